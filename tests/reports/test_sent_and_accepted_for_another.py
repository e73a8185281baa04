"""Who acts for an absent chair sends and accepts; both names stay, in the journal, on the page, on the paper."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.words import fold
from donghanh.journal.models import Entry
from donghanh.organisations.actions import delegate
from donghanh.organisations.models import Appointment, Membership
from donghanh.people.actions import add_person, open_account
from donghanh.reports import actions
from donghanh.reports.documents import report_paper
from donghanh.reports.models import Report

FIRST, LAST = dt.date(2017, 6, 1), dt.date(2017, 8, 1)


@pytest.fixture
def acts_for():
    """`acts_for(an, "Võ Thị Hoa", "KT.")`: the account of somebody without a role who acts for An this summer."""

    def made(absent, name, mark):
        role = Appointment.objects.filter(person=absent.person).order_by("pk").first()
        person = add_person(name=name)
        Membership.objects.create(person=person, unit=role.unit, from_on=FIRST)
        delegate(
            by=SYSTEM,
            appointment=role,
            person=person,
            mark=mark,
            title="Phó Chủ tịch",
            from_on=FIRST,
            until_on=LAST,
        )
        return open_account(login=fold(name).replace(" ", "-"), person=person)

    return made


def test_hoa_sends_for_an_and_phuc_accepts_for_binh_with_all_names_kept(
    an, binh, asked, acts_for, sent, actor, client_of
):
    hoa, phuc = acts_for(an, "Võ Thị Hoa", "TUQ."), acts_for(binh, "Ngô Văn Phúc", "KT.")

    report = sent(asked, hoa)
    actions.accept(by=actor(phuc), reports=[report])

    who = ["Võ Thị Hoa, thay Nguyễn Thị An", "Ngô Văn Phúc, thay Trần Văn Bình"]
    told = Entry.objects.filter(thing="reports.report", verb__in=["send", "accept"]).order_by("pk")
    assert [report.last_sent.sent_by_name, *told.values_list("who", flat=True)] == [who[0], *who]
    page = client_of(an).get(report.get_absolute_url()).text
    assert [f"gửi 15/6/2017, {who[0]}" in page, who[1] in page] == [True, True]


@pytest.mark.once
def test_the_paper_of_what_hoa_sent_is_signed_by_delegation(an, asked, acts_for, sent):
    report = sent(asked, acts_for(an, "Võ Thị Hoa", "TUQ."))

    signing = report_paper(report).signing

    assert (signing.mark, signing.body, signing.name) == ("TUQ.", "CHỦ TỊCH", "Võ Thị Hoa")


@pytest.mark.once
def test_once_her_days_are_over_hoa_neither_sends_nor_sees_the_form(an, asked, acts_for, client_of):
    hoa = acts_for(an, "Võ Thị Hoa", "KT.")
    url = reverse("reports:fill", args=[asked.pk])
    during = client_of(hoa).get(url).status_code

    Appointment.objects.filter(person=hoa.person).update(until_on=dt.date(2017, 6, 10))

    assert (during, client_of(hoa).get(url).status_code, Report.objects.count()) == (200, 404, 0)
