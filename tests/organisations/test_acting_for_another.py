"""Somebody acts for an absent colleague, for stated days, and everything says so."""

import datetime as dt

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.documents.documents import signing_of
from donghanh.journal.models import Entry
from donghanh.organisations.actions import appoint, count_heads, delegate, relieve
from donghanh.organisations.models import Appointment, Membership
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO, TODAY

LAST = dt.date(2017, 6, 30)
TYPED = {"mark": "KT.", "title": "Phó Chủ tịch", "from_on": "15/6/2017", "last_on": "30/6/2017"}


@pytest.fixture
def hoa(grassroots):
    """A member of An's union, with an account and no role."""
    person = add_person(name="Võ Thị Hoa")
    Membership.objects.create(person=person, unit=grassroots, from_on=LONG_AGO)
    return open_account(login="hoa", person=person)


def role_of(account):
    return Appointment.objects.get(person=account.person, acts_for__isnull=True)


def given(an, hoa, actor, **changed):
    terms = {
        "mark": "KT.",
        "title": "Phó Chủ tịch",
        "from_on": TODAY,
        "until_on": LAST + dt.timedelta(days=1),
    }
    return delegate(by=actor(an), appointment=role_of(an), person=hoa.person, **terms | changed)


def test_an_hands_her_role_to_hoa_on_a_page(an, hoa, client_of, grassroots):
    address = f"/to-chuc/phan-cong/{role_of(an).pk}/lam-thay/"
    browser = client_of(an)

    assert address in browser.get("/to-chuc/vai-tro/").content.decode()
    answer = browser.post(address, TYPED | {"person": hoa.person_id})

    acting = Appointment.objects.get(person=hoa.person)
    assert (answer.status_code, acting.role, acting.until_on) == (303, "chair", dt.date(2017, 7, 1))
    page = client_of(hoa).get(f"/to-chuc/{grassroots.pk}/").content.decode()
    assert "KT. Nguyễn Thị An" in page


def test_hoa_has_the_duties_for_these_days_only(an, hoa, actor):
    given(an, hoa, actor)

    assert actor(hoa).has("sign")
    assert actor(hoa, day=LAST + dt.timedelta(days=1)).unit_id is None


def test_the_journal_shows_both_names(an, hoa, actor, grassroots):
    given(an, hoa, actor)

    count_heads(by=actor(hoa), unit=grassroots, as_of=TODAY, workers=400, members=390)

    assert Entry.objects.latest("pk").who == "Võ Thị Hoa, thay Nguyễn Thị An"


@pytest.mark.parametrize(
    ("mark", "shown"),
    [
        ("KT.", ("TM.", "BAN CHẤP HÀNH", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Võ Thị Hoa")),
        ("TUQ.", ("TUQ.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Võ Thị Hoa")),
    ],
)
def test_papers_of_these_days_carry_the_mark(an, hoa, actor, grassroots, mark, shown):
    given(an, hoa, actor, mark=mark)

    signed = signing_of(grassroots, TODAY)

    assert (signed.mark, signed.body, signed.title, signed.name) == shown
    assert signing_of(grassroots, dt.date(2017, 7, 1)).name == "Nguyễn Thị An"


def test_who_acts_for_another_hands_nothing_on(an, hoa, actor, binh):
    acting = given(an, hoa, actor)

    with pytest.raises(Refusal, match="không giao tiếp"):
        delegate(
            by=actor(hoa), appointment=acting, person=binh.person, mark="KT.", from_on=TODAY, until_on=LAST
        )


def test_the_neighbour_does_not_hand_ans_role_on(an, hoa, cuc, actor):
    with pytest.raises(Refusal):
        delegate(
            by=actor(cuc),
            appointment=role_of(an),
            person=hoa.person,
            mark="KT.",
            from_on=TODAY,
            until_on=LAST,
        )


def test_acting_ends_with_the_role(an, hoa, actor, binh):
    given(an, hoa, actor)

    relieve(by=actor(binh), appointment=role_of(an), until_on=dt.date(2017, 6, 20))

    assert Appointment.objects.get(person=hoa.person).until_on == dt.date(2017, 6, 20)


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"until_on": TODAY}, "phải sau ngày bắt đầu"), ({"from_on": dt.date(2009, 1, 1)}, "trong thời gian")],
)
def test_days_that_cannot_be_are_refused(an, hoa, actor, changed, words):
    with pytest.raises(Refusal, match=words):
        given(an, hoa, actor, **changed)


def test_who_holds_the_duties_already_acts_in_one_name(an, binh, upper, actor):
    appoint(by=SYSTEM, person=an.person, unit=upper, role="leader", from_on=LONG_AGO)
    leader = Appointment.objects.get(person=an.person, unit=upper)

    delegate(by=SYSTEM, appointment=leader, person=binh.person, mark="KT.", from_on=TODAY, until_on=LAST)

    assert actor(binh).name == "Trần Văn Bình"
