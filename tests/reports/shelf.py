"""The catalogue and the forms of the shelf: loaded by the actions once a process, then written again as they were.

To load them takes a seventh of a second, and three hundred tests begin with them.
"""

from django.db.models import Model

from donghanh.indicators.actions import load_catalogue
from donghanh.indicators.models import Breakdown, BreakdownCell, CheckRow, Indicator
from donghanh.reports.actions import load_forms
from donghanh.reports.models import FormItem, FormVersion

WRITTEN = (
    Indicator,
    Breakdown,
    BreakdownCell,
    CheckRow,
    FormVersion,
    FormItem,
)  # what refers after what it refers to
_kept: dict[type[Model], list[Model]] = {}


def load_shelf() -> None:
    """Catalogue and forms stand in the database; where some of it stands already, the actions bring in the rest."""
    if _kept and not Indicator.objects.exists() and not FormVersion.objects.exists():
        for model, rows in _kept.items():
            model._base_manager.bulk_create(rows)
        return
    was_empty = not Indicator.objects.exists() and not FormVersion.objects.exists()
    load_catalogue()
    load_forms()
    if was_empty:
        _kept.update({model: list(model._base_manager.order_by("pk")) for model in WRITTEN})
