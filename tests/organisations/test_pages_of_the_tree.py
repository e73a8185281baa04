"""The tree page and the unit page."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.organisations.actions import add_collective, count_heads, found_unit, place_unit
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.models import Collective, Headcount
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO, TODAY

TREE = "/to-chuc/"


def text_of(answer):
    return answer.content.decode()


def unit_page(unit, more=""):
    return f"/to-chuc/{unit.pk}/{more}"


def test_the_tree_begins_at_the_unit_acted_for(binh, grassroots, neighbour, client_of):
    page = text_of(client_of(binh).get(TREE))

    assert "Công ty May Hàm Luông" in page
    assert "Ba Lai" not in page


def test_a_branch_opens_as_the_part_of_its_own_page(dung, upper, grassroots, client_of):
    browser = client_of(dung)
    address = f"{TREE}?mo={upper.pk}"

    part = text_of(browser.get(address, headers={"HX-Request": "true"}))

    assert "Công ty May Hàm Luông" in part
    assert "<html" not in part
    assert part.strip() in text_of(browser.get(address))


def test_the_tree_stands_as_of_the_day_asked_for(dung, upper, neighbour_upper, grassroots, client_of):
    place_unit(by=SYSTEM, unit=grassroots, superior=neighbour_upper, from_on=dt.date(2017, 1, 1))
    browser = client_of(dung)

    before = text_of(browser.get(TREE, {"ngay": "31/12/2016", "mo": upper.pk}))
    after = text_of(browser.get(TREE, {"ngay": "1/1/2017", "mo": upper.pk}))

    assert ("May Hàm Luông" in before, "May Hàm Luông" in after) == (True, False)


def test_a_day_that_no_calendar_has_is_refused_in_words_and_kept(dung, client_of):
    page = text_of(client_of(dung).get(TREE, {"ngay": "31/4/2017"}))

    assert "Ngày 31/4/2017 không có trong lịch." in page
    assert 'value="31/4/2017"' in page


def test_before_the_unit_was_founded_there_is_no_tree(dung, client_of):
    page = text_of(client_of(dung).get(TREE, {"ngay": "1/1/1990"}))

    assert "Ngày này đơn vị chưa có trong cây tổ chức." in page


def test_units_are_found_without_marks(dung, grassroots, neighbour, client_of):
    page = text_of(client_of(dung).get(TREE, {"q": "thuy san ba lai"}))

    assert "Công đoàn cơ sở Công ty Thủy sản Ba Lai" in page
    assert "May Hàm Luông" not in page


def test_search_never_leaves_the_scope(an, neighbour, client_of):
    page = text_of(client_of(an).get(TREE, {"q": "thủy sản"}))

    assert "Không có đơn vị nào khớp." in page


def test_a_branch_of_the_neighbour_does_not_open(binh, neighbour_upper, client_of):
    assert client_of(binh).get(TREE, {"mo": neighbour_upper.pk}).status_code == 404


def test_without_an_appointment_the_tree_is_a_friendly_page(client_of, db):
    visitor = open_account(login="khach", person=add_person(name="Võ Thị Khách"))

    answer = client_of(visitor).get(TREE)

    assert answer.status_code == 200
    assert "Chưa được phân công ở đơn vị nào" in text_of(answer)


def test_a_unit_shows_who_leads_it_and_how_many_it_is(binh, an, grassroots, client_of):
    page = text_of(client_of(binh).get(unit_page(grassroots)))

    assert "Nguyễn Thị An" in page
    assert "380" in page
    assert "trực thuộc Liên đoàn Lao động huyện Châu Thành" in page


def test_an_invented_unit_says_so(an, grassroots, client_of):
    assert "Đơn vị mẫu, không có thật" in text_of(client_of(an).get(unit_page(grassroots)))


def test_the_list_of_subordinates_goes_out_as_a_sheet(binh, upper, grassroots, client_of):
    answer = client_of(binh).get(unit_page(upper, "?export=csv"))

    assert "Công ty May Hàm Luông" in b"".join(answer).decode("utf-8-sig")


def counted(browser, unit, **typed):
    return browser.post(
        unit_page(unit, "so-lieu/"), {"as_of": "1/6/2017", "workers": "430", "members": "400", **typed}
    )


def test_the_chair_counts_heads(an, grassroots, client_of):
    answer = counted(client_of(an), grassroots)

    row = Headcount.objects.get(unit=grassroots, as_of=dt.date(2017, 6, 1))
    assert (answer.status_code, row.workers, row.members) == (303, 430, 400)


def test_a_negative_headcount_is_refused_and_kept(an, grassroots, client_of):
    page = text_of(counted(client_of(an), grassroots, workers="-5"))

    assert "không thể là số âm" in page
    assert 'value="-5"' in page


def test_a_headcount_of_tomorrow_is_refused(an, grassroots, client_of):
    page = text_of(counted(client_of(an), grassroots, as_of="16/6/2017"))

    assert "Ngày chốt số liệu không thể sau ngày hôm nay." in page


def test_a_31_april_is_refused_and_kept(an, grassroots, client_of):
    page = text_of(counted(client_of(an), grassroots, as_of="31/4/2017"))

    assert "Ngày 31/4/2017 không có trong lịch." in page
    assert 'value="31/4/2017"' in page


def test_a_collective_is_added_once_even_when_sent_twice(an, grassroots, client_of):
    browser = client_of(an)
    typed = {"kind": "team", "name": "Tổ may 1", "size": "30", "once": "a" * 32}

    browser.post(unit_page(grassroots, "tap-the/them/"), typed)
    second = browser.post(unit_page(grassroots, "tap-the/them/"), {**typed, "name": "Tổ may 2"})

    assert "Biểu mẫu này đã được gửi rồi" in text_of(second)
    assert list(Collective.objects.values_list("name", flat=True)) == ["Tổ may 1"]


def test_a_collective_has_a_name_of_its_own(an, grassroots, actor, client_of):
    add_collective(by=actor(an), unit=grassroots, kind="team", name="Tổ may 1", size=30)

    page = text_of(
        client_of(an).post(
            unit_page(grassroots, "tap-the/them/"), {"kind": "team", "name": "Tổ may 1", "size": "30"}
        )
    )

    assert "Đơn vị đã có tập thể “Tổ may 1”." in page


def more_unions(upper, count):
    for number in range(count):
        made = found_unit(
            by=SYSTEM,
            code=f"CS-9{number}",
            name=f"Công đoàn cơ sở thứ {number}",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=LONG_AGO,
        )
        count_heads(by=SYSTEM, unit=made, as_of=TODAY, workers=10, members=9)


@pytest.mark.parametrize("count", [1, 3])
def test_the_tree_asks_the_same_number_of_questions(binh, upper, client_of, django_assert_num_queries, count):
    more_unions(upper, count)
    browser = client_of(binh)

    with django_assert_num_queries(7):
        browser.get(TREE)


@pytest.mark.parametrize("count", [1, 3])
def test_the_unit_page_asks_the_same_number_of_questions(
    binh, upper, client_of, django_assert_num_queries, count
):
    more_unions(upper, count)
    browser = client_of(binh)

    with django_assert_num_queries(10):
        browser.get(unit_page(upper))
