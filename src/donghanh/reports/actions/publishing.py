"""Publishing a form: frozen with its words, its checks and who is asked; and using it no longer."""

from collections.abc import Sequence

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Sentence
from donghanh.indicators.facts import checks_between
from donghanh.journal import actions as journal

from ..choices import FORM_MOVES
from ..facts.building import digest_of_form, pieces_of
from ..models import FormItem, FormVersion
from ..permissions import check_may_build
from ..rules.building import check_publishable
from ..rules.sheet import audiences

_FROZEN = ("label", "hint", "audience", "ratio_up", "ratio_down")


@transaction.atomic
def publish(*, by: Actor, form: FormVersion) -> FormVersion:
    """Freeze a draft: from now on it may be asked with, and only a next version says something else.

    Refuses an empty form, a ratio without its parts, and lines that ask nobody.
    """
    check_may_build(by, form)
    held = hold(form)
    held.state = FORM_MOVES.check(held.state, "publish")
    check_publishable(pieces_of(held))
    freeze(held)
    held.published_on = today()
    held.digest = digest_of_form(held)
    held.save(update_fields=["state", "checks", "published_on", "digest"])
    journal.record(
        by,
        "publish",
        held,
        Sentence("Ban hành biểu mẫu “{name}”, bản {version}.", name=held.name, version=held.version),
    )
    return held


def freeze(form: FormVersion, *, checks: list[dict[str, object]] | None = None) -> None:
    """Write out the words of every line, its audience and scale; take along the list's checks unless some are given."""
    items = list(form.items.select_related("indicator__numerator", "indicator__denominator"))
    write_out(items)
    FormItem.objects.bulk_update(items, _FROZEN)
    form.checks = listed_checks(items) if checks is None else checks


def listed_checks(items: Sequence[FormItem]) -> list[dict[str, object]]:
    """What the list checks between the indicators of these lines."""
    return [check.told for check in checks_between(item.indicator.code for item in items)]


def write_out(items: Sequence[FormItem]) -> None:
    """Give the lines of a form, in their order, words, audience and scale of their own; they are not saved here."""
    asked = ((tuple(item.levels), tuple(item.sectors), item.indicator.is_text) for item in items)
    for item, audience in zip(items, audiences(asked), strict=True):
        indicator = item.indicator
        item.label = item.label or indicator.name
        item.hint = item.hint or indicator.definition
        item.audience = audience
        if indicator.is_ratio:
            item.ratio_up, item.ratio_down = indicator.scale.up, indicator.scale.down


@transaction.atomic
def retire_form(*, by: Actor, form: FormVersion) -> None:
    """Ask with this version no longer; requests made with it go on."""
    check_may_build(by, form)
    held = hold(form)
    held.state = FORM_MOVES.check(held.state, "retire")
    held.save(update_fields=["state"])
    journal.record(by, "retire", held, Sentence("Thôi dùng biểu mẫu “{name}”.", name=held.name))
