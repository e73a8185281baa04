"""Reading the list."""

from collections.abc import Iterable

from ..models import Breakdown, CheckRow, Indicator
from ..rules import Check, checks_on


def by_code(codes: Iterable[str]) -> dict[str, Indicator]:
    """The indicators of these codes; one query."""
    return Indicator.objects.select_related("numerator", "denominator").in_bulk(
        list(codes), field_name="code"
    )


def checks_between(codes: Iterable[str]) -> list[Check]:
    """All that is checked between these indicators: the list's own checks, then what breakdowns say; three queries."""
    codes = list(codes)
    told = [row.check_of for row in CheckRow.objects.in_use()]
    for breakdown in Breakdown.objects.in_use().select_related("whole").prefetch_related("cells__indicator"):
        told += breakdown.checks_on(codes)
    return checks_on(told, codes)


def cells_beneath(indicator: Indicator) -> list[Indicator]:
    """The cells of all its breakdowns, in order, each once; one query."""
    cells = Indicator.objects.filter(
        cell_of__breakdown__whole=indicator,
        cell_of__breakdown__ended_on__isnull=True,
        retired_on__isnull=True,
    )
    found = cells.order_by("cell_of__breakdown", "cell_of__position")
    return list({cell.pk: cell for cell in found}.values())
