"""A PIN of six figures: chosen or given, hashed with a pepper, tried a few times only."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.people import actions
from donghanh.people.models import Pin
from donghanh.people.rules import check_may_try, check_new_pin, held_after, is_easy_pin, new_pin, wrong_pin

NOW = dt.datetime(2017, 6, 15, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "pin", ["123456", "654321", "000000", "121212", "345678", "987654", "123123", "901234"]
)
def test_easy_pins_are_refused(pin):
    assert is_easy_pin(pin)
    with pytest.raises(Refusal) as refused:
        check_new_pin(pin, pin)
    assert refused.value.field == "pin"


@pytest.mark.parametrize("pin", ["12345", "1234567", "12a456", "", "१२३४५६"])
def test_what_is_no_pin_is_refused(pin):
    with pytest.raises(Refusal):
        check_new_pin(pin, pin)


def test_a_pin_made_is_never_easy():
    assert not any(is_easy_pin(new_pin()) for _round in range(200))


def test_tries_are_held_and_end():
    assert held_after(4, NOW) is None
    assert held_after(5, NOW) == NOW + dt.timedelta(minutes=15)
    check_may_try(14, None, NOW)
    assert [str(wrong_pin(wrong)).split(";")[-1] for wrong in (4, 5, 15)] == [
        " còn 1 lần, sau đó phải chờ 15 phút.",
        "Mã PIN chưa đúng. Chờ 15 phút rồi nhập lại.",
        "Mã PIN đã hết hiệu lực vì nhập sai quá nhiều lần. Liên hệ công đoàn cấp trên để được cấp mã khác.",
    ]
    with pytest.raises(Refusal):
        check_may_try(15, None, NOW)
    with pytest.raises(Refusal):
        check_may_try(5, NOW + dt.timedelta(seconds=1), NOW)
    check_may_try(5, NOW, NOW)


def test_only_the_right_pin_passes_and_begins_the_count_anew(an, actor):
    actions.choose_pin(by=actor(an), pin="482915", again="482915")
    for wrong in ("482916", "", "48291", "482915 1"):
        with pytest.raises(Refusal):
            actions.check_pin(an.pk, wrong)
    assert Pin.objects.get().wrong == 4

    actions.check_pin(an.pk, " 482915 ")

    assert Pin.objects.get().wrong == 0


def test_the_same_pin_of_two_people_is_kept_differently(an, cuc, actor):
    for account in (an, cuc):
        actions.choose_pin(by=actor(account), pin="482915", again="482915")

    kept = list(Pin.objects.values_list("hashed", flat=True))
    assert kept[0] != kept[1]
    assert not any("482915" in each for each in kept)


def test_the_page_sets_it_and_does_not_show_it(an, client_of):
    browser = client_of(an)
    answer = browser.post(reverse("people:pin"), {"pin": "482915", "again": "482915"}, follow=True)

    text = answer.content.decode()
    assert "Đã đặt mã PIN." in text
    assert "482915" not in text


def test_typed_twice_unlike_is_refused_at_its_field(an, client_of):
    answer = client_of(an).post(reverse("people:pin"), {"pin": "482915", "again": "482916"})

    assert "chưa giống nhau" in answer.content.decode()
    assert not Pin.objects.exists()


def test_who_manages_the_account_gives_a_pin_shown_once(dung, an, client_of):
    key = an.person.appointments.get().pk
    browser = client_of(dung)

    text = browser.post(reverse("organisations:give_pin", args=[key])).content.decode()

    assert "chỉ hiện ở đây một lần" in text
    assert Pin.objects.filter(account=an).exists()


def test_who_does_not_gives_none(an, cuc, client_of):
    key = an.person.appointments.get().pk

    assert client_of(cuc).post(reverse("organisations:give_pin", args=[key])).status_code == 404
    assert not Pin.objects.exists()
