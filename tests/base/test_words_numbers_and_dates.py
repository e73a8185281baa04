"""Vietnamese words, numbers and days."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.dates import parse_vietnamese_date, say_date, say_long_date
from donghanh.base.numbers import from_scaled, parse_number, say_money, say_number, say_part, to_scaled
from donghanh.base.sentences import Refusal
from donghanh.base.words import fold, lowered, name_key, nfc, sort_key


def test_words_sort_by_the_vietnamese_alphabet_then_by_tone():
    words = ["ạ", "á", "ã", "ả", "à", "a", "Đào", "Dao", "Ân", "Ăn", "Anh"]

    assert sorted(words, key=sort_key) == ["a", "à", "ả", "ã", "á", "ạ", "Anh", "Ăn", "Ân", "Dao", "Đào"]


def test_people_sort_by_given_name():
    names = ["Nguyễn Văn Dũng", "Trần Thị An", "Lê Văn An", "Phạm Đức Bình"]

    assert sorted(names, key=name_key) == ["Trần Thị An", "Lê Văn An", "Phạm Đức Bình", "Nguyễn Văn Dũng"]


def test_both_spellings_of_hoa_are_found_by_either():
    assert fold("Hòa Lộc") == fold("Hoà  Lộc") == "hoa loc"


def test_decomposed_text_becomes_composed():
    assert nfc("Nguye\u0302\u0303n\u00a0An") == "Nguyễn An"


def test_a_dot_groups_thousands_and_a_comma_starts_decimals():
    assert [parse_number(t) for t in ("1.500", "1,5", "1.5", "-2.000,25")] == [
        Decimal(1500),
        Decimal("1.5"),
        Decimal("1.5"),
        Decimal("-2000.25"),
    ]


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0.125", "0.125"),
        ("-0.500", "-0.5"),
        ("1 500", "1500"),
        ("1\u00a0250\u00a0000,5", "1250000.5"),
        ("- 3", "-3"),
    ],
)
def test_a_leading_zero_groups_nothing_and_a_space_groups_thousands(typed, number):
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["12 5", "1 2345", "4 00", "1.5 3", "01.500"])
def test_a_space_or_nought_out_of_place_is_a_slip_and_is_not_guessed_at(typed):
    with pytest.raises(Refusal):
        parse_number(typed)


def test_a_fraction_where_only_whole_numbers_count_is_told_so():
    with pytest.raises(Refusal) as refused:
        to_scaled(parse_number("1.234,5"), 0)

    assert str(refused.value) == "Số 1.234,5 là số lẻ; ở đây chỉ nhận số nguyên. Làm tròn rồi nhập lại."


def test_a_word_is_not_a_number_and_the_refusal_says_how_to_type_one():
    with pytest.raises(Refusal) as refused:
        parse_number("mười")

    assert str(refused.value) == "“mười” không phải là số. Nhập số như 1.250 hoặc 12,5."


@pytest.mark.parametrize("typed", ["–", "-", "Không"])
def test_what_may_mean_nothing_or_not_known_is_asked_for_as_zero(typed):
    with pytest.raises(Refusal) as refused:
        parse_number(typed)

    assert str(refused.value) == f"“{typed}” chưa rõ là bằng 0 hay chưa có số. Nếu không có thì nhập 0."


@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_what_is_said_reads_back_as_the_same_number(scaled, decimals):
    assert to_scaled(parse_number(say_number(from_scaled(scaled, decimals))), decimals) == scaled


def test_money_is_said_in_dong():
    assert say_money(1250000) == "1.250.000 đồng"


def test_days_are_read_in_prose_and_in_figures():
    assert parse_vietnamese_date("Bến Tre, ngày 12 tháng 5 năm 2017") == dt.date(2017, 5, 12)
    assert parse_vietnamese_date("ngày 18/10/2016") == dt.date(2016, 10, 18)


def test_the_thirty_first_of_april_is_refused():
    with pytest.raises(Refusal) as refused:
        parse_vietnamese_date("31/4/2017")

    assert str(refused.value) == "Ngày 31/4/2017 không có trong lịch. Kiểm tra lại ngày, tháng."


def test_papers_pad_small_days_and_the_first_two_months():
    assert say_long_date(dt.date(2018, 1, 5)) == "ngày 05 tháng 01 năm 2018"
    assert say_date(dt.date(2017, 5, 12)) == "12/5/2017"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Năm 2017", "năm 2017"),
        ("Ý kiến góp ý", "ý kiến góp ý"),
        ("CĐCS vững mạnh", "CĐCS vững mạnh"),
        ("", ""),
    ],
)
def test_a_text_goes_on_in_the_middle_of_a_sentence(text, said):
    assert lowered(text) == said


def test_a_part_of_a_whole_is_said_with_thousands():
    assert (say_part(971, 1000), say_part(0, 3)) == ("971/1.000", "0/3")
