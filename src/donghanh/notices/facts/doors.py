"""What a link opens: its token, and the form that the floor which owns the thing shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from donghanh.base.actors import Actor
from donghanh.base.dates import now
from donghanh.base.sentences import Sentence
from donghanh.base.sockets import Socket

from ..choices import LinkState
from ..models import Link


def _signer() -> Signer:
    return Signer(salt="donghanh.notices.link", sep=".")


def token_of(link: Link) -> str:
    """What stands in the address: the key and the nonce, signed."""
    return _signer().sign(f"{link.pk}-{link.nonce}")


def address_of(link: Link) -> str:
    """Where the link opens, from the root of the site."""
    return reverse("notices:door", args=[token_of(link)])


def link_of(token: str) -> Link | None:
    """The link that a token names; None for one that this site did not sign."""
    try:
        key, _dash, nonce = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    link = Link.objects.filter(pk=int(key)).first() if key.isdecimal() else None
    return link if link and constant_time_compare(link.nonce, nonce) else None


@dataclass(frozen=True)
class Door:
    """One form of one unit, as it stands behind a link.

    `piece` is the template of its fields, shown with `form` and `door`; `thing` is what the piece tells about.
    `review` gives what would be sent, a sentence each, once the form is valid; `send` sends it. `by` signs for
    the unit: nobody, when no signer has an account. `closed` says why nothing is owed any more, `draft` under which name the browser keeps
    what is typed until it is sent.
    """

    title: str
    lead: str | Sentence
    unit_name: str
    verb: str
    piece: str
    form: Any
    thing: Any
    by: Actor | None
    review: Callable[[], list[str]]
    send: Callable[[Actor], object]
    closed: str = ""
    draft: str = ""


# Asked upwards with the link and what was typed (None while nothing was); one answer, of whose thing it is.
doors: Socket[[Link, Any], Door | None] = Socket("What form does this link open?")


def door_of(link: Link, data: Any = None) -> Door | None:
    """What the link opens; None when no floor knows it, or the thing is gone or belongs to another unit."""
    return next((door for door in doors.ask(link, data) if door is not None), None)


def why_closed(link: Link | None) -> str:
    """Why a link opens nothing, a key of the sentences; empty while it does."""
    if link is None:
        return "unknown"
    if link.state != LinkState.OPEN:
        return str(link.state)
    return "expired" if link.has_expired(now()) else ""


def latest_links(purpose: str, thing_ids: Iterable[int]) -> dict[int, Link]:
    """The latest link to each thing that ever had one; one query."""
    return {link.thing_id: link for link in Link.objects.about(purpose, list(thing_ids))}


@dataclass(frozen=True)
class UnitLink:
    """One line of `notices/links.html`: a unit, its link if it ever had one, the message while that opens (empty
    otherwise), where a link is made and taken back, and why nothing could be sent through it.
    """

    name: str
    link: Link | None
    text: str
    make: str
    revoke: str
    lacks: Sentence | str = ""


def opens(link: Link | None) -> bool:
    """Does the link open anything now?"""
    return not why_closed(link)


def unit_links(
    rows: Iterable[Any],
    *,
    purpose: str,
    addresses: tuple[str, str],
    absolute: Callable[[str], str],
    text: Callable[[Any, str], Sentence],
    lacks: Mapping[int, Sentence] | None = None,
) -> list[UnitLink]:
    """A line for each row (with `pk` and `unit`): its latest link, and the message to copy while that opens; one query.

    `lacks` tells of a unit why nothing could be sent through its link. `addresses` name the pages that make and take back the link of a row; `text` words the message for a row and
    the link's whole address.
    """
    rows = list(rows)
    known = latest_links(purpose, [row.pk for row in rows])

    def told(row: Any) -> str:
        link = known.get(row.pk)
        return str(text(row, absolute(address_of(link)))) if link and opens(link) else ""

    make, revoke = addresses
    return [
        UnitLink(
            name=row.unit.name,
            link=known.get(row.pk),
            text=told(row),
            make=reverse(make, args=[row.pk]),
            revoke=reverse(revoke, args=[row.pk]),
            lacks=(lacks or {}).get(row.unit_id, ""),
        )
        for row in rows
    ]
