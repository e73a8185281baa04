"""Conferences of the province: the launch and the signing of 2017, filed; the interim review of 2018; one to come."""

import datetime as dt

from donghanh.base.dates import today
from donghanh.events import actions
from donghanh.events.models import Event
from donghanh.movements.models import Movement

from ..world import DEMO_DAY, Tell, World

LAUNCH, SIGNING = dt.date(2017, 5, 19), dt.date(2017, 7, 28)
REVIEW, TO_COME = dt.date(2018, 7, 4), dt.date(2018, 7, 27)
PLACE = "Hội trường Liên đoàn Lao động tỉnh Bến Tre"
SECRETARY = "Huỳnh Thị Giang"


def first_year(world: World, tell: Tell) -> None:
    """2017: launched and signed, with minutes and closed files."""
    _held(world, "launch", "Hội nghị phát động phong trào thi đua", on=LAUNCH, numbers=("11", "4"))
    _held(world, "signing", "Lễ ký kết giao ước thi đua năm 2017", on=SIGNING, numbers=("19", "7"))


def second_year(world: World, tell: Tell) -> None:
    """2018: the interim review was yesterday, its minutes are not written; a meeting is today; the next signing
    is being prepared.
    """
    review = _invited(
        world, "interim", "Hội nghị sơ kết phong trào thi đua 6 tháng đầu năm 2018", on=REVIEW, number="14"
    )
    world.on(REVIEW)
    actions.take_attendance(by=world.actor(world.province), event=review, came=_most(world, review))
    name = "Họp giao ban phong trào thi đua quý III năm 2018"
    _invited(world, "other", name, on=DEMO_DAY, number="15")
    world.on(DEMO_DAY)
    _planned(
        world, "signing", "Lễ ký kết giao ước thi đua chào mừng Đại hội XII Công đoàn Việt Nam", on=TO_COME
    )


def _planned(world: World, kind: str, name: str, *, on: dt.date) -> Event:
    by = world.actor(world.province)
    event = actions.plan_event(
        by=by,
        movement=Movement.objects.get(unit=world.province),
        kind=kind,
        name=name,
        place=PLACE,
        held_on=on,
        begins=dt.time(7, 30),
        chair="Phạm Văn Dũng, Phó Chủ tịch",
    )
    return actions.invite(
        by=by, event=event, units=world.uppers, others="Ban Tuyên giáo Tỉnh ủy\nBáo Đồng Khởi"
    )


def _invited(world: World, kind: str, name: str, *, on: dt.date, number: str) -> Event:
    """Planned and invited to a fortnight before; most say that they come."""
    world.on(on - dt.timedelta(days=5))
    event = _planned(world, kind, name, on=on)
    event = actions.issue_invitation(
        by=world.actor(world.province), event=event, number=number, issued_on=today()
    )
    world.on(on - dt.timedelta(days=2))
    for unit in world.uppers[:9]:
        actions.answer_invitation(by=world.actor(unit), event=event, answer="coming")
    return event


def _most(world: World, event: Event) -> list[int]:
    """All but one of those invited came."""
    return list(event.guests.exclude(unit=world.uppers[-1]).values_list("pk", flat=True))


def _held(world: World, kind: str, name: str, *, on: dt.date, numbers: tuple[str, str]) -> None:
    event = _invited(world, kind, name, on=on, number=numbers[0])
    by = world.actor(world.province)
    world.on(on)
    actions.take_attendance(by=by, event=event, came=_most(world, event))
    actions.issue_minutes(
        by=by,
        event=event,
        number=numbers[1],
        issued_on=on,
        secretary=SECRETARY,
        discussed="Công bố kế hoạch của Liên đoàn Lao động tỉnh\nĐại diện các đơn vị phát biểu hưởng ứng",
        concluded="Các đơn vị triển khai trong tháng và gửi kết quả về Liên đoàn Lao động tỉnh",
    )
    world.on(on + dt.timedelta(days=3))
    actions.close_file(by=by, event=event)
