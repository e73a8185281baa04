"""Two recognised initiatives, alike, at one's own unit and at the neighbour's, for tests that only open pages."""

import datetime as dt
from typing import Any

from donghanh.initiatives.models import Author, Initiative, Likeness

DAY = dt.date(2017, 6, 1)


def add_initiative_rows(things: Any) -> None:
    """Give `things` an `initiative` and a `likeness`, and the neighbour's."""
    for prefix, unit in (("", things.unit), ("neighbour_", things.neighbour)):
        one, other = (_recognised(unit, f"{unit.code}-{number}") for number in (1, 2))
        setattr(things, f"{prefix}initiative", one)
        pair = Likeness.objects.create(first=one, second=other, similarity=700)
        setattr(things, f"{prefix}likeness", pair)


def _recognised(unit: Any, code: str) -> Initiative:
    row = Initiative.objects.create(
        code=code,
        unit=unit,
        title="Giá kẹp vải",
        problem="Vải vụn bỏ phí.",
        solution="Gom lại may túi.",
        effect="Đỡ mua túi.",
        state="recognised",
        submitted_on=DAY,
        recognised_on=DAY,
        recognised_by="Hội đồng sáng kiến",
        reach="base",
    )
    Author.objects.create(initiative=row, name="Vai Khác", share=100, position=1)
    return row
