"""Refusals in words, and nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.reports import actions
from donghanh.reports.models import Report, Value
from donghanh.reports.rules.sheet import Line, read_cell, say_lines


def _refusal(action, **given):
    with pytest.raises(Refusal) as refused:
        action(**given)
    return str(refused.value)


def test_blanks_do_not_go_up(asked, an, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by, SK01="", HT01=""))

    assert _refusal(actions.send, by=by, report=report) == (
        "Chưa gửi được: còn 2 ô chưa nhập (mục 21 và 25). Bấm vào từng mục để nhập tiếp."
    )


def test_what_is_no_number_does_not_go_up_but_is_kept(asked, an, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by, SK01="mười"))

    assert _refusal(actions.send, by=by, report=report) == (
        "Chưa gửi được: 1 ô cần xem lại (mục 21). “mười” không phải là số. Nhập số như 1.250 hoặc 12,5."
    )
    value = Value.objects.get(indicator__code="SK01")
    assert (value.typed, value.number) == ("mười", None)


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("SK01", "-3", "Số -3 là số âm. Chỉ tiêu này chỉ nhận số từ 0 trở lên."),
        ("SK01", "1,5", "Số 1,5 là số lẻ; ở đây chỉ nhận số nguyên. Làm tròn rồi nhập lại."),
        ("SK02", "12345678901234567", "Số 12345678901234567 quá lớn. Kiểm tra lại đơn vị tính."),
    ],
)
def test_wrong_numbers_are_refused_where_they_are_not_allowed(code, typed, sentence, asked, an, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by, **{code: typed}))

    assert sentence in _refusal(actions.send, by=by, report=report)


def test_a_part_above_its_whole_needs_a_reason(asked, an, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by, LD01="100", DV01="120"))
    assert "“Tổng số đoàn viên công đoàn” (120) lớn hơn “Tổng số công nhân, viên chức, lao động” (100)" in (
        _refusal(actions.send, by=by, report=report)
    )

    actions.fill(by=by, request=asked, typed={}, notes={"DV01": "Gồm 20 đoàn viên đang nghỉ thai sản"})
    actions.send(by=by, report=report)

    assert Report.objects.get(pk=report.pk).state == "sent"


def test_a_report_for_a_closed_period_is_refused(asked, an, dung, actor, whole):
    by = actor(an)
    report = actions.fill(by=by, request=asked, typed=whole(asked, by))
    actions.close_request(by=actor(dung), request=asked)
    report = Report.objects.get(pk=report.pk)

    told = _refusal(actions.send, by=by, report=report)

    assert told == (
        "Kỳ báo cáo “Báo cáo 6 tháng phong trào thi đua, 6 tháng đầu năm 2017” đã khóa sổ ngày 15/6/2017, "
        "không nhận thêm số liệu. Đề nghị LĐLĐ tỉnh Bến Tre mở lại kỳ nếu cần sửa."
    )
    assert _refusal(actions.fill, by=by, request=report.request, typed={}) == told


def test_a_report_that_was_sent_is_not_sent_again(asked, an, sent, actor):
    report = sent(asked, an)

    assert "đang ở trạng thái “Đã gửi, chờ duyệt”" in _refusal(actions.send, by=actor(an), report=report)
    assert report.snapshots.count() == 1


def test_what_was_looked_at_is_what_is_accepted(asked, an, binh, sent, actor):
    report = sent(asked, an)

    told = _refusal(actions.accept, by=actor(binh), reports=[report], version=report.version - 1)

    assert "vừa sửa báo cáo này trong lúc trang đang mở" in told


def test_a_reopened_cell_is_the_only_one_that_changes(asked, an, binh, accepted, actor):
    report = accepted(asked, an, binh, SK01="5")
    actions.reopen(by=actor(binh), report=report, reason="Thiếu 2", cells=["SK01"])

    assert "Cấp trên chỉ mở lại một số ô để sửa" in _refusal(
        actions.fill, by=actor(an), request=asked, typed={"HT01": "9"}
    )
    actions.fill(by=actor(an), request=asked, typed={"SK01": "7"})
    assert Value.objects.get(indicator__code="SK01").typed == "7"


def test_a_due_day_in_the_past_is_refused(asked, dung, actor):
    told = _refusal(
        actions.open_request,
        by=actor(dung),
        movement=asked.movement,
        form=asked.form,
        period=asked.period,
        due_on=asked.period.starts_on,
        levels=["grassroots"],
    )

    assert told == "Hạn gửi 1/1/2017 đã qua. Chọn ngày từ hôm nay trở đi."


def test_what_was_sent_is_kept_unchanged_with_its_hash(asked, an, binh, sent, actor):
    report = sent(asked, an, SK01="5")
    first = report.last_sent
    actions.return_report(by=actor(binh), report=report, reason="Thiếu 2")

    again = sent(asked, an, SK01="7")

    first.refresh_from_db()
    assert (first.cells["SK01"]["number"], again.last_sent.cells["SK01"]["number"]) == (5, 7)
    assert first.digest != again.last_sent.digest


LINE = Line(1, "", 1, "X", "X", "triệu đồng", 1, "sum", True, ("grassroots",), (), 0)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_read_back_as_it_is_said(scaled):
    assert read_cell(LINE, LINE.say(scaled)).number == scaled


@given(st.text(max_size=60))
def test_whatever_is_typed_stays_as_typed(text):
    cell = read_cell(LINE, text)

    assert cell.typed == text.strip()
    assert (cell.number is None) == (cell.is_blank or cell.problem is not None)


def test_lines_are_named_as_people_say_them():
    assert (say_lines([3]), say_lines([3, 7]), say_lines([3, 7, 9])) == ("3", "3 và 7", "3, 7 và 9")
