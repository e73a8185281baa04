"""A launch conference of the province: planned, invited to, held."""

import datetime as dt

import pytest

from donghanh.events import actions
from donghanh.movements.models import Movement

DAY = dt.date(2017, 6, 20)


@pytest.fixture
def movement(province):
    """A movement of the province."""
    return Movement.objects.create(
        unit=province,
        name="Doanh nghiệp Việt Nam hội nhập và phát triển",
        starts_on=dt.date(2017, 1, 1),
        ends_on=dt.date(2020, 12, 31),
        opened_on=dt.date(2017, 5, 12),
    )


@pytest.fixture
def planned(dung, actor, movement):
    """The conference on 20/6/2017 with its usual programme."""
    return actions.plan_event(
        by=actor(dung),
        movement=movement,
        kind="launch",
        name="Hội nghị phát động phong trào thi đua",
        place="Hội trường Liên đoàn Lao động tỉnh",
        held_on=DAY,
        begins=dt.time(7, 30),
        chair="Phạm Văn Dũng, Phó Chủ tịch",
    )


@pytest.fixture
def chosen(dung, actor, planned, upper, neighbour_upper):
    """Both upper unions and the press are to be invited."""
    return actions.invite(
        by=actor(dung), event=planned, units=[upper, neighbour_upper], others="Báo Đồng Khởi\n\nBáo Đồng Khởi"
    )


@pytest.fixture
def invited(dung, actor, chosen):
    """The letter is out."""
    return actions.issue_invitation(by=actor(dung), event=chosen, number="12", issued_on=dt.date(2017, 6, 15))


@pytest.fixture
def held(dung, actor, invited, upper, monkeypatch):
    """Bình's union came."""
    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-20")
    guest = invited.guests.get(unit=upper)
    return actions.take_attendance(by=actor(dung), event=invited, came=[guest.pk])


@pytest.fixture
def minuted(dung, actor, held):
    """The minutes are issued."""
    return actions.issue_minutes(
        by=actor(dung),
        event=held,
        number="3",
        issued_on=DAY,
        secretary="Võ Thị Giang",
        discussed="Công bố kế hoạch\nĐại diện các đơn vị phát biểu",
        concluded="Các đơn vị gửi kế hoạch trước ngày 30/6/2017",
    )
