"""Works on their way to a congress: minutes, plates, the board of all; their keepers hear at every hand-over."""

import datetime as dt
import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from donghanh.base.sentences import Refusal
from donghanh.documents.rules.writing import Plate, plates
from donghanh.notices.models import Notice, Reminder
from donghanh.organisations.models import Membership
from donghanh.people.actions import add_person, open_account
from donghanh.works import actions, facts
from donghanh.works.documents import board_paper, minutes_of
from donghanh.works.rules import check_more_time, due_text

JUNE_15 = dt.date(2017, 6, 15)
MOST_QUERIES = 12


def photo():
    """A picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return SimpleUploadedFile("bien.jpg", out.getvalue())


@pytest.fixture
def accepted(binh, actor, completed):
    """An's canteen, accepted by Bình."""
    return actions.accept_work(
        by=actor(binh),
        work=completed,
        accepted_on=JUNE_15,
        accepted_by="Bà Trần Thị Bình",
        note="Đạt yêu cầu.",
    )


def words(answer):
    return answer.content.decode()


def latest_of(account):
    return Notice.objects.filter(account=account).latest("pk").text


def test_who_accepts_hears_of_completion_and_the_keeper_of_acceptance(canteen, an, binh, actor):
    done = actions.complete_work(by=actor(an), work=canteen, completed_on=dt.date(2017, 6, 14))
    assert latest_of(binh) == "“Sửa nhà ăn giữa ca” đã hoàn thành, chờ nghiệm thu."

    actions.accept_work(by=actor(binh), work=done, accepted_on=JUNE_15, accepted_by="Bà Bình")

    assert latest_of(an) == "“Sửa nhà ăn giữa ca” đã được nghiệm thu ngày 15/6/2017."


def test_a_person_whose_work_it_is_hears_too(register, grassroots, an, actor):
    mate = add_person(name="Lê Văn Bảy")
    Membership.objects.create(person=mate, unit=grassroots, from_on=dt.date(2017, 1, 1))
    account = open_account(login="bay", person=mate)
    work = register(mate, name="Bộ đồ gá")

    actions.complete_work(by=actor(an), work=work, completed_on=JUNE_15)

    assert latest_of(account) == "“Bộ đồ gá” đã hoàn thành, chờ nghiệm thu."


def test_more_time_is_given_before_the_day_with_a_reason(canteen, an, binh, actor):
    moved = actions.give_more_time(
        by=actor(an), work=canteen, due_on=dt.date(2017, 7, 10), reason="Mưa kéo dài"
    )

    assert moved.due_on == dt.date(2017, 7, 10)
    assert (
        latest_of(binh) == "“Sửa nhà ăn giữa ca” lùi hạn hoàn thành từ 25/6/2017 sang 10/7/2017: Mưa kéo dài"
    )


@pytest.mark.parametrize(
    ("due_on", "before", "said"),
    [
        (dt.date(2017, 7, 1), dt.date(2017, 6, 1), "Đã quá hạn hoàn thành"),
        (dt.date(2017, 6, 20), dt.date(2017, 6, 25), "phải sau ngày đã đăng ký"),
    ],
)
def test_late_stays_late_and_more_is_more(due_on, before, said):
    with pytest.raises(Refusal, match=said):
        check_more_time(due_on, before=before, today=JUNE_15)


def test_keepers_are_reminded_once_a_step(canteen, an):
    actions.remind_of_works(dt.date(2017, 6, 22))
    actions.remind_of_works(dt.date(2017, 6, 23))
    actions.remind_of_works(dt.date(2017, 6, 28))

    assert [each.text for each in Reminder.objects.filter(account=an).order_by("pk")] == [
        "Còn 3 ngày đến hạn hoàn thành “Sửa nhà ăn giữa ca” (25/6/2017).",
        "“Sửa nhà ăn giữa ca” đã quá hạn 3 ngày (hạn 25/6/2017). Cập nhật tiến độ, ghi rõ lý do chậm.",
    ]
    assert (
        str(due_text("Trồng cây", due_on=JUNE_15, day=JUNE_15))
        == "Hôm nay, 15/6/2017, là hạn hoàn thành “Trồng cây”."
    )


