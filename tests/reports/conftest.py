"""A movement, the shelf's forms, and one half-year request of the province."""

import datetime as dt

import pytest

from donghanh.movements.choices import ClauseKind, PlanState
from donghanh.movements.models import Clause, Movement, Plan
from donghanh.organisations.facts import actor_for
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.facts.sheets import sheet_of, standing_of
from donghanh.reports.models import FormVersion, Report
from tests.reports.shelf import load_shelf


@pytest.fixture
def movement(province):
    """The movement of the province, with the clauses that lines of the form report on."""
    made = Movement.objects.create(
        unit=province,
        name="Công đoàn đồng hành cùng doanh nghiệp",
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        opened_on=dt.date(2017, 5, 12),
    )
    plan = Plan.objects.create(
        movement=made,
        unit=province,
        title="Kế hoạch phát động",
        number="29/KH-LĐLĐ",
        issued_on=dt.date(2017, 5, 12),
        state=PlanState.ISSUED,
    )
    for position, address in enumerate(["II.3", "II.6"], start=1):
        Clause.objects.create(
            plan=plan,
            address=address,
            kind=ClauseKind.CONTENT,
            text=f"Nội dung {address}",
            position=position,
        )
    return made


@pytest.fixture
def form(db):
    """The half-year form."""
    load_shelf()
    return FormVersion.objects.get(code="BC6T")


@pytest.fixture
def asked(movement, form, dung, upper, neighbour_upper, grassroots, neighbour):
    """Dũng asks everybody for the first half of 2017."""
    return actions.open_request(
        by=actor_for(dung),
        movement=movement,
        form=form,
        period=period("2017H1"),
        due_on=dt.date(2017, 7, 10),
        levels=["upper", "grassroots"],
    )


@pytest.fixture
def asked_again(asked, dung, monkeypatch):
    """`asked_again("2017-12-15")` is the same request for the second half-year, on that day; grassroots are asked."""

    def later(day, *, levels=("grassroots",)):
        monkeypatch.setenv("DONGHANH_TODAY", day)
        return actions.open_request(
            by=actor_for(dung),
            movement=asked.movement,
            form=asked.form,
            period=period("2017H2"),
            due_on=dt.date(2018, 1, 10),
            levels=list(levels),
        )

    return later


@pytest.fixture
def whole():
    """`whole(request, actor, SK01="5")`: every cell typed, 0 where nothing is said."""

    def cells(request, by, **typed):
        place = standing_of(request, by.unit_id)
        lines = sheet_of(request.form).asked_of(place.level, place.sector)
        likely = {"LD01": "420", "DV01": "380", "TC02": "87", "TC03": "80"}
        return {
            line.code: typed.get(line.code, likely.get(line.code, "0"))
            for line in lines
            if not line.is_computed
        }

    return cells


@pytest.fixture
def sent(whole):
    """`sent(request, an, SK01="5")`: a report that was filled and sent."""

    def report(request, account, **typed) -> Report:
        by = actor_for(account)
        filled = actions.fill(by=by, request=request, typed=whole(request, by, **typed))
        actions.send(by=by, report=filled)
        return Report.objects.get(pk=filled.pk)

    return report


@pytest.fixture
def accepted(sent):
    """`accepted(request, an, binh, SK01="5")`: sent by the one, accepted by the other, totals current."""

    def report(request, account, superior, **typed) -> Report:
        made = sent(request, account, **typed)
        actions.accept(by=actor_for(superior), reports=[made])
        actions.refresh_totals(request)
        return Report.objects.get(pk=made.pk)

    return report
