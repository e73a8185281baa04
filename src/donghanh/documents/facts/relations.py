"""What papers do to each other, said from both sides."""

from dataclasses import dataclass

from donghanh.base.actors import STRANGER, Actor
from donghanh.base.sentences import Sentence

from ..choices import RELATED_BY, RelationKind
from ..models import Document, DocumentRelation
from ..rules.register import THIS_PAPER


@dataclass(frozen=True)
class Related:
    """One line of a paper's page: "Thay thế" and the paper it replaces, or "Được thay thế bởi" and by which.

    `is_open` when whoever asks may open the other paper too.
    """

    label: str
    document: Document
    is_open: bool


def relations_of(document: Document, by: Actor = STRANGER) -> list[Related]:
    """What the paper does to earlier ones, then what later ones did to it; without papers kept back from `by`."""
    forward = DocumentRelation.objects.filter(document=document).select_related("earlier").order_by("pk")
    back = DocumentRelation.objects.filter(earlier=document).select_related("document").order_by("pk")
    found = [(RelationKind(row.kind).label, row.earlier) for row in forward]
    found += [(RELATED_BY[RelationKind(row.kind)], row.document) for row in back]
    if not found:
        return []
    others = Document.objects.filter(pk__in=[other.pk for _, other in found])
    told = set(others.not_kept_back(by).values_list("pk", flat=True))
    seen = told if by is STRANGER else set(others.visible_to(by).values_list("pk", flat=True))
    return [Related(str(label), other, other.pk in seen) for label, other in found if other.pk in told]


def told_of(kind: str, document: Document, earlier: Document) -> tuple[Sentence, Sentence]:
    """What the journal says of a relation: of the new paper, and of the earlier one."""
    forward, back = THIS_PAPER[kind]
    return Sentence(forward, paper=str(earlier)), Sentence(back, paper=str(document))
