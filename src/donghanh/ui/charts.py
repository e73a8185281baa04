"""Charts drawn on the server: one drawing for the page, for Word and for PDF.

The specs are plain Vega-Lite; no chart grammar package is imported, so a page that draws pays for drawing only.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from textwrap import fill
from typing import Any

import fontpkg_be_vietnam_pro
import vl_convert
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_number

FONT = "Be Vietnam Pro"
vl_convert.register_font_directory(str(Path(fontpkg_be_vietnam_pro.__file__).parent / "files"))

INK, QUIET, LINE, ACCENT, SOFT = "#1d1a16", "#5e574e", "#d9d3ca", "#0b4f9e", "#c9d8ea"
# In a page the same colours come from the style sheet, so that they follow light and dark.
_PAGE_COLOURS = {
    INK: "var(--ink)",
    QUIET: "var(--ink-quiet)",
    LINE: "var(--line)",
    ACCENT: "var(--accent)",
    SOFT: "var(--accent-soft)",
}
_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", "\u00a0đồng"]}
# Not allowed in a page (inline style), or said already by the frame around the drawing (roles of its pieces).
_NOT_IN_PAGES = re.compile(r'\s(?:style|role|aria-roledescription|aria-label|aria-hidden)="[^"]*"')
_SIZE = re.compile(r'^(<svg[^>]*?) width="([\d.]+)" height="([\d.]+)"', re.DOTALL)
WIDTH, LONGEST_LABEL = 520, 36
_AXIS = {"labelColor": QUIET, "titleColor": QUIET, "gridColor": LINE, "domainColor": LINE, "tickColor": LINE}
_CONFIG = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": _AXIS | {"labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 400, "labelLimit": 260},
    "text": {"fontSize": 13, "fill": INK},
    "bar": {"cornerRadiusEnd": 2},
}


@dataclass(frozen=True)
class Drawing:
    """A drawn chart."""

    spec: str

    @property
    def file_svg(self) -> str:
        """The picture with its own colours, for a paper."""
        return _drawn(self.spec)

    @property
    def svg(self) -> SafeString:
        """The picture for a page: colours of the page, nothing that its policy forbids."""
        text = _NOT_IN_PAGES.sub("", self.file_svg)
        for colour, variable in _PAGE_COLOURS.items():
            text = text.replace(colour, variable)
        return mark_safe(_SIZE.sub(r'\1 aria-hidden="true"', text))

    def png(self, ppi: int = 200) -> bytes:
        """The picture in pixels, for Word."""
        return vl_convert.vegalite_to_png(json.loads(self.spec), ppi=ppi, format_locale=_NUMBERS)


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    return vl_convert.vegalite_to_svg(json.loads(spec), format_locale=_NUMBERS)


def drawing_of(values: list[dict[str, Any]], **spec: Any) -> Drawing:
    """The drawing of these values by a plain Vega-Lite spec, in the look of all charts."""
    whole = {"data": {"values": values}, "config": _CONFIG, "padding": 4, **spec}
    return Drawing(json.dumps(whole, ensure_ascii=False, sort_keys=True))


def named(rows: Sequence[tuple[Any, ...]], *names: str) -> list[dict[str, Any]]:
    """Each row as fields of these names, with its place as `order`."""
    return [
        {"order": place, **{name: _plain(value) for name, value in zip(names, row, strict=True)}}
        for place, row in enumerate(rows)
    ]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, int | str) else float(value)


def _axis(kind: str, title: str | None, **axis: Any) -> dict[str, Any]:
    return {"field": kind, "title": title, "axis": axis}


def bars_of(values: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """How bars lie beneath each other: in their order, each with its whole name beside it; a long one in several lines."""
    for value in values:
        value["label"] = fill(value["label"], LONGEST_LABEL, break_long_words=False)
    most = max((value["label"].count("\n") for value in values), default=0)
    axis = {"domain": False, "ticks": False, "labelPadding": 8, "labelColor": INK}
    axis["labelExpr"] = "split(datum.label, '\\n')"
    down = {"field": "label", "type": "nominal", "sort": {"field": "order"}, "title": None, "axis": axis}
    return {"width": WIDTH, "height": {"step": 30 + 14 * most}, "encoding": {"y": down}}


def bar_chart(rows: Sequence[tuple[str, Any]], *, unit: str = "", decimals: int = 0) -> Drawing:
    """One bar for each (label, number), in the order given, with its number beside it."""
    values = named(rows, "label", "value")
    for value in values:
        value["said"] = say_number(value["value"] or 0, decimals)
    across = _axis("value", unit or None, tickCount=5) | {"type": "quantitative"}
    words = {"type": "text", "align": "left", "dx": 6}
    bars = bars_of(values)
    bars["encoding"]["x"] = across
    return drawing_of(
        values,
        **bars,
        layer=[
            {"mark": {"type": "bar", "color": ACCENT, "height": 18}},
            {"mark": words, "encoding": {"text": {"field": "said"}}},
        ],
    )


def progress_by_unit(rows: Sequence[tuple[str, int, int]], *, unit: str = "") -> Drawing:
    """How far each unit is: (label, done, total) as a full bar within a soft one, "12/21" beside it."""
    values = named(rows, "label", "done", "total")
    for value in values:
        value["said"] = f"{say_number(value['done'])}/{say_number(value['total'])}"
    across = {"type": "quantitative", "title": unit or None, "axis": {"tickCount": 5}}
    words = {"type": "text", "align": "left", "dx": 6}
    return drawing_of(
        values,
        **bars_of(values),
        layer=[
            {
                "mark": {"type": "bar", "color": SOFT, "height": 18},
                "encoding": {"x": across | {"field": "total"}},
            },
            {
                "mark": {"type": "bar", "color": ACCENT, "height": 18},
                "encoding": {"x": across | {"field": "done"}},
            },
            {"mark": words, "encoding": {"x": across | {"field": "total"}, "text": {"field": "said"}}},
        ],
    )


def trend(
    rows: Sequence[tuple[str, Any]], *, unit: str = "", target: Any = None, decimals: int = 0
) -> Drawing:
    """A line through (period, number), each point with its number; `target` as a dashed line."""
    values = named(rows, "label", "value")
    for value in values:
        value["said"] = "" if value["value"] is None else say_number(value["value"], decimals)
    across = {"field": "label", "type": "ordinal", "sort": {"field": "order"}, "title": None}
    across["axis"] = {"labelAngle": 0, "ticks": False, "labelPadding": 8, "labelColor": INK}
    up = _axis("value", unit or None, tickCount=5, domain=False, ticks=False) | {"type": "quantitative"}
    line = {
        "type": "line",
        "color": ACCENT,
        "strokeWidth": 3,
        "point": {"color": ACCENT, "size": 70, "filled": True},
    }
    layers: list[dict[str, Any]] = [
        {"mark": line, "encoding": {"x": across, "y": up}},
        {"mark": {"type": "text", "dy": -14}, "encoding": {"x": across, "y": up, "text": {"field": "said"}}},
    ]
    if target is not None:
        layers += _target_line(target, decimals)
    return drawing_of(values, width=WIDTH, height=220, layer=layers)


def _target_line(target: Any, decimals: int) -> list[dict[str, Any]]:
    said = _("Chỉ tiêu %(target)s") % {"target": say_number(target, decimals)}
    at = {"datum": _plain(target), "type": "quantitative"}
    words = {"type": "text", "align": "right", "x": WIDTH, "dy": -8, "color": QUIET, "text": said}
    return [
        {"mark": {"type": "rule", "color": QUIET, "strokeDash": [5, 4]}, "encoding": {"y": at}},
        {"mark": words, "encoding": {"y": at}},
    ]


def reach_curves(panels: Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[int, float]]]]]]) -> Drawing:
    """Small multiples: for each panel (title, lines) how many percent had come so far by each day.

    A line is (name, ((day, percent), …)); lines differ by dashes as well as by colour, so that print keeps them.
    """
    names = list(dict.fromkeys(name for _panel, lines in panels for name, _points in lines))
    values = [
        {"panel": panel, "line": name, "day": day, "share": round(share, 1)}
        for panel, lines in panels
        for name, points in lines
        for day, share in points
    ]
    dashes = {"domain": names, "range": [[2, 3], [7, 3], [1, 0]][: len(names)]}
    colours = {"domain": names, "range": [QUIET, INK, ACCENT][: len(names)]}
    legend = {"orient": "top", "title": None, "symbolType": "stroke", "labelFontSize": 13, "labelColor": INK}
    legend |= {"labelLimit": 300, "symbolSize": 500, "columns": 1}
    by_line = {"field": "line", "type": "nominal", "legend": legend}
    panel = {"field": "panel", "type": "nominal", "sort": [panel for panel, _lines in panels]}
    head = {"title": None, "labelFontSize": 14, "labelFontWeight": 600, "labelColor": INK}
    return drawing_of(
        values,
        columns=2,
        facet=panel | {"header": head},
        spec={
            "width": 230,
            "height": 150,
            "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2.5},
            "encoding": {
                "x": _axis("day", _("ngày kể từ khi gửi"), tickCount=5) | {"type": "quantitative"},
                "y": _axis("share", "%", tickCount=3)
                | {"type": "quantitative", "scale": {"domain": [0, 100]}},
                "color": by_line | {"scale": colours},
                "strokeDash": by_line | {"scale": dashes},
            },
        },
    )
