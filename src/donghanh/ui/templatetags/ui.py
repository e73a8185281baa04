"""Tags of every page: layout, buttons, states. Built in; the other files of this folder are taken in here."""

import re
import uuid
from functools import cache
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

from donghanh.ui.rendering import component
from donghanh.ui.tones import TONE_ICONS, known_tone, tone_of_state

from . import ui_forms, ui_lists, ui_records, ui_words

register = template.Library()
_INNER_HEADING = re.compile(r'<h2( class="inner">.*?)</h2>', re.DOTALL)
for library in (ui_forms.register, ui_lists.register, ui_records.register, ui_words.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)


@register.simple_tag
@cache
def icon(name: str, size: int = 20) -> SafeString:
    """A line icon of lucide, as decoration: the meaning must stand beside it in words. A page has some fifty."""
    try:
        return mark_safe(lucide(name, size=size, aria_hidden="true", focusable="false", **{"class": "icon"}))
    except IconDoesNotExist:
        return mark_safe(
            lucide("circle", size=size, aria_hidden="true", focusable="false", **{"class": "icon"})
        )


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: str) -> SafeString:
    """The page's name: once in the head, and kept for the h1."""
    title = mark_safe(content.strip())
    context["page_title"] = title
    return (
        format_html("<title>{} – Đồng Hành</title>", title)
        if title
        else mark_safe("<title>Đồng Hành</title>")
    )


@register.simple_block_tag
def slot(content: str, element: str, css: str = "") -> SafeString:
    """The content in an element, or nothing at all when it is blank; for the frame's blocks."""
    inner = content.strip()
    if not inner:
        return mark_safe("")
    return format_html('<{0} class="{1}">{2}</{0}>', element, css, mark_safe(inner))


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "") -> SafeString:
    """One thing in a frame."""
    return component("card", content=content, title=title, tone=tone and known_tone(tone))


@register.simple_block_tag
def section(content: str, title: str) -> SafeString:
    """A part of a page under its h2; headings of cards within are one level lower."""
    return component("section", content=mark_safe(_INNER_HEADING.sub(r"<h3\1</h3>", content)), title=title)


@register.simple_block_tag
def confirm_box(content: str, label: str, text: str, *, kind: str = "primary") -> SafeString:
    """A button that first opens a sentence saying what will happen; the content holds the real button."""
    return component("confirm_box", content=content, label=label, text=text, kind=kind)


@register.simple_tag
def crumb(text: Any, url: str) -> SafeString:
    """One step of the way back to here."""
    return component("crumb", text=text, url=url)


@register.simple_tag
def button(text: Any, url: str, *, kind: str = "primary", icon: str = "") -> SafeString:
    """A link that looks like a button: goes somewhere, changes nothing."""
    return component("button", text=text, url=url, kind=kind, icon=icon)


@register.simple_tag
def submit(
    text: Any, *, kind: str = "primary", name: str = "", value: str = "", icon: str = ""
) -> SafeString:
    """The button that sends its form."""
    return component("submit", text=text, kind=kind, name=name, value=value, icon=icon)


@register.simple_tag
def badge(label: Any, tone: str = "neutral") -> SafeString:
    """A state: word, icon and colour together."""
    tone = known_tone(tone)
    return component("badge", label=label, tone=tone, icon=TONE_ICONS[tone])


@register.simple_tag
def state_badge(thing: Any) -> SafeString:
    """The badge of `thing.state`."""
    return badge(thing.get_state_display(), tone_of_state(thing.state))


@register.simple_tag
def once() -> SafeString:
    """The hidden token by which a form is accepted once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4().hex)


@register.simple_tag
def empty(text: Any) -> SafeString:
    """Nothing is there, said kindly."""
    return component("empty", text=text)


@register.simple_tag
def progress(done: int | None, total: int | None, label: Any = "") -> SafeString:
    """How far: a bar with its numbers in words."""
    return component("progress", done=done or 0, total=total or 0, label=label)


@register.simple_block_tag(takes_context=True)
def watched(context: Context, content: str, is_under_way: bool, *, seconds: int = 2) -> SafeString:
    """A part that fetches itself anew every few seconds while something is under way; it is the page's named part."""
    request = context.get("request")
    if not is_under_way or request is None:
        return format_html("<div>{}</div>", mark_safe(content))
    return format_html(
        '<div hx-get="{}" hx-trigger="every {}s" hx-swap="outerHTML" aria-live="polite">{}</div>',
        request.get_full_path(),
        seconds,
        mark_safe(content),
    )
