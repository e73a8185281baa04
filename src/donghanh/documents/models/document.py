"""Papers."""

from typing import Any

from django.db import models
from django.db.models import Q

from donghanh.base.actors import STRANGER, Actor
from donghanh.base.fields import KeyField
from donghanh.base.sockets import Socket
from donghanh.organisations.models import Unit

from ..choices import Direction, DocumentState
from ..rules.paper import Paper, separator_of
from .files import StoredFile
from .template import PaperTemplate

# Asked upwards: each plug answers with a queryset of keys of papers, one column.
kept_back: Socket[[Actor], Any] = Socket("Which issued papers may `by` not see yet?")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about papers."""

    def visible_to(self, by: Actor) -> "DocumentQuerySet":
        """Papers of units in scope, and those addressed to a unit in scope."""
        addressed = Document.addressees.through.objects.filter(unit__in_scope=by).values("document")
        return self.filter(Q(unit__in_scope=by) | Q(pk__in=addressed)).not_kept_back(by)

    def editable_by(self, by: Actor) -> "DocumentQuerySet":
        """Papers of the very unit acted for."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def public(self) -> "DocumentQuerySet":
        """Papers whose validity anyone who holds their code may ask about."""
        issued = self.filter(direction=Direction.ISSUED).exclude(state=DocumentState.DRAFT)
        return issued.not_kept_back(STRANGER)

    def not_kept_back(self, by: Actor) -> "DocumentQuerySet":
        """Without those that a record above does not let `by` see yet."""
        found = self
        for keys in kept_back.ask(by):
            found = found.exclude(pk__in=keys)
        return found

    def numbered(self, unit_id: int, type_code: str, year: int) -> "DocumentQuerySet":
        """The unit's own papers of one series: a type in a year."""
        return self.numbered_in(unit_id, year).filter(type_code=type_code)

    def numbered_in(self, unit_id: int, year: int) -> "DocumentQuerySet":
        """The unit's own papers of a year."""
        own = self.filter(direction=Direction.ISSUED, unit=unit_id, year=year)
        return own.exclude(state=DocumentState.DRAFT)

    def related_choices(self, document: "Document") -> "DocumentQuerySet":
        """Papers of the same unit that `document` may still change: in force, issued no later, the latest first."""
        own = self.filter(direction=Direction.ISSUED, unit=document.unit_id, state=DocumentState.ISSUED)
        return own.exclude(pk=document.pk).filter(issued_on__lte=document.issued_on).newest_first()

    def newest_first(self) -> "DocumentQuerySet":
        """The latest day first."""
        return self.order_by(models.F("issued_on").desc(nulls_last=True), "-pk")


class Document(models.Model):
    """One row is one official paper of a unit's register: its own, or one it received.

    `paper` is the frozen model (`rules.paper.Paper`) that files are rendered from; the other columns repeat
    what lists, the register and the verification page ask for. `template` is the unit's own Word file that stood for
    its type when it was issued.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    direction = models.CharField(max_length=8, choices=Direction.choices)
    state = models.CharField(max_length=8, choices=DocumentState.choices)
    type_code = models.CharField(max_length=8, blank=True)
    type_name = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=8, blank=True)
    number_key = models.CharField(max_length=8, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    issued_on = models.DateField(null=True)
    subject = models.TextField(blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    search_key = KeyField(max_length=1000)
    layout = models.CharField(max_length=30)
    paper = models.JSONField()
    sample = models.BooleanField(default=False)
    verify_code = models.CharField(max_length=20, unique=True)
    source = models.ForeignKey(
        StoredFile, null=True, on_delete=models.PROTECT, related_name="documents_read_from"
    )
    scan = models.ForeignKey(
        StoredFile, null=True, on_delete=models.PROTECT, related_name="documents_scanned"
    )
    template = models.ForeignKey(PaperTemplate, null=True, on_delete=models.PROTECT, related_name="documents")
    revoked_on = models.DateField(null=True)
    revoked_because = models.TextField(blank=True)
    addressees = models.ManyToManyField(Unit, related_name="documents_received")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "type_code", "number_key", "year"],
                condition=Q(direction="issued") & ~Q(state="draft") & ~Q(number_key=""),
                name="documents_number_used_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "issuer", "symbol", "number_key", "issued_on"],
                condition=Q(direction="incoming") & ~Q(number_key=""),
                name="documents_received_once",
            ),
            models.CheckConstraint(
                condition=~Q(direction="issued")
                | Q(state="draft")
                | (Q(issued_on__isnull=False) & Q(year__isnull=False) & ~Q(number="")),
                name="documents_issued_has_number_and_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("revoked", "replaced")) | Q(revoked_on__isnull=False),
                name="documents_revoked_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["unit", "direction", "issued_on"], name="documents_register")]

    def __str__(self) -> str:
        return f"{self.type_name or 'Công văn'} {self.full_number}".strip()

    @property
    def full_number(self) -> str:
        """29/KH-LĐLĐ."""
        return f"{self.number}{separator_of(self.symbol)}{self.symbol}" if self.symbol else self.number

    @property
    def content(self) -> Paper:
        """The frozen paper."""
        return Paper.from_json(self.paper)
