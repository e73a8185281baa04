"""Evidence."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor
from donghanh.base.sockets import Socket
from donghanh.base.uploads import CONTENT_TYPES, EXTENSIONS
from donghanh.organisations.models import Unit, sees_unfinished

from .rules import PICTURES

# Asked upwards: each plug answers with a queryset of evidence keys, one column.
shown_through: Socket[[Actor], Any] = Socket(
    "Which evidence may `by` see because of a record above on which it hangs?"
)
# Asked upwards: each plug answers with a queryset of evidence keys, one column.
kept_back: Socket[[Actor], Any] = Socket(
    "Which evidence of units in scope must `by` not see, because of a record above that is not for everybody?"
)


def random_place(evidence: "Evidence", _name: str) -> str:
    """Where the file lies: nothing of its name, so that no address can be guessed and nothing is run."""
    token = uuid.uuid4().hex
    return f"evidence/{token[:2]}/{token}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Questions about evidence."""

    def visible_to(self, by: Actor) -> "EvidenceQuerySet":
        """Of units in scope for those who work on drafts, and what hangs on a record that the actor may read."""
        if by.path is None:
            return self.none()
        reached = Q(pk__in=[])
        if sees_unfinished(by):
            reached = Q(unit__in_scope=by)
            for keys in kept_back.ask(by):
                reached &= ~Q(pk__in=keys)
        for keys in shown_through.ask(by):
            reached |= Q(pk__in=keys)
        return self.filter(reached)

    def latest_first(self) -> "EvidenceQuerySet":
        """The newest on top."""
        return self.order_by("-pk")


class Evidence(models.Model):
    """One row is one file that a unit gave as proof; made by `evidence.actions.add_evidence`.

    `name` is the name it was uploaded under, `kind` what its content is (a key of base.uploads.EXTENSIONS),
    `size` in bytes and `sha256` are of the content kept.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="evidence")
    file = models.FileField(upload_to=random_place)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=[(kind, kind) for kind in EXTENSIONS])
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    caption = models.CharField(max_length=250, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["unit", "-added_at"], name="evidence_by_unit")]

    def __str__(self) -> str:
        return self.caption or self.name

    @property
    def is_picture(self) -> bool:
        """Can a page show it?"""
        return self.kind in PICTURES

    @property
    def content_type(self) -> str:
        """For the browser; told by the content, not by the name."""
        return CONTENT_TYPES[self.kind]
