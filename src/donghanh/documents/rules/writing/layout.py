"""Layout profiles: one TOML file for each rule of official papers, never one hard template."""

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from donghanh.base.sentences import Refusal

LAYOUTS = Path(__file__).resolve().parents[2] / "layouts"
DEFAULT_LAYOUT = "union-2011"
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0  # A4, mm


@dataclass(frozen=True)
class Margins:
    """Millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class Sizes:
    """Points."""

    national: float
    motto: float
    parent: float
    issuer: float
    number: float
    place_date: float
    type: float
    subject: float
    body: float
    signing: float
    recipients_label: float
    recipients: float
    about: float
    table: float


@dataclass(frozen=True)
class Layout:
    """One profile. `first_indent` in mm, `spacing` in points, `line` in single lines.

    `allowed` is what the source gives for each measure, from and to.
    """

    code: str
    name: str
    source: str
    verified: bool
    margins: Margins
    sizes: Sizes
    number_at: str
    number_size: float
    number_on_first: bool
    is_party: bool
    number_label: str
    first_indent: float
    spacing: float
    line: float
    allowed: dict[str, tuple[float, float]] = field(default_factory=dict, hash=False)
    is_across: bool = False

    @property
    def page_width(self) -> float:
        """Width of the page, mm."""
        return PAGE_HEIGHT if self.is_across else PAGE_WIDTH

    @property
    def page_height(self) -> float:
        """Height of the page, mm."""
        return PAGE_WIDTH if self.is_across else PAGE_HEIGHT

    @property
    def width(self) -> float:
        """Width of the text, mm."""
        return self.page_width - self.margins.left - self.margins.right

    def across(self) -> "Layout":
        """The same with the page across."""
        return replace(self, is_across=True)

    def upright(self) -> "Layout":
        """The same with the page upright."""
        return replace(self, is_across=False)


@cache
def layout_of(code: str) -> Layout:
    """The profile called `code`. Raises Refusal for an unknown one."""
    path = LAYOUTS / f"{code}.toml"
    if not code.replace("-", "").isalnum() or not path.is_file():
        raise Refusal("Không có thể thức trình bày “{code}”. Chọn một thể thức trong danh sách.", code=code)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Layout(
        code=code,
        name=data["name"],
        source=data["source"],
        verified=data["verified"],
        margins=Margins(**data["page"]),
        sizes=Sizes(**data["size"]),
        number_at=data["page_number"]["place"],
        number_size=data["page_number"]["size"],
        number_on_first=data["page_number"]["on_first"],
        is_party=data["head"]["right"] == "party",
        number_label=data["head"]["number_label"],
        allowed={key: (least, most) for key, (least, most) in data["allowed"].items()},
        **data["body"],
    )


def layouts() -> tuple[Layout, ...]:
    """Every profile, by code."""
    return tuple(layout_of(path.stem) for path in sorted(LAYOUTS.glob("*.toml")))
