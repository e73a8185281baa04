"""Forms of reports."""

from django.db import models
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.periods.choices import PeriodKind


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    """Questions about forms."""

    def visible_to(self, by: Actor) -> "FormVersionQuerySet":
        """All of them for everybody who acts for a unit."""
        return self if by.path is not None else self.none()

    def latest(self) -> "FormVersionQuerySet":
        """The newest version of each form that is still used."""
        newer = FormVersion.objects.filter(
            code=models.OuterRef("code"), version__gt=models.OuterRef("version")
        )
        return self.filter(~models.Exists(newer), is_retired=False)


class FormVersion(models.Model):
    """One row is one version of a form; once made it never changes, a new wording is a new version.

    `checks` are comparisons a report should satisfy: {"left", "right"} codes, left not above right.
    """

    code = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    period_kind = models.CharField(max_length=12, choices=PeriodKind.choices)
    checks = models.JSONField(default=list, blank=True)
    is_retired = models.BooleanField(default=False)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "-version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="reports_form_version_once")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The form's page."""
        return reverse("reports:form_version", args=[self.pk])


class FormItem(models.Model):
    """One row is one line of a form.

    `levels` and `sectors` say who is asked (copied from the indicator when the form was made; no sector
    means all); lines with the same answer share an `audience`. `clause_address` names the clause of the
    movement's plan that the line reports on. `ratio_up` and `ratio_down` are the frozen scale of a ratio.
    """

    form = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=150)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="form_items")
    is_required = models.BooleanField(default=True)
    levels = models.JSONField(default=list)
    sectors = models.JSONField(default=list, blank=True)
    audience = models.PositiveSmallIntegerField()
    clause_address = models.CharField(max_length=60, blank=True)
    ratio_up = models.BigIntegerField(default=1)
    ratio_down = models.BigIntegerField(default=1)

    class Meta:
        ordering = ["form", "position"]
        constraints = [
            models.UniqueConstraint(fields=["form", "indicator"], name="reports_indicator_once_a_form"),
            models.UniqueConstraint(fields=["form", "position"], name="reports_line_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.indicator_id}"
