"""Who is behind figures that count persons, by name, and what follows for the units above."""

from django.db import models

from donghanh.base.actors import Actor
from donghanh.base.fields import KeyField
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit
from donghanh.people.models import Person

from .report import Report
from .request import ReportRequest


class NameListQuerySet(models.QuerySet["NameList"]):
    """Questions about lists of names."""

    def visible_to(self, by: Actor) -> "NameListQuerySet":
        """Of reports that the actor may read."""
        return self.filter(report__in=Report.objects.visible_to(by).values("pk"))


class NameList(models.Model):
    """One row says how many persons the program knows by name behind one accepted figure: `named` have a record,
    `nameless` entries name nobody who has.

    Taken when the figure is accepted, and again each day until the request is closed; no row where nobody is known. The
    persons are rows of `NamedPerson`; no page shows who they are. `path` is the unit's place in the request's tree.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="name_lists", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", db_index=False)
    request = models.ForeignKey(ReportRequest, on_delete=models.CASCADE, related_name="+", db_index=False)
    path = KeyField(max_length=250)
    named = models.PositiveIntegerField()
    nameless = models.PositiveIntegerField()
    url = models.CharField(max_length=200, blank=True)
    taken_on = models.DateField()

    objects = NameListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "indicator"], name="reports_one_list_a_figure")
        ]
        indexes = [models.Index(fields=["request", "path"], name="reports_lists_of_branch")]

    def __str__(self) -> str:
        return f"{self.named} + {self.nameless}"


class NamedPerson(models.Model):
    """One row says that one person stands on a list of names."""

    list = models.ForeignKey(NameList, on_delete=models.CASCADE, related_name="persons", db_index=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["list", "person"], name="reports_named_once")]

    def __str__(self) -> str:
        return f"{self.list_id}: {self.person_id}"


class PersonCountQuerySet(models.QuerySet["PersonCount"]):
    """Questions about persons beneath units."""

    def visible_to(self, by: Actor) -> "PersonCountQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)


class PersonCount(models.Model):
    """One row is what is known of the persons behind one line at or beneath one unit that is no leaf.

    `largest` and `summed` are of the accepted figures, `lacking` counts those that are not wholly covered by names,
    `named` the persons known by name, each once. Written with the totals; a known count is also the `Total` of the unit.
    """

    request = models.ForeignKey(
        ReportRequest, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    largest = models.BigIntegerField()
    summed = models.BigIntegerField()
    lacking = models.PositiveIntegerField()
    named = models.PositiveIntegerField()

    objects = PersonCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request", "unit", "indicator"], name="reports_persons_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.named}"
