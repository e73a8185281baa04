"""What becomes of a unit that ends, of what is its own, and of those who worked there."""

import datetime as dt

import pytest
from django.urls import get_resolver, reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.notices.models import Notice
from donghanh.organisations.actions import Heir, count_heads, end_unit, found_unit, move_unit
from donghanh.organisations.choices import Sector, UnitKind
from donghanh.organisations.facts import headcount_of, members_of, subordinates_of, superior_id_of
from donghanh.organisations.models import Appointment, Collective, Succession, Unit
from tests.conftest import LONG_AGO, TODAY

YESTERDAY = TODAY - dt.timedelta(days=1)


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def heir(upper):
    """The union that goes on with An's."""
    made = found_unit(
        by=SYSTEM,
        code="CS-0003",
        name="Công đoàn cơ sở Công ty May Giồng Trôm",
        kind=UnitKind.GRASSROOTS,
        superior=upper,
        founded_on=LONG_AGO,
        sector=Sector.ENTERPRISE,
    )
    count_heads(by=SYSTEM, unit=made, as_of=LONG_AGO, workers=60, members=50)
    return made


@pytest.fixture
def merged(an, grassroots, heir):
    """An's union merged into the heir yesterday; it had a collective."""
    Collective.objects.create(unit=grassroots, kind="team", name="Tổ may 1")
    end_unit(by=SYSTEM, unit=grassroots, on=YESTERDAY, kind="merge", heirs=[Heir(heir)])
    grassroots.refresh_from_db()
    return grassroots


def seen(by):
    return set(Unit.objects.visible_to(by))


def test_rows_pass_to_the_present_superior_of_the_successor(merged, heir, neighbour_upper, binh, dung, actor):
    move_unit(by=actor(dung), unit=heir, superior=neighbour_upper, from_on=TODAY)

    assert merged in seen(actor(dung))
    assert merged not in seen(actor(binh))
    assert not Collective.objects.visible_to(actor(binh)).exists()
    assert Collective.objects.visible_to(actor(dung)).exists()


def test_a_merged_unit_is_still_seen_by_the_superior_of_both(merged, binh, actor):
    assert merged in seen(actor(binh))


def test_rows_pass_on_when_the_successor_ends_too(merged, heir, neighbour, cuc, dung, actor):
    end_unit(by=actor(dung), unit=heir, on=TODAY, kind="merge", heirs=[Heir(neighbour)])

    assert {merged, heir, neighbour} <= seen(actor(cuc))


def test_rows_of_a_dissolved_unit_stay_with_its_last_superior(an, binh, grassroots, actor):
    end_unit(by=actor(binh), unit=grassroots, on=YESTERDAY, kind="dissolve")

    assert grassroots in seen(actor(binh))


def test_it_stands_in_the_tree_of_its_days_only(merged, upper, heir):
    assert list(subordinates_of(upper.pk, YESTERDAY)) == [heir]
    assert set(subordinates_of(upper.pk, YESTERDAY - dt.timedelta(days=1))) == {merged, heir}


def test_members_and_heads_are_added_up(merged, heir, an):
    assert headcount_of(heir.pk, TODAY).members == 430
    assert list(members_of(heir.pk, TODAY)) == [an.person]
    assert not members_of(merged.pk, TODAY).exists()


def test_what_stood_beneath_stands_beneath_the_successor(dung, upper, neighbour_upper, grassroots, actor):
    end_unit(by=actor(dung), unit=upper, on=YESTERDAY, kind="merge", heirs=[Heir(neighbour_upper)])

    assert superior_id_of(grassroots.pk, TODAY) == neighbour_upper.pk
    assert superior_id_of(grassroots.pk, YESTERDAY - dt.timedelta(days=1)) == upper.pk


def test_roles_end_with_the_unit(merged, an, actor):
    assert Appointment.objects.get(person=an.person).until_on == YESTERDAY
    assert actor(an).duties == frozenset()


def test_a_role_that_was_left_open_gives_nothing_there(merged, an, actor):
    Appointment.objects.update(until_on=dt.date(9999, 12, 31))

    assert actor(an).unit_id is None


def test_those_who_worked_there_are_told(merged, an):
    assert "kế thừa" in Notice.objects.get(account=an).text


def test_an_is_told_what_became_of_her_union(merged, an, heir, client_of):
    for address in ("/", "/to-chuc/", "/to-chuc/chuyen-don-vi/"):
        page = text_of(client_of(an).get(address))
        assert "Đơn vị đã kết thúc hoạt động" in page
        assert heir.name in page


def test_no_page_falls_over_for_whoever_lost_their_unit(merged, an, client_of):
    browser = client_of(an)
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    for space, (_, resolver) in get_resolver().namespace_dict.items():
        names |= {f"{space}:{name}" for name in resolver.reverse_dict if isinstance(name, str)}

    answers = {}
    for name in names:
        try:
            address = reverse(name)
        except Exception:  # takes arguments
            continue
        if not name.startswith("api:") or name == "api:keys":  # programs come with a key, not signed in
            answers[name] = browser.get(address).status_code

    assert {name: code for name, code in answers.items() if code not in {200, 302, 403, 404, 405}} == {}


def test_the_page_of_an_ended_unit_says_what_became_of_it(merged, heir, binh, client_of):
    page = text_of(client_of(binh).get(f"/to-chuc/{merged.pk}/"))

    assert "Đã kết thúc hoạt động" in page
    assert f"/to-chuc/{heir.pk}/" in page
    assert "Phân công nhiệm vụ" not in page


def test_nobody_works_on_at_an_ended_unit(merged, binh, client_of):
    page = text_of(
        client_of(binh).post(
            f"/to-chuc/{merged.pk}/so-lieu/", {"as_of": "15/6/2017", "workers": "1", "members": "1"}
        )
    )

    assert "không thuộc phạm vi quản lý" in page


def sent(browser, unit, **typed):
    form = {"kind": "merge", "on": "15/6/2017", "step": "sure"}
    return browser.post(f"/to-chuc/{unit.pk}/ket-thuc/", form | typed)


def test_an_officer_ends_a_unit_beneath(binh, grassroots, heir, client_of):
    answer = sent(client_of(binh), grassroots, heir_0=heir.pk)

    row = Succession.objects.get(predecessor=grassroots)
    assert (answer.status_code, row.successor, row.kind, row.on_day) == (303, heir, "merge", TODAY)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Chưa chọn đơn vị kế thừa."),
        ({"on": "1/1/2001", "kind": "dissolve"}, "phải sau ngày thành lập"),
    ],
)
def test_an_end_that_cannot_be_is_refused_in_words(binh, grassroots, heir, client_of, typed, words):
    assert words in text_of(sent(client_of(binh), grassroots, **typed))
    assert not Succession.objects.exists()


def test_a_dissolved_unit_leaves_nobody_behind(dung, upper, grassroots, client_of):
    assert "Còn 1 đơn vị trực thuộc." in text_of(sent(client_of(dung), upper, kind="dissolve"))


def test_a_unit_ends_once(merged, heir):
    with pytest.raises(Refusal) as refused:
        end_unit(by=SYSTEM, unit=merged, on=TODAY, kind="dissolve")

    assert "đã có ngày kết thúc" in str(refused.value)


def test_an_end_to_come_changes_nothing_yet(an, grassroots, heir, actor):
    end_unit(by=SYSTEM, unit=grassroots, on=TODAY + dt.timedelta(days=30), kind="merge", heirs=[Heir(heir)])

    assert actor(an).unit_id == grassroots.pk
    assert actor(an).path is not None
