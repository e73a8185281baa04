"""The tail of a paper: recipients, signing, and what follows it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from donghanh.base.words import fold

from ..paper import Appendix, Recipient
from .appendices import ATTACHED, appendices_of
from .columns import by_column
from .lines import Line, columns, is_capitals, is_rule
from .marks import APPENDIX, RECIPIENTS, SIGNER, VERIFY, signing_mark
from .names import is_name, without_rank
from .result import Found
from .signing import Signed, signed_by

_ITEM = re.compile(r"[-–—+•*]\s*(.+)")
_PURPOSE = re.compile(r"(?P<name>.*\S)\s*\(\s*(?P<purpose>[^()]+?)\s*\)")
_SIGNED = re.compile(
    r"[(\[]?\s*(da ky|da ki|ky ten|da ky va dong dau|ky, ghi ro|chu ky|ky, dong dau|ky va ghi ro).{0,40}"
)
_ADDRESS = re.compile(r"https?://\S+( \S+)?|[\w.-]*[\d/-][\w./-]*", re.ASCII)
_LAST = 400  # lines looked at from the end for a signer without a mark


@dataclass
class Tail:
    """What stands behind the content."""

    recipients: list[Recipient] = field(default_factory=list)
    signings: list[Signed] = field(default_factory=list)
    appendices: list[Appendix] = field(default_factory=list)
    verify_url: str | None = None  # empty: announced, not read yet
    fields: dict[str, Found] = field(default_factory=dict)


def tail_start(lines: Sequence[Line], after: int) -> int:
    """Index of the first line of the tail, `len(lines)` when there is none."""
    for index in range(after, len(lines)):
        text = lines[index].text
        if not text or len(text) > 200:
            continue
        parts = [part.text for part in columns(lines[index])]
        if any(RECIPIENTS.fullmatch(part) or signing_mark(part) or VERIFY.fullmatch(part) for part in parts):
            return _back_over_titles(lines, index, after)
    return _unmarked_signing(lines, after)


def _back_over_titles(lines: Sequence[Line], index: int, after: int) -> int:
    """A signer without a mark may stand before the recipients."""
    start = index
    while start > after and index - start < 30:
        text = lines[start - 1].text
        parts = [part.text for part in columns(lines[start - 1])]
        if text and not all(
            is_name(without_rank(part)) or _is_noise(part) or _is_title(part) for part in parts
        ):
            break
        start -= 1
    block = [part.text for line in lines[start:index] for part in columns(line) if line.text]
    return start if block and _is_title(block[0]) else index


def _is_title(text: str) -> bool:
    return len(text) < 80 and is_capitals(text) and bool(SIGNER.match(text))


def _unmarked_signing(lines: Sequence[Line], after: int) -> int:
    for index in range(max(after, len(lines) - _LAST), len(lines)):
        parts = columns(lines[index])
        if parts and all(_is_title(part.text) for part in parts):
            rest = [part.text for line in lines[index:] for part in columns(line)]
            if all(is_capitals(t) or is_name(without_rank(t)) or _is_noise(t) for t in rest):
                return index
    return next(
        (i for i in range(max(after, len(lines) - _LAST), len(lines)) if VERIFY.fullmatch(lines[i].text)),
        len(lines),
    )


def _is_noise(text: str) -> bool:
    if is_rule(text) or VERIFY.fullmatch(text):
        return True
    return len(text) < 60 and bool(_SIGNED.fullmatch(fold(text)))


def read_tail(lines: Sequence[Line]) -> Tail:
    """Recipients and signers of the tail that `lines` are."""
    tail = Tail()
    cut = _end_of_tail(lines)
    tail.appendices = appendices_of(lines[cut:])
    recipients: list[Line] = []
    signing: list[Line] = []
    here = signing
    for line in by_column(lines[:cut]):
        if found := VERIFY.fullmatch(line.text):
            tail.verify_url = found[1].replace(" ", "")
        elif tail.verify_url is not None and _is_address(tail.verify_url, line.text):
            tail.verify_url += line.text.replace(" ", "")
        elif is_rule(line.text):
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
    for signed in signed_by([line for line in signing if not _is_noise(line.text)]):
        tail.signings.append(signed)
        key = "signing" if len(tail.signings) == 1 else f"signing.{len(tail.signings)}"
        tail.fields[key] = signed.found
    return tail


def _is_address(so_far: str, text: str) -> bool:
    """Does the line hold the address, or go on with one that was broken behind a slash or a hyphen?"""
    if not so_far or so_far.endswith(("/verify/", "-")):
        return bool(_ADDRESS.fullmatch(text))
    return False


def _end_of_tail(lines: Sequence[Line]) -> int:
    """Where an appendix begins: by its name, above what it says it is attached to, or by a heading or prose behind the
    last name and recipient.
    """
    has_name = False
    for index, line in enumerate(lines):
        if APPENDIX.match(line.text) and (has_name or is_capitals(line.text[:12])):
            return index
        if has_name and ATTACHED.match(line.text):
            return _title_above(lines, index)
        parts = [part.text for part in columns(line)]
        if has_name and index > 2 and len(line.text) > 90 and not _ITEM.match(line.text):
            return index
        has_name = has_name or any(is_name(without_rank(part)) for part in parts)
    return len(lines)


def _title_above(lines: Sequence[Line], index: int) -> int:
    """Back from the line of attachment over name and subject of the appendix."""
    start = index
    for at in range(index - 1, max(-1, index - 9), -1):
        text = lines[at].text
        if not text:
            continue
        if _ITEM.match(text) or _is_noise(text) or len(columns(lines[at])) > 1 or is_name(without_rank(text)):
            break
        start = at
    return start


def _ends_recipients(taken: Sequence[Line], text: str) -> bool:
    if not text or _ITEM.fullmatch(text):
        return False
    if _is_noise(text) or signing_mark(text) or _is_title(text):
        return True
    return (
        is_capitals(text)
        and " " in text
        or (is_name(text) and bool(taken) and not taken[-1].text.rstrip().endswith((";", ",")))
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
    text = text.strip().rstrip(" ;.,/")
    found = _PURPOSE.fullmatch(text) if len(text) < 400 else None
    if found and (found["purpose"][0].islower() or fold(found["purpose"]).startswith("de ")):
        return Recipient(found["name"], found["purpose"])
    return Recipient(text)
