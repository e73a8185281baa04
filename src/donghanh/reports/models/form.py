"""Forms of reports."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.indicators.models import Indicator
from donghanh.organisations.models import Unit
from donghanh.organisations.rules import ids_on
from donghanh.periods.choices import PeriodKind

from ..choices import FormState


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    """Questions about forms."""

    def visible_to(self, by: Actor) -> "FormVersionQuerySet":
        """What was published, for everybody who acts for a unit; drafts for the unit that makes them."""
        if by.path is None:
            return self.none()
        return self.filter(~Q(state=FormState.DRAFT) | Q(unit=by.unit_id))

    def editable_by(self, by: Actor) -> "FormVersionQuerySet":
        """Drafts of the unit acted for."""
        return self.filter(unit=by.unit_id, state=FormState.DRAFT) if by.unit_id else self.none()

    def usable_by(self, by: Actor) -> "FormVersionQuerySet":
        """What the unit acted for may ask with: its own, those of units above it, and those of the shelf."""
        return self.filter(Q(unit__isnull=True) | Q(unit__in=ids_on(by.path or "")))

    def latest(self) -> "FormVersionQuerySet":
        """The newest published version of each form that is still used."""
        newer = FormVersion.objects.filter(
            code=models.OuterRef("code"), version__gt=models.OuterRef("version"), state=FormState.PUBLISHED
        )
        return self.filter(~models.Exists(newer), state=FormState.PUBLISHED)


class FormVersion(models.Model):
    """One row is one version of a form; once published it never changes, a new wording is a new version.

    `checks` are what its figures must be to each other, as `indicators.rules.check_told` reads them; `unit` made
    it (nobody: it comes with the program, and `source` says what it follows, `verified` whether somebody has
    compared it); `digest` is the SHA-256 of all that was published.
    """

    code = models.CharField(max_length=20)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    intro = models.TextField(blank=True)
    period_kind = models.CharField(max_length=12, choices=PeriodKind.choices)
    checks = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=9, choices=FormState.choices, default=FormState.DRAFT)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="report_forms"
    )
    source = models.TextField(blank=True)
    verified = models.BooleanField(default=False)
    published_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="reports_form_version_once"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(state=FormState.DRAFT), name="reports_one_draft_a_form"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The form's page."""
        return reverse("reports:form_version", args=[self.pk])


class FormItemQuerySet(models.QuerySet["FormItem"]):
    """Questions about lines."""

    def editable_by(self, by: Actor) -> "FormItemQuerySet":
        """Of drafts of the unit acted for."""
        return self.filter(form__in=FormVersion.objects.editable_by(by))


class FormItem(models.Model):
    """One row is one line of a form.

    `label` and `hint` are the words it has on this form (none: the indicator's), written out when the form is
    published, so that later words of the indicator do not change it. `levels` and `sectors` say who is asked (copied from the indicator when the form was made; no sector
    means all); lines with the same answer share an `audience`. `clause_address` names the clause of the
    movement's plan that the line reports on. `ratio_up` and `ratio_down` are the frozen scale of a ratio.
    """

    form = models.ForeignKey(FormVersion, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=150)
    label = models.CharField(max_length=250, blank=True)
    hint = models.TextField(blank=True)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="form_items")
    is_required = models.BooleanField(default=True)
    levels = models.JSONField(default=list)
    sectors = models.JSONField(default=list, blank=True)
    audience = models.PositiveSmallIntegerField(default=0)
    clause_address = models.CharField(max_length=60, blank=True)
    ratio_up = models.BigIntegerField(default=1)
    ratio_down = models.BigIntegerField(default=1)

    objects = FormItemQuerySet.as_manager()

    class Meta:
        ordering = ["form", "position"]
        constraints = [
            models.UniqueConstraint(fields=["form", "indicator"], name="reports_indicator_once_a_form"),
            models.UniqueConstraint(fields=["form", "position"], name="reports_line_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.indicator_id}"
