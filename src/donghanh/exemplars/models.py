"""Stories and consents."""

import datetime as dt

from django.db import models
from django.db.models import Q

from donghanh.awards.models import Recognition
from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.fields import KeyField
from donghanh.base.words import fold
from donghanh.evidence.models import Evidence
from donghanh.movements.models import Clause, Movement
from donghanh.organisations.models import Party, Unit

from .choices import OutletKind, StoryState


class StoryQuerySet(models.QuerySet["Story"]):
    """Questions about stories."""

    def visible_to(self, by: Actor) -> "StoryQuerySet":
        """Stories of units in scope; to a member without duties only published ones."""
        seen = self.filter(unit__in_scope=by)
        return seen if by.duties else seen.filter(state=StoryState.PUBLISHED)

    def editable_by(self, by: Actor) -> "StoryQuerySet":
        """Stories the unit acted for found."""
        return self.filter(unit=by.unit_id) if by.unit_id else self.none()

    def shown_on(self, day: dt.date) -> "StoryQuerySet":
        """What the public may read on `day`: published, the consent lasting, any award known and standing."""
        known = Recognition.objects.known().values("pk")
        return self.filter(
            state=StoryState.PUBLISHED, consent__given_on__lte=day, consent__until_on__gte=day
        ).filter(Q(recognition__isnull=True) | Q(recognition__in=known))

    def consent_ended(self, day: dt.date) -> "StoryQuerySet":
        """Agreed or published ones whose consent held for the last time before `day`."""
        agreed = (StoryState.CONSENTED, StoryState.PUBLISHED)
        return self.filter(state__in=agreed, consent__until_on__lt=day).select_related("consent")


class Story(models.Model):
    """One row is one story of a person, collective or unit that others may learn from."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="stories")
    movement = models.ForeignKey(Movement, on_delete=models.PROTECT, related_name="stories")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="stories")
    title = models.CharField(max_length=200)
    summary = models.CharField(max_length=400)
    text = models.TextField()
    clauses = models.ManyToManyField(Clause, related_name="stories", blank=True)
    recognition = models.ForeignKey(
        Recognition, null=True, blank=True, on_delete=models.PROTECT, related_name="stories"
    )
    state = models.CharField(max_length=9, choices=StoryState.choices, default=StoryState.FOUND)
    found_on = models.DateField(default=today)
    verified_note = models.TextField(blank=True)
    published_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    search_key = KeyField(max_length=300, db_index=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=StoryState.PUBLISHED) | Q(published_on__isnull=False),
                name="exemplars_published_has_its_day",
            )
        ]
        indexes = [models.Index(fields=["state", "-published_on"], name="exemplars_shown")]

    def __str__(self) -> str:
        return self.title

    @staticmethod
    def key_of(title: str, name: str) -> str:
        """Search key over title and name."""
        return fold(f"{title} {name}")[:300]


class Consent(models.Model):
    """One row is somebody's agreement that a story about them is shown: for what, and until when."""

    story = models.OneToOneField(Story, on_delete=models.CASCADE, related_name="consent")
    given_by = models.CharField(max_length=120)
    purpose = models.CharField(max_length=250)
    given_on = models.DateField()
    until_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gte=models.F("given_on")), name="exemplars_consent_lasts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_by} ({self.until_on})"


class OutletQuerySet(models.QuerySet["Outlet"]):
    """Questions about the press."""

    def visible_to(self, by: Actor) -> "OutletQuerySet":
        """Of units in scope."""
        return self.filter(unit__in_scope=by)

    def known_on(self, day: dt.date) -> "OutletQuerySet":
        """Those that a unit works with on `day`."""
        return (
            self.filter(from_on__lte=day)
            .filter(Q(until_on=None) | Q(until_on__gte=day))
            .order_by("kind", "name")
        )


class Outlet(models.Model):
    """One row is a station, newspaper or site that a unit sends stories to, from a day on, until it is renamed or ends."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="outlets")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=9, choices=OutletKind.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "name", "from_on"], name="exemplars_outlet_once"),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("from_on")),
                name="exemplars_outlet_lasts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PictureQuerySet(models.QuerySet["Picture"]):
    """Questions about pictures."""

    def shown_on(self, day: dt.date) -> "PictureQuerySet":
        """Those that the public may see on `day`: of stories it may read, with the right to it."""
        shown = Story.objects.shown_on(day).values("pk")
        return self.filter(is_public=True, story__in=shown).select_related("evidence").order_by("pk")


class Picture(models.Model):
    """One row is a picture that goes to the press with a story: who took it, and what it may be used for.

    It stands on the story's public page too where `is_public`; `alt` says what is to be seen to who cannot see it.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="pictures")
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="press_pictures")
    credit = models.CharField(max_length=120)
    rights = models.CharField(max_length=250)
    alt = models.CharField(max_length=250, blank=True)
    is_public = models.BooleanField(default=False)

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(alt=""), name="exemplars_public_picture_is_described"
            )
        ]

    def __str__(self) -> str:
        return f"{self.evidence} ({self.credit})"


class Mention(models.Model):
    """One row says where a story appeared, when, and how many it reached as far as the outlet says."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="mentions")
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, related_name="mentions")
    title = models.CharField(max_length=250)
    appeared_on = models.DateField()
    link = models.URLField(max_length=500, blank=True)
    reach = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["story", "-appeared_on"], name="exemplars_media_log")]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.title}"
