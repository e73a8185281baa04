"""For which sectors a clause is meant: what its own words say, and what that hides from a unit of another sector."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from donghanh.base.sentences import Sentence, mark
from donghanh.base.words import fold

from .drafting import OUT_OF_SCOPE, Above, Choice, Draft

MIXED = "mixed"
_MOST_NAMED = 6


@dataclass(frozen=True)
class Audience:
    """Sectors that plans speak of together: their name, and how a clause that is for them begins, folded."""

    sectors: tuple[str, ...]
    name: str
    words: tuple[str, ...] = ()


# What a person may choose from; a new audience is a line here. The first whose words fit is proposed.
AUDIENCES = (
    Audience((), mark("Tất cả đơn vị")),
    Audience(
        ("agency", "public_service"),
        mark("Cơ quan hành chính, đơn vị sự nghiệp"),
        ("khu vuc co quan hanh chinh", "khu vuc hanh chinh", "khu vuc nha nuoc", "co quan, don vi su nghiep"),
    ),
    Audience(
        ("agency",), mark("Cơ quan hành chính nhà nước"), ("cac co quan hanh chinh", "co quan nha nuoc")
    ),
    Audience(
        ("public_service",), mark("Đơn vị sự nghiệp"), ("khu vuc su nghiep", "don vi su nghiep", "truong hoc")
    ),
    Audience(
        ("enterprise",),
        mark("Doanh nghiệp"),
        ("khu vuc san xuat", "khu vuc doanh nghiep", "cac doanh nghiep", "doanh nghiep", "don vi san xuat"),
    ),
)
_OPENING = re.compile(r"(?:(?:trong|o|doi voi|tai)\s+)?(?:cac\s+)?")


def sectors_named(text: str) -> tuple[str, ...]:
    """The sectors that a clause names first of all: "Trong khu vực cơ quan hành chính nhà nước, …"; empty when it
    names none. Read, not guessed: a word further on in the sentence says nothing.
    """
    folded = fold(text)
    opening = _OPENING.match(folded)
    bare = folded[opening.end() :] if opening else folded
    is_said = bare != folded or bare.startswith("khu vuc")
    return next(
        (
            audience.sectors
            for audience in AUDIENCES
            if is_said and any(bare.startswith(words) for words in audience.words)
        ),
        (),
    )


def name_of(sectors: Sequence[str]) -> Sentence:
    """The sectors as people read them."""
    known = {audience.sectors: audience.name for audience in AUDIENCES}
    return Sentence(known.get(tuple(sectors), mark("Khu vực khác")))


def is_meant_for(sectors: Sequence[str], sector: str) -> bool:
    """Does a clause for `sectors` concern a unit of `sector`? A unit of mixed sectors is concerned by all."""
    return not sectors or sector == MIXED or sector in sectors


def not_mine(clauses: Iterable[Above], sector: str) -> list[Above]:
    """What a plan says to other sectors only."""
    return [
        clause for clause in clauses if not clause.is_heading and not is_meant_for(clause.sectors, sector)
    ]


def hidden_sentence(hidden: Sequence[Above], unit_sector: str) -> Sentence | None:
    """How many clauses are not shown, which and why; None when all are."""
    if not hidden:
        return None
    addresses = [clause.address for clause in hidden]
    places = ", ".join(addresses[:_MOST_NAMED]) + ("…" if len(addresses) > _MOST_NAMED else "")
    audiences = sorted({str(name_of(clause.sectors)) for clause in hidden})
    return Sentence(
        "Không hiện {count} mục ({places}) vì dành cho khu vực khác: {audiences}. Khu vực của đơn vị: {sector}.",
        count=len(hidden),
        places=places,
        audiences="; ".join(audiences),
        sector=unit_sector,
    )


def deciding_for(clauses: Sequence[Above], draft: Draft, sector: str) -> Draft:
    """The draft with what is meant for other sectors left out, with the reason, unless somebody decided otherwise."""
    filled = {
        clause.id: Choice(
            OUT_OF_SCOPE,
            reason=str(Sentence("Dành cho khu vực khác: {audience}.", audience=name_of(clause.sectors))),
        )
        for clause in not_mine(clauses, sector)
        if not draft.choice(clause).decision
    }
    return replace(draft, choices={**draft.choices, **filled})