def test_the_minutes_say_what_was_registered_and_done(accepted, upper):
    paper = minutes_of(accepted, upper)

    said = [clause.text for clause in paper.walk()]
    assert paper.type == "Biên bản"
    assert paper.subject == "Nghiệm thu công trình “Sửa nhà ăn giữa ca”"
    assert "Bên nghiệm thu: Bà Trần Thị Bình" in said
    assert "Giá trị: 25.000.000 đồng" in said
    assert "Hoàn thành ngày 14/6/2017, đúng thời gian đăng ký" in said
    assert said[-1] == "Đạt yêu cầu."
    assert [signing.title for signing in paper.signings] == [
        "ĐẠI DIỆN BÊN THỰC HIỆN",
        "ĐẠI DIỆN BÊN NGHIỆM THU",
    ]


def test_minutes_and_plate_come_as_files(accepted, an, client_of):
    browser = client_of(an)
    minutes = browser.get(reverse("works:minutes", args=[accepted.pk, "docx"]))
    plate = browser.get(reverse("works:plate", args=[accepted.pk]))

    assert minutes.content.startswith(b"PK")
    text = " ".join(pypdf.PdfReader(io.BytesIO(plate.content)).pages[0].extract_text().split())
    assert "CÔNG TRÌNH Sửa nhà ăn giữa ca" in text
    assert "Chào mừng Đại hội Công đoàn các cấp" in text
    assert "BẢN MẪU" in text


def test_what_is_not_accepted_has_no_plate(completed, an, actor, client_of):
    assert client_of(an).get(reverse("works:plate", args=[completed.pk])).status_code == 404
    with pytest.raises(Refusal, match="chưa nghiệm thu nên chưa gắn biển"):
        actions.mount_plate(by=actor(an), work=completed, plated_on=JUNE_15)


def test_a_plate_is_mounted_with_its_picture(accepted, an, binh, client_of):
    answer = client_of(an).post(
        accepted.get_absolute_url(),
        {"verb": "plate", "plated_on": "15/6/2017", "upload": photo()},
        follow=True,
    )

    assert "Ngày gắn biển" in words(answer)
    assert latest_of(binh) == "Gắn biển “Sửa nhà ăn giữa ca” ngày 15/6/2017."
    assert facts.pictures_of([accepted])[accepted.pk].kind == "jpeg"


def test_a_long_name_still_fits_one_plate():
    name = "Cải tạo, nâng cấp nhà ăn giữa ca và khu nghỉ trưa cho đoàn viên, người lao động " * 4

    made = plates([Plate(issuer="Công đoàn cơ sở Công ty May Hàm Luông", kind="Công trình", name=name)])

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1


def test_the_board_of_all_by_level(accepted, register, sewing, dung, province, client_of):
    register(sewing, name="Trồng cây", occasion="")
    browser = client_of(dung)

    page = words(browser.get(reverse("works:congress")))
    hall = words(browser.get(reverse("works:congress"), {"hall": 1, "occasion": accepted.occasion}))

    assert "Cơ sở" in page
    assert "Chào mừng Đại hội Công đoàn các cấp" in page
    assert "Sửa nhà ăn giữa ca" in hall
    assert browser.get(reverse("works:congress"), {"export": "xlsx"}).content.startswith(b"PK")
    assert browser.get(reverse("works:congress_paper", args=["docx"])).content.startswith(b"PK")
    paper = board_paper(province, [accepted], occasion=accepted.occasion)
    assert paper.subject == "Công trình, sản phẩm, phần việc chào mừng Đại hội Công đoàn các cấp"
    assert paper.tables[0].rows[0][1:4] == (
        "Sửa nhà ăn giữa ca",
        "Công đoàn cơ sở Công ty May Hàm Luông",
        "Công trình",
    )


def test_the_board_costs_the_same_with_one_and_three(accepted, register, sewing, an, binh, actor, client_of):
    browser = client_of(binh)

    def cost():
        browser.get(reverse("works:congress"))
        with CaptureQueriesContext(connection) as captured:
            browser.get(reverse("works:congress"))
        return len(captured)

    with_one = cost()
    for name in ("Hai", "Ba"):
        actions.complete_work(by=actor(an), work=register(sewing, name=name), completed_on=JUNE_15)

    assert cost() == with_one <= MOST_QUERIES


def test_several_pictures_come_at_once(canteen, an, client_of):
    form = {"verb": "progress", "progress": "60", "note": "", "uploads": [photo(), photo()]}

    page = client_of(an).post(canteen.get_absolute_url(), form, follow=True)

    assert words(page).count('<img src="/minh-chung/') == 2
