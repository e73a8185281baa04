"""A congress hands roles over in one: the new committee appointed, the old relieved, by one paper."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.home.facts import dues_of
from donghanh.judging.actions import call_panel, seat
from donghanh.judging.choices import PanelKind
from donghanh.judging.models import Seat
from donghanh.organisations.actions import Elected, hold_congress
from donghanh.organisations.choices import RoleKey
from donghanh.organisations.facts import actor_for
from donghanh.organisations.models import Appointment, Congress
from donghanh.people.actions import open_account
from donghanh.people.models import Person
from tests.conftest import TODAY
from tests.movements.conftest import drafted, issued, movement, paper, plan, plan_text, received, sent  # noqa: F401

DAY = dt.date(2017, 6, 12)


@pytest.fixture
def held(an):
    """An's appointment."""
    return Appointment.objects.get(person=an.person)


@pytest.fixture
def congress_of(binh, actor, grassroots):
    """`congress_of(Elected(…))` is held at An's union."""

    def hold(*elected, **facts):
        facts = {"name": "Đại hội lần thứ III", "held_on": DAY, "paper_number": "45/QĐ-LĐLĐ", **facts}
        return hold_congress(by=actor(binh), unit=grassroots, elected=elected, **facts)

    return hold


def succeed(held):
    return Elected(RoleKey.CHAIR, held, new_name="Huỳnh Thị Phượng", title="Chủ tịch")


def test_the_old_chair_is_relieved_and_the_new_one_appointed_that_day(congress_of, held):
    made = congress_of(succeed(held))

    held.refresh_from_db()
    later = Appointment.objects.get(person__name="Huỳnh Thị Phượng")
    assert (held.until_on, later.from_on, later.role, later.title) == (DAY, DAY, RoleKey.CHAIR, "Chủ tịch")
    assert (list(made.relieved.all()), list(made.appointed.all())) == ([held], [later])


def test_open_work_passes_to_the_successor(congress_of, held, an, actor, received):  # noqa: F811
    before = [str(due.title) for due in dues_of(actor(an), TODAY)]
    assert before
    congress_of(succeed(held))

    account = open_account(login="phuong", person=Person.objects.get(name="Huỳnh Thị Phượng"))
    assert [str(due.title) for due in dues_of(actor_for(account), TODAY)] == before
    assert not actor_for(an).has("sign")


def test_seats_taken_in_person_pass_too(congress_of, held, an, actor, grassroots):
    by = actor(an)
    panel = call_panel(by=by, unit=grassroots, kind=PanelKind.values[0], name="Hội đồng")
    seat(by=by, panel=panel, sitter=an.person, from_on=dt.date(2017, 1, 1))
    congress_of(succeed(held))

    sitting = Seat.objects.in_force(TODAY).filter(panel=panel)
    assert [one.person.name for one in sitting] == ["Huỳnh Thị Phượng"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"name": " "}, "Chưa có tên đại hội"),
        ({"paper_number": ""}, "Chưa có số quyết định công nhận"),
        ({"held_on": dt.date(2017, 7, 1)}, "Ngày 1/7/2017 chưa đến"),
        ({"held_on": dt.date(2009, 7, 1)}, "không trước ngày đại hội"),
    ],
)
def test_a_congress_that_cannot_be_is_refused_in_words(congress_of, held, facts, said):
    with pytest.raises(Refusal) as refused:
        congress_of(succeed(held), **facts)

    assert said in str(refused.value)


def test_a_unit_is_not_left_without_anybody_who_signs(congress_of, held):
    with pytest.raises(Refusal) as refused:
        congress_of(Elected(RoleKey.CHAIR, held))

    assert "chưa có ai ký thay mặt" in str(refused.value)
    assert not Congress.objects.exists()


def test_a_congress_that_changes_nothing_is_refused(congress_of, held):
    with pytest.raises(Refusal) as refused:
        congress_of(Elected(RoleKey.CHAIR, held, goes_on=True))

    assert "Chưa có nhiệm vụ nào thay đổi" in str(refused.value)


def test_the_page_hands_over(dung, client_of, grassroots, held):
    browser, address = client_of(dung), reverse("organisations:congress", args=[grassroots.pk])
    form = browser.get(address).context["form"]
    typed = {field.html_name: field.value() or "" for field in form}
    typed.pop(f"on_{held.pk}")
    typed |= {
        "name": "Đại hội lần thứ III",
        "held_on": "12/6/2017",
        "paper_number": "45/QĐ-LĐLĐ",
        f"name_{held.pk}": "Huỳnh Thị Phượng",
    }

    browser.post(address, typed)

    assert Congress.objects.get().appointed.get().person.name == "Huỳnh Thị Phượng"
    assert "45/QĐ-LĐLĐ" in browser.get(address).content.decode()


def test_the_neighbour_hands_over_nothing_here(cuc, actor, client_of, grassroots, held):
    assert client_of(cuc).get(reverse("organisations:congress", args=[grassroots.pk])).status_code == 404
    with pytest.raises(Refusal):
        hold_congress(
            by=actor(cuc), unit=grassroots, name="X", held_on=DAY, paper_number="1", elected=[succeed(held)]
        )
