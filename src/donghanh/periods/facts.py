"""Finding periods."""

import datetime as dt

from .models import Period
from .rules import code_before, code_on, span_of


def period(code: str) -> Period:
    """The period of that code, made when it is first asked for; refuses what is not a code."""
    span = span_of(code)
    found, _ = Period.objects.get_or_create(
        code=span.code,
        defaults={
            "kind": span.kind,
            "starts_on": span.starts_on,
            "ends_on": span.ends_on,
            "as_of": span.as_of,
            "name": str(span.name),
        },
    )
    return found


def period_on(day: dt.date, kind: str) -> Period:
    """The period of `kind` in which `day` falls."""
    return period(code_on(day, kind))


def period_before(this: Period) -> Period | None:
    """The period of the same kind just before; None for a term, and when nobody ever asked for it."""
    code = code_before(this.span)
    return Period.objects.filter(code=code).first() if code else None


def known_period(code: str) -> Period | None:
    """The period of this code, when anybody asked for it before; none is made."""
    return Period.objects.filter(code=code).first()
