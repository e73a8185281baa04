"""The clerk's own book by default; the program's, once the office declares it: no gap, no number twice."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.documents import actions, facts
from donghanh.documents.forms import NumberForm
from donghanh.documents.models import NumberBook, TakenNumber
from donghanh.documents.rules.numbering import all_series, missing_numbers, series_of

from .conftest import BARE

TODAY = dt.date(2017, 6, 15)


@pytest.fixture
def declared(by, upper):
    """The union above lets the program number its papers."""
    return actions.declare_register(by=by, unit=upper, series="each-type")


def test_without_a_declaration_the_clerk_types_the_number(give_out, upper):
    assert (give_out("29").number, facts.next_number(upper.pk, "Kế hoạch", TODAY)) == ("29", "")


def test_the_book_goes_on_from_the_highest_number_and_leaves_none_out(give_out, by, upper):
    give_out("12")
    actions.declare_register(by=by, unit=upper, series="each-type")

    given = [give_out("", TODAY).number for _ in range(3)]

    assert (given, facts.next_number(upper.pk, "Kế hoạch", TODAY)) == (["13", "14", "15"], "16")
    assert list(facts.books_with_gaps()) == []


def test_the_form_shows_the_next_number_of_the_book_and_asks_for_none(upper, by):
    """Papers of every kind ask with the same form: plans, reviews, invitations, minutes, decisions."""

    def asked():
        number = NumberForm(upper.pk, "Báo cáo").fields["number"]
        return number.initial, number.required

    before = asked()
    actions.declare_register(by=by, unit=upper, series="each-type")

    assert (before, asked()) == ((None, True), ("01", False))


def test_each_type_has_a_row_of_its_own(declared, give_out):
    given = [give_out("", TODAY, type=name).full_number for name in ("Kế hoạch", "Báo cáo", "Kế hoạch")]

    assert given == ["01/KH-LĐLĐ", "01/BC-LĐLĐ", "02/KH-LĐLĐ"]


def test_types_may_share_a_row(by, upper, give_out):
    actions.declare_register(by=by, unit=upper, series="decisions-apart")

    given = [give_out("", TODAY, type=name).number for name in ("Kế hoạch", "Báo cáo", "Quyết định", None)]

    assert given == ["01", "02", "01", "03"]


def test_a_new_year_begins_at_one(declared, give_out, monkeypatch):
    give_out("", TODAY)
    monkeypatch.setenv("DONGHANH_TODAY", "2018-01-03")

    assert give_out("", dt.date(2018, 1, 3)).number == "01"


def test_the_next_number_may_be_typed_and_no_other(declared, give_out):
    assert give_out("1", TODAY).number == "01"

    with pytest.raises(Refusal) as refusal:
        give_out("7", TODAY)

    assert str(refusal.value) == (
        "Đơn vị dùng sổ cấp số của chương trình, số tiếp theo là 2. Nhập số đó hoặc để trống ô số."
    )


def test_nothing_is_back_dated(declared, give_out, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-20")
    give_out("", dt.date(2017, 6, 20))

    with pytest.raises(Refusal) as refusal:
        give_out("", dt.date(2017, 6, 18))

    assert str(refusal.value) == (
        "Số trước đã cấp cho ngày 20/6/2017, sổ không lùi ngày. Nhập ngày ban hành từ 20/6/2017 trở đi."
    )


def test_a_paper_of_before_the_declaration_keeps_the_clerks_number(declared, give_out):
    assert give_out("4", dt.date(2017, 6, 5)).number == "4"


def test_a_refused_issue_takes_no_number(declared, give_out):
    with pytest.raises(Refusal):
        give_out("", TODAY, layout="khong-co")

    assert (give_out("", TODAY).number, TakenNumber.objects.count()) == ("01", 1)


def test_a_spoilt_number_is_explained_and_not_given_again(declared, give_out, by, upper):
    give_out("", TODAY)
    actions.void_number(by=by, unit=upper, type_code="KH", reason="In hỏng, không phát hành")

    assert give_out("", TODAY).number == "03"
    assert [(one.number, one.because) for one in facts.voided_numbers(declared, 2017)] == [
        (2, "In hỏng, không phát hành")
    ]
    assert list(facts.books_with_gaps()) == []


def test_a_spoilt_number_needs_its_reason(declared, by, upper):
    with pytest.raises(Refusal) as refusal:
        actions.void_number(by=by, unit=upper, type_code="KH", reason=" ")

    assert str(refusal.value) == "Ghi rõ vì sao bỏ số này, ví dụ in hỏng, không phát hành."


def test_the_tables_refuse_a_number_twice(declared, give_out):
    document = give_out("", TODAY)
    book = NumberBook.objects.get()

    with pytest.raises(IntegrityError), transaction.atomic():
        TakenNumber.objects.create(book=book, number=1, void_because="x", taken_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        TakenNumber.objects.create(book=book, number=2, document=document, void_because="x", taken_on=TODAY)


def test_a_gap_is_told(declared, give_out):
    give_out("", TODAY)
    NumberBook.objects.update(last=3)

    assert [str(fault) for fault in facts.books_with_gaps()] == [
        "Sổ cấp số năm 2017 của Liên đoàn Lao động huyện Châu Thành thiếu số 2, 3."
    ]


def test_only_who_signs_declares_the_book(an, actor, upper):
    with pytest.raises(Refusal) as refusal:
        actions.declare_register(by=actor(an), unit=upper, series="each-type")

    assert str(refusal.value) == "Chỉ người ký thay mặt đơn vị mới chọn dùng sổ cấp số của chương trình."


def test_every_way_of_numbering_names_its_source():
    assert [(series.code, bool(series.source), series.verified) for series in all_series()] == [
        ("each-type", True, False),
        ("decisions-apart", True, False),
        ("one-row", True, False),
    ]


@pytest.mark.parametrize(
    ("series", "rows"),
    [
        ("each-type", ["KH", "BC", "QĐ", "-"]),
        ("decisions-apart", ["*", "*", "QĐ", "*"]),
        ("one-row", ["*", "*", "*", "*"]),
    ],
)
def test_types_find_their_row(series, rows):
    assert [series_of(series).types_of(code) for code in ("KH", "BC", "QĐ", "")] == rows


@given(st.integers(1, 50), st.integers(0, 60), st.data())
def test_missing_numbers_are_exactly_those_not_taken(first, count, data):
    numbers = set(range(first, first + count))
    taken = data.draw(st.sets(st.sampled_from(sorted(numbers)))) if numbers else set()

    assert missing_numbers(first, first + count - 1, taken) == sorted(numbers - taken)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway")
def test_eight_at_once_take_eight_numbers(by, upper):
    actions.declare_register(by=by, unit=upper, series="each-type")
    gate = threading.Barrier(8)

    def issue():
        gate.wait()
        try:
            for _ in range(3):
                actions.issue(by=by, unit=upper, paper=BARE, number="", issued_on=TODAY)
        finally:
            connection.close()

    threads = [threading.Thread(target=issue) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    taken = list(TakenNumber.objects.order_by("number").values_list("number", flat=True))
    assert (taken, list(facts.books_with_gaps())) == (list(range(1, 25)), [])
