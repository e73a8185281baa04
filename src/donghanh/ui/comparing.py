"""Charts that set things beside each other: reached against asked, like units, small multiples over periods."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from donghanh.base.numbers import say_number

from .charts import ACCENT, INK, QUIET, Drawing, bars_of, drawing_of, named

MOST_PERCENT = 200


def reached(rows: Sequence[tuple[str, float]]) -> Drawing:
    """How many percent of each target are reached: a bar each, and a line where the target stands.

    A bar ends at 200 %; its number goes on.
    """
    values = named(rows, "label", "value")
    for value in values:
        value["said"] = f"{say_number(value['value'], 1)}\u00a0%"
        value["value"] = min(value["value"], MOST_PERCENT)
    across = {"field": "value", "type": "quantitative", "title": _("% chỉ tiêu được giao")}
    across["axis"] = {"tickCount": 5}
    rule = {"mark": {"type": "rule", "color": INK, "strokeDash": [5, 4]}}
    return drawing_of(
        values,
        **bars_of(values),
        layer=[
            {"mark": {"type": "bar", "color": ACCENT, "height": 18}, "encoding": {"x": across}},
            rule | {"encoding": {"x": {"datum": 100, "type": "quantitative"}, "y": None}},
            {
                "mark": {"type": "text", "align": "left", "dx": 6},
                "encoding": {"x": across, "text": {"field": "said"}},
            },
        ],
    )


def beside_each_other(
    rows: Sequence[tuple[str, float]], *, unit: str, middle: float | None = None, decimals: int = 1
) -> Drawing:
    """A bar for each like unit, with its number; `middle` is a dashed line with its own."""
    values = named(rows, "label", "value")
    for value in values:
        value["said"] = say_number(value["value"], decimals)
    across = {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 5}}
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "bar", "color": ACCENT, "height": 18}, "encoding": {"x": across}},
        {
            "mark": {"type": "text", "align": "left", "dx": 6},
            "encoding": {"x": across, "text": {"field": "said"}},
        },
    ]
    if middle is not None:
        at = {"x": {"datum": middle, "type": "quantitative"}, "y": None}
        layers.append({"mark": {"type": "rule", "color": INK, "strokeDash": [5, 4]}, "encoding": at})
    return drawing_of(
        values,
        **bars_of(values),
        layer=layers,
    )


def multiples(
    panels: Sequence[tuple[str, Sequence[tuple[str, float | None]]]],
    *,
    unit: str,
    scale: tuple[float, float] | None = None,
) -> Drawing:
    """Small multiples: for each unit (name, points) its line over the periods, all on one scale.

    A point is (period, number); a period without a number is a gap. `scale` (least, most) is given where several
    drawings are to be read side by side.
    """
    periods = list(dict.fromkeys(label for _name, points in panels for label, _value in points))
    values = [
        {"panel": name, "label": label, "value": value} for name, points in panels for label, value in points
    ]
    head = {"title": None, "labelFontSize": 13, "labelFontWeight": 600, "labelColor": INK, "labelLimit": 230}
    across = {"field": "label", "type": "ordinal", "sort": periods, "title": None}
    in_two = "[slice(datum.label, 0, -5), slice(datum.label, -4)]"  # "6 tháng đầu" over "2017"
    across["axis"] = {"labelAngle": 0, "labelColor": QUIET, "ticks": False, "labelExpr": in_two}
    up: dict[str, Any] = {"field": "value", "type": "quantitative", "title": unit, "axis": {"tickCount": 3}}
    up |= {"scale": {"domain": list(scale)}} if scale and scale[0] < scale[1] else {}
    line = {"type": "line", "color": ACCENT, "strokeWidth": 2.5}
    panel = {"field": "panel", "type": "nominal", "sort": [name for name, _points in panels]}
    return drawing_of(
        values,
        columns=2,
        facet=panel | {"header": head},
        spec={
            "width": 210,
            "height": 110,
            "mark": line | {"point": {"color": ACCENT, "size": 50, "filled": True}},
            "encoding": {"x": across, "y": up},
        },
    )


__all__ = ["beside_each_other", "multiples", "reached"]
