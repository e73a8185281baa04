"""Tags of records: facts, steps, history, the chain, what is due, charts."""

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from donghanh.base.dues import Due
from donghanh.ui.rendering import component
from donghanh.ui.tables import Table, say_cell

register = template.Library()


@register.simple_tag
def facts_list(rows: Iterable[Sequence[Any]]) -> SafeString:
    """What is known of a thing: rows of (label, value) or (label, value, url)."""
    facts = [{"label": row[0], "value": _said(row[1]), "url": row[2] if len(row) > 2 else ""} for row in rows]
    return component("facts_list", facts=facts)


def _said(value: Any) -> Any:
    return value if isinstance(value, SafeString) else say_cell(value)


@register.simple_tag
def check_list(rows: Iterable[Sequence[Any]]) -> SafeString:
    """What was looked at one by one: rows of (word, tone, text, reason, note, url of what the reason counts); the
    last three may be left out.
    """
    names = ("word", "tone", "text", "reason", "note", "url")
    return component("check_list", rows=[dict(zip(names, row, strict=False)) for row in rows])


@register.simple_tag
def steps(steps: Iterable[Any]) -> SafeString:
    """The line of states a thing goes through, with where it stands."""
    return component("steps", steps=list(steps))


@register.simple_tag
def timeline(entries: Iterable[Any]) -> SafeString:
    """What happened to a thing, latest first."""
    return component("timeline", entries=list(entries))


@register.simple_tag
def traces(title: Any, rows: Iterable[Any]) -> SafeString:
    """Links of the chain; nothing when there are none."""
    found = list(rows)
    return component("traces", title=title, rows=found) if found else mark_safe("")


@register.simple_tag
def figure(value: Any, label: Any, *, url: str = "", target: Any = "", note: Any = "") -> SafeString:
    """A number that matters, its target, and where it opens."""
    said = _said(value) if value not in (None, "") else ""
    return component(
        "figure", value=said, label=label, url=url, target=_said(target) if target else "", note=note
    )


@register.simple_tag
def chart(svg: Any, table: Table) -> SafeString:
    """A drawing, and its figures under «Xem số liệu»; `svg` is a Drawing, markup, or a picture's address."""
    markup = getattr(svg, "svg", svg)
    is_address = str(markup).startswith("/")
    return component("chart", markup=markup, is_address=is_address, table=table, caption=table.caption)


@register.simple_tag
def copy_text(text: Any, label: Any = "") -> SafeString:
    """A text to take elsewhere: marked and copied by hand, or with the button where there is a script."""
    lines = str(text).count("\n") + 1
    return component(
        "copy_text", text=text, label=label or _("Sao chép tin nhắn Zalo"), lines=min(max(lines + 1, 4), 14)
    )


@register.simple_tag
def due_card(due: Due, today: dt.date) -> SafeString:
    """One thing to do: by when, how long, how far, and its one verb."""
    tone, words = when_due(due.due_on, today)
    return component("due_card", due=due, tone=tone, words=words, has_progress=bool(due.total))


def when_due(due_on: dt.date | None, today: dt.date) -> tuple[str, str]:
    """Tone and words of a day to come or gone."""
    if due_on is None:
        return "neutral", _("Không có hạn")
    days = (due_on - today).days
    if days < 0:
        return "late", ngettext("Quá hạn %(n)d ngày", "Quá hạn %(n)d ngày", -days) % {"n": -days}
    if days == 0:
        return "due", _("Hạn hôm nay")
    tone = "due" if days <= 7 else "neutral"
    return tone, ngettext("Còn %(n)d ngày", "Còn %(n)d ngày", days) % {"n": days}


@register.simple_tag
def download_links(
    *, docx: str = "", pdf: str = "", xlsx: str = "", csv: str = "", print: str = ""
) -> SafeString:
    """The files a thing can be taken away as."""
    known = [
        (docx, _("Tải bản Word"), "file-text"),
        (pdf, _("Tải bản PDF"), "file-text"),
        (xlsx, _("Xuất Excel"), "file-spreadsheet"),
        (csv, _("Xuất CSV"), "file-spreadsheet"),
        (print, _("Bản in"), "printer"),
    ]
    links = [{"url": url, "label": label, "icon": icon} for url, label, icon in known if url]
    return component("download_links", links=links)


@register.simple_tag
def diff(old: str, new: str) -> SafeString:
    """What changed between two texts, word by word; said aloud too, not only coloured."""
    before, after = str(old).split(), str(new).split()
    pieces = []
    for kind, b_from, b_to, a_from, a_to in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            pieces.append(format_html("{}", " ".join(before[b_from:b_to])))
            continue
        if b_to > b_from:
            pieces.append(_marked("del", _("bỏ:"), before[b_from:b_to]))
        if a_to > a_from:
            pieces.append(_marked("ins", _("thêm:"), after[a_from:a_to]))
    return format_html('<p class="diff">{}</p>', format_html_join(" ", "{}", ((piece,) for piece in pieces)))


def _marked(element: str, said: str, words: list[str]) -> SafeString:
    return format_html('<{0}><span class="unseen">{1} </span>{2}</{0}>', element, said, " ".join(words))


@register.simple_tag
def honour_card(name: Any, title: Any, *, note: Any = "", url: str = "") -> SafeString:
    """Somebody commended: the one place of red and gold."""
    return component("honour_card", name=name, title=title, note=note, url=url)


@register.simple_tag
def honour_banner(title: Any, text: Any = "") -> SafeString:
    """The h1 of a public page that honours, on red; leave the page's own heading block empty."""
    return component("honour_banner", title=title, text=text)


@register.simple_tag
def story_card(title: Any, summary: Any, *, note: Any = "", url: str = "") -> SafeString:
    """A story that is told on its own page."""
    return component("story_card", title=title, summary=summary, note=note, url=url)
