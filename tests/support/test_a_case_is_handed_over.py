"""A case goes up and down; who wrote it down hears; reports are offered what was recorded."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.known import what_is_known
from donghanh.base.sentences import Refusal
from donghanh.notices.models import Notice
from donghanh.organisations.actions import Heir, appoint, end_unit, found_unit
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.facts import actor_for
from donghanh.people.actions import add_person, open_account
from donghanh.support import actions
from donghanh.support.facts import dues_of
from donghanh.support.models import Case
from tests.conftest import LONG_AGO

TODAY = dt.date(2017, 6, 15)


def heard(account):
    return [notice.text for notice in Notice.objects.filter(account=account)]


def test_bình_gets_it_and_an_hears_at_every_hand_over(case, an, binh, dung, actor, upper, province):
    held = actions.hand_over(by=actor(an), case=case, target=upper, reason="Ngoài khả năng")
    actions.hand_over(by=actor(binh), case=held, target=province, reason="Việc của Cục Thuế")

    assert Case.objects.get().holder == province
    assert [province.name in text for text in heard(an)] == [True]
    assert [upper.name in text for text in heard(binh)] == [True]
    assert len(heard(dung)) == 1


def test_who_handed_it_over_does_not_go_on_with_it(case, an, actor, upper):
    held = actions.hand_over(by=actor(an), case=case, target=upper, reason="Ngoài khả năng")

    with pytest.raises(Refusal, match="thuộc về đơn vị khác"):
        actions.answer_case(by=actor(an), case=held, answer="Xong")


def test_it_does_not_go_past_a_level(case, an, actor, province):
    with pytest.raises(Refusal, match="cấp trên trực tiếp"):
        actions.hand_over(by=actor(an), case=case, target=province, reason="Nhanh hơn")


def test_a_case_that_was_answered_is_not_handed_over(answered, an, actor, upper):
    with pytest.raises(Refusal, match="chờ doanh nghiệp xác nhận"):
        actions.hand_over(by=actor(an), case=answered, target=upper, reason="Lên trên")


def test_a_step_has_its_day_and_is_not_before_the_case(case, an, actor):
    with pytest.raises(Refusal, match="trước ngày doanh nghiệp nêu"):
        actions.take_step(by=actor(an), case=case, done_on=dt.date(2017, 5, 1), text="Gọi điện")


def test_a_case_that_was_withdrawn_counts_nowhere(case, an, actor, grassroots):
    actions.withdraw_case(by=actor(an), case=case, reason="Ghi trùng")

    assert _known(grassroots)["cases_raised"] == 0


def _known(unit):
    answers = what_is_known.ask(unit.pk, dt.date(2017, 1, 1), TODAY)
    return {each.topic: each.number for answer in answers for each in answer}


def test_reports_are_offered_cases_and_activities(answered, an, actor, grassroots):
    actions.record_activity(by=actor(an), kind="sale", name="Phiên chợ", held_on=TODAY, reach=90)
    actions.record_activity(by=actor(an), kind="help", name="Gặp mặt", held_on=TODAY)

    known = _known(grassroots)

    assert known["cases_raised"] == known["policy_proposals"] == 1
    assert known["support_activities"] == known["goods_activities"] == 1
    assert known["cases_confirmed"] == 0


def test_an_open_case_is_due_from_who_holds_it(case, an, binh, actor, upper):
    assert [due.title for due in dues_of(actor(an), TODAY)] == ["Chậm hoàn thuế"]

    actions.hand_over(by=actor(an), case=case, target=upper, reason="Ngoài khả năng")

    assert dues_of(actor(an), TODAY) == []
    assert [due.title for due in dues_of(actor(binh), TODAY)] == ["Chậm hoàn thuế"]


def test_an_answer_is_due_from_the_employers_representative(answered, employer, actor):
    assert [due.title for due in dues_of(actor(employer), TODAY)] == ["Chậm hoàn thuế"]


def test_the_press_of_the_province_reads_no_difficulty_of_an_enterprise(case, dung, province, client_of):
    press = open_account(login="bao", person=add_person(name="Báo Thử", is_invented=True))
    appoint(by=SYSTEM, person=press.person, unit=province, role=RoleKey.PRESS, from_on=LONG_AGO)
    address = reverse("support:case", args=[case.pk])

    assert [client_of(who).get(address).status_code for who in (dung, press)] == [200, 404]
    assert case.title in client_of(dung).get(reverse("support:cases")).text
    assert case.title not in client_of(press).get(reverse("support:cases")).text


def test_the_heir_of_a_merged_union_goes_on_with_its_case(case, an, binh, grassroots, upper, actor):
    told = {"code": "CS-H", "name": "Công đoàn cơ sở May 2", "kind": "grassroots", "founded_on": LONG_AGO}
    heir = found_unit(by=SYSTEM, superior=upper, **told)
    chair = open_account(login="hoa", person=add_person(name="Trần Thị Hòa", is_invented=True))
    appoint(by=SYSTEM, person=chair.person, unit=heir, role=RoleKey.CHAIR, from_on=LONG_AGO)
    end_unit(by=SYSTEM, unit=grassroots, on=TODAY, kind="merge", heirs=[Heir(heir)])
    by = actor_for(chair, heir)

    assert [due.title for due in dues_of(by, TODAY)] == [case.title]
    actions.take_step(by=by, case=case, done_on=TODAY, text="Gọi Cục Thuế")
    handed = actions.hand_over(by=by, case=case, target=upper, reason="Ngoài khả năng")
    actions.answer_case(by=actor(binh), case=handed, answer="Đã hoàn")

    assert Notice.objects.filter(account=chair).count() == 1
