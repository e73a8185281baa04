"""The board on a screen in the hall: large, without menu, fetching itself anew. It tells no mark before all are told."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_scaled
from donghanh.ui.pages import render_part
from donghanh.ui.tables import Column, Table

from .. import facts
from ..choices import ContestState, Prize, RoundState
from ..documents import results_of, score_of
from ..models import Contest, Round
from ..rules import DECIMALS

MOST_SHOWN = 15


def board(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever has the address: the screen in the hall. Numbers of sheets, never marks; then the announced results."""
    found = facts.board_of(key)
    if found is None:
        raise Http404
    is_announced = found.state == ContestState.ANNOUNCED
    return render_part(
        request,
        "contests/board.html",
        {
            "contest": found,
            "is_announced": is_announced,
            "tables": _results(found) if is_announced else [],
            "rounds": [] if is_announced else [_how_far(one) for one in found.rounds.all()],
            "count": found.entries.taking_part().count(),
            "fields": found.fields.count(),
        },
        "board",
    )


def _how_far(one: Round) -> dict[str, Any]:
    far = facts.how_far(one) if one.state == RoundState.MARKING else None
    return {"round": one, "far": far}


def _results(found: Contest) -> list[Table]:
    by_field: dict[str, list[Any]] = {}
    for row in results_of(found):
        by_field.setdefault(row.entry.field.name, []).append(row)
    return [
        Table(
            caption=name,
            columns=[
                Column(_("Hạng"), numeric=True),
                Column(_("Người, đội dự thi")),
                Column(_("Đơn vị")),
                Column(_("Điểm"), numeric=True),
                Column(_("Giải")),
            ],
            rows=[
                [
                    row.rank,
                    row.entry.name,
                    row.entry.unit.name,
                    say_scaled(score_of(row), DECIMALS),
                    str(Prize(row.prize).label) if row.prize else "",
                ]
                for row in rows[:MOST_SHOWN]
            ],
        )
        for name, rows in by_field.items()
    ]
