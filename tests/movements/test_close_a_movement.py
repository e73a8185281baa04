"""A movement is closed when nothing is open or with a reason, and opened again with one."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.movements import actions
from donghanh.movements.facts import current_movement, open_in
from donghanh.movements.rules.closing import check_closing

DAY = dt.date(2017, 6, 15)


def test_while_something_is_open_a_reason_is_needed(dung, actor, movement, sent, province):
    assert [str(one) for one in open_in(movement)] == ["2 đơn vị chưa phản hồi kế hoạch"]
    with pytest.raises(Refusal) as refused:
        actions.close_movement(by=actor(dung), movement=movement)
    assert "Làm xong các việc đó, hoặc ghi lý do" in str(refused.value)

    closed = actions.close_movement(by=actor(dung), movement=movement, reason="Nhập vào phong trào mới")

    assert (closed.state, closed.closed_on, closed.closed_because) == (
        "closed",
        DAY,
        "Nhập vào phong trào mới",
    )
    assert current_movement(province) is None


@pytest.mark.parametrize(
    ("still_open", "today", "said"),
    [(0, dt.date(2017, 6, 15), "kéo dài đến 31/12/2020"), (2, dt.date(2021, 1, 5), "còn 2 loại việc")],
)
def test_too_early_or_unfinished_is_refused_in_words(still_open, today, said):
    with pytest.raises(Refusal) as refused:
        check_closing(still_open=still_open, reason=" ", ends_on=dt.date(2020, 12, 31), today=today)

    assert said in str(refused.value)


def test_at_its_end_with_nothing_open_no_reason_is_asked():
    last = dt.date(2020, 12, 31)

    assert check_closing(still_open=0, reason="", ends_on=last, today=last) == ""


def test_the_page_closes_and_opens_again(dung, client_of, movement):
    browser, address = client_of(dung), reverse("movements:close", args=[movement.pk])
    assert "Không còn việc nào dở dang." in browser.get(address).content.decode()
    browser.post(address, {"reason": "Kết thúc sớm"})
    movement.refresh_from_db()
    assert movement.state == "closed"

    refused = browser.post(address, {"reason": ""})
    assert "Chưa ghi lý do" in refused.content.decode()
    browser.post(address, {"reason": "Còn hồ sơ khen thưởng"})
    movement.refresh_from_db()
    assert (movement.state, movement.closed_on) == ("running", None)


def test_only_who_signs_for_the_unit_that_opened_it_closes(binh, client_of, movement, sent):
    assert client_of(binh).get(reverse("movements:close", args=[movement.pk])).status_code == 403
