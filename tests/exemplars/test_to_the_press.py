"""A story goes to the newspapers and stations of the plan, with pictures and rights; what appeared is noted."""

import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from donghanh.exemplars.models import Mention, Outlet, Picture
from donghanh.exemplars.rules import press_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "phối hợp với Đài phát thanh truyền hình tỉnh, Báo Đồng Khởi tổ chức tuyên truyền",
            [("station", "Đài phát thanh truyền hình tỉnh"), ("newspaper", "Báo Đồng Khởi")],
        ),
        ("Các cấp báo cáo kết quả; Báo cáo 6 tháng gửi về tỉnh.", []),
    ],
)
def test_the_press_that_a_plan_names(text, named):
    assert press_named(text) == named


@pytest.fixture
def post(giang, published, client_of):
    """`post(verb, …)` is Giang's answer on the page of the press."""
    browser = client_of(giang)
    return lambda verb, **given: browser.post(f"/dien-hinh/{published.pk}/bao-dai/", {"verb": verb, **given})


def picture():
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(target, "JPEG")
    return SimpleUploadedFile("anh.jpg", target.getvalue())


def test_giang_takes_the_press_of_the_plan_and_gives_it_one_archive(post, published, giang, client_of):
    answers = [
        post("take").status_code,
        post(
            "picture",
            upload=picture(),
            caption="Tổ may",
            alt="Bảy công nhân đứng quanh máy may",
            credit="Lê Văn Em",
            rights="Ghi tên người chụp",
        ).status_code,
    ]

    kit = client_of(giang).get(f"/dien-hinh/{published.pk}/bao-dai/ho-so.zip")
    archive = zipfile.ZipFile(io.BytesIO(kit.content))
    text = {name: archive.read(name) for name in archive.namelist()}
    assert answers == [303, 303]
    assert list(text) == [
        "1-bai-viet.docx",
        "2-thong-tin.txt",
        "anh-1.jpg",
        "3-anh-va-quyen-su-dung.txt",
        "4-noi-nhan.txt",
    ]
    assert "Quyền sử dụng: Ghi tên người chụp" in text["3-anh-va-quyen-su-dung.txt"].decode()
    assert "Báo Đồng Khởi" in text["4-noi-nhan.txt"].decode()
    assert Outlet.objects.get(kind="newspaper").from_on == dt.date(2017, 5, 12)


def test_a_story_not_shown_has_no_archive(consented, giang, client_of):
    assert client_of(giang).get(f"/dien-hinh/{consented.pk}/bao-dai/ho-so.zip").status_code == 404


def test_what_appeared_is_noted_with_link_and_reach(post):
    post("take")
    outlet = Outlet.objects.get(kind="newspaper")

    post(
        "mention",
        outlet=outlet.pk,
        title="Tổ may vượt khó",
        appeared_on="15/6/2017",
        link="https://vi.du/bai",
        reach="1.200",
    )

    assert list(Mention.objects.values_list("outlet__name", "title", "link", "reach")) == [
        ("Báo Đồng Khởi", "Tổ may vượt khó", "https://vi.du/bai", 1200)
    ]


def test_the_last_day_of_an_outlet_is_changed_and_the_plan_is_asked_once(post, published, giang, client_of):
    where, browser = f"/dien-hinh/{published.pk}/bao-dai/", client_of(giang)
    offered = browser.get(where).content.decode()
    post("take")
    taken = browser.get(where).content.decode()
    outlet = Outlet.objects.get(kind="newspaper")
    post("mention", outlet=outlet.pk, title="Tin", appeared_on="15/6/2017")

    early = post("end", outlet=outlet.pk, until_on="14/6/2017").content.decode()
    post("end", outlet=outlet.pk, until_on="15/6/2017")
    outlet.refresh_from_db()
    ended = outlet.until_on
    post("end", outlet=outlet.pk, until_on="")
    outlet.refresh_from_db()

    assert ("Lấy báo, đài nêu trong kế hoạch" in offered, "Lấy báo, đài nêu" in taken) == (True, False)
    assert "còn đưa tin ngày 15/6/2017" in early
    assert (ended, outlet.until_on) == (dt.date(2017, 6, 15), None)


def test_a_picture_that_nobody_describes_is_refused(post):
    page = post("picture", upload=picture(), caption="Tổ may", alt=" ", credit="Em", rights="Tự do")

    assert page.status_code == 200
    assert Picture.objects.count() == 0


def test_nothing_appeared_before_it_was_told(post):
    post("take")
    page = post("mention", outlet=Outlet.objects.first().pk, title="Tin", appeared_on="14/6/2017")

    assert "Bài chưa được giới thiệu vào ngày đó. Kiểm tra lại ngày đưa tin." in page.content.decode()


def test_who_does_not_publish_for_the_unit_changes_nothing(an, published, client_of):
    answer = client_of(an).post(f"/dien-hinh/{published.pk}/bao-dai/", {"verb": "take"})

    assert (answer.status_code in (200, 404), Outlet.objects.count(), Picture.objects.count()) == (True, 0, 0)
