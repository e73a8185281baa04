"""A contest lived through: rules, entries, jurors, sheets, sealed, announced, asked again."""

import datetime as dt

import pytest

from donghanh.base.sentences import Refusal
from donghanh.contests import actions, facts
from donghanh.contests.actions import EntryContent, assigning
from donghanh.contests.documents import cards_of, decision_of
from donghanh.contests.models import Entry, Juror, Result, Sheet
from donghanh.evidence.models import Evidence
from donghanh.jobs.actions import work_off
from donghanh.notices.models import Notice

from .conftest import PEOPLE, TODAY, scan

SITE = "https://thi-dua.example"


def told(account):
    return list(Notice.objects.filter(account=account).order_by("pk").values_list("text", flat=True))


def test_a_person_is_entered_accepted_marked_and_told_at_each_hand_over(announced, an):
    contest = announced()

    result = Result.objects.get(entry__name=PEOPLE[3])

    assert (contest.state, result.rank, result.prize, result.raw) == ("announced", 1, "first", 7400)
    heard = [text for text in told(an) if PEOPLE[3] in text]
    assert heard == [
        f"“{contest.name}”: đã tiếp nhận {PEOPLE[3]}.",
        f"“{contest.name}”: số báo danh 4, {PEOPLE[3]}.",
        f"“{contest.name}”: {PEOPLE[3]} được 74 điểm, xếp thứ 1, Giải nhất.",
    ]


def test_a_contest_without_a_round_does_not_open(hold, dung, actor):
    contest = hold()
    contest.rounds.all().delete()
    contest.state = "draft"
    contest.save()

    with pytest.raises(Refusal, match="Chưa có vòng thi"):
        actions.open_contest(by=actor(dung), contest=contest)


def test_only_units_beneath_may_enter(hold, an, actor, upper):
    contest = hold()
    contest.unit = upper
    contest.save()
    stranger = actor(an)

    assert (
        actions.enter(
            by=stranger,
            contest=contest,
            field=contest.fields.get(),
            content=EntryContent(members=["Phan Thị Lụa"]),
        ).state
        == "sent"
    )


def test_the_neighbour_of_a_district_may_not_enter_there(hold, cuc, actor, upper):
    contest = hold()
    contest.unit = upper
    contest.save()

    with pytest.raises(Refusal, match="không nhận đăng ký"):
        actions.enter(
            by=actor(cuc),
            contest=contest,
            field=contest.fields.get(),
            content=EntryContent(members=["Ai Đó"]),
        )


def test_a_team_has_a_name(hold, an, actor):
    contest = hold()

    with pytest.raises(Refusal, match="đặt tên đội"):
        actions.enter(
            by=actor(an),
            contest=contest,
            field=contest.fields.get(),
            content=EntryContent(members=["Một", "Hai"]),
        )


def test_an_entry_given_back_is_sent_again(hold, an, dung, actor):
    contest = hold()
    field = contest.fields.get()
    entry = actions.enter(by=actor(an), contest=contest, field=field, content=EntryContent(members=["Một"]))

    actions.return_entry(by=actor(dung), entry=entry, reason="Ghi rõ họ tên")
    again = actions.resend(
        by=actor(an), entry=entry, field=field, content=EntryContent(members=["Lê Thị Một"])
    )

    assert (again.state, again.name) == ("sent", "Lê Thị Một")
    assert [text for text in told(an) if "cần bổ sung" in text] == [
        f"“{contest.name}”: Một cần bổ sung: Ghi rõ họ tên"
    ]


def test_a_juror_takes_no_part(hold, enter, jurors, dung, actor):
    contest = hold()
    enter(contest)
    person = jurors[0].person
    Entry.objects.first().members.update(person=person)

    with pytest.raises(Refusal, match="có bài dự thi"):
        actions.add_juror(by=actor(dung), contest=contest, person=person)


def test_who_runs_a_blind_contest_does_not_judge_it(hold, dung, actor):
    with pytest.raises(Refusal, match="không chấm kín được"):
        actions.add_juror(by=actor(dung), contest=hold(), person=dung.person)


