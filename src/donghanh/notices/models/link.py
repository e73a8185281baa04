"""Links that open one form of one unit without signing in."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from donghanh.base.actors import Actor

from ..choices import LinkState


class LinkQuerySet(models.QuerySet["Link"]):
    """Questions about links."""

    def visible_to(self, by: Actor) -> "LinkQuerySet":
        """Those that the unit acted for has given out."""
        return self.filter(from_unit_id=by.unit_id) if by.unit_id else self.none()

    def about(self, purpose: str, thing_ids: list[int]) -> "LinkQuerySet":
        """The links to these things, the latest last."""
        return self.filter(purpose=purpose, thing_id__in=thing_ids).order_by("pk")

    def opening(self) -> "LinkQuerySet":
        """Neither used nor revoked; they may have expired."""
        return self.filter(state=LinkState.OPEN)


class Link(models.Model):
    """One row lets whoever holds the address see one form of one unit; the PIN of its signer sends it, once.

    `purpose` ("movements.delivery") and `thing_id` say what it opens: the floor that owns the thing answers the
    socket `doors`. The address is made of the key, `nonce` and a signature, so that the table alone opens nothing.
    """

    purpose = models.CharField(max_length=40)
    thing_id = models.BigIntegerField()
    unit_id = models.BigIntegerField()
    from_unit_id = models.BigIntegerField(db_index=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="links_made")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    nonce = models.CharField(max_length=32)
    state = models.CharField(max_length=8, choices=LinkState.choices, default=LinkState.OPEN)
    closed_at = models.DateTimeField(null=True, blank=True)
    wrong = models.PositiveSmallIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "thing_id"],
                condition=Q(state=LinkState.OPEN),
                name="notices_one_open_link_to_a_thing",
            ),
            models.CheckConstraint(
                condition=Q(state=LinkState.OPEN, closed_at__isnull=True)
                | (~Q(state=LinkState.OPEN) & Q(closed_at__isnull=False)),
                name="notices_closed_link_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["purpose", "thing_id"], name="notices_links_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.thing_id}"

    def has_expired(self, now: dt.datetime) -> bool:
        """Is its time over?"""
        return now >= self.expires_at
