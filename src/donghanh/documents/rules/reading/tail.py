"""The tail of a paper: recipients, signing, and what follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.base.words import fold

from ..paper import Appendix, Recipient, Signing
from .lines import RIGHT_COLUMN, Line, columns, is_capitals, is_rule
from .marks import APPENDIX, RECIPIENTS, SIGNER, SIGNING_MARK, VERIFY, is_name
from .result import Found

_ITEM = re.compile(r"[-–—+•*]\s*(.+)")
_PURPOSE = re.compile(r"(?P<name>.*\S)\s*\(\s*(?P<purpose>[^()]+?)\s*\)")
_SIGNED = re.compile(r"[(\[]?\s*(da ky|ky ten|da ky va dong dau|ky, ghi ro).*")


@dataclass
class Tail:
    """What stands behind the content."""

    recipients: list[Recipient] = field(default_factory=list)
    signings: list[Signing] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    verify_url: str | None = None
    fields: dict[str, Found] = field(default_factory=dict)


def tail_start(lines: Sequence[Line], after: int) -> int:
    """Index of the first line of the tail, `len(lines)` when there is none."""
    for index in range(after, len(lines)):
        parts = [part.text for part in columns(lines[index])]
        if any(RECIPIENTS.match(part) or _is_signing_mark(part) for part in parts):
            return _back_over_titles(lines, index, after)
    return _unmarked_signing(lines, after)


def _is_signing_mark(text: str) -> bool:
    return is_capitals(text) and bool(SIGNING_MARK.fullmatch(text))


def _back_over_titles(lines: Sequence[Line], index: int, after: int) -> int:
    """A signer without a mark may stand before the recipients."""
    start = index
    while start > after:
        text = lines[start - 1].text
        if text and not (is_name(text) or (is_capitals(text) and SIGNER.match(text))):
            break
        start -= 1
    block = [line.text for line in lines[start:index] if line.text]
    return start if block and SIGNER.match(block[0]) and is_capitals(block[0]) else index


def _unmarked_signing(lines: Sequence[Line], after: int) -> int:
    for index in range(after, len(lines)):
        parts = columns(lines[index])
        if parts and all(is_capitals(part.text) and SIGNER.match(part.text) for part in parts):
            rest = [part.text for line in lines[index:] for part in columns(line)]
            if all(is_capitals(t) or is_name(t) or _is_noise(t) for t in rest):
                return index
    return next((i for i in range(after, len(lines)) if VERIFY.fullmatch(lines[i].text)), len(lines))


def _is_noise(text: str) -> bool:
    return is_rule(text) or bool(_SIGNED.fullmatch(fold(text))) or bool(VERIFY.fullmatch(text))


def read_tail(lines: Sequence[Line]) -> Tail:
    """Recipients and signers of the tail that `lines` are."""
    tail = Tail()
    cut = next(
        (i for i, line in enumerate(lines) if APPENDIX.match(line.text) and is_capitals(line.text[:12])),
        len(lines),
    )
    _take_appendices(tail, lines[cut:])
    recipients: list[Line] = []
    signing: list[Line] = []
    here = signing
    for line in _by_column(lines[:cut]):
        if found := VERIFY.fullmatch(line.text):
            tail.verify_url = found[1]
        elif _is_noise(line.text):
            continue
        elif found := RECIPIENTS.fullmatch(line.text):
            here = recipients
            recipients += [Line(line.number, part) for part in found[1].split(";") if part.strip()]
        elif here is recipients and _ends_recipients(recipients, line.text):
            here = signing
            signing.append(line)
        elif line.text:
            here.append(line)
    _take_recipients(tail, recipients)
    _take_signings(tail, signing)
    return tail


def _by_column(lines: Sequence[Line]) -> list[Line]:
    """The left column first where the tail is set in two."""
    split = [(line, columns(line)) for line in lines]
    if not any(len(parts) > 1 for _, parts in split):
        return list(lines)
    left, right = [], []
    for line, parts in split:
        if len(parts) > 1:
            left.append(parts[0])
            right += parts[1:]
        elif parts:
            indent = len(line.raw) - len(line.raw.lstrip())
            (right if indent >= RIGHT_COLUMN else left).append(parts[0])
    return left + [Line(0, "")] + right


def _ends_recipients(taken: Sequence[Line], text: str) -> bool:
    if not text or _ITEM.fullmatch(text):
        return False
    return is_capitals(text) or (
        is_name(text) and bool(taken) and not taken[-1].text.rstrip().endswith((";", ","))
    )


def _take_recipients(tail: Tail, lines: Sequence[Line]) -> None:
    whole: list[Line] = []
    dashed = any(_ITEM.fullmatch(line.text) for line in lines)
    for line in lines:
        item = _ITEM.fullmatch(line.text)
        if dashed and not item and whole and not whole[-1].text.endswith((";", ".")):
            whole[-1] = Line(whole[-1].number, f"{whole[-1].text} {line.text}")
        else:
            whole.append(Line(line.number, item[1] if item else line.text))
    for line in whole:
        tail.fields[f"recipients.{len(tail.recipients)}"] = Found(0.95, line.number, line.number)
        tail.recipients.append(_recipient(line.text))


def _recipient(text: str) -> Recipient:
    text = text.strip().rstrip(" ;.,")
    found = _PURPOSE.fullmatch(text)
    if found and (found["purpose"][0].islower() or fold(found["purpose"]).startswith("de ")):
        return Recipient(found["name"], found["purpose"])
    return Recipient(text)


def _take_signings(tail: Tail, lines: Sequence[Line]) -> None:
    block: list[Line] = []
    for line in lines:
        begins = _is_signing_mark(line.text) or is_capitals(line.text)
        if begins and block and is_name(block[-1].text):
            _close(tail, block)
            block = []
        if begins or is_name(line.text):
            block.append(line)
    _close(tail, block)


def _close(tail: Tail, block: list[Line]) -> None:
    if not block:
        return
    first = block[0].number
    texts = [line.text for line in block]
    name = texts.pop() if is_name(texts[-1]) else None
    mark = body = None
    if texts and (found := SIGNING_MARK.fullmatch(texts[0])):
        mark, body = _mark(found[1]), found[2].strip()
        texts.pop(0)
    tail.signings.append(Signing(mark, body, "\n".join(texts) or None, name))
    key = "signing" if len(tail.signings) == 1 else f"signing.{len(tail.signings)}"
    tail.fields[key] = Found(0.95 if mark and name else 0.8, first, block[-1].number)


def _mark(mark: str) -> str:
    return mark if "/" in mark else f"{mark}."


def _take_appendices(tail: Tail, lines: Sequence[Line]) -> None:
    for line in lines:
        if APPENDIX.match(line.text) and is_capitals(line.text[:12]):
            tail.appendices.append(Appendix(title=line.text))
        elif line.text and not is_rule(line.text):
            last = tail.appendices.pop()
            tail.appendices.append(Appendix(last.title, paragraphs=(*last.paragraphs, line.text)))
