"""The pages of events: the walk from the plan to the file, what they cost, what they say."""

import unicodedata

import pytest
from django.urls import reverse

from donghanh.events import actions
from donghanh.events.models import Event
from donghanh.movements.models import Movement, Plan


def text_of(answer):
    return unicodedata.normalize("NFC", answer.content.decode())


@pytest.fixture
def plan(movement, province):
    """The plan through which the movement is seen."""
    return Plan.objects.create(
        movement=movement,
        unit=province,
        title="Kế hoạch",
        number="29/KH-LĐLĐ",
        issued_on=movement.opened_on,
        state="issued",
    )


def test_dung_plans_invites_holds_and_files(dung, binh, client_of, plan, upper, monkeypatch):
    browser, once = client_of(dung), iter("abcdefgh")

    def post(page, **sent):
        address = reverse(f"events:{page}", args=[Event.objects.get().pk] if Event.objects.exists() else [])
        answer = browser.post(address, {"once": next(once), **sent})
        assert answer.status_code == 303, text_of(answer)
        return text_of(browser.get(answer["Location"]))

    page = post(
        "plan",
        kind="launch",
        movement=Movement.objects.get().pk,
        name="Hội nghị phát động",
        held_on="20/6/2017",
        begins="7h30",
        place="Hội trường",
        chair="Phạm Văn Dũng",
    )
    assert "Liên đoàn Lao động huyện Châu Thành" in page
    page = post("guests", units=[upper.pk], others="Báo Đồng Khởi")
    assert "trân trọng kính mời: " in page
    page = post("invite", number="12", issued_on="15/6/2017")
    assert "Mời 2, báo dự 0, có mặt 0." in page

    event = Event.objects.get()
    guest = client_of(binh)
    assert "Trả lời giấy mời" in text_of(guest.get(reverse("home:home")))
    guest.post(event.get_absolute_url(), {"verb": "answer", "answer": "coming", "note": ""})
    assert "Mời 2, báo dự 1, có mặt 0." in text_of(guest.get(event.get_absolute_url()))

    monkeypatch.setenv("DONGHANH_TODAY", "2017-06-20")
    page = post("attendance", came=[event.guests.get(unit=upper).pk], verb="hold")
    assert "Có mặt 1 trên 2" in page
    page = post(
        "minutes",
        secretary="Giang",
        discussed="Công bố",
        concluded="Gửi kế hoạch",
        number="3",
        issued_on="20/6/2017",
    )
    assert "3/BB-LĐLĐ" in page
    page = post("contents", verb="close")
    assert "Hồ sơ đóng ngày 20/6/2017" in page
    assert browser.get(reverse("events:archive", args=[event.pk])).content.startswith(b"PK")
    assert browser.get(reverse("events:contents_download", args=[event.pk, "pdf"])).content.startswith(
        b"%PDF"
    )


def test_what_was_typed_wrong_is_told_at_its_field(dung, client_of, plan, planned):
    browser = client_of(dung)
    page = reverse("events:programme", args=[planned.pk])

    said = text_of(browser.post(page, {"begins_0": "tám giờ", "text_0": "Khai mạc", "text_1": "Bế mạc"}))

    assert "Nhập giờ và phút như 8:00." in said
    assert "Dòng này chưa có giờ." in said
    browser.post(page, {"begins_0": "8 giờ 30", "text_0": "Khai mạc", "who_0": "Ban Tổ chức", "verb": "more"})
    assert [str(line.begins) for line in planned.programme.all()] == ["08:30:00"]


@pytest.mark.parametrize("page", ["change", "programme", "guests", "invite"])
def test_what_was_sent_is_not_prepared_again(page, dung, client_of, invited):
    assert client_of(dung).get(reverse(f"events:{page}", args=[invited.pk])).status_code == 404


def test_a_guest_does_not_open_the_file(binh, client_of, invited):
    browser = client_of(binh)

    assert browser.get(invited.get_absolute_url()).status_code == 200
    assert browser.get(reverse("events:contents", args=[invited.pk])).status_code == 404


def test_lists_cost_the_same_with_one_row_and_with_three(
    dung,
    actor,
    client_of,
    plan,
    planned,
    upper,
    neighbour_upper,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    browser = client_of(dung)
    pages = [reverse("events:list"), planned.get_absolute_url(), reverse("events:guests", args=[planned.pk])]
    actions.invite(by=actor(dung), event=planned, units=[upper])
    costs = []
    for page in pages:
        browser.get(page)
        with django_assert_max_num_queries(12) as seen:
            browser.get(page)
        costs.append(len(seen))

    actions.invite(by=actor(dung), event=planned, units=[upper, neighbour_upper], others="Báo")
    for number in "23":
        planned.pk, planned.name = None, f"Hội nghị {number}"
        planned.save(force_insert=True)

    for page, cost in zip(pages, costs, strict=True):
        with django_assert_num_queries(cost):
            browser.get(page)
