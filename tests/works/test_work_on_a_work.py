"""A work from its registration to its acceptance."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.notices.models import Notice
from donghanh.works import actions
from donghanh.works.facts import board_of, dues_of, has_completed, traces_of_document
from donghanh.works.models import Work
from donghanh.works.rules import check_days, days_late

TODAY = dt.date(2017, 6, 15)
days = st.dates(dt.date(2017, 1, 1), dt.date(2020, 12, 31))


def test_a_work_is_registered_with_its_value_and_day(canteen):
    assert (canteen.state, canteen.value, canteen.due_on) == ("registered", 25_000_000, dt.date(2017, 6, 25))
    assert (
        Entry.objects.about(canteen).get().sentence
        == "Đăng ký Công trình “Sửa nhà ăn giữa ca”, giá trị 25.000.000 đồng, hoàn thành trước 25/6/2017."
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"value": -1}, "không được là số âm"),
        ({"due_on": dt.date(2017, 5, 31)}, r"trước ngày bắt đầu \(1/6/2017\)"),
        ({"name": "  "}, "Chưa có tên"),
    ],
)
def test_what_cannot_be_is_refused_in_words(register, wrong, said):
    with pytest.raises(Refusal, match=said):
        register(**wrong)

    assert not Work.objects.exists()


@given(days, days)
def test_due_is_never_before_the_start(starts_on, due_on):
    if due_on < starts_on:
        with pytest.raises(Refusal):
            check_days(starts_on=starts_on, due_on=due_on)
    else:
        check_days(starts_on=starts_on, due_on=due_on)


@given(days, days)
def test_days_late_are_never_negative(due_on, today):
    assert days_late(due_on=due_on, completed_on=None, today=today) == max(0, (today - due_on).days)


def test_progress_is_noted_with_a_picture(canteen, an, actor):
    upload = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 picture")

    note = actions.report_progress(
        by=actor(an), work=canteen, progress=40, note="Đã lợp mái", uploads=[upload]
    )

    canteen.refresh_from_db()
    assert (canteen.state, canteen.progress) == ("underway", 40)
    assert (note.noted_on, note.evidence.count()) == (TODAY, 1)


@pytest.mark.parametrize(
    ("progress", "said"), [(101, "từ 0 đến 100"), (100, "Báo hoàn thành"), (30, "thấp hơn")]
)
def test_progress_that_cannot_be_is_refused(canteen, an, actor, progress, said):
    actions.report_progress(by=actor(an), work=canteen, progress=40)

    with pytest.raises(Refusal, match=said):
        actions.report_progress(by=actor(an), work=canteen, progress=progress)


def test_completion_tells_who_accepts(binh, an, actor, canteen, grassroots, movement):
    done = actions.complete_work(by=actor(an), work=canteen, completed_on=TODAY, note="Đưa vào sử dụng")

    assert (done.state, done.progress, done.completed_on) == ("completed", 100, TODAY)
    assert "chờ nghiệm thu" in Notice.objects.filter(account=binh).latest("pk").text
    assert has_completed(grassroots.pk, movement, since=dt.date(2017, 1, 1), until=TODAY)


def test_it_is_not_completed_tomorrow(canteen, an, actor):
    with pytest.raises(Refusal, match="không thể ở sau hôm nay"):
        actions.complete_work(by=actor(an), work=canteen, completed_on=dt.date(2017, 6, 16))


def test_the_superior_accepts_a_work_of_the_unit(completed, an, binh, actor):
    with pytest.raises(Refusal, match="cấp trên trực tiếp nghiệm thu"):
        actions.accept_work(by=actor(an), work=completed, accepted_on=TODAY, accepted_by="Bà An")

    done = actions.accept_work(by=actor(binh), work=completed, accepted_on=TODAY, accepted_by="Ông Bình")

    assert (done.state, done.accepted_on, done.accepted_by) == ("accepted", TODAY, "Ông Bình")
    assert "đã được nghiệm thu" in Notice.objects.filter(account=an).latest("pk").text


def test_minutes_are_entered_in_the_register_of_who_accepted(completed, an, binh, actor, client_of):
    accept = {"accepted_on": TODAY, "accepted_by": "Ông Bình"}
    with pytest.raises(Refusal, match="Ghi nghiệm thu trước"):
        actions.issue_minutes(by=actor(binh), work=completed, number="12", issued_on=TODAY)
    work = actions.accept_work(by=actor(binh), work=completed, **accept)
    with pytest.raises(Refusal, match="mới ban hành được văn bản"):
        actions.issue_minutes(by=actor(an), work=work, number="12", issued_on=TODAY)

    sent = {"verb": "issue", "number": "12", "issued_on": "15/6/2017"}
    client_of(binh).post(work.get_absolute_url(), sent)
    work.refresh_from_db()

    assert (work.paper.full_number, work.paper.type_name) == (f"12/{work.paper.symbol}", "Biên bản")
    assert [trace.url for trace in traces_of_document(work.paper, actor(an))] == [work.get_absolute_url()]
    assert str(work.paper) in client_of(an).get(work.get_absolute_url()).content.decode()
    assert "đã ban hành, số 12" in Notice.objects.filter(account=an).latest("pk").text
    with pytest.raises(Refusal, match="đã ban hành, số 12"):
        actions.issue_minutes(by=actor(binh), work=work, number="13", issued_on=TODAY)


def test_the_unit_accepts_a_work_of_its_team(register, sewing, an, actor):
    work = actions.complete_work(by=actor(an), work=register(sewing), completed_on=TODAY)

    done = actions.accept_work(by=actor(an), work=work, accepted_on=TODAY, accepted_by="Ban Chấp hành")

    assert done.state == "accepted"


def test_it_is_not_accepted_before_it_is_done(completed, binh, actor):
    with pytest.raises(Refusal, match=r"trước ngày hoàn thành \(14/6/2017\)"):
        actions.accept_work(
            by=actor(binh), work=completed, accepted_on=dt.date(2017, 6, 13), accepted_by="Ông Bình"
        )


def test_what_is_missing_sends_it_back(completed, binh, actor):
    back = actions.return_work(by=actor(binh), work=completed, reason="Chưa có biên bản an toàn điện")

    assert (back.state, back.completed_on, back.reason) == ("underway", None, "Chưa có biên bản an toàn điện")


def test_a_withdrawn_work_does_not_count(canteen, an, actor):
    actions.withdraw_work(by=actor(an), work=canteen, reason="Công ty dời nhà xưởng")

    assert board_of(actor(an), TODAY) == []


def test_the_same_form_sent_twice_registers_one(register):
    register(once="mot-lan")

    with pytest.raises(Refusal, match="đã được gửi rồi"):
        register(once="mot-lan")

    assert Work.objects.count() == 1


def test_bình_does_not_work_for_an(canteen, binh, actor):
    with pytest.raises(Refusal, match="thuộc về đơn vị khác"):
        actions.report_progress(by=actor(binh), work=canteen, progress=10)


def test_what_is_due_soon_is_on_the_home_page(canteen, register, an, actor):
    register(name="Trồng cây", due_on=dt.date(2017, 12, 31))

    assert [(due.title, due.due_on) for due in dues_of(actor(an), TODAY)] == [
        ("Sửa nhà ăn giữa ca", dt.date(2017, 6, 25))
    ]


def test_the_superior_is_asked_to_accept(completed, binh, an, actor):
    assert [(due.title, due.verb) for due in dues_of(actor(binh), TODAY)] == [
        ("Sửa nhà ăn giữa ca", "Nghiệm thu")
    ]
    assert dues_of(actor(an), TODAY) == []


def test_the_board_counts_by_branch(canteen, register, an, binh, dung, actor, grassroots, upper):
    register(name="Trồng cây", value=1_000_000, starts_on=dt.date(2017, 5, 1), due_on=dt.date(2017, 6, 1))

    (own,) = board_of(actor(an), TODAY)
    (of_binh,) = board_of(actor(binh), TODAY)
    (of_dung,) = board_of(actor(dung), TODAY)

    assert (own.unit, own.total, own.late, own.value) == (grassroots, 2, 1, 26_000_000)
    assert (of_binh.unit, of_binh.total) == (grassroots, 2)
    assert (of_dung.unit, of_dung.total) == (upper, 2)