def test_nobody_is_assigned_what_they_must_not_mark(hold, enter, jurors, dung, an, actor, grassroots):
    contest = hold()
    enter(contest)
    places = [actions.add_juror(by=actor(dung), contest=contest, person=account.person) for account in jurors]
    actions.declare(by=actor(jurors[0]), juror=places[0], units=[grassroots], reason="Em gái làm ở đó")
    actions.start(by=actor(dung), contest=contest)

    chosen = actions.assign_jurors(by=actor(dung), round=contest.rounds.get(), seed=1)

    quality = facts.quality_of(contest.rounds.get())
    assert places[0].pk not in {juror for jurors_of in chosen.values() for juror in jurors_of}
    assert (quality.conflicts, quality.is_connected) == (0, True)


def test_a_contest_with_too_few_jurors_says_so(hold, enter, jurors, dung, actor):
    contest = hold()
    enter(contest)
    actions.add_juror(by=actor(dung), contest=contest, person=jurors[0].person)
    actions.start(by=actor(dung), contest=contest)

    with pytest.raises(Refusal, match="4 bài không đủ 2 giám khảo"):
        actions.assign_jurors(by=actor(dung), round=contest.rounds.get())


def test_a_sheet_left_open_holds_the_seal_back(marking, dung, actor):
    found = marking(parts=(actions.holding.PartDraft("practice", "Thực hành", 7000),))

    with pytest.raises(Refusal, match="Còn 8 phiếu chưa chấm"):
        actions.seal_round(by=actor(dung), round=found)


def test_a_juror_is_told_how_many_are_marked_of_all(marking, mark, actor):
    sheets = Sheet.objects.filter(round=marking())
    juror = next(sheet.juror for sheet in sheets if sheets.filter(juror=sheet.juror).count() > 1)
    Juror.objects.filter(pk=juror.pk).update(has_declared=True)
    mark(sheets.filter(juror=juror).first(), 5000)

    due = facts.dues_of(actor(juror.person.account), TODAY)[0]

    assert (due.done, due.total) == (1, sheets.filter(juror=juror).count())


def test_a_mark_above_the_most_is_refused(marking, actor):
    sheet = Sheet.objects.filter(round=marking()).first()
    part = sheet.round.parts.get(is_counted=False)

    with pytest.raises(Refusal, match="từ 0 đến 70"):
        actions.save_marks(by=actor(sheet.juror.person.account), sheet=sheet, marks={part.pk: 7001})


def test_a_sheet_changed_on_another_phone_is_not_written_over(marking, actor):
    sheet = Sheet.objects.filter(round=marking()).first()
    by, part = actor(sheet.juror.person.account), sheet.round.parts.get(is_counted=False)
    actions.save_marks(by=by, sheet=sheet, marks={part.pk: 100}, version=0)

    with pytest.raises(Refusal, match="ở máy khác"):
        actions.save_marks(by=by, sheet=sheet, marks={part.pk: 200}, version=0)


def test_who_knows_the_author_steps_back_and_another_takes_the_entry(marking, actor):
    found = marking()
    sheet = Sheet.objects.filter(round=found).first()

    actions.recuse(by=actor(sheet.juror.person.account), sheet=sheet, reason="Nhận ra bài của ai")

    standing = Sheet.objects.filter(round=found, entry=sheet.entry).exclude(state="recused")
    assert standing.count() == 2
    assert sheet.juror_id not in standing.values_list("juror", flat=True)


def test_equal_totals_are_decided_by_the_stated_rule(marking, mark, dung, actor):
    found = marking(tie_rule="practice")
    theory, entries = found.parts.get(is_counted=True), list(found.contest.entries.order_by("number"))
    points = {entries[0].pk: (1000, 6000), entries[1].pk: (2000, 5000)}
    actions.count_tests(
        by=actor(dung),
        round=found,
        marks={(one.pk, theory.pk): points.get(one.pk, (0, 0))[0] for one in entries},
    )
    for sheet in Sheet.objects.filter(round=found).select_related("juror__person__account"):
        mark(sheet, points.get(sheet.entry_id, (0, 0))[1])

    actions.seal_round(by=actor(dung), round=found)

    first, second = Result.objects.filter(round=found).order_by("rank")[:2]
    assert (first.entry_id, first.raw, first.decided) == (
        entries[0].pk,
        7000,
        "bằng điểm, xếp theo điểm thực hành",
    )
    assert (second.entry_id, second.raw, second.rank) == (entries[1].pk, 7000, 2)


