"""An event from its plan to its file."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from donghanh.base.sentences import Refusal
from donghanh.documents.models import Document
from donghanh.events import actions
from donghanh.events.choices import EventState
from donghanh.events.documents import archive, contents_file, enclosures
from donghanh.events.facts import contents_of, dues_of, papers_of
from donghanh.events.models import Event
from donghanh.events.rules import AgendaItem, checked_programme, file_name, usual_programme
from donghanh.notices.models import Notice

DAY = dt.date(2017, 6, 20)


def refused(change):
    with pytest.raises(Refusal) as refusal:
        change()
    return str(refusal.value)


def photo():
    """A phone's picture that knows where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (10.0, 14.0, 30.0)}
    buffer = io.BytesIO()
    Image.new("RGB", (3000, 2000), "navy").save(buffer, "JPEG", exif=exif)
    return SimpleUploadedFile("hoi-nghi.jpg", buffer.getvalue())


def test_a_programme_begins_when_the_event_does():
    lines = usual_programme("launch", dt.time(7, 30))

    assert (lines[0].begins, lines[2].begins) == (dt.time(7, 30), dt.time(8, 15))
    assert [line.begins for line in usual_programme("final", dt.time(14))][0] == dt.time(14)


def test_lines_stand_in_the_order_of_time():
    lines = [AgendaItem(dt.time(9), " Bế  mạc "), AgendaItem(dt.time(8), "Khai mạc")]

    assert [line.text for line in checked_programme(lines)] == ["Khai mạc", "Bế mạc"]
    assert refused(lambda: checked_programme([])).startswith("Chương trình chưa có dòng nào")
    assert "Dòng lúc 8 giờ 00" in refused(lambda: checked_programme([AgendaItem(dt.time(8), " ")]))


def test_names_in_an_archive_open_on_any_computer():
    assert file_name(1, "Giấy mời 12/GM-LĐLĐ", "pdf") == "01-giay-moi-12-gm-ldld.pdf"
    assert file_name(2, "///", "jpg") == "02-tep.jpg"


def test_the_day_of_an_event_is_still_to_come(dung, actor, planned):
    said = refused(
        lambda: actions.change_event(
            by=actor(dung),
            event=planned,
            name="Hội nghị",
            place="Hội trường",
            held_on=dt.date(2017, 6, 14),
            begins=dt.time(8),
        )
    )

    assert "đã qua" in said


def test_guests_are_exactly_those_chosen_last(dung, actor, chosen, upper):
    assert {guest.name for guest in chosen.guests.all()} == {
        "Liên đoàn Lao động huyện Châu Thành",
        "Liên đoàn Lao động huyện Ba Tri",
        "Báo Đồng Khởi",
    }

    actions.invite(by=actor(dung), event=chosen, units=[upper])

    assert [guest.unit for guest in chosen.guests.all()] == [upper]


def test_an_invitation_goes_to_its_guests_as_a_paper(binh, actor, invited):
    letter = invited.invitation.content

    assert invited.state == EventState.INVITED
    assert (letter.full_number, letter.subject) == (
        "12/GM-LĐLĐ",
        "Dự hội nghị phát động phong trào thi đua",
    )
    assert "Thời gian: 7 giờ 30, ngày 20/6/2017." in letter.opening
    assert letter.appendices[0].tables[0].rows[0][:2] == ("7 giờ 30", "Đón tiếp đại biểu")
    assert Document.objects.visible_to(actor(binh)).filter(pk=invited.invitation_id).exists()
    assert Notice.objects.filter(account=binh, url=invited.get_absolute_url()).exists()


def test_nobody_is_invited_to_nothing(dung, actor, planned):
    assert "Chưa mời ai" in refused(
        lambda: actions.issue_invitation(
            by=actor(dung), event=planned, number="12", issued_on=dt.date(2017, 6, 15)
        )
    )


def test_an_invited_unit_answers_and_may_change_its_mind(dung, binh, actor, invited, upper):
    assert [due.verb for due in dues_of(actor(binh), DAY)] == ["Trả lời giấy mời"]

    actions.answer_invitation(by=actor(binh), event=invited, answer="coming", note="Bình")
    guest = actions.answer_invitation(by=actor(binh), event=invited, answer="absent", note="Bận họp")

    assert (guest.unit, guest.get_answer_display(), guest.note) == (upper, "Không dự được", "Bận họp")
    assert Notice.objects.filter(account=dung, text__contains="không dự được").exists()
    assert dues_of(actor(binh), DAY) == []


