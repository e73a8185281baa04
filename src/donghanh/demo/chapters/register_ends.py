"""What became of pledges and works of a year: one pledge changed with consent, plates mounted with pictures."""

import datetime as dt
import io

from django.core.files.base import ContentFile
from django.db.models import F
from PIL import Image, ImageDraw

from donghanh.pledges import actions as pledges
from donghanh.pledges.facts import drafts_of
from donghanh.pledges.models import Pledge, Registration
from donghanh.pledges.rules import PromiseDraft
from donghanh.works import actions as works
from donghanh.works.choices import WorkState
from donghanh.works.models import Work

from ..world import World
from .register_words import CHANGED_BECAUSE, CHANGED_TO

PLATED = 10
SKIES = ("#9cc4e4", "#f4c98b", "#b9d7a8", "#d8c3e2")


def change_one(world: World, gate: Registration) -> None:
    """Two teams of two unions make one promise smaller when orders fell; both agree."""
    between = Pledge.objects.registered().filter(registration=gate, first_kind="collective")
    pledge = (
        between.exclude(first__home=F("second__home"))
        .select_related("first__home", "second__home", "registration")
        .order_by("pk")
        .first()
    )
    if pledge is None:
        return
    world.on(dt.date(2017, 10, 16))
    kept = drafts_of(pledge)[:-1]
    change = pledges.ask_change(
        by=world.actor(pledge.first.home),
        pledge=pledge,
        promises=[*kept, PromiseDraft(CHANGED_TO)],
        reason=CHANGED_BECAUSE,
    )
    world.on(dt.date(2017, 10, 19))
    pledges.agree_change(by=world.actor(pledge.second.home), change=change)


def mount_plates(world: World) -> None:
    """The largest accepted works get their plates before the congress, with a picture of each."""
    world.on(dt.date(2017, 12, 22))
    accepted = Work.objects.filter(
        state=WorkState.ACCEPTED, kind="work", accepted_on__lte=dt.date(2017, 12, 21)
    )
    for number, work in enumerate(accepted.select_related("unit").order_by("-value", "pk")[:PLATED]):
        works.mount_plate(
            by=world.actor(work.unit),
            work=work,
            plated_on=dt.date(2017, 12, 22),
            upload=ContentFile(picture(number), name=f"gan-bien-{number + 1}.jpg"),
        )


def picture(number: int) -> bytes:
    """A drawn house, invented as everything here: the same each time."""
    drawn = Image.new("RGB", (640, 400), SKIES[number % len(SKIES)])
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 300, 640, 400), fill="#8a9a5b")
    left = 120 + 20 * (number % 3)
    pen.rectangle((left, 170, left + 360, 330), fill="#f6f3ee", outline="#5c554c", width=3)
    pen.polygon(((left - 25, 170), (left + 180, 80), (left + 385, 170)), fill="#a2442c")
    for window in range(3):
        x = left + 40 + 110 * window
        pen.rectangle((x, 215, x + 60, 265), fill="#0b4f9e")
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=80)
    return out.getvalue()
