"""Filters for days, numbers and money; terms with their meaning."""

import datetime as dt
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from donghanh.base.dates import say_date, say_long_date
from donghanh.base.numbers import say_money, say_number, say_scaled
from donghanh.ui.rendering import component
from donghanh.ui.terms import meaning_of, terms_in

register = template.Library()


def _local(value: Any) -> Any:
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value


@register.filter
def vn_date(value: dt.date | None) -> str:
    """12/5/2017."""
    return say_date(_local(value)) if value else ""


@register.filter
def vn_long_date(value: dt.date | None) -> str:
    """ngày 12 tháng 5 năm 2017."""
    return say_long_date(_local(value)) if value else ""


@register.filter
def vn_moment(value: dt.datetime | None) -> str:
    """12/5/2017 10:42."""
    moment = _local(value)
    return f"{say_date(moment)} {moment.hour}:{moment.minute:02d}" if moment else ""


@register.filter
def vn_number(value: Any, decimals: int | None = None) -> str:
    """1.234,5."""
    return "" if value in (None, "") else say_number(value, decimals)


@register.filter
def money(value: int | None) -> str:
    """1.250.000 đồng."""
    return "" if value is None or value == "" else say_money(value)


@register.filter
def scaled(value: int | None, decimals: int) -> str:
    """A scaled whole number as people read it."""
    return "" if value is None or value == "" else say_scaled(value, decimals)


@register.simple_tag(takes_context=True)
def term(context: Context, word: str) -> SafeString:
    """A term of art; touched, it says what it means."""
    meaning = meaning_of(word)
    request = context.get("request")
    count = getattr(request, "terms_told", 0) + 1
    if request is not None:
        request.terms_told = count  # over the whole page: pieces that are included count on
    return component("term", word=word, meaning=meaning, identity=f"term-{count}")


TERMS_HERE = "<!-- terms -->"


@register.simple_block_tag
def explained(content: str) -> SafeString:
    """A page whose guide lists the terms of art it uses, where `ui/help.html` leaves room for them."""
    if TERMS_HERE not in content:
        return mark_safe(content)
    before, after = content.split(TERMS_HERE, 1)
    rows = terms_in(before.rpartition("<details")[0] + after)
    return mark_safe(before + (component("terms", rows=rows) if rows else "") + after)
