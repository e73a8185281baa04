"""What the program knows of a unit's initiatives, for those who ask it to report."""

import datetime as dt
from decimal import Decimal

from django.urls import reverse

from donghanh.base.known import Known
from donghanh.base.sentences import Sentence

from .counting import counted_for


def known_figures(unit_id: int, since: dt.date, until: dt.date) -> list[Known]:
    """Initiatives of the unit itself that were recognised in these days; two queries."""
    counted = counted_for(unit_id, since=since, until=until)
    told = {
        "initiatives": counted.count,
        "initiative_benefit": counted.benefit,
        "initiative_highest": counted.highest,
    }
    said, url = Sentence("theo sổ sáng kiến đã được công nhận"), reverse("initiatives:list")
    found = [Known(topic, Decimal(number), said, url) for topic, number in told.items()]
    if counted.unsure:
        said = Sentence(
            "theo sổ sáng kiến; {count} tác giả chỉ có họ tên, cùng họ tên đếm là một người: xem lại trước khi nhận",
            count=counted.unsure,
        )
    return [*found, Known("initiative_authors", Decimal(counted.authors), said, url)]
