"""Who signs: blocks of mark, body, title and name."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..paper import Signing
from .lines import Line, is_capitals
from .marks import SIGNER, signing_mark
from .names import is_capital_name, is_name, without_rank
from .result import Found


@dataclass(frozen=True)
class Signed:
    """One signer and where he stands."""

    signing: Signing
    found: Found


def signed_by(lines: Sequence[Line]) -> list[Signed]:
    """The signers of the lines: a block ends with a name, or where the next mark begins."""
    blocks: list[list[Line]] = [[]]
    for line in lines:
        begins = bool(signing_mark(line.text)) or is_capitals(line.text) or _is_title(line.text)
        block = blocks[-1]
        if begins and block and is_name(without_rank(block[-1].text)):
            blocks.append([line])
        elif begins or is_name(without_rank(line.text)):
            block.append(line)
    return [signed for block in blocks if block and (signed := _signed(block))]


def _is_title(text: str) -> bool:
    return len(text) < 60 and bool(SIGNER.match(text.upper())) and not text.endswith((".", ";", ","))


def _signed(block: Sequence[Line]) -> Signed | None:
    texts = [line.text for line in block]
    name = _name_of(texts)
    mark = body = None
    if texts and (found := signing_mark(texts[0])):
        mark, body = found
        texts.pop(0)
    if not (mark or name or any(SIGNER.match(text.upper()) for text in texts)):
        return None
    sure = 0.95 if mark and name else 0.8 if name else 0.6
    return Signed(
        Signing(mark, body, "\n".join(_titles(texts)) or None, name),
        Found(sure, block[0].number, block[-1].number),
    )


def _titles(texts: list[str]) -> list[str]:
    """The titles, each whole: "PHÓ CHỦ TỊCH" / "THƯỜNG TRỰC" is one on two lines."""
    titles: list[str] = []
    for text in texts:
        goes_on = titles and SIGNER.match(titles[-1]) and is_capitals(text)
        if goes_on and not SIGNER.match(text) and not signing_mark(text):
            titles[-1] = f"{titles[-1]} {text}"
        else:
            titles.append(text)
    return titles


def _name_of(texts: list[str]) -> str | None:
    """The name, taken off the end of the lines of a block."""
    for last in range(len(texts) - 1, -1, -1):
        bare = without_rank(texts[last])
        if is_name(bare) or (last and is_capital_name(bare)):
            del texts[last:]
            return bare
    return None
