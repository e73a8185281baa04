"""The pages of contests, as each of the cast finds them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.contests import actions
from donghanh.contests.models import Contest, Entry, Sheet

from .conftest import desk_of, scan

MOST_QUERIES = 12
PARTS_FORM = {
    "part-TOTAL_FORMS": "2",
    "part-INITIAL_FORMS": "0",
    "part-0-kind": "theory",
    "part-0-name": "Lý thuyết",
    "part-0-most": "30",
    "part-0-is_counted": "on",
    "part-1-kind": "practice",
    "part-1-name": "Thực hành",
    "part-1-most": "70",
}


def address(name, *args):
    return reverse(f"contests:{name}", args=args)


def words(answer):
    return answer.content.decode()


def cost_of(browser, where):
    browser.get(where)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(where).status_code == 200
    return len(captured)


def test_dung_writes_the_rules_adds_a_round_and_opens(dung, client_of, movement, sent):
    browser = client_of(dung)
    written = browser.post(
        address("add"),
        {
            "kind": "skilled",
            "name": "Hội thi thợ giỏi ngành may",
            "clause": "",
            "fields_text": "May\nCắt",
            "enters_until": "20/6/2017",
            "held_on": "25/6/2017",
            "per_entry": "2",
            "score_rule": "corrected",
            "tie_rule": "practice",
            "first": "1",
            "second": "2",
            "appeal_days": "5",
            "is_blind": "on",
        },
    )
    contest = Contest.objects.get()
    round_ = browser.post(address("add_round", contest.pk), {"name": "Vòng thi", "passes": "", **PARTS_FORM})
    opened = browser.post(address("contest", contest.pk), {"verb": "open"}, follow=True)

    assert (written.status_code, round_.status_code) == (303, 303)
    assert contest.prizes == {"first": 1, "second": 2, "third": 0, "consolation": 0}
    assert [part.most for part in contest.rounds.get().parts.all()] == [3000, 7000]
    assert "Nhận đăng ký dự thi" in words(opened)


def test_rules_that_cannot_be_say_why_beside_the_field(dung, client_of, hold):
    contest = hold()
    answer = client_of(dung).post(
        address("edit", contest.pk),
        {
            "kind": "skilled",
            "name": "Thi",
            "fields_text": "May\nmay",
            "enters_until": "20/6/2017",
            "held_on": "19/6/2017",
            "per_entry": "2",
            "score_rule": "raw",
            "tie_rule": "shared",
            "appeal_days": "5",
        },
    )

    assert "Ngày thi phải từ ngày hết hạn đăng ký" in words(answer)


def test_an_enters_on_her_phone_and_dung_gives_it_back(an, dung, client_of, hold):
    contest = hold()
    client_of(an).post(
        address("enter", contest.pk),
        {"field": contest.fields.get().pk, "members": "Phan Thị Lụa", "team": "", "summary": ""},
    )
    entry = Entry.objects.get()
    client_of(dung).post(address("entry", entry.pk), {"verb": "return", "reason": "Ghi tuổi nghề"})
    page = client_of(an).get(address("entry", entry.pk))
    client_of(an).post(
        address("resend", entry.pk),
        {"field": entry.field_id, "members": "Phan Thị Lụa", "team": "", "summary": "May 5 năm"},
    )
    done = client_of(dung).post(address("entry", entry.pk), {"verb": "accept"}, follow=True)

    assert "Ghi tuổi nghề" in words(page)
    assert "Đã tiếp nhận" in words(done)
    assert (
        client_of(dung).get(address("entries", contest.pk), {"q": "lua"}).content.count(b"/hoi-thi/bai/") >= 1
    )


def test_cuc_does_not_see_what_an_entered(an, cuc, client_of, hold, enter):
    contest = hold()
    entry = enter(contest, names=["Phan Thị Lụa"])[0]

    assert client_of(cuc).get(address("entry", entry.pk)).status_code == 404
    assert "Phan Thị Lụa" not in words(client_of(cuc).get(address("entries", contest.pk)))


def test_a_desk_opens_for_its_juror_alone(an, dung, jurors, client_of, marking):
    contest = marking().contest
    token = desk_of(jurors[0], contest)

    opened = {
        name: client_of(who).get(address("desk", token)).status_code
        for name, who in (("juror", jurors[0]), ("another", jurors[1]), ("an", an), ("dung", dung))
    }

    assert opened == {"juror": 200, "another": 404, "an": 404, "dung": 404}


@pytest.fixture
def own_sheet(jurors, marking):
    """The first sheet of the first juror, and its address."""
    contest = marking().contest
    sheet = Sheet.objects.filter(juror__person=jurors[0].person).select_related("entry", "round").first()
    return sheet, address("sheet", desk_of(jurors[0], contest), sheet.entry.code)


def test_marks_are_kept_as_they_are_typed_and_without_a_network(jurors, client_of, own_sheet):
    sheet, where = own_sheet
    part = sheet.round.parts.get(is_counted=False)
    browser = client_of(jurors[0])
    page = words(browser.get(where))

    kept = browser.post(
        where, {f"part_{part.pk}": "61,5", "note": "", "version": "0"}, headers={"X-Autosave": "1"}
    )
    wrong = browser.post(where, {f"part_{part.pk}": "71", "version": "1"}, headers={"X-Autosave": "1"})
    late = browser.post(where, {f"part_{part.pk}": "50", "version": "0"}, headers={"X-Autosave": "1"})

    assert "data-autosave" in page
    assert f'data-draft="phieu-{sheet.pk}"' in page
    assert (kept.status_code, kept.headers["X-Version"]) == (200, "1")
    assert (wrong.status_code, "từ 0 đến 70" in words(wrong)) == (409, True)
    assert (late.status_code, "ở máy khác" in words(late)) == (409, True)
    assert list(sheet.marks.values_list("points", flat=True)) == [6150]


def test_a_sheet_is_handed_in_once(jurors, client_of, own_sheet):
    sheet, where = own_sheet
    part = sheet.round.parts.get(is_counted=False)
    browser = client_of(jurors[0])

    browser.post(where, {f"part_{part.pk}": "60", "note": "", "version": "0"})
    again = browser.post(where, {f"part_{part.pk}": "70", "note": "", "version": "1"}, follow=True)

    assert "Phiếu này đã gửi" in words(again)
    assert list(sheet.marks.values_list("points", flat=True)) == [6000]


def test_dung_announces_and_everybody_reads_the_results(dung, cuc, client_of, sealed):
    contest = sealed()
    before = client_of(cuc).get(address("results", contest.pk)).status_code
    browser = client_of(dung)
    told = browser.post(
        address("announce", contest.pk),
        {"decision_number": "25/QĐ-LĐLĐ", "signed_on": "15/6/2017", "upload": scan()},
    )
    page = words(client_of(cuc).get(address("results", contest.pk)))

    assert (before, told.status_code) == (404, 303)
    assert "Giải nhất" in page
    assert "Các phiếu, từ thấp đến cao" not in page


def test_the_board_in_the_hall_tells_no_mark_before_all_are_told(em, marking, mark):
    found = marking(parts=(actions.holding.PartDraft("practice", "Thực hành", 7000),))
    key = found.contest.board_key
    for sheet in Sheet.objects.filter(round=found).select_related("juror__person__account", "round"):
        mark(sheet, 6543)

    page = em.get(address("board", key))
    part = em.get(address("board", key), headers={"HX-Request": "true"})

    assert "65,43" not in words(page)
    assert "8/8" in words(page)
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in words(page)
    assert 'hx-trigger="every 10s"' in words(part)
    assert "<html" not in words(part)


def test_the_board_shows_prizes_once_they_are_announced(em, announced):
    page = words(em.get(address("board", announced().board_key)))

    assert "Giải nhất" in page
    assert "Bùi Thị Đào" in page


def test_dung_gives_an_entry_to_another_juror_and_takes_what_was_given(
    announced, an, dung, actor, client_of, mark
):
    entry = announced().entries.get(number=1)
    appeal = actions.ask_again(by=actor(an), entry=entry, reason="Sản phẩm bị đánh rơi")
    where, browser = address("answer", appeal.pk), client_of(dung)

    browser.post(where, {"verb": "remark"})
    waiting = words(browser.get(where))
    sheet = Sheet.objects.get(appeal=appeal)
    desk = words(client_of(sheet.juror.person.account).get(address("desk", sheet.juror.token)))
    mark(sheet, 6400)
    given = words(browser.get(where))
    browser.post(where, {"text": "Đã chấm lại.", "is_marked_anew": "on", "decision_number": ""})

    assert "Đang chấm lại" in waiting
    assert "Chưa chấm" in desk
    assert "64" in given
    appeal.refresh_from_db()
    assert (appeal.state, appeal.before, appeal.after) == ("changed", 7100, 8400)


def test_pages_cost_the_same_with_one_entry_and_with_four(an, dung, client_of, hold, enter):
    contest = hold()
    enter(contest, names=["Phan Thị Lụa"])
    pages = {
        name: (client_of(who), address(name, contest.pk))
        for name, who in (("contest", an), ("entries", dung))
    }
    before = {name: cost_of(*page) for name, page in pages.items()}
    listed = client_of(an)
    list_before = cost_of(listed, address("list"))

    enter(contest, names=["Võ Thị Gấm", "Hồ Thị Nhung", "Bùi Thị Đào"])
    hold(name="Hội thi khác", held_on=dt.date(2017, 6, 28))

    assert {name: cost_of(*page) for name, page in pages.items()} == before
    assert cost_of(listed, address("list")) == list_before
    assert max(before.values()) <= MOST_QUERIES


def test_a_round_and_its_results_cost_the_same_whatever_the_entries(dung, jurors, client_of, announced):
    contest = announced()
    browser = client_of(dung)
    pages = [
        address("round", contest.rounds.get().pk),
        address("results", contest.pk),
        address("board", contest.board_key),
    ]
    before = [cost_of(browser, page) for page in pages]
    Sheet.objects.filter(entry__number=1).delete()
    contest.rounds.get().results.filter(entry__number=1).delete()
    Entry.objects.filter(number=1).update(state="withdrawn", reason="Thử")

    assert [cost_of(browser, page) for page in pages] == before
    assert max(before) <= MOST_QUERIES
