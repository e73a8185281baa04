"""One door to the typesetter: data as JSON, our own fonts only, every warning is an error."""

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from .measures import FONTS

TEMPLATES = Path(__file__).resolve().parent
_MIDNIGHT = dt.datetime(2017, 1, 1, tzinfo=dt.UTC)


class TypesettingFailed(RuntimeError):
    """The template or a font is wrong; the message is the typesetter's."""


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def typeset(template: str, data: dict[str, Any], *, day: dt.date | None = None) -> bytes:
    """The PDF/A-2b of `template` (a .typ file beside this one) with `data`; the same bytes for the same data.

    `day` becomes the creation date in the file. User text only ever travels as data, never as markup.
    """
    moment = dt.datetime.combine(day, dt.time(), dt.UTC) if day else _MIDNIGHT
    compiler = typst.Compiler(
        (TEMPLATES / template).read_bytes(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    made, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards="a-2b", timestamp=moment)
    if warnings or not isinstance(made, bytes):
        raise TypesettingFailed("; ".join(str(warning) for warning in warnings) or "no single PDF")
    return made
