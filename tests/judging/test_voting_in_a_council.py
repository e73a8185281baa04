"""A ballot from its opening to its counts."""

import datetime as dt

import pytest

from donghanh.base.actors import STRANGER, SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.judging.actions import (
    call_panel,
    close_ballot,
    enter_counts,
    enter_written,
    open_ballot,
    seat,
    unseat,
    vote,
)
from donghanh.judging.facts import dues_of, roll_of, said
from donghanh.judging.models import Ballot, Panel, Seat, Slip
from donghanh.judging.rules import MAJORITY, Threshold
from donghanh.organisations.actions import appoint
from donghanh.organisations.models import Appointment
from tests.conftest import LONG_AGO, TODAY


def seat_of(panel, account):
    return Seat.objects.get(panel=panel, person=account.person)


def test_a_ballot_passes_on_all_seats(ballot, an, binh, dung, actor):
    vote(by=actor(an), ballot=ballot, choice="agree")
    vote(by=actor(binh), ballot=ballot, choice="agree")

    closed = close_ballot(by=actor(dung), ballot=ballot)

    assert (closed.agreed, closed.disagreed, closed.left_blank, closed.seats_total) == (2, 0, 0, 3)
    assert closed.passed is True


def test_those_absent_count_as_not_agreeing(ballot, an, dung, actor):
    vote(by=actor(an), ballot=ballot, choice="agree")

    assert close_ballot(by=actor(dung), ballot=ballot).passed is False


def test_counts_do_not_show_before_it_closes(ballot, an, actor):
    vote(by=actor(an), ballot=ballot, choice="disagree")

    assert str(said(ballot)) == "Đã có 1/3 phiếu."
    assert Ballot.objects.get().tally is None


def test_a_seat_votes_once(ballot, an, actor):
    vote(by=actor(an), ballot=ballot, choice="agree")

    with pytest.raises(Refusal, match="đã có trong hòm"):
        vote(by=actor(an), ballot=ballot, choice="disagree")

    assert list(Slip.objects.values_list("choice", flat=True)) == ["agree"]


def test_a_closed_ballot_takes_no_slip(ballot, an, dung, actor):
    close_ballot(by=actor(dung), ballot=ballot)

    with pytest.raises(Refusal, match="Đã kiểm phiếu"):
        vote(by=actor(an), ballot=ballot, choice="agree")


def test_a_ballot_closes_once(ballot, dung, actor):
    close_ballot(by=actor(dung), ballot=ballot)

    with pytest.raises(Refusal, match="Đã kiểm phiếu"):
        close_ballot(by=actor(dung), ballot=ballot)


def test_an_absent_member_votes_in_writing(ballot, an, dung, council, actor):
    enter_written(by=actor(dung), ballot=ballot, seat=seat_of(council, an), choice="agree")

    assert [roll.standing for roll in roll_of(ballot)] == ["awaited", "awaited", "written"]
    with pytest.raises(Refusal, match="đã có trong hòm"):
        vote(by=actor(an), ballot=ballot, choice="agree")


def test_only_the_keeper_enters_written_slips(ballot, an, binh, council, actor):
    with pytest.raises(Refusal, match="Chỉ thư ký"):
        enter_written(by=actor(binh), ballot=ballot, seat=seat_of(council, an), choice="agree")


def test_a_vote_on_paper_is_entered_as_counts(ballot, council, dung, actor):
    enter_counts(by=actor(dung), ballot=ballot, seats=council.seats.all(), agree=2, blank=1)

    assert close_ballot(by=actor(dung), ballot=ballot).passed is True


def test_a_subject_stays_out_and_stays_in_the_denominator(council, an, dung, actor):
    about = open_ballot(
        by=actor(dung),
        panel=council,
        question="Đề nghị khen thưởng Nguyễn Thị An",
        threshold=MAJORITY,
        person_id=an.person_id,
    )

    assert (about.seats_total, about.seats_recused) == (3, 1)
    with pytest.raises(Refusal, match="không tham gia biểu quyết"):
        vote(by=actor(an), ballot=about, choice="agree")


