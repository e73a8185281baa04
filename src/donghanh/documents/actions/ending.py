"""What a later day does to an issued paper: it is revoked, or another paper amends, supplements, replaces it."""

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal

from ..choices import TRANSITIONS, RelationKind
from ..facts import bound_to, told_of
from ..models import Document, DocumentRelation
from ..permissions import check_may_relate, check_may_revoke
from ..rules.register import check_relation


@transaction.atomic
def revoke(*, by: Actor, document: Document, reason: str, once: str | None = None) -> Document:
    """Say that the paper no longer holds; its number stays used, and verification says so."""
    check_may_revoke(by, document)
    journal.accept_once(once)
    reason = one_line(reason)
    if not reason:
        raise Refusal("Chưa có lý do thu hồi. Ghi rõ căn cứ, ví dụ số quyết định thu hồi.", field="reason")
    held = hold(document)
    for why in filter(None, bound_to.ask(held)):
        raise Refusal(why.template, field=None, **why.values)
    held.state = TRANSITIONS.check(held.state, "revoke")
    held.revoked_on, held.revoked_because = today(), reason
    held.save(update_fields=["state", "revoked_on", "revoked_because"])
    journal.record(by, "revoke", held, Sentence("Thu hồi {paper}: {reason}", paper=str(held), reason=reason))
    return held


@transaction.atomic
def relate(
    *, by: Actor, document: Document, earlier: Document, kind: str, once: str | None = None
) -> DocumentRelation:
    """Say that `document` amends, supplements, replaces or revokes `earlier`; both papers' pages and their
    verification say so from now on.

    A paper that is replaced or revoked no longer holds. Refuses a draft, a paper received, a paper from before
    `earlier`, and what the floors above are bound to.
    """
    check_may_relate(by, document, earlier)
    journal.accept_once(once)
    document, earlier = hold(document), hold(earlier)
    check_relation(kind, (document.state, document.issued_on), (earlier.state, earlier.issued_on))
    if DocumentRelation.objects.filter(document=document, earlier=earlier).exists():
        raise Refusal("Hai văn bản này đã được ghi liên quan với nhau.", field="earlier")
    if kind in (RelationKind.REPLACES, RelationKind.REVOKES):
        _end(by, earlier, document, kind=kind)
    relation = DocumentRelation.objects.create(document=document, earlier=earlier, kind=kind)
    forward, back = told_of(kind, document, earlier)
    journal.record(by, "relate", document, forward)
    journal.record(by, "relate", earlier, back)
    return relation


def _end(by: Actor, earlier: Document, document: Document, *, kind: str) -> None:
    for why in filter(None, bound_to.ask(earlier)):
        raise Refusal(why.template, field=None, **why.values)
    verb = "replace" if kind == RelationKind.REPLACES else "revoke"
    earlier.state = TRANSITIONS.check(earlier.state, verb)
    earlier.revoked_on = document.issued_on
    earlier.revoked_because = f"Theo {document} ngày {say_date(document.issued_on)}."
    earlier.save(update_fields=["state", "revoked_on", "revoked_because"])