def test_who_is_not_let_on_stops_and_hears_it(hold, enter, jurors, mark, dung, an, actor):
    parts = (actions.holding.PartDraft("practice", "Thực hành", 7000),)
    contest = hold(parts=parts, passes=2)
    actions.set_round(by=actor(dung), contest=contest, name="Chung kết", parts=parts)
    enter(contest)
    for account in jurors:
        actions.add_juror(by=actor(dung), contest=contest, person=account.person)
    actions.start(by=actor(dung), contest=contest)
    first, final = contest.rounds.all()
    actions.assign_jurors(by=actor(dung), round=first)
    actions.open_marking(by=actor(dung), round=first)
    for sheet in Sheet.objects.filter(round=first).select_related("juror__person__account", "entry"):
        mark(sheet, 1000 * sheet.entry.number)

    actions.seal_round(by=actor(dung), round=first)

    assert list(facts.entries_of(final).order_by("number").values_list("name", flat=True)) == list(PEOPLE[2:])
    assert sum("dừng ở Vòng thi" in text for text in told(an)) == 2


def test_a_large_round_is_assigned_by_a_job_and_its_page_says_how_far(
    hold, enter, jurors, dung, actor, client_of, monkeypatch
):
    monkeypatch.setattr(assigning, "AT_ONCE", 4)
    contest = hold()
    enter(contest)
    for account in jurors:
        actions.add_juror(by=actor(dung), contest=contest, person=account.person)
    one = actions.start(by=actor(dung), contest=contest).rounds.get()
    browser, where = client_of(dung), f"/hoi-thi/vong/{one.pk}/"

    browser.post(where, {"verb": "assign"})
    waiting = browser.get(where).content.decode()
    with pytest.raises(Refusal, match="đang phân công"):
        actions.open_marking(by=actor(dung), round=one)
    work_off()
    work_off()

    one.refresh_from_db()
    assert ("0/8" in waiting, "đang phân công" in waiting) == (True, True)
    assert (one.wanted, one.sheets.count(), facts.quality_of(one).conflicts) == (None, 8, 0)
    assert f"“{contest.name}”: đã phân công chấm Vòng thi." in told(dung)


def test_nothing_is_printed_before_the_decision_is_signed(sealed, client_of, dung):
    contest = sealed()
    browser = client_of(dung)

    assert browser.get(f"/hoi-thi/{contest.pk}/giay-chung-nhan.pdf").status_code == 404
    assert [table.rows[0][1] for table in decision_of(contest).tables] == [PEOPLE[3]]


def test_a_decision_signed_before_the_seal_is_refused(sealed, dung, actor):
    with pytest.raises(Refusal, match="trước ngày niêm phong"):
        actions.announce(
            by=actor(dung),
            contest=sealed(),
            decision_number="25/QĐ-LĐLĐ",
            signed_on=TODAY - dt.timedelta(days=1),
            upload=scan(),
        )


def test_certificates_wait_for_the_answer_to_a_request(announced, an, dung, actor, client_of):
    contest = announced()
    best = Result.objects.get(prize="first").entry
    appeal = actions.ask_again(by=actor(an), entry=best, reason="Bài trắc nghiệm câu 7 chấm nhầm")

    assert [card.given_to for card in cards_of(contest, SITE)] == [PEOPLE[2]]
    assert appeal.due_on == TODAY + dt.timedelta(days=10)

    part = contest.rounds.get().parts.get(is_counted=True)
    answered = actions.answer(
        by=actor(dung), appeal=appeal, text="Chấm lại câu 7, giảm 2 điểm.", tests={part.pk: 1800}
    )

    assert (answered.state, answered.before, answered.after) == ("changed", 7400, 7200)
    assert [card.given_to for card in cards_of(contest, SITE)] == [PEOPLE[2], PEOPLE[3]]
    assert f"“{contest.name}”: sau khi xem xét lại, {PEOPLE[2]} xếp thứ 1, Giải nhất." in told(an)
    printed = client_of(dung).get(f"/hoi-thi/{contest.pk}/giay-chung-nhan.pdf")
    assert printed.content.startswith(b"%PDF")


