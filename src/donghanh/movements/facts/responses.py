"""What a unit took on in its answer."""

from collections.abc import Sequence

from ..models import Response
from ..rules.drafting import Above


def taken_on(response: Response, present: Sequence[Above]) -> dict[int, str]:
    """The clauses taken on, each in its present version, with what the unit will do; abolished ones are gone."""
    now = {above.address: above.id for above in present}
    lines = response.lines.values_list("clause__address", "text")
    return {now[address]: text for address, text in lines if address in now}
