"""Forms while they are put together, and what they cost those who fill them."""

import hashlib
import json

from donghanh.base.actors import Actor
from donghanh.base.sentences import Sentence
from donghanh.indicators.models import Breakdown, CheckRow, Indicator

from ..choices import FormState
from ..models import FormItem, FormVersion
from ..rules.building import Piece
from ..rules.sheet import is_part, limits_in

_TOLD = ("position", "section", "label", "hint", "indicator__code", "is_required", "levels", "sectors")


def pieces_of(form: FormVersion) -> list[Piece]:
    """The lines of a form as plain values, in order; one query."""
    items = form.items.select_related("indicator__numerator", "indicator__denominator").order_by("position")
    return [_piece(item) for item in items]


def _piece(item: FormItem) -> Piece:
    indicator = item.indicator
    parts = tuple((part.code, part.name) for part in (indicator.numerator, indicator.denominator) if part)
    return Piece(
        key=item.pk,
        section=item.section,
        code=indicator.code,
        name=item.label or indicator.name,
        levels=tuple(item.levels),
        parts=parts,
        is_retired=indicator.retired_on is not None,
    )


def wholes_in_catalogue(by: Actor) -> dict[str, str]:
    """The codes of parts in the list of indicators (“Trong đó: …”), each with the name of its whole; three queries."""
    names = dict(Indicator.objects.visible_to(by).values_list("code", "name"))
    cells = Breakdown.objects.visible_to(by).in_use().values_list("cells__indicator__code", "whole__name")
    checks = [row.check_of for row in CheckRow.objects.visible_to(by).in_use()]
    return limits_in(checks, names) | {code: whole for code, whole in cells if is_part(names.get(code, ""))}


def digest_of_form(form: FormVersion) -> str:
    """SHA-256 of everything that was published, keys in order; one query."""
    rows = [list(row) for row in form.items.order_by("position").values_list(*_TOLD)]
    told = {
        "code": form.code,
        "version": form.version,
        "name": form.name,
        "lines": rows,
        "checks": form.checks,
    }
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def forms_changed() -> list[Sentence]:
    """Published forms that are not as they were published, a sentence each."""
    frozen = FormVersion.objects.exclude(state=FormState.DRAFT).exclude(digest="")
    return [
        Sentence(
            "Biểu mẫu “{name}”, bản {version}, khác với lúc ban hành.", name=form.name, version=form.version
        )
        for form in frozen
        if digest_of_form(form) != form.digest
    ]
