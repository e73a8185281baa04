"""What the nation is asked: a movement, one form of forty lines, a request for each quarter."""

import datetime as dt

from donghanh.base.actors import Actor
from donghanh.indicators.choices import IndicatorKind
from donghanh.indicators.models import Indicator
from donghanh.movements.choices import ClauseKind, PlanState
from donghanh.movements.models import Clause, Movement, Plan
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period
from donghanh.reports import actions
from donghanh.reports.actions.publishing import freeze
from donghanh.reports.choices import FormState
from donghanh.reports.facts.building import digest_of_form
from donghanh.reports.models import FormItem, FormVersion, ReportRequest

LINES = 40
QUARTERS = ("2017Q1", "2017Q2", "2017Q3", "2017Q4")
FORM = "BCQ-CN"
LEVELS = [Level.PROVINCE, Level.UPPER, Level.GRASSROOTS]
OPENED = dt.date(2017, 1, 3)


def launch(top: Unit) -> Movement:
    """A movement with the plan that the figures report on."""
    movement = Movement.objects.create(
        unit=top,
        name="Công đoàn đồng hành cùng doanh nghiệp (cả nước, mẫu)",
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        opened_on=OPENED,
    )
    plan = Plan.objects.create(
        movement=movement,
        unit=top,
        title="Kế hoạch phát động phong trào thi đua (mẫu)",
        number="01/KH-TLĐ",
        issued_on=OPENED,
        state=PlanState.ISSUED,
    )
    Clause.objects.create(
        plan=plan, address="II.1", kind=ClauseKind.CONTENT, text="Báo cáo số liệu hằng quý", position=1
    )
    return movement


def make_form() -> FormVersion:
    """Forty lines that every level answers, of every way of adding up; the parts of a ratio come with it."""
    form = FormVersion.objects.create(
        code=FORM, version=1, name="Báo cáo quý của cả nước (mẫu)", period_kind="quarter"
    )
    FormItem.objects.bulk_create(
        FormItem(
            form=form,
            position=position,
            section=indicator.theme or "Số liệu",
            indicator=indicator,
            is_required=indicator.over_units != "none",
            levels=LEVELS,
            clause_address="II.1",
        )
        for position, indicator in enumerate(_forty(), start=1)
    )
    freeze(form, checks=[])
    form.state, form.published_on, form.digest = FormState.PUBLISHED, OPENED, digest_of_form(form)
    form.save()
    return form


def _forty() -> list[Indicator]:
    """Forty of the catalogue that are numbers, of every way of adding up, the parts of a ratio among them."""
    known = list(
        Indicator.objects.select_related("numerator", "denominator")
        .filter(retired_on=None)
        .exclude(kind=IndicatorKind.TEXT)
    )
    chosen = _with_all_kinds([each for each in known if not each.is_ratio or _comes_with_parts(each, known)])
    assert len(chosen) == LINES, "the catalogue has more than forty that are counted"
    return chosen


def _comes_with_parts(ratio: Indicator, known: list[Indicator]) -> bool:
    return {ratio.numerator_id, ratio.denominator_id} <= {each.pk for each in known}


def _with_all_kinds(known: list[Indicator]) -> list[Indicator]:
    """Two of each rarer kind with their parts, then sums, forty at most."""
    rare = [
        each
        for kind in ("ratio", "max", "distinct", "none")
        for each in [one for one in known if one.over_units == kind][:2]
    ]
    parts = {key for each in rare for key in (each.numerator_id, each.denominator_id) if key}
    wanted = {each.pk for each in rare} | parts
    rest = [each.pk for each in known if each.over_units == "sum" and each.pk not in wanted]
    wanted |= set(rest[: LINES - len(wanted)])
    return [each for each in known if each.pk in wanted]


def ask(by: Actor, code: str, *, movement: Movement, form: FormVersion) -> ReportRequest:
    """Ask everybody beneath the top for one quarter, due ten days after it."""
    quarter = period(code)
    return actions.open_request(
        by=by,
        movement=movement,
        form=form,
        period=quarter,
        due_on=quarter.ends_on + dt.timedelta(days=10),
        levels=LEVELS,
        grace_days=2,
    )
