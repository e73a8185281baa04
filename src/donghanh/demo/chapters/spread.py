"""Exemplars: stories found among those commended, verified, consented to, published; one is withdrawn.

On the demo's business day one story waits to be verified, one for its consent, one to be published.
"""

import datetime as dt

from django.core.files.base import ContentFile

from donghanh.awards.models import Recognition
from donghanh.base.actors import Actor
from donghanh.exemplars import actions
from donghanh.exemplars.documents import press_kit
from donghanh.exemplars.facts import press_to_take
from donghanh.exemplars.models import Story
from donghanh.movements.models import Clause
from donghanh.organisations.actions import party_of

from ..world import Tell, World
from .register_ends import picture
from .spread_words import FOUND_2018, OWN, PICTURES, TOLD, Told

FOUND, VERIFIED, CONSENTED = dt.date(2018, 2, 12), dt.date(2018, 2, 26), dt.date(2018, 3, 5)
PUBLISHED, WITHDRAWN = dt.date(2018, 3, 8), dt.date(2018, 4, 16)
SENT = dt.date(2018, 3, 9)
APPEARED = ((dt.date(2018, 3, 14), 9500), (dt.date(2018, 3, 16), None), (dt.date(2018, 3, 21), 4200))
FOUND_AGAIN = dt.date(2018, 6, 18)
LASTS = dt.date(2019, 12, 31)


def live(world: World, tell: Tell) -> None:
    """Six stories of the province, one of An's union; the first goes to the press, the fourth is withdrawn."""
    press = press_of(world)
    subjects = _commended(world)
    told = [
        _publish(world, press, about=actions.Subject(award.party, award), words=words)
        for award, words in zip(subjects, TOLD, strict=False)
    ]
    an = world.units["CS-0001"]
    own = actions.Subject(party_of(world.collectives(an)[0]))
    _publish(world, world.actor(an), about=own, words=OWN)
    if told:
        _to_the_press(world, press, told[0])
    if len(told) > 3:
        world.on(WITHDRAWN)
        reason = "Người trong bài đã chuyển công tác và đề nghị rút bài."
        actions.withdraw(by=press, story=told[3], reason=reason)


def _to_the_press(world: World, press: Actor, story: Story) -> None:
    """The outlets that the plan names, two pictures, the archive they are given, and what they made of it."""
    world.on(SENT)
    outlets = [] if not press_to_take(story) else actions.take_outlets(by=press, story=story)
    for number, (caption, alt, is_public) in enumerate(PICTURES):
        actions.add_picture(
            by=press,
            story=story,
            upload=ContentFile(picture(number), name=f"anh-{number + 1}.jpg"),
            caption=caption,
            alt=alt,
            credit="Ban Tuyên giáo Liên đoàn Lao động tỉnh",
            rights="Báo, đài được dùng không trả tiền, có ghi tên người chụp",
            is_public=is_public,
        )
    press_kit(Story.objects.select_related("consent").get(pk=story.pk), outlets=outlets)
    for outlet, (day, reach) in zip(outlets, APPEARED, strict=False):
        world.on(day)
        actions.note_mention(
            by=press, story=story, outlet=outlet, title=story.title, appeared_on=day, reach=reach
        )


def second_year(world: World, tell: Tell) -> None:
    """Three more are found in 2018 and stand at each step of the way."""
    press, leader = press_of(world), world.actor(world.province)
    subjects = _commended(world)[len(TOLD) :]
    for award, words, steps in zip(subjects, FOUND_2018, (0, 1, 2), strict=False):
        world.on(FOUND_AGAIN)
        story = _find(world, press, about=actions.Subject(award.party, award), words=words)
        if steps:
            actions.verify(by=leader, story=story, note="Đã gặp tập thể, xem sổ theo dõi của đơn vị.")
        if steps > 1:
            _consent(press, story)


def press_of(world: World) -> Actor:
    """Giang, who publishes for the province."""
    return world.actor_of(world.cast["giang"], world.province, "press")


def _commended(world: World) -> list[Recognition]:
    """Known recognitions, one a party: the province's in the order of its list, then those of upper unions."""
    known = Recognition.objects.known().exclude(level="grassroots").select_related("party__home")
    first_of: dict[int, Recognition] = {}
    for award in known.order_by("level", "decision", "position"):
        first_of.setdefault(award.party_id, award)
    return list(first_of.values())


def _find(world: World, by: Actor, *, about: actions.Subject, words: Told) -> Story:
    movement = _clause(words.clause).plan.movement
    name, home = about.party.name, about.party.home.name
    return actions.find_story(
        by=by,
        movement=movement,
        about=about,
        title=words.title,
        summary=words.summary.format(name=name, home=home),
        text=words.text.format(name=name, home=home),
        clauses=[_clause(words.clause)],
    )


def _clause(address: str) -> Clause:
    """The clause of the plan that opened the movement."""
    top = Clause.objects.filter(plan__superior__isnull=True).current().select_related("plan__movement")
    return top.filter(address=address).first() or top.to_be_done()[0]


def _publish(world: World, by: Actor, *, about: actions.Subject, words: Told) -> Story:
    world.on(FOUND)
    story = _find(world, by, about=about, words=words)
    unit = next(place.unit for place in world.places.values() if place.unit.pk == by.unit_id)
    world.on(VERIFIED)
    story = actions.verify(
        by=world.actor(unit), story=story, note="Đã đối chiếu hồ sơ khen thưởng và gặp người trong bài."
    )
    world.on(CONSENTED)
    story = _consent(by, story)
    world.on(PUBLISHED)
    return actions.publish(by=by, story=story)


def _consent(by: Actor, story: Story) -> Story:
    return actions.keep_consent(
        by=by,
        story=story,
        given_by=story.party.name[:120],
        purpose="Trang công khai của phong trào, báo, đài",
        given_on=story.found_on,
        until_on=LASTS,
    )
