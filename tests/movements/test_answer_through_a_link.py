"""A unit answers through its own link, without signing in; and what does not get through."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.movements import actions
from donghanh.movements.models import Delivery, Response
from donghanh.notices.facts import address_of
from donghanh.notices.models import Link
from donghanh.people.actions import choose_pin, give_pin
from donghanh.people.models import Pin

PIN, WRONG = "482915", "111222"


@pytest.fixture
def an_has_pin(an, actor):
    choose_pin(by=actor(an), pin=PIN, again=PIN)


@pytest.fixture
def link(binh, actor, received, an_has_pin):
    """The link to An's delivery, given out by Bình."""
    [given] = actions.link_units(by=actor(binh), plan=received.plan)
    return given


@pytest.fixture
def address(link):
    return address_of(link)


def filled(browser, address):
    """What the form would post, as it stands."""
    text = browser.get(address).content.decode()
    taken = re.findall(r'name="(take_\d+)"[^>]*checked', text)
    texts = re.findall(r'<textarea[^>]*name="(text_\d+)"[^>]*>\n?([^<]*)', text)
    return dict.fromkeys(taken, "on") | dict(texts)


def send(browser, address, pin=PIN, **more):
    return browser.post(address, filled(browser, address) | {"step": "send", "pin": pin} | more)


def test_the_unit_reads_looks_over_and_sends(em, address, received, link):
    text = em.get(address).content.decode()
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in text

    review = em.post(address, filled(em, address) | {"step": "review"}).content.decode()
    assert 'name="pin"' in review

    answer = send(em, address)

    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    received.refresh_from_db()
    link.refresh_from_db()
    assert (received.state, link.state) == ("answered", "used")
    assert Response.objects.get(delivery=received).lines.exists()


def test_the_journal_says_that_it_came_through_a_link(em, address, received):
    send(em, address)

    who = set(
        Entry.objects.filter(verb__in=["acknowledge", "send", "use"])
        .filter(who__contains="An")
        .values_list("who", flat=True)
    )
    assert who == {"Nguyễn Thị An (qua đường dẫn)"}


def test_looking_writes_nothing_and_a_preview_robot_uses_nothing_up(em, address, received, link):
    for _round in range(3):
        em.get(address)
        em.head(address)
    em.post(address, filled(em, address) | {"step": "review"})

    received.refresh_from_db()
    link.refresh_from_db()
    assert (received.state, link.state) == ("sent", "open")


def test_an_upper_union_acknowledges(em, dung, binh, actor, plan, sent):
    choose_pin(by=actor(binh), pin=PIN, again=PIN)
    given = actions.link_units(by=actor(dung), plan=plan, only=[sent.pk])

    em.post(address_of(given[0]), {"step": "send", "pin": PIN})

    sent.refresh_from_db()
    assert sent.state == "acknowledged"
    assert em.get(address_of(given[0])).status_code == 410


def test_it_works_once(em, address):
    send(em, address)

    again = em.get(address)
    assert again.status_code == 410
    assert "đã dùng xong" in again.content.decode()
    assert em.post(address, {"step": "send", "pin": PIN}).status_code == 410


def test_a_link_that_was_replaced_opens_nothing(em, binh, actor, received, address, link):
    [new] = actions.link_units(by=actor(binh), plan=received.plan)

    assert em.get(address).status_code == 410
    assert em.get(address_of(new)).status_code == 200


def test_a_link_that_was_taken_back_opens_nothing(em, binh, actor, received, address):
    actions.revoke_link_to(by=actor(binh), delivery=received)

    assert em.get(address).status_code == 410
    assert send(Client(), address).status_code == 410


def test_a_link_ends_with_its_day(em, address, link):
    Link.objects.filter(pk=link.pk).update(expires_at=dt.datetime(2017, 6, 14, tzinfo=dt.UTC))

    assert em.get(address).status_code == 410
    assert "đã hết hạn" in em.get(address).content.decode()


