"""What every union paper begins and ends with: the letterhead of its unit and who signs for it.

Papers of the apps above are built on `letter_of`, so that an office's name is printed the same everywhere.
"""

import datetime as dt
from typing import Any

from donghanh.organisations.choices import Level
from donghanh.organisations.facts import signer_of, superior_of
from donghanh.organisations.models import Unit

from .rules.paper import Paper, Recipient, Signing

NATIONAL = "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM"
ABBREVIATIONS = {
    "Kế hoạch": "KH",
    "Báo cáo": "BC",
    "Quyết định": "QĐ",
    "Tờ trình": "TTr",
    "Biên bản": "BB",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
}


def letter_of(unit: Unit, type: str, day: dt.date, **content: Any) -> Paper:
    """A paper of `unit` as its office prints it on `day`: issuer lines, symbol, place and signer filled in.

    `content` are further fields of Paper and win over what is filled in.
    """
    above = superior_of(unit.pk, day)
    parent = above.name.upper() if above else NATIONAL if unit.level == Level.PROVINCE else None
    filled: dict[str, Any] = {
        "type": type,
        "issuer_parent": parent,
        "issuer": unit.name.upper(),
        "symbol": symbol_of(unit, type),
        "place": unit.place or None,
        "signings": (signing_of(unit, day),),
    }
    return Paper(**{**filled, **content})


def symbol_of(unit: Unit, type: str) -> str:
    """KH-LĐLĐ, QĐ-CĐCS: the type's abbreviation and the issuer's."""
    issuer = unit.symbol or "CĐ"
    return f"{ABBREVIATIONS[type]}-{issuer}" if type in ABBREVIATIONS else issuer


def signing_of(unit: Unit, day: dt.date) -> Signing:
    """On behalf of the standing board (of the committee at a grassroots union), by who signs there that day."""
    signer = signer_of(unit.pk, day)
    return Signing(
        mark="TM.",
        body="BAN CHẤP HÀNH" if unit.level == Level.GRASSROOTS else "BAN THƯỜNG VỤ",
        title=(signer.title or "Chủ tịch").upper() if signer else None,
        name=signer.person.name if signer else None,
    )


def body_of(unit: Unit) -> str:
    """ "Ban Thường vụ Liên đoàn Lao động huyện Châu Thành", as a paper speaks of who decides."""
    body = "Ban Chấp hành" if unit.level == Level.GRASSROOTS else "Ban Thường vụ"
    return f"{body} {unit.name}"


def recipients_of(unit: Unit, day: dt.date, *lines: str) -> tuple[Recipient, ...]:
    """The superior (để báo cáo), `lines` (để thực hiện), and the archive line."""
    above = superior_of(unit.pk, day)
    first = (Recipient(above.name, "để báo cáo"),) if above else ()
    return (*first, *(Recipient(line, "để thực hiện") for line in lines), Recipient("Lưu: VT"))
