"""What the program knows already is proposed, marked, and counts only once a person has confirmed it."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from donghanh.base.known import Known, what_is_known
from donghanh.base.sentences import Refusal, Sentence
from donghanh.organisations.actions import party_of
from donghanh.organisations.rules import is_whole_list
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts.burden import last_asked
from donghanh.reports.facts.proposals import proposals_of
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Report, Taken
from donghanh.reports.rules.proposals import Earlier, check_as_shown, proposals_for, typed_for
from donghanh.reports.rules.sheet import BLANK, Cell, Line
from donghanh.works.models import Work


def _line(code, number=1, **more):
    told = {
        "section": "Phần",
        "indicator_id": number,
        "name": code,
        "unit_of_measure": "người",
        "decimals": 0,
        "over_units": "sum",
        "is_required": True,
        "levels": ("grassroots",),
        "sectors": (),
        "audience": 0,
    }
    return Line(number=number, code=code, **{**told, **more})


def _known(topic, number):
    return Known(topic, Decimal(number), Sentence("theo danh sách"))


MEMBERS, WOMEN, NEW = _line("DV01"), _line("DV02", 2), _line("DV03", 3)


def test_what_is_recorded_comes_before_the_last_period_and_a_filled_cell_is_left_alone():
    found = proposals_for(
        [MEMBERS, WOMEN, NEW],
        {"DV01": BLANK, "DV02": BLANK, "DV03": Cell("4", 4)},
        known=[_known("members", 380), _known("new_members", 9)],
        earlier={"DV01": Earlier(370, "6 tháng"), "DV02": Earlier(180, "6 tháng")},
    )

    assert [(each.line.code, each.typed, each.source) for each in found] == [
        ("DV01", "380", "known"),
        ("DV02", "180", "before"),
    ]


def test_nothing_recorded_proposes_nothing():
    assert proposals_for([NEW], {}, known=[_known("new_members", 0), _known("weather", 5)], earlier={}) == []


def test_money_is_proposed_in_the_unit_of_the_line():
    line = _line("SK02", unit_of_measure="triệu đồng", decimals=1)

    assert typed_for(line, Decimal(1_250_340_000)) == "1.250,3"


def test_what_changed_since_it_was_shown_is_not_taken():
    found = proposals_for([MEMBERS], {}, known=[_known("members", 380)], earlier={})

    assert [each.typed for each in check_as_shown(found, {"DV01": "380"})] == ["380"]
    for shown in ({}, {"DV01": "379"}, {"DV02": "380"}):
        with pytest.raises(Refusal):
            check_as_shown(found, shown)


@pytest.mark.parametrize(
    ("listed", "counted", "whole"), [(1, 380, False), (190, 380, True), (5, None, True), (0, None, False)]
)
def test_a_list_that_was_only_begun_is_not_taken_for_whole(listed, counted, whole):
    assert is_whole_list(listed, counted) is whole


@pytest.fixture
def canteen(grassroots, movement):
    """A work of An's union, accepted in the half year that is asked for."""
    return Work.objects.create(
        unit=grassroots,
        owner=party_of(grassroots),
        movement=movement,
        kind="work",
        name="Nhà ăn giữa ca",
        starts_on=dt.date(2017, 2, 1),
        due_on=dt.date(2017, 5, 1),
        state="accepted",
        progress=100,
        completed_on=dt.date(2017, 4, 20),
        accepted_on=dt.date(2017, 4, 28),
        accepted_by="Công đoàn cấp trên",
    )


@pytest.mark.once
def test_every_floor_tells_what_it_has_recorded(asked, an, grassroots, canteen):
    lines = sheet_of(asked.form).asked_of("grassroots", "enterprise")

    found = proposals_of(asked, grassroots.pk, lines, cells={})

    assert {each.line.code: each.typed for each in found} == {
        "LD01": "420",
        "DV01": "380",
        "CT01": "1",
        "CT02": "1",
    }
    assert len(what_is_known.ask(grassroots.pk, dt.date(2017, 1, 1), dt.date(2017, 5, 31))) == 8


@pytest.mark.once
def test_an_confirms_some_and_they_are_marked_until_she_types_another(asked, an, client_of, canteen, actor):
    browser, address = client_of(an), reverse("reports:proposals", args=[asked.pk])
    assert "theo lần ghi số lao động" in browser.get(address).text

    page = browser.post(
        address,
        {"take": ["DV01", "CT02"], "typed_DV01": "380", "typed_CT02": "1", "typed_LD01": "420"},
        follow=True,
    )

    assert "Số có sẵn: công trình đã nghiệm thu; Nguyễn Thị An đã xác nhận" in page.text
    report = Report.objects.get(request=asked)
    assert dict(report.values.values_list("indicator__code", "typed")) == {"DV01": "380", "CT02": "1"}
    assert Taken.objects.filter(report=report).count() == 2
    actions.fill(by=actor(an), request=asked, typed={"CT02": "2"})
    assert "Số có sẵn: công trình" not in browser.get(reverse("reports:fill", args=[asked.pk])).text


@pytest.mark.once
def test_the_stock_of_the_last_period_is_proposed_and_its_flow_is_not(
    asked, movement, form, accepted, an, binh, dung, grassroots, actor
):
    accepted(asked, an, binh, TL02="1", QC01="7")
    following = actions.open_request(
        by=actor(dung),
        movement=movement,
        form=form,
        period=period("2017H2"),
        due_on=dt.date(2018, 1, 10),
        levels=["grassroots"],
    )
    lines = sheet_of(form).asked_of("grassroots", "enterprise")

    before = {
        each.line.code: str(each.said)
        for each in proposals_of(following, grassroots.pk, lines, cells={})
        if each.source == "before"
    }

    assert before["TL02"] == "số đã duyệt của kỳ trước (6 tháng đầu năm 2017)"
    assert "QC01" not in before


@pytest.mark.once
def test_who_asks_the_same_again_is_told_before_it_goes_out(asked, movement, form, client_of, dung, actor):
    other = actions.next_version(by=actor(dung), form=form)
    actions.publish(by=actor(dung), form=other)
    fields = {
        "form": other.pk,
        "movement": movement.pk,
        "period": "2017H1",
        "levels": ["grassroots"],
        "due_on": "10/7/2017",
        "grace_days": "0",
    }
    browser = client_of(dung)

    page = browser.post(reverse("reports:ask"), fields)
    assert "Đơn vị đã phải báo cáo các chỉ tiêu này trong yêu cầu khác" in page.text
    assert not other.requests.exists()
    browser.post(reverse("reports:ask"), {**fields, "seen": "1"})

    assert other.requests.exists()
    page = browser.get(reverse("reports:burden"), {"period": "2017H1"})
    assert "Chỉ tiêu bị yêu cầu hai lần" in page.text
    assert "Tổng số đoàn viên công đoàn" in page.text


@pytest.mark.once
@pytest.mark.parametrize(
    ("day", "last"),
    [("2017-07-05", "2017-06-30"), ("2017-06-15", "2017-06-15"), ("2018-02-01", "2017-06-30")],
)
def test_the_burden_opens_at_what_was_asked_last(dung, asked, actor, day, last):
    assert last_asked(actor(dung), dt.date.fromisoformat(day)) == dt.date.fromisoformat(last)
