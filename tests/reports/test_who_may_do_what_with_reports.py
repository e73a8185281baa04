"""Neighbours, strangers, wrong roles; drafts that are nobody else's business."""

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.reports import actions
from donghanh.reports.models import Report, ReportRequest


def _pages(report):
    asked = report.request_id
    return [
        report.get_absolute_url(),
        reverse("reports:cell", args=[report.pk, "SK01"]),
        reverse("reports:snapshot", args=[report.pk, report.last_sent.version]),
        reverse("reports:paper", args=[report.pk, "docx"]),
        reverse("reports:board_of", args=[asked, report.unit_id]),
        reverse("reports:drill", args=[asked, report.unit_id, "SK01"]),
    ]


def test_a_neighbours_address_typed_into_the_browser_is_not_found(client_of, an, cuc, asked, sent):
    report = sent(asked, an)

    assert {client_of(cuc).get(url).status_code for url in _pages(report)} == {404}


def test_the_same_addresses_open_for_those_above(client_of, an, binh, dung, asked, sent):
    report = sent(asked, an)

    for account in (binh, dung):
        answers = [client_of(account).get(url, follow=True).status_code for url in _pages(report)]
        assert set(answers) == {200}


def test_a_stranger_is_sent_to_sign_in(em, an, asked, sent):
    report = sent(asked, an)

    assert {em.get(url).status_code for url in _pages(report)} == {302}


def test_a_draft_belongs_to_its_unit(client_of, an, binh, asked, actor):
    report = actions.fill(by=actor(an), request=asked, typed={"SK01": "5"})

    assert client_of(binh).get(report.get_absolute_url()).status_code == 404
    assert client_of(an).get(report.get_absolute_url()).status_code == 200


def test_a_neighbour_does_not_see_what_another_union_asks(cuc, binh, actor, asked):
    assert list(ReportRequest.objects.visible_to(actor(cuc))) == [asked]

    ReportRequest.objects.filter(pk=asked.pk).update(unit=binh.person.memberships.get().unit)
    asked.standings.filter(unit=actor(cuc).unit_id).delete()

    assert not ReportRequest.objects.visible_to(actor(cuc)).exists()


@pytest.mark.parametrize("who", ["an", "cuc", "dung"])
def test_only_the_direct_superior_accepts(who, an, cuc, dung, asked, sent, actor):
    report = sent(asked, an)
    by = actor({"an": an, "cuc": cuc, "dung": dung}[who])

    with pytest.raises(Refusal) as refused:
        actions.accept(by=by, reports=[report])

    assert str(refused.value) == "Việc này thuộc về công đoàn cấp trên trực tiếp của đơn vị."


def test_several_are_accepted_all_or_none(an, cuc, binh, asked, sent, actor):
    reports = [sent(asked, an), sent(asked, cuc)]

    with pytest.raises(Refusal):
        actions.accept(by=actor(binh), reports=reports)

    assert set(Report.objects.values_list("state", flat=True)) == {"sent"}


def test_nobody_sends_for_another_unit(an, binh, asked, actor, whole):
    report = actions.fill(by=actor(an), request=asked, typed=whole(asked, actor(an)))

    with pytest.raises(Refusal) as refused:
        actions.send(by=actor(binh), report=report)

    assert "Việc này thuộc về đơn vị khác" in str(refused.value)


def test_the_chair_may_not_close_the_request_of_the_province(an, asked, actor):
    with pytest.raises(Refusal):
        actions.close_request(by=actor(an), request=asked)


def test_the_asking_unit_is_not_asked_itself(client_of, dung, asked):
    assert client_of(dung).get(reverse("reports:fill", args=[asked.pk])).status_code == 404
