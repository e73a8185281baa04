"""Frozen dataclasses to plain JSON values and back, by their annotations."""

import base64
import datetime as dt
import types
import typing
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """JSON values: tuples become lists, days ISO texts, bytes base64."""
    if is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def from_plain(kind: type[T], plain: dict[str, Any]) -> T:
    """The dataclass `kind` from what `to_plain` made; a missing key takes the field's default."""
    hints = _hints(kind)  # type: ignore[arg-type]
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _back(hints[name], value) for name, value in plain.items() if name in known})


def _back(hint: Any, value: Any) -> Any:
    if isinstance(hint, types.UnionType):
        if value is None:
            return None
        return _back(next(part for part in typing.get_args(hint) if part is not type(None)), value)
    if typing.get_origin(hint) is tuple:
        return tuple(_back(typing.get_args(hint)[0], item) for item in value)
    if is_dataclass(hint):
        return from_plain(hint, value)  # type: ignore[arg-type]
    if hint is dt.date:
        return dt.date.fromisoformat(value)
    if hint is bytes:
        return base64.b64decode(value)
    return value
