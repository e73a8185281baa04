"""Line breaks inside one paragraph: those that part pieces stay, those that only fold a sentence go."""

from ..lines import ends, is_capitals, leans_on
from ..marks import begins


def lines_of_paragraph(text: str) -> list[str]:
    """The lines of a paragraph whose soft breaks are newlines."""
    lines: list[str] = []
    for part in text.split("\n"):
        part = part.strip(" ")
        if lines and part.strip() and _goes_on(lines[-1], part.strip()):
            lines[-1] = f"{lines[-1]} {part.strip()}"
        else:
            lines.append(part)
    return lines


def _goes_on(before: str, text: str) -> bool:
    if not before.strip() or begins(text) or ends(before) or is_capitals(before) or is_capitals(text):
        return False
    return text[0].islower() or leans_on(before)
