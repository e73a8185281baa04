"""The numbers that Word draws itself before paragraphs: they stand in no text, so they are counted here."""

from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMANS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Level:
    """One level of a list: how its number is shown, the words around it, where it begins."""

    shown: str
    words: str
    start: int


@dataclass
class Numbers:
    """The lists of a file, counted on as its paragraphs go by."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    styles: dict[str, tuple[str | None, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of that list and level; empty where the list shows none."""
        levels = self.levels.get(list_id, {})
        if level not in levels:
            return ""
        shown = levels[level]
        if shown.shown == "none":
            return ""
        if shown.shown == "bullet":
            return "+" if shown.words == "+" or (level and shown.words not in "-–—") else "-"
        counts = self.counts.setdefault(list_id, {})
        counts[level] = counts.get(level, shown.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        words = shown.words
        for at in range(9):
            if f"%{at + 1}" in words:
                above = levels.get(at, shown)
                words = words.replace(f"%{at + 1}", said(above.shown, counts.get(at, above.start)))
        return words.strip()


def said(shown: str, number: int) -> str:
    """A number as its list shows it."""
    if shown in ("lowerLetter", "upperLetter"):
        text = _LATIN[(number - 1) % 26] * ((number - 1) // 26 + 1)
    elif shown in ("lowerRoman", "upperRoman"):
        text = ""
        for value, letters in _ROMANS:
            text += letters * (number // value)
            number %= value
        text = text.lower()
    else:
        return f"{number:02d}" if shown == "decimalZero" else str(number)
    return text.upper() if shown.startswith("upper") else text


def numbers_of(numbering: etree._Element | None, styles: etree._Element | None) -> Numbers:
    """The lists declared in numbering.xml and the styles that belong to one."""
    numbers = Numbers()
    if numbering is not None:
        abstract = {
            item.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl", "0")): Level(
                    shown=_value(level, "numFmt") or "decimal",
                    words=_value(level, "lvlText") or "",
                    start=_number(_value(level, "start"), 1),
                )
                for level in item.findall(f"{W}lvl")
            }
            for item in numbering.findall(f"{W}abstractNum")
        }
        for item in numbering.findall(f"{W}num"):
            levels = dict(abstract.get(_value(item, "abstractNumId"), {}))
            for override in item.findall(f"{W}lvlOverride"):
                at, start = _number(override.get(f"{W}ilvl"), 0), _value(override, "startOverride")
                if start and at in levels:
                    levels[at] = Level(levels[at].shown, levels[at].words, _number(start, 1))
            numbers.levels[item.get(f"{W}numId", "")] = levels
    if styles is not None:
        numbers.styles = _styles(styles)
    return numbers


def _styles(styles: etree._Element) -> dict[str, tuple[str | None, int]]:
    above, found = {}, {}
    for style in styles.findall(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        above[name] = _value(style, "basedOn")
        if (numbered := style.find(f"{W}pPr/{W}numPr")) is not None:
            found[name] = (_value(numbered, "numId"), _number(_value(numbered, "ilvl"), 0))
    whole = {}
    for name in above:
        at, seen = name, 0
        while at and at not in found and seen < 20:
            at, seen = above.get(at) or "", seen + 1
        if at in found:
            whole[name] = found[at]
    return whole


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise


def place_in_list(properties: etree._Element | None, numbers: Numbers) -> tuple[str, int] | None:
    """The list and level a paragraph belongs to, by itself or by its style."""
    if properties is None:
        return None
    style = _value(properties, "pStyle")
    list_id, level = numbers.styles.get(style or "", (None, 0))
    own = properties.find(f"{W}numPr")
    if own is not None:
        list_id = _value(own, "numId") or list_id
        level = _number(_value(own, "ilvl"), level)
    return (list_id, level) if list_id and list_id != "0" else None
