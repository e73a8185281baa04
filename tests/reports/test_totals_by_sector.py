"""A total opens by the sector of its units, which nobody is asked for; lists of members stand beside it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.organisations.models import Membership, Unit
from donghanh.people.actions import add_person
from donghanh.reports.facts.board_sectors import SectorPart, by_sector
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Total


def _line(asked, code):
    return next(line for line in sheet_of(asked.form).lines if line.code == code)


@pytest.fixture
def of_two_sectors(neighbour, movement):
    """Cúc's union works in a public service, An's in an enterprise."""
    Unit.objects.filter(pk=neighbour.pk).update(sector="public_service")


@pytest.fixture
def reported(of_two_sectors, asked, an, binh, cuc, neighbour_upper, dung, accepted):
    """An and Bình reported; Cúc has not."""
    accepted(asked, an, binh, SK01="5", SK02="12,5", SK03="7,5", CL01="3")
    accepted(asked, binh, dung, CL01="12")
    return asked


def test_parts_add_up_to_the_total_and_who_is_asked_is_counted(reported, province):
    parts = by_sector(reported, province.pk, _line(reported, "CL01"))

    assert parts == [
        SectorPart("public_service", None, 0, 1),
        SectorPart("enterprise", 3, 1, 1),
        SectorPart("mixed", 12, 1, 2),
    ]
    total = Total.objects.get(request=reported, unit=province, indicator__code="CL01")
    assert (total.total, total.reported, total.expected) == (15, 2, 4)


@pytest.mark.parametrize(("code", "number"), [("SK03", 75), ("DV05", 905), ("SK04", None), ("VL02", None)])
def test_each_line_is_joined_as_it_adds_up(reported, province, code, number):
    told = {part.sector: part.number for part in by_sector(reported, province.pk, _line(reported, code))}

    assert told["enterprise"] == number


@pytest.mark.once
def test_lists_of_members_are_counted_beside_what_was_reported(reported, grassroots, province):
    Membership.objects.create(
        person=add_person(name="Võ Thị Hoa"), unit=grassroots, from_on=reported.period.starts_on
    )

    [public, enterprise] = by_sector(reported, province.pk, _line(reported, "DV01"))

    assert (public.listed, enterprise.number, enterprise.listed) == (1, 380, 2)


def test_the_page_is_reached_from_the_total_and_belongs_to_the_branch(
    reported, province, upper, dung, cuc, client_of
):
    url = reverse("reports:sectors", args=[reported.pk, province.pk, "SK01"])
    browser = client_of(dung)
    drill = browser.get(reverse("reports:drill", args=[reported.pk, province.pk, "SK01"])).text

    with CaptureQueriesContext(connection) as asks:
        page = browser.get(url).text

    assert (url in drill, "Doanh nghiệp" in page, len(asks) <= 12) == (True, True, True)
    assert (
        client_of(cuc).get(reverse("reports:sectors", args=[reported.pk, upper.pk, "SK01"])).status_code
        == 404
    )
