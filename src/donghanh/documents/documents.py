"""What every union paper begins and ends with: the letterhead of its unit and who signs for it.

Papers of the apps above are built on `letter_of`, so that an office's name is printed the same everywhere.
"""

import datetime as dt
from typing import Any

from donghanh.organisations.choices import ActingMark, Level
from donghanh.organisations.facts import signer_of, superior_of
from donghanh.organisations.models import Unit
from donghanh.people.facts import is_demo_database

from .facts import headed
from .rules.paper import SAMPLE_MARK, Paper, Recipient, Signing
from .rules.register import symbol_of as symbol_from


def letter_of(unit: Unit, type: str | None, day: dt.date, **content: Any) -> Paper:
    """A paper of `unit` as its office prints it on `day`: issuer lines, symbol, place and signer filled in;
    a công văn has no type.

    `content` are further fields of Paper; what they give is not filled in.
    """
    given = {"type": type, "signings": (signing_of(unit, day),), "watermark": mark_of(unit), **content}
    return headed(Paper(**given), unit, day)


def mark_of(unit: Unit) -> str | None:
    """The mark across a paper of an invented unit, and of every unit of a demo province."""
    is_demo = unit.is_invented or is_demo_database()
    return SAMPLE_MARK if is_demo else None


def symbol_of(unit: Unit, type: str) -> str:
    """KH-LĐLĐ, QĐ-CĐCS: the type's abbreviation and the unit's."""
    return symbol_from(type, unit.symbol or "CĐ")


def signing_of(unit: Unit, day: dt.date) -> Signing:
    """On behalf of the standing board (of the committee at a grassroots union), by who signs there that day.

    Who acts for the absent head signs KT. as the deputy or TUQ. as a delegate (Nghị định 30/2020, Điều 13).
    """
    signer = signer_of(unit.pk, day)
    body = "BAN CHẤP HÀNH" if unit.level == Level.GRASSROOTS else "BAN THƯỜNG VỤ"
    if signer is None:
        return Signing(mark="TM.", body=body)
    title = (signer.title or "Chủ tịch").upper()
    if signer.acts_for is None:
        return Signing(mark="TM.", body=body, title=title, name=signer.person.name)
    absent = (signer.acts_for.title or "Chủ tịch").upper()
    own = signer.title.upper()
    if signer.mark == ActingMark.DELEGATE:
        return Signing(mark="TUQ.", body=absent, title=own or None, name=signer.person.name)
    lines = [f"KT. {absent}", *([own] if own else [])]
    return Signing(mark="TM.", body=body, title="\n".join(lines), name=signer.person.name)


def body_of(unit: Unit) -> str:
    """ "Ban Thường vụ Liên đoàn Lao động huyện Châu Thành", as a paper speaks of who decides."""
    body = "Ban Chấp hành" if unit.level == Level.GRASSROOTS else "Ban Thường vụ"
    return f"{body} {unit.name}"


def recipients_of(unit: Unit, day: dt.date, *lines: str) -> tuple[Recipient, ...]:
    """The superior (để báo cáo), `lines` (để thực hiện), and the archive line."""
    above = superior_of(unit.pk, day)
    first = (Recipient(above.name, "để báo cáo"),) if above else ()
    return (*first, *(Recipient(line, "để thực hiện") for line in lines), Recipient("Lưu: VT"))