def test_a_link_lasts_two_weeks_beyond_the_due_day(link):
    assert link.expires_at.astimezone(dt.timezone(dt.timedelta(hours=7))).date() == dt.date(2017, 7, 14)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1],
        lambda token: re.sub(r"^\d+", lambda found: str(int(found.group()) + 1), token),
        lambda token: token.partition(".")[0],
        lambda token: "1-0000000000000000." + token.partition(".")[2],
        lambda token: "x" * 60,
        lambda token: "../" + token,
    ],
)
def test_guessed_addresses_open_nothing(em, link, spoil):
    token = address_of(link).rstrip("/").rpartition("/")[2]
    spoiled = reverse("notices:door", args=["t"]).removesuffix("t/") + spoil(token) + "/"

    assert em.get(spoiled).status_code == 404


def test_a_row_moved_to_another_unit_opens_nothing(em, link, address, neighbour):
    Link.objects.filter(pk=link.pk).update(unit_id=neighbour.pk)

    assert em.get(address).status_code == 410


def test_a_revoked_plan_is_answered_no_more(em, address, received):
    type(received.plan).objects.filter(pk=received.plan_id).update(state="revoked")

    assert em.get(address).status_code == 410


def test_the_link_opens_nothing_but_its_form(em, address, received):
    em.get(address)

    for name, key in [("delivery", received.pk), ("respond", received.pk), ("plan", received.plan_id)]:
        assert em.get(reverse(f"movements:{name}", args=[key])).status_code == 302
    assert em.get("/").status_code == 302


def test_whoever_is_signed_in_the_form_is_the_unit_s_own(client_of, cuc, address, received, grassroots):
    browser = client_of(cuc)
    send(browser, address)

    assert Response.objects.get(delivery=received).unit == grassroots
    assert not Entry.objects.filter(who__contains="Cúc", verb="send").exists()


def test_a_wrong_pin_sends_nothing_and_keeps_what_was_ticked(em, address, received):
    answer = send(em, address, pin=WRONG)

    text = answer.content.decode()
    assert "Mã PIN chưa đúng" in text
    assert 'name="take_' in text
    received.refresh_from_db()
    assert received.state == "sent"


def test_another_units_pin_does_not_send(em, cuc, actor, address, received):
    choose_pin(
        by=actor(cuc), pin=WRONG.replace("2", "7")[:3] + "904", again=WRONG.replace("2", "7")[:3] + "904"
    )

    send(em, address, pin="111904")

    received.refresh_from_db()
    assert received.state == "sent"


def test_five_wrong_tries_hold_the_pin_even_the_right_one(em, address, received, an):
    for _try in range(5):
        send(em, address, pin=WRONG)

    assert "Chờ" in send(em, address).content.decode()
    received.refresh_from_db()
    assert received.state == "sent"
    assert Pin.objects.get(account=an).wrong == 5


def test_too_many_wrong_tries_close_the_link(em, address, link, an):
    for _try in range(10):
        send(em, address, pin=WRONG)
        Pin.objects.filter(account=an).update(held_until=None)

    assert send(em, address).status_code in (200, 410)
    link.refresh_from_db()
    assert link.state == "revoked"
    assert Pin.objects.get(account=an).wrong <= 11


def test_a_new_link_does_not_give_new_tries_for_ever(em, binh, actor, received, an_has_pin, an):
    for _link in range(3):
        [given] = actions.link_units(by=actor(binh), plan=received.plan)
        for _try in range(6):
            send(em, address_of(given), pin=WRONG)
            Pin.objects.filter(account=an).update(held_until=None)
    [given] = actions.link_units(by=actor(binh), plan=received.plan)

    assert "hết hiệu lực vì nhập sai quá nhiều lần" in send(em, address_of(given)).content.decode()

    pin = give_pin(an)
    assert send(em, address_of(given), pin=pin).status_code == 303


def test_without_a_pin_the_page_says_whom_to_ask(em, binh, actor, received, an):
    [given] = actions.link_units(by=actor(binh), plan=received.plan)

    assert "Chưa có mã PIN" in send(em, address_of(given)).content.decode()


def test_a_closed_account_sends_nothing(em, address, received, an):
    type(an).objects.filter(pk=an.pk).update(is_active=False)

    send(em, address)

    received.refresh_from_db()
    assert received.state == "sent"


def test_nothing_ticked_is_refused(em, address, received):
    answer = em.post(address, {"step": "send", "pin": PIN})

    assert "Chưa chọn nội dung nào" in answer.content.decode()
    received.refresh_from_db()
    assert received.state == "sent"


