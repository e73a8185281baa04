"""Units founded, corrected, renamed and moved; members entered."""

import datetime as dt

import pytest

from donghanh.documents.documents import letter_of
from donghanh.organisations.actions import add_member, rename_unit
from donghanh.organisations.facts import headcount_of, superior_id_of
from donghanh.organisations.models import Membership, Unit
from tests.conftest import LONG_AGO, TODAY


def text_of(answer):
    return answer.content.decode()


def of(unit, verb=""):
    return f"/to-chuc/{unit.pk}/{verb}"


NEW = {
    "name": "Công đoàn cơ sở Trường Tiểu học Phú Túc",
    "short_name": "",
    "kind": "grassroots",
    "sector": "public_service",
    "code": "",
    "symbol": "CĐCS",
    "place": "Châu Thành",
    "phone": "",
    "founded_on": "1/3/2017",
    "workers": "40",
    "members": "38",
}


def test_an_officer_founds_a_unit_beneath(binh, upper, client_of):
    answer = client_of(binh).post(of(upper, "don-vi-moi/"), NEW)

    made = Unit.objects.get(name=NEW["name"])
    assert (answer.status_code, answer["Location"]) == (303, of(made))
    assert (made.code, superior_id_of(made.pk, TODAY)) == ("LDLD-CT-1", upper.pk)
    assert headcount_of(made.pk, TODAY).members == 38


