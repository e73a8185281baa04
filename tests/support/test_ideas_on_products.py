"""Ideas on products: written by anybody, sent by the union, answered by the enterprise; the author hears each time."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.known import what_is_known
from donghanh.base.sentences import Refusal
from donghanh.notices.facts import token_of
from donghanh.notices.models import Notice
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from donghanh.support import actions
from donghanh.support.facts import dues_of
from donghanh.support.models import Idea
from tests.conftest import LONG_AGO

TODAY = dt.date(2017, 6, 15)
TYPED = {"product": "Kẹo dừa hộp giấy", "enterprise": "Công ty Kẹo Thử", "topic": "packing", "clause": ""}


@pytest.fixture
def member(grassroots):
    """A plain member of An's union."""
    person = add_person(name="Lê Văn Phúc", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=grassroots, role=RoleKey.MEMBER, from_on=LONG_AGO)
    return open_account(login="phuc", person=person, password="mat-khau-thu-2017")


@pytest.fixture
def idea(member, actor):
    """What the member wrote."""
    told = {key: TYPED[key] for key in ("product", "enterprise", "topic")}
    return actions.write_idea(by=actor(member), text="Hộp dễ móp.", **told)


@pytest.fixture
def sent(idea, an, actor):
    """The same, sent by An."""
    return actions.send_idea(
        by=actor(an), idea=idea, sent_on=TODAY, sent_how="email", sent_to="Phòng bán hàng"
    )


def heard(account):
    return list(Notice.objects.filter(account=account).order_by("pk").values_list("text", flat=True))


def test_a_member_writes_one_on_a_page_and_an_hears_and_sends_it(member, an, client_of):
    told = {**TYPED, "text": "Hộp dễ móp.", "author": "Lê Văn Phúc"}
    made = client_of(member).post(reverse("support:add_idea"), told)
    assert heard(an) == ["Ý kiến về Kẹo dừa hộp giấy chờ xem và gửi Công ty Kẹo Thử."]

    form = {"verb": "send", "send-sent_on": "15/6/2017", "send-sent_how": "paper", "send-sent_to": "Số 12/CV"}
    client_of(an).post(made.url, form)

    assert "Số 12/CV" in client_of(member).get(made.url).text
    assert heard(member) == ["Ý kiến về Kẹo dừa hộp giấy đã chuyển đến Công ty Kẹo Thử ngày 15/6/2017."]


def test_only_the_author_and_the_union_read_it(idea, member, an, binh, cuc, employer, client_of):
    address = idea.get_absolute_url()
    codes = [client_of(who).get(address).status_code for who in (member, an, binh, employer, cuc)]

    assert codes == [200, 200, 200, 404, 404]


def test_one_that_is_not_clear_goes_back_and_is_said_again(idea, member, an, actor):
    actions.send_back_idea(by=actor(an), idea=idea, reason="Chưa rõ hộp nào")
    assert [due.verb for due in dues_of(actor(member), TODAY)] == ["Viết rõ hơn"]

    actions.rewrite_idea(by=actor(member), idea=idea, text="Hộp 400 gam dễ móp.")

    assert dues_of(actor(member), TODAY) == []
    assert [due.verb for due in dues_of(actor(an), TODAY)] == ["Xem, gửi doanh nghiệp"]


def test_the_author_does_not_send_it_himself(idea, member, actor):
    with pytest.raises(Refusal, match="không có phần việc"):
        actions.send_idea(by=actor(member), idea=idea, sent_on=TODAY, sent_how="email")


def test_the_enterprise_answers_once_through_a_link(sent, member, an, actor, em):
    link = actions.give_idea_link(by=actor(an), idea=sent)
    address = reverse("support:answer_idea", args=[token_of(link)])
    assert "Hộp dễ móp." in em.get(address).text

    em.post(address, {"who": "Bà Hoa", "outcome": "taken_up", "answer": "Đổi hộp từ tháng 8."})

    assert Idea.objects.get().state == "taken_up"
    assert heard(member)[-1] == "Ý kiến về Kẹo dừa hộp giấy: Doanh nghiệp tiếp thu. Đổi hộp từ tháng 8."
    assert em.get(address).status_code == 410


def test_an_records_a_letter_with_its_scan_and_its_reason(sent, an, member, client_of):
    scan = SimpleUploadedFile("tl.pdf", b"%PDF-1.4 a letter")
    told = {"verb": "answer", "answer-who": "Giám đốc", "answer-outcome": "not_taken"}
    told |= {"answer-answer": "Giá thành cao.", "answer-answered_on": "15/6/2017", "answer-upload": scan}
    client_of(an).post(sent.get_absolute_url(), told)

    found = Idea.objects.get()
    assert (found.state, found.answered_how) == ("not_taken", "paper")
    assert (
        client_of(member).get(reverse("evidence:file", args=[found.scan_id])).getvalue()
        == b"%PDF-1.4 a letter"
    )


def test_what_was_sent_is_offered_to_reports(sent, grassroots):
    answers = what_is_known.ask(grassroots.pk, dt.date(2017, 1, 1), TODAY)
    known = {each.topic: each.number for answer in answers for each in answer}

    assert known["product_ideas"] == 1


def test_the_union_above_sends_what_it_was_handed(idea, an, binh, actor, upper, member):
    handed = actions.hand_idea(by=actor(an), idea=idea, target=upper, reason="Doanh nghiệp ở huyện khác")

    assert heard(member)[-1].startswith("Ý kiến về Kẹo dừa hộp giấy đã chuyển đến")
    assert actions.send_idea(by=actor(binh), idea=handed, sent_on=TODAY, sent_how="paper").state == "sent"


def test_the_letter_and_the_list_go_out(idea, an, client_of):
    browser = client_of(an)
    letter = browser.get(reverse("support:idea_letter", args=[idea.pk, "docx"]))
    sheet = browser.get(reverse("support:ideas"), {"export": "xlsx", "topic": "packing"})

    assert (letter.content[:2], sheet.content[:2]) == (b"PK", b"PK")
