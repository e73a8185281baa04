"""A card with everything on it, as grades and pages need it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from donghanh.evidence.models import Evidence

from ..models import Criterion, DeedProof, Proof, Score, Scorecard
from ..rules.grades import canonical, outcome_of, result_text
from ..rules.points import Figure, figures_from, say_points, work_out
from ..rules.scoring import Finding


@dataclass
class Line:
    """One criterion of a card with what is known about it."""

    criterion: Criterion
    score: Score | None = None
    evidence: list[Evidence] = field(default_factory=list)
    deeds: list[DeedProof] = field(default_factory=list)

    @property
    def offered(self) -> int | None:
        """Self-scored or computed points."""
        return self.score.offered if self.score else None

    @property
    def verified(self) -> int | None:
        """Points that count."""
        return self.score.verified_points if self.score else None

    @property
    def figures(self) -> list[Figure]:
        """Figures behind computed points."""
        return list(figures_from(self.score.figures).values()) if self.score else []

    @property
    def said(self) -> str:
        """How computed points came about."""
        if not self.criterion.formula or self.score is None:
            return ""
        figures = figures_from(self.score.figures)
        return str(work_out(self.criterion.worked_by, figures, most=self.criterion.most).said)

    @property
    def finding(self) -> Finding:
        """What the verifier finds."""
        row = self.criterion
        return Finding(row.code, row.name, row.kind, row.part, row.most, self.offered)

    @property
    def says_offered(self) -> str:
        """As people read it."""
        return say_points(self.offered)

    @property
    def says_verified(self) -> str:
        """As people read it."""
        return say_points(self.verified)


@dataclass(frozen=True)
class Group:
    """One group of criteria."""

    code: str
    name: str
    lines: list[Line]


def sheets_of(cards: Iterable[Scorecard]) -> dict[int, list[Line]]:
    """All lines of these cards (of one round), in the order of the set; five queries for all."""
    cards = list(cards)
    if not cards:
        return {}
    criteria = list(Criterion.objects.filter(criteria_set__rounds=cards[0].round_id).order_by("position"))
    scores: dict[tuple[int, int], Score] = {
        (row.scorecard_id, row.criterion_id): row
        for row in Score.objects.filter(scorecard__in=[card.pk for card in cards])
    }
    proofs: dict[int, list[Evidence]] = {}
    for proof in (
        Proof.objects.filter(scorecard__in=[c.pk for c in cards]).select_related("evidence").order_by("pk")
    ):
        proofs.setdefault(proof.score_id, []).append(proof.evidence)
    deeds: dict[int, list[DeedProof]] = {}
    ticked = DeedProof.objects.filter(scorecard__in=[card.pk for card in cards]).order_by("pk")
    for deed in ticked.select_related("work", "initiative", "pledge__first", "pledge__second"):
        deeds.setdefault(deed.score_id, []).append(deed)
    sheets = {}
    for card in cards:
        lines = []
        for criterion in criteria:
            score = scores.get((card.pk, criterion.pk))
            key = score.pk if score and score.pk else 0
            lines.append(Line(criterion, score, proofs.get(key, []), deeds.get(key, [])))
        sheets[card.pk] = lines
    return sheets


def sheet_of(card: Scorecard) -> list[Line]:
    """The lines of one card."""
    return sheets_of([card])[card.pk]


def groups_of(lines: Iterable[Line]) -> list[Group]:
    """Lines by group, in order."""
    groups: dict[str, Group] = {}
    for line in lines:
        code = line.criterion.group_code
        groups.setdefault(code, Group(code, line.criterion.group_name, [])).lines.append(line)
    return list(groups.values())


def inputs_text(card: Scorecard, lines: Iterable[Line]) -> str:
    """Everything the grade is made of, as one canonical text: the set by its digest, then every score."""
    return canonical(
        {
            "set": card.round.criteria_set.digest,
            "unit": card.unit_id,
            "period": card.round.period.code,
            "scores": [
                {
                    "code": line.criterion.code,
                    "self": line.score.self_points if line.score else None,
                    "computed": line.score.computed_points if line.score else None,
                    "figures": line.score.figures if line.score else [],
                    "verified": line.verified,
                    "reason": line.score.reason if line.score else "",
                    "evidence": sorted(item.sha256 for item in line.evidence),
                    **({"deeds": sorted(deed.key for deed in line.deeds)} if line.deeds else {}),
                }
                for line in lines
            ],
        }
    )


def recompute(card: Scorecard) -> tuple[str, str]:
    """The card's inputs and result worked out again from its rows; byte for byte what is stored, or a fault."""
    card = Scorecard.objects.select_related("round__criteria_set", "round__period").get(pk=card.pk)
    lines = sheet_of(card)
    return inputs_text(card, lines), result_of(card, lines)


def result_of(card: Scorecard, lines: Iterable[Line]) -> str:
    """The result's canonical text."""
    lines = list(lines)
    points = {line.criterion.code: line.verified or 0 for line in lines}
    return result_text(
        outcome_of([line.criterion.item for line in lines], points, card.round.criteria_set.scheme)
    )
