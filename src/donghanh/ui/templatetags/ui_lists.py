"""Tags of lists: table, filters, pages, tree."""

from collections.abc import Iterable
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from donghanh.ui.listing import is_cut
from donghanh.ui.rendering import component
from donghanh.ui.tables import Column, Node, Table
from donghanh.ui.tones import TONE_ICONS, known_tone

register = template.Library()
IN_SIGHT = 3


def address(context: Context, **changes: Any) -> str:
    """The query of this page with some values changed (None takes one out)."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    if query is None:
        return ""
    query.pop("export", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """This page's address with some values changed, as for `{% with_query export="xlsx" as url %}`."""
    return address(context, **changes)


@register.simple_tag(takes_context=True)
def siblings(context: Context, *pairs: Any) -> SafeString:
    """Pages that belong together, as text and address by turns; the one that is open is marked."""
    request = context.get("request")
    here = request.path if request else ""
    texts, urls = pairs[::2], pairs[1::2]
    rows = [(text, url, url == here) for text, url in zip(texts, urls, strict=True)]
    return component("siblings", rows=rows, label=_("Các trang liên quan"))


@register.simple_tag(takes_context=True)
def data_table(context: Context, table: Table) -> SafeString:
    """A table; cards on phones. Headings that sort are links."""
    columns = [heading(context, column, table.sort) for column in table.columns]
    lines = [cells(columns, line) for line in table.lines()]
    if not lines and table.empty:
        return component("empty", text=table.empty)
    return component(
        "data_table",
        caption=table.caption,
        columns=columns,
        lines=lines,
        foot=cells(columns, table.foot_cells()),
    )


def heading(context: Context, column: Column, sort: str) -> dict[str, Any]:
    """A column's heading with the address that sorts by it, or the other way round."""
    rises, falls = bool(column.sort) and sort == column.sort, bool(column.sort) and sort == f"-{column.sort}"
    target = f"-{column.sort}" if rises else column.sort
    return {
        "label": column.label,
        "numeric": column.numeric,
        "url": address(context, sort=target, page=None) if column.sort else "",
        "order": "ascending" if rises else "descending" if falls else "",
        "icon": "arrow-up" if rises else "arrow-down" if falls else "arrow-up-down",
    }


def cells(columns: list[dict[str, Any]], line: list[Any]) -> list[dict[str, Any]]:
    """A line's cells with what their column says."""
    return [
        {
            "text": cell.text if isinstance(cell.text, SafeString) else cell.shown,
            "url": cell.url,
            "note": cell.note,
            "tone": cell.tone and known_tone(cell.tone),
            "icon": TONE_ICONS[known_tone(cell.tone)],
            "label": column["label"],
            "css": css_of(cell, is_numeric=column["numeric"]),
        }
        for column, cell in zip(columns, line, strict=False)
    ]


def css_of(cell: Any, *, is_numeric: bool) -> str:
    """The classes of a cell; `nothing` leaves it out of the cards on phones."""
    is_blank = cell.text is None or cell.text == ""
    known = {"numeric": is_numeric, "nothing": is_blank and not cell.url and not cell.note}
    return " ".join(name for name, holds in known.items() if holds)


@register.simple_tag(takes_context=True)
def list_filters(context: Context, form: forms.Form) -> SafeString:
    """Search and filters, sent with GET: `q` and three more in sight, the rest under «Lọc thêm»."""
    request = context.get("request")
    sort = request.GET.get("sort", "") if request else ""
    shown = [bound for bound in form if not bound.is_hidden]
    search = next((bound for bound in shown if bound.name == "q"), None)
    others = [bound for bound in shown if bound.name != "q"]
    hidden = others[IN_SIGHT:]
    return component(
        "list_filters",
        search=search,
        shown=others[:IN_SIGHT],
        more=hidden,
        is_open=any(bound.data for bound in hidden),
        is_filtered=any(bound.data for bound in shown),
        sort=sort,
        here=request.path if request else "",
    )


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Page) -> SafeString:
    """Where one is in a long list; nothing when it has one page."""
    if page.paginator.num_pages <= 1:
        return mark_safe("")
    return component(
        "pager",
        page=page,
        is_cut=is_cut(page) and not page.has_next(),
        previous=address(context, page=page.previous_page_number()) if page.has_previous() else "",
        following=address(context, page=page.next_page_number()) if page.has_next() else "",
        numbers=[
            {
                "text": number,
                "url": address(context, page=number) if isinstance(number, int) else "",
                "here": number == page.number,
            }
            for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
        ],
    )


@register.simple_tag
def tree(nodes: Iterable[Node]) -> SafeString:
    """A tree that opens without a script."""
    return format_html('<ul class="tree">{}</ul>', _branches(nodes))


def _branches(nodes: Iterable[Node]) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_branch(node),) for node in nodes))


def _branch(node: Node) -> SafeString:
    label = (
        format_html('<a href="{}">{}</a>', node.url, node.label)
        if node.url
        else format_html("<b>{}</b>", node.label)
    )
    note = format_html(' <span class="quiet">{}</span>', node.note) if node.note else ""
    line = format_html('<span class="node">{}{}</span>', label, note)
    if node.opens and not node.children:
        return _closed_branch(node, line)
    if not node.children:
        return line
    # The link stands beside what opens the branch: one inside the other could not be reached by keyboard.
    return format_html(
        '{}<details{}><summary><span class="unseen">{}</span></summary><ul>{}</ul></details>',
        line,
        mark_safe(" open") if node.is_open else "",
        _("Các mục thuộc %(label)s") % {"label": node.label},
        _branches(node.children),
    )


def _closed_branch(node: Node, line: SafeString) -> SafeString:
    """A branch that is fetched when it is opened; without a script, a link to its own page."""
    return format_html(
        '{line}<details hx-get="{url}" hx-trigger="toggle once" hx-target="find ul" hx-swap="outerHTML">'
        '<summary><span class="unseen">{label}</span></summary><ul><li><a href="{url}">{words}</a></li></ul></details>',
        line=line,
        url=node.opens,
        label=_("Các mục thuộc %(label)s") % {"label": node.label},
        words=_("Mở nhánh này"),
    )
