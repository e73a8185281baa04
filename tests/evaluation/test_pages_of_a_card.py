"""The pages of evaluation, as each of the cast finds them."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.evaluation.actions import announce, verify
from donghanh.evaluation.models import Criterion, Reconsideration, Round, Scorecard
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.organisations.actions import found_unit

AGREED = {"C4": Verdict(500), "D2": Verdict(500)}


def address(name, thing, **query):
    tail = "&".join(f"{key}={value}" for key, value in query.items())
    return reverse(f"evaluation:{name}", args=[thing.pk]) + (f"?{tail}" if tail else "")


def text(answer):
    return answer.content.decode()


def cost_of(browser, where) -> int:
    browser.get(where)
    with CaptureQueriesContext(connection) as captured:
        browser.get(where)
    return len(captured)


def key(code):
    return Criterion.objects.get(criteria_set__code="movement-grassroots", code=code).pk


def test_my_cards_and_the_way_in(card, an, client_of):
    page = client_of(an).get(reverse("evaluation:cards"))

    assert "Phiếu của đơn vị" in text(page)
    assert card.get_absolute_url() in text(page)


def test_a_group_is_scored_with_a_file_from_the_phone(card, an, client_of):
    browser = client_of(an)
    points, file = f"points_{key('A3')}", f"file_{key('A3')}"

    answer = browser.post(
        address("self_score", card, nhom="A"),
        {points: "5", file: SimpleUploadedFile("anh.pdf", b"%PDF-1.4 x"), f"note_{key('A3')}": "Họp"},
    )

    assert answer.status_code == 303
    assert answer.url.endswith("?nhom=B")
    assert card.scores.get(criterion__code="A3").evidence.count() == 1


def test_a_wrong_file_is_refused_at_its_field_and_nothing_is_kept(card, an, client_of):
    answer = client_of(an).post(
        address("self_score", card, nhom="A"),
        {f"points_{key('A3')}": "5", f"file_{key('A3')}": SimpleUploadedFile("anh.pdf", b"")},
    )

    assert answer.status_code == 200
    assert not card.scores.filter(self_points__isnull=False).exists()


def test_points_that_are_no_number_stay_as_typed(card, an, client_of):
    answer = client_of(an).post(address("self_score", card, nhom="A"), {f"points_{key('A3')}": "năm điểm"})

    assert "năm điểm" in text(answer)
    assert "không phải là số" in text(answer)


def test_the_whole_is_looked_at_before_it_goes(card, an, client_of):
    browser = client_of(an)
    for code, group in (("A3", "A"), ("B1", "B"), ("C3", "C"), ("E1", "E")):
        browser.post(address("self_score", card, nhom=group), {f"points_{key(code)}": "0"})

    browser.post(address("review", card))

    card.refresh_from_db()
    assert card.state == "self_scored"


def test_a_card_not_ready_says_why(card, an, client_of):
    answer = client_of(an).post(address("review", card))

    assert "còn 4 tiêu chí chưa tự chấm" in text(answer)


def test_a_sent_card_is_no_longer_edited(sent, an, client_of):
    assert client_of(an).get(address("self_score", sent)).status_code == 404


def test_the_superior_verifies_with_a_reason(sent, binh, client_of):
    browser = client_of(binh)
    form = {f"points_{key('C4')}": "5", f"points_{key('D2')}": "4", f"reason_{key('D2')}": "Thiếu một biểu"}

    refused = browser.post(address("verify", sent), {f"points_{key('C4')}": "5", f"points_{key('D2')}": "4"})
    browser.post(address("verify", sent), form)

    assert "cần có lý do" in text(refused)
    sent.refresh_from_db()
    assert (sent.state, sent.total) == ("verified", 3400)


def test_a_card_is_sent_back_from_its_page(sent, binh, client_of):
    client_of(binh).post(address("send_back", sent), {"reason": "Thiếu ảnh", "until": "20/6/2017"})

    sent.refresh_from_db()
    assert (sent.state, sent.return_reason) == ("open", "Thiếu ảnh")


def test_figures_are_taken_again(sent, binh, client_of):
    answer = client_of(binh).post(address("verify", sent), {"verb": "refresh"}, follow=True)

    assert "Đã lấy số liệu mới" in text(answer)


def test_the_unit_sees_verified_points_only_when_told(sent, opened, an, binh, actor, client_of):
    verify(by=actor(binh), card=sent, verdicts=AGREED | {"D2": Verdict(400, "Thiếu một biểu")})
    assert "Thiếu một biểu" not in text(client_of(an).get(sent.get_absolute_url()))

    announce(by=actor(binh), round=opened)

    assert "Thiếu một biểu" in text(client_of(an).get(sent.get_absolute_url()))


def test_a_self_score_in_the_making_is_not_shown_to_the_superior(card, an, binh, client_of):
    client_of(an).post(
        address("self_score", card, nhom="A"),
        {f"points_{key('A3')}": "0", f"note_{key('A3')}": "Đang viết dở"},
    )

    assert "Đang viết dở" not in text(client_of(binh).get(card.get_absolute_url()))


def test_results_are_told_after_saying_to_how_many(sent, opened, binh, actor, client_of):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    page = client_of(binh).get(address("announce", opened))
    client_of(binh).post(address("announce", opened))

    assert "Thông báo kết quả chấm điểm cho 1 đơn vị." in text(page)
    sent.refresh_from_db()
    assert sent.state == "graded"


def test_asking_and_answering_again(sent, opened, an, binh, actor, client_of):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    announce(by=actor(binh), round=opened)
    client_of(an).post(address("ask_again", sent), {"text": "Xem lại B1"})
    asked = Reconsideration.objects.get()

    client_of(binh).post(address("answer", asked), {"verb": "keep", "answer": "Đã đủ căn cứ"})

    assert "Đã đủ căn cứ" in text(client_of(an).get(sent.get_absolute_url()))


def test_the_same_request_sent_twice_is_one(sent, opened, an, binh, actor, client_of):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    announce(by=actor(binh), round=opened)
    browser = client_of(an)
    for _again in range(2):
        browser.post(address("ask_again", sent), {"text": "Xem lại", "once": "một"})

    assert Reconsideration.objects.count() == 1


def test_the_province_opens_a_round(dung, criteria, grassroots, client_of):
    browser = client_of(dung)
    assert "Còn thiếu" in text(browser.get(reverse("evaluation:open_round")))

    browser.post(
        reverse("evaluation:open_round"),
        {"criteria_set": criteria.pk, "year": "2017", "self_due_on": "1/7/2017", "verify_due_on": "9/7/2017"},
    )

    assert Round.objects.get().cards.count() == 1


@pytest.mark.parametrize("name", ["card", "self_score", "review", "verify", "send_back", "ask_again"])
def test_a_neighbour_finds_nothing(name, card, cuc, client_of):
    assert client_of(cuc).get(address(name, card)).status_code == 404


def test_a_stranger_is_sent_to_sign_in(card, em):
    assert em.get(card.get_absolute_url()).status_code == 302


def test_how_one_is_judged_is_open_to_all_units(criteria, an, client_of):
    page = text(client_of(an).get(address("criteria", criteria)))

    assert "Sáng kiến, cải tiến kỹ thuật được công nhận" in page
    assert "Bản mẫu, chưa đối chiếu" in page


def another_card(made, upper, number):
    unit = found_unit(
        by=SYSTEM,
        code=f"CS-9{number}",
        name=f"Công đoàn cơ sở thứ {number}",
        kind="grassroots",
        superior=upper,
        founded_on=dt.date(2010, 1, 1),
    )
    return Scorecard.objects.create(round=made, unit=unit, due_on=made.self_due_on)


def test_pages_cost_the_same_with_more_rows(opened, card, binh, upper, client_of):
    browser, costs = client_of(binh), []
    pages = [
        address("round", opened),
        card.get_absolute_url(),
        address("verify", card),
        reverse("evaluation:cards"),
    ]
    for rows in (1, 2, 3):
        costs.append([cost_of(browser, page) for page in pages])
        another_card(opened, upper, rows)

    assert costs[0] == costs[2]
    assert max(costs[0]) <= 12