def test_who_leads_the_subjects_unit_stays_out(council, an, dung, cuc, grassroots, actor):
    appoint(by=SYSTEM, person=cuc.person, unit=grassroots, role="leader", from_on=dt.date(2017, 1, 1))
    seat(by=actor(dung), panel=council, sitter=cuc.person)

    about = open_ballot(
        by=actor(dung),
        panel=council,
        question="Khen thưởng An",
        threshold=Threshold(1, 2),
        person_id=an.person_id,
    )

    assert about.seats_recused == 2


def test_a_seat_given_after_the_opening_does_not_vote(ballot, council, cuc, dung, actor):
    seat(by=actor(dung), panel=council, sitter=cuc.person)

    with pytest.raises(Refusal, match="chưa tham gia khi mở phiếu"):
        vote(by=actor(cuc), ballot=ballot, choice="agree")


def test_a_seat_that_ended_stays_in_the_denominator(ballot, council, an, dung, actor):
    unseat(by=actor(dung), seat=seat_of(council, an), until_on=dt.date(2017, 6, 16))

    assert Ballot.objects.get().seats_total == 3


def test_who_has_no_seat_does_not_vote(ballot, cuc, actor):
    with pytest.raises(Refusal, match="Chỉ thành viên"):
        vote(by=actor(cuc), ballot=ballot, choice="agree")


def test_a_unit_votes_through_who_signs_for_it(dung, binh, province, upper, neighbour_upper, actor):
    cluster = call_panel(by=actor(dung), unit=province, kind="cluster", name="Cụm thi đua số 1")
    for unit in (upper, neighbour_upper):
        seat(by=actor(dung), panel=cluster, sitter=unit)
    asked = open_ballot(by=actor(dung), panel=cluster, question="Nhất trí thứ hạng", threshold=MAJORITY)

    vote(by=actor(binh), ballot=asked, choice="agree")

    assert [roll.standing for roll in roll_of(asked)] == ["voted", "awaited"]


def test_slips_keep_no_order(ballot, an, binh, dung, actor):
    for voter in (an, binh, dung):
        vote(by=actor(voter), ballot=ballot, choice="agree")

    fields = {field.name for field in Slip._meta.get_fields()}
    assert fields == {"key", "ballot", "choice"}
    assert not Entry.objects.filter(verb="vote", sentence__contains="ồng ý").exists()


def test_nobody_is_seated_twice(council, an, dung, actor):
    with pytest.raises(Refusal, match="đã là thành viên"):
        seat(by=actor(dung), panel=council, sitter=an.person)


def test_the_same_form_sent_twice_opens_one_ballot(council, dung, actor):
    for_once = {
        "by": actor(dung),
        "panel": council,
        "question": "Một lần",
        "threshold": Threshold(1, 2),
        "once": "token-1",
    }
    open_ballot(**for_once)

    with pytest.raises(Refusal, match="đã được gửi"):
        open_ballot(**for_once)

    assert Ballot.objects.count() == 1


def test_each_of_the_cast_sees_the_panels_they_keep_or_sit_in(council, an, binh, cuc, dung, actor):
    seen = {
        account.login: list(Panel.objects.visible_to(actor(account))) for account in (an, binh, cuc, dung)
    }

    assert seen == {"an": [council], "binh": [council], "cuc": [], "dung": [council]}
    assert list(Panel.objects.visible_to(STRANGER)) == []


def test_a_member_owes_a_slip_until_it_is_in(ballot, an, actor):
    today = dt.date(2017, 6, 15)
    assert [str(due.title) for due in dues_of(actor(an), today)] == [f"Lấy phiếu: {ballot.question}"]

    vote(by=actor(an), ballot=ballot, choice="blank")

    assert dues_of(actor(an), today) == []


def test_a_seat_does_not_outlive_its_holders_roles(ballot, council, an, actor):
    Appointment.objects.filter(person=an.person).update(until_on=TODAY)
    Appointment.objects.create(person=an.person, unit=council.unit, role="member", from_on=LONG_AGO)

    assert not Panel.objects.visible_to(actor(an)).exists()
    with pytest.raises(Refusal, match="Chỉ thành viên hội đồng"):
        vote(by=actor(an), ballot=ballot, choice="agree")


def test_a_role_of_another_branch_holds_no_seat(council, an, neighbour, neighbour_upper, actor):
    council.unit = neighbour_upper
    council.save()

    assert not Panel.objects.visible_to(actor(an)).exists()
