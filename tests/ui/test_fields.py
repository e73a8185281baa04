"""Fields read what people type and refuse in words."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from donghanh.ui.fields import DayField, MoneyField, NumberField


@pytest.mark.parametrize("typed", ["12/5/2017", "12-5-2017", "ngày 12 tháng 5 năm 2017", "2017-05-12"])
def test_a_day_is_read_as_people_write_it(typed):
    assert DayField().clean(typed) == dt.date(2017, 5, 12)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/4/2017", "Ngày 31/4/2017 không có trong lịch. Kiểm tra lại ngày, tháng."),
        ("hôm qua", "Chưa đọc được ngày. Nhập ngày, tháng, năm như 12/5/2017."),
    ],
)
def test_a_day_no_calendar_has_is_refused(typed, sentence):
    with pytest.raises(ValidationError) as refusal:
        DayField().clean(typed)

    assert refusal.value.messages == [sentence]


def test_a_number_is_kept_scaled_and_shown_as_typed_again():
    field = NumberField(decimals=1)

    assert field.clean("1.250,5") == 12505
    assert field.prepare_value(12505) == "1.250,5"
    assert field.prepare_value("mười hai") == "mười hai"


def test_a_negative_headcount_is_refused():
    with pytest.raises(ValidationError) as refusal:
        NumberField().clean("-3")

    assert refusal.value.messages == ["Số này không được nhỏ hơn 0."]


def test_money_may_carry_its_word():
    assert MoneyField().clean("1.250.000 đồng") == 1250000


def test_nothing_typed_is_nothing():
    assert NumberField(required=False).clean("") is None
    assert DayField(required=False).clean("") is None