def test_two_units_get_two_codes(binh, upper, client_of):
    for name in ("Công đoàn cơ sở Một", "Công đoàn cơ sở Hai"):
        client_of(binh).post(of(upper, "don-vi-moi/"), {**NEW, "name": name})

    assert set(Unit.objects.filter(name__contains="cơ sở ").values_list("code", flat=True)) == {
        "LDLD-CT-1",
        "LDLD-CT-2",
    }


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"workers": "-5"}, "không thể là số âm"),
        ({"members": "41"}, "lớn hơn số lao động"),
        ({"founded_on": "31/4/2017"}, "Ngày 31/4/2017 không có trong lịch."),
        ({"founded_on": "1/7/2017"}, "không thể sau ngày hôm nay"),
        ({"code": "LDLD-BT"}, "đã có. Chọn mã khác."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(binh, upper, client_of, typed, words):
    page = text_of(client_of(binh).post(of(upper, "don-vi-moi/"), NEW | typed))

    assert words in page
    assert all(f'value="{value}"' in page for value in (NEW["name"], *typed.values()))
    assert not Unit.objects.filter(name=NEW["name"]).exists()


def test_a_form_sent_twice_founds_one_unit(binh, upper, client_of):
    for name in ("Công đoàn cơ sở Một", "Công đoàn cơ sở Hai"):
        client_of(binh).post(of(upper, "don-vi-moi/"), NEW | {"name": name, "once": "a" * 32})

    assert not Unit.objects.filter(name="Công đoàn cơ sở Hai").exists()


def test_nothing_is_founded_beneath_the_grassroots(binh, grassroots, client_of):
    assert client_of(binh).get(of(grassroots, "don-vi-moi/")).status_code == 403


def test_what_a_unit_is_reached_by_is_corrected(binh, grassroots, client_of):
    typed = {"sector": "enterprise", "symbol": "CĐ", "place": "An Hóa", "phone": "0275 000 0002"}

    client_of(binh).post(of(grassroots, "sua/"), typed)

    grassroots.refresh_from_db()
    assert {name: getattr(grassroots, name) for name in typed} == typed


@pytest.fixture
def renamed(binh, grassroots, client_of):
    """An's union under a new name since 1 June."""
    client_of(binh).post(
        of(grassroots, "doi-ten/"),
        {
            "name": "Công đoàn cơ sở Công ty Hàm Luông Xanh",
            "short_name": "",
            "from_on": "1/6/2017",
            "step": "sure",
        },
    )
    grassroots.refresh_from_db()
    return grassroots


def test_a_name_holds_from_its_day_on(renamed):
    assert renamed.name_on(dt.date(2017, 5, 31)) == "Công đoàn cơ sở Công ty May Hàm Luông"
    assert renamed.name_on(dt.date(2017, 6, 1)) == "Công đoàn cơ sở Công ty Hàm Luông Xanh"


def test_a_paper_carries_the_name_of_its_day(renamed):
    issuers = [letter_of(renamed, "Báo cáo", day).issuer for day in (LONG_AGO, TODAY)]

    assert issuers == ["CÔNG ĐOÀN CƠ SỞ CÔNG TY MAY HÀM LUÔNG", "CÔNG ĐOÀN CƠ SỞ CÔNG TY HÀM LUÔNG XANH"]


def test_the_former_name_stands_on_the_page(renamed, binh, client_of):
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in text_of(client_of(binh).get(of(renamed)))


def test_the_tree_of_an_earlier_day_says_the_earlier_name(renamed, binh, client_of):
    page = text_of(client_of(binh).get("/to-chuc/", {"ngay": "31/5/2017"}))

    assert "May Hàm Luông" in page
    assert "Hàm Luông Xanh" not in page


def test_a_second_name_comes_after_the_first(renamed, binh, client_of):
    page = text_of(
        client_of(binh).post(
            of(renamed, "doi-ten/"), {"name": "Tên nữa", "short_name": "", "from_on": "1/5/2017"}
        )
    )

    assert "sau lần đổi tên trước" in page


def test_a_move_says_what_moves_with_the_unit(dung, upper, grassroots, client_of):
    assert "1 đơn vị trực thuộc chuyển theo" in text_of(client_of(dung).get(of(upper, "chuyen/")))


def test_a_unit_moves_from_a_day_on(dung, upper, neighbour_upper, grassroots, client_of):
    client_of(dung).post(
        of(grassroots, "chuyen/"), {"superior": neighbour_upper.pk, "from_on": "1/6/2017", "step": "sure"}
    )

    assert superior_id_of(grassroots.pk, dt.date(2017, 5, 31)) == upper.pk
    assert superior_id_of(grassroots.pk, TODAY) == neighbour_upper.pk


def test_nobody_moves_a_unit_to_where_they_see_nothing(binh, grassroots, neighbour_upper, client_of):
    client_of(binh).post(
        of(grassroots, "chuyen/"), {"superior": neighbour_upper.pk, "from_on": "1/6/2017", "step": "sure"}
    )

    assert superior_id_of(grassroots.pk, TODAY) != neighbour_upper.pk


def test_one_neither_moves_nor_ends_ones_own_unit(binh, upper, client_of):
    assert [client_of(binh).get(of(upper, verb)).status_code for verb in ("chuyen/", "ket-thuc/")] == [
        403,
        403,
    ]


@pytest.mark.parametrize("name", ["Lê Thị Bưởi"])
def test_the_chair_enters_a_member(an, grassroots, client_of, name):
    typed = {"name": name, "sex": "female", "from_on": "1/6/2017"}

    client_of(an).post(of(grassroots, "doan-vien/them/"), typed)

    assert name in text_of(client_of(an).get(of(grassroots, "doan-vien/")))


def test_members_stand_by_given_name(an, grassroots, actor, client_of):
    for name in ("Trần Văn Út", "Đỗ Thị Ánh", "Nguyễn Văn Đức"):
        add_member(by=actor(an), unit=grassroots, name=name, from_on=TODAY)

    page = text_of(client_of(an).get(of(grassroots, "doan-vien/")))

    names = ("Nguyễn Thị An", "Đỗ Thị Ánh", "Nguyễn Văn Đức", "Trần Văn Út")
    places = [page.index(name, page.index("<table")) for name in names]
    assert places == sorted(places)


def test_a_member_of_tomorrow_is_refused_and_kept(an, grassroots, client_of):
    page = text_of(
        client_of(an).post(of(grassroots, "doan-vien/them/"), {"name": "Lê Thị Bưởi", "from_on": "16/6/2017"})
    )

    assert "không thể sau ngày hôm nay" in page
    assert 'value="Lê Thị Bưởi"' in page
    assert Membership.objects.filter(unit=grassroots).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_members_asks_the_same_number_of_questions(
    an, grassroots, actor, client_of, django_assert_num_queries, count
):
    for number in range(count):
        add_member(by=actor(an), unit=grassroots, name=f"Lê Văn {number}", from_on=TODAY)
    browser = client_of(an)

    with django_assert_num_queries(8):
        browser.get(of(grassroots, "doan-vien/"))


def test_a_unit_never_renamed_is_not_asked_for_its_names(grassroots, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert grassroots.name_on(LONG_AGO) == grassroots.name


def test_a_renamed_unit_is_found_by_its_new_name(grassroots, binh, actor):
    rename_unit(
        by=actor(binh), unit=grassroots, name="Công đoàn cơ sở Sông Xanh", short_name="", from_on=TODAY
    )

    assert list(Unit.objects.matching("song xanh")) == [grassroots]