def test_anybody_verifies_a_certificate_by_the_code_on_it(announced, an, dung, actor, mark, client):
    contest = announced()
    second = Result.objects.get(prize="second").entry
    address = next(card.verify_url for card in cards_of(contest, SITE) if card.given_to == second.name)

    before = client.get(address.removeprefix(SITE)).content.decode()
    last = Result.objects.get(rank=4).entry
    appeal = actions.ask_again(by=actor(an), entry=last, reason="Sản phẩm bị đánh rơi trước khi chấm")
    mark(actions.remark(by=actor(dung), appeal=appeal), 7000)
    actions.answer(by=actor(dung), appeal=appeal, text="Chấm lại.", is_marked_anew=True)
    after = client.get(address.removeprefix(SITE)).content.decode()

    assert address == f"{SITE}/verify/{second.verify_code}/"
    assert all(said in before for said in (second.name, "Giải nhì", "25/QĐ-LĐLĐ", "đang có hiệu lực"))
    assert "ĐÃ THU HỒI" in after
    assert "Không còn giải sau khi xem xét lại" in after
    assert Entry.objects.exclude(verify_code=None).count() == 3  # the new first one has a code of its own


def test_a_new_marking_by_another_juror_stands_in_place_of_the_mean(announced, an, dung, actor, mark):
    contest = announced()
    worst = Result.objects.get(rank=4).entry
    first = set(worst.sheets.values_list("juror", flat=True))
    appeal = actions.ask_again(by=actor(an), entry=worst, reason="Sản phẩm bị đánh rơi trước khi chấm")

    sheet = actions.remark(by=actor(dung), appeal=appeal)
    with pytest.raises(Refusal, match="đã giao giám khảo khác"):
        actions.remark(by=actor(dung), appeal=appeal)
    mark(sheet, 6500)
    answered = actions.answer(
        by=actor(dung), appeal=appeal, text="Giám khảo khác chấm lại.", is_marked_anew=True
    )

    assert sheet.juror_id not in first
    assert (answered.before, answered.after) == (7100, 8500)
    assert (worst.results.get().rank, worst.results.get().prize) == (1, "first")
    counted = worst.sheets.filter(appeal=None)
    assert [row.points for each in counted for row in each.marks.all()] == [5100, 5100]
    assert list(facts.broken_invariants()) == []
    assert f"“{contest.name}”: bài có đề nghị xem xét lại đã được chấm lại." in told(dung)


def test_organisers_write_no_points_of_a_part_that_jurors_mark(announced, an, dung, actor):
    contest = announced()
    appeal = actions.ask_again(by=actor(an), entry=Result.objects.get(rank=4).entry, reason="Xem lại")
    practice = contest.rounds.get().parts.get(is_counted=False)

    with pytest.raises(Refusal, match="giao giám khảo khác chấm lại"):
        actions.answer(by=actor(dung), appeal=appeal, text="Nâng điểm.", tests={practice.pk: 7000})
    with pytest.raises(Refusal, match="Chưa có điểm chấm lại"):
        actions.answer(by=actor(dung), appeal=appeal, text="Chấm lại.", is_marked_anew=True)


def test_a_request_after_its_days_is_refused(announced, an, actor, settings, monkeypatch):
    contest = announced()
    contest.announced_on = TODAY - dt.timedelta(days=6)
    contest.save()

    with pytest.raises(Refusal, match="Đã hết hạn"):
        actions.ask_again(by=actor(an), entry=contest.entries.first(), reason="Xem lại")


def test_what_a_unit_reports_of_contests(announced, grassroots, province):
    announced()
    since, until = dt.date(2017, 1, 1), dt.date(2017, 12, 31)

    figures = {
        unit.code: {known.topic: int(known.number) for known in facts.known_figures(unit.pk, since, until)}
        for unit in (grassroots, province)
    }

    assert figures == {
        "CS-0001": {"contests_held": 0, "contest_people": 4, "contest_prizes": 2},
        "LDLD-BT": {"contests_held": 1, "contest_people": 0, "contest_prizes": 0},
    }
    assert list(facts.broken_invariants()) == []


def test_files_of_entries_are_opened_by_their_people_and_by_the_holders(hold, an, dung, cuc, actor):
    contest = hold()
    entry = actions.enter(
        by=actor(an), contest=contest, field=contest.fields.get(), content=EntryContent(members=["Một"])
    )
    kept = actions.attach(by=actor(an), entry=entry, upload=scan("so-do.pdf"))

    seen = {
        name: Evidence.objects.visible_to(actor(who)).filter(pk=kept.pk).exists()
        for name, who in (("an", an), ("dung", dung), ("cuc", cuc))
    }

    assert seen == {"an": True, "dung": True, "cuc": False}