def test_who_was_not_invited_does_not_answer(an, actor, invited):
    assert "không có trong danh sách mời" in refused(
        lambda: actions.answer_invitation(by=actor(an), event=invited, answer="coming")
    )


def test_nobody_came_before_the_day(dung, actor, invited):
    assert "Chưa đến ngày" in refused(lambda: actions.take_attendance(by=actor(dung), event=invited, came=[]))


def test_who_came_stands_in_the_minutes(minuted):
    paper = minuted.minutes.content
    said = " ".join(clause.text for clause in paper.walk())

    assert paper.full_number == "3/BB-LĐLĐ"
    assert "Có mặt 1 trên 3 đơn vị, đại biểu được mời" in said
    assert [signing.title for signing in paper.signings] == ["THƯ KÝ", "CHỦ TRÌ"]


def test_minutes_are_issued_once(dung, actor, minuted):
    assert "đã ban hành" in refused(
        lambda: actions.issue_minutes(
            by=actor(dung),
            event=minuted,
            number="4",
            issued_on=DAY,
            secretary="Giang",
            discussed="A",
            concluded="B",
        )
    )


def test_a_picture_is_kept_small_and_without_its_place(dung, actor, minuted):
    kept = actions.add_picture(by=actor(dung), event=minuted, upload=photo())

    with kept.file.open("rb") as opened, Image.open(opened) as picture:
        assert (picture.width, dict(picture.getexif())) == (2048, {})


def test_a_file_is_closed_with_numbers_days_and_pages(dung, actor, minuted):
    actions.add_picture(by=actor(dung), event=minuted, upload=photo(), caption="Toàn cảnh")

    filed = actions.close_file(by=actor(dung), event=minuted)

    assert [(item.number, item.on, item.pages) for item in contents_of(filed)] == [
        ("12/GM-LĐLĐ", dt.date(2017, 6, 15), 2),
        ("3/BB-LĐLĐ", DAY, 1),
        ("", DAY, 1),
    ]
    assert "đã đóng" in refused(lambda: actions.add_picture(by=actor(dung), event=filed, upload=photo()))


def test_the_whole_file_is_one_archive(dung, actor, minuted):
    actions.add_picture(by=actor(dung), event=minuted, upload=photo(), caption="Toàn cảnh")
    filed = actions.close_file(by=actor(dung), event=minuted)

    content = archive(filed, contents_of(filed), enclosures(filed, papers_of(filed)))

    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.namelist() == [
            "00-muc-luc-ho-so.pdf",
            "01-giay-moi-12-gm-ldld.pdf",
            "02-bien-ban-3-bb-ldld.pdf",
            "03-anh-toan-canh.jpg",
        ]
    assert contents_file(filed, contents_of(filed), "docx").startswith(b"PK")


def test_a_file_without_minutes_stays_open(dung, actor, held):
    assert "chưa có biên bản" in refused(lambda: actions.close_file(by=actor(dung), event=held))


def test_a_cancelled_event_tells_its_guests_why(dung, binh, actor, invited):
    assert "Chưa nhập" in refused(lambda: actions.cancel_event(by=actor(dung), event=invited, reason=" "))

    cancelled = actions.cancel_event(by=actor(dung), event=invited, reason="Bão số 2")

    assert cancelled.state == EventState.CANCELLED
    assert Notice.objects.filter(account=binh, text__contains="đã hủy: Bão số 2").exists()


def test_what_is_planned_is_seen_by_who_prepares_it(an, binh, cuc, dung, actor, chosen):
    seen = {who.person.name for who in (an, binh, cuc, dung) if Event.objects.visible_to(actor(who)).exists()}

    assert seen == {"Phạm Văn Dũng"}


def test_the_organiser_is_told_the_next_thing(dung, actor, minuted):
    assert [str(due.verb) for due in dues_of(actor(dung), DAY)] == ["Lập hồ sơ hội nghị"]