def test_a_clause_of_another_plan_is_not_taken(em, address, received, plan):
    strange = plan.clauses.first().pk

    send(em, address, **{f"take_{strange}": "on", f"text_{strange}": "x"})

    assert not Response.objects.get(delivery=received).lines.filter(clause=strange).exists()


def test_a_form_from_elsewhere_is_refused(address, link):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(address, {"step": "send", "pin": PIN}).status_code == 403


@pytest.mark.parametrize("step", ["form", "review", "closed", "unknown"])
def test_the_address_is_kept_to_oneself(em, address, step):
    if step == "closed":
        send(em, address)
    if step == "unknown":
        answer = em.get(address[:-4] + "zzz/")
    elif step == "review":
        answer = em.post(address, filled(em, address) | {"step": "review"})
    else:
        answer = em.get(address)

    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "http" not in re.sub(
        r'xmlns="[^"]*"', "", answer.content.decode().partition("<main")[2].partition("</main")[0]
    )


def test_the_table_alone_makes_no_address(link, settings):
    address = address_of(link)
    settings.SECRET_KEY = "another"

    assert link.nonce in address
    assert Client().get(address).status_code == 404


def test_only_who_sent_the_plan_gives_links(an, cuc, actor, received):
    for account in (an, cuc):
        with pytest.raises(Refusal):
            actions.link_units(by=actor(account), plan=received.plan)
    with pytest.raises(Refusal):
        actions.revoke_link_to(by=actor(cuc), delivery=received)


def test_who_has_answered_gets_no_link(em, binh, actor, received, address):
    send(em, address)

    with pytest.raises(Refusal) as refused:
        actions.link_units(by=actor(binh), plan=received.plan)

    assert str(refused.value) == "Không còn đơn vị nào phải phản hồi."


def test_the_senders_page_makes_copies_and_takes_back(binh, client_of, received, an_has_pin):
    browser = client_of(binh)
    page = reverse("movements:links", args=[received.plan_id])
    assert "/thong-bao/d/" not in browser.get(page).content.decode()

    text = browser.post(page, follow=True).content.decode()
    assert "http://testserver/thong-bao/d/" in text
    assert PIN not in text

    browser.post(reverse("movements:revoke_link", args=[received.pk]))
    assert "Đường dẫn trước không còn mở được." in browser.get(page).content.decode()

    browser.post(reverse("movements:link", args=[received.pk]))
    assert browser.get(page).content.decode().count("/thong-bao/d/") == 1


def test_an_answer_through_the_site_closes_the_door_too(em, an, actor, received, address):
    actions.acknowledge(by=actor(an), delivery=received)
    received.refresh_from_db()
    clause = received.plan.clauses.filter(kind="content").first()
    actions.send_response(by=actor(an), delivery=received, lines={clause.pk: "Làm"})

    answer = em.get(address)

    assert answer.status_code == 410
    assert "đã gửi đăng ký hưởng ứng" in answer.content.decode()


def test_two_at_once_send_once(em, address, received, link, monkeypatch):
    """The second press of the button finds the link used."""
    data = filled(em, address) | {"step": "send", "pin": PIN}
    em.post(address, data)
    em.post(address, data)

    assert Response.objects.filter(delivery=received).count() == 1
    assert Entry.objects.filter(verb="use").count() == 1


def test_the_page_of_links_costs_the_same_for_one_and_three(
    dung, client_of, actor, plan, found_upper, django_assert_max_num_queries, django_assert_num_queries
):
    due = dt.date(2017, 6, 30)
    browser = client_of(dung)
    page = reverse("movements:links", args=[plan.pk])
    actions.send_plan(by=actor(dung), plan=plan, units=[found_upper("A")], due_on=due)
    actions.link_units(by=actor(dung), plan=plan)
    browser.get(page)
    with django_assert_max_num_queries(12) as once:
        browser.get(page)

    actions.send_plan(by=actor(dung), plan=plan, units=[found_upper("B"), found_upper("C")], due_on=due)
    actions.link_units(by=actor(dung), plan=plan)

    assert Delivery.objects.filter(plan=plan).count() == 3
    with django_assert_num_queries(len(once)):
        browser.get(page)
