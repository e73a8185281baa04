"""What moves is shown before a unit is merged, split, moved or renamed; each change names its paper."""

import datetime as dt
from types import SimpleNamespace

import pytest

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal
from donghanh.documents.models import Document
from donghanh.organisations.actions import Heir, count_heads, end_unit, found_unit
from donghanh.organisations.choices import UnitKind
from donghanh.organisations.facts import acts_of, called_now, headcount_of, heads_as_is, heirs_of, life_of
from donghanh.organisations.models import Collective, Membership, Placement, Succession, Unit
from donghanh.organisations.rules import ActPaper, Heads
from donghanh.people.actions import add_person
from tests.conftest import LONG_AGO, TODAY
from tests.movements.rows import add_movement_rows

PAPER = {"paper_number": "12/QĐ-LĐLĐ", "paper_on": "1/6/2017"}
END = {"kind": "merge", "on": "15/6/2017", **PAPER}


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def heirs(upper):
    """Two grassroots unions beside An's."""
    made = []
    for number, (workers, members) in enumerate([(60, 50), (10, 7)], start=7):
        unit = found_unit(
            by=SYSTEM,
            code=f"CS-{number}",
            name=f"Công đoàn cơ sở số {number}",
            kind=UnitKind.GRASSROOTS,
            superior=upper,
            founded_on=LONG_AGO,
        )
        count_heads(by=SYSTEM, unit=unit, as_of=LONG_AGO, workers=workers, members=members)
        made.append(unit)
    return made


def typed(**heirs_and_shares):
    return END | heirs_and_shares


def test_a_merger_is_shown_before_it_is_done(an, binh, grassroots, heirs, client_of):
    page = text_of(
        client_of(binh).post(f"/to-chuc/{grassroots.pk}/ket-thuc/", typed(heir_0=heirs[0].pk, once="a" * 32))
    )

    assert "Xem trước những gì thay đổi" in page
    assert "nhận thêm 420 lao động, 380 đoàn viên" in page
    assert an.person.name in page
    assert "12/QĐ-LĐLĐ" in page
    assert not Succession.objects.exists()


def test_what_is_open_at_the_unit_is_named(binh, grassroots, heirs, client_of, province, upper):

    add_movement_rows(SimpleNamespace(unit=grassroots, neighbour=heirs[0]), province)

    page = text_of(client_of(binh).post(f"/to-chuc/{grassroots.pk}/ket-thuc/", typed(heir_0=heirs[0].pk)))

    assert "1 kế hoạch của cấp trên chưa phản hồi" in page


def test_what_is_shown_can_be_confirmed_or_mended(binh, grassroots, heirs, client_of):
    browser, address = client_of(binh), f"/to-chuc/{grassroots.pk}/ket-thuc/"
    change = typed(heir_0=heirs[0].pk, once="b" * 32)

    mended = text_of(browser.post(address, change | {"step": "edit"}))
    done = browser.post(address, change | {"step": "sure"})

    assert 'value="12/QĐ-LĐLĐ"' in mended
    assert done.status_code == 303
    row = Succession.objects.get()
    assert (row.paper_number, row.paper_on) == ("12/QĐ-LĐLĐ", dt.date(2017, 6, 1))


def test_a_change_that_cannot_be_is_refused_before_it_is_shown(binh, grassroots, heirs, client_of):
    page = text_of(
        client_of(binh).post(
            f"/to-chuc/{grassroots.pk}/ket-thuc/",
            typed(kind="split", heir_0=heirs[0].pk, share_0="60", heir_1=heirs[1].pk, share_1="30"),
        )
    )

    assert "hiện là 90 %" in page
    assert "Đồng ý, ghi thay đổi này" not in page


def test_a_paper_without_a_day_is_refused(binh, grassroots, heirs, client_of):
    page = text_of(
        client_of(binh).post(f"/to-chuc/{grassroots.pk}/ket-thuc/", typed(heir_0=heirs[0].pk, paper_on=""))
    )

    assert "cả số, ký hiệu và ngày của văn bản" in page


def test_a_split_parts_the_stock_by_stated_shares(binh, grassroots, heirs, client_of):
    client_of(binh).post(
        f"/to-chuc/{grassroots.pk}/ket-thuc/",
        typed(kind="split", heir_0=heirs[0].pk, share_0="67", heir_1=heirs[1].pk, share_1="33", step="sure"),
    )

    first, second = (headcount_of(heir.pk, TODAY) for heir in heirs)
    assert (first.members + second.members, first.workers + second.workers) == (380 + 50 + 7, 420 + 60 + 10)
    assert (first.members - 50, second.members - 7) == (255, 125)


def test_what_a_unit_was_is_read_as_it_is_today(grassroots, heirs):
    """Figures of an earlier day, by today's organisation: its own and its share of what it took over."""
    end_unit(
        by=SYSTEM, unit=grassroots, on=TODAY, kind="split", heirs=[Heir(heirs[0], 67), Heir(heirs[1], 33)]
    )
    earlier = dt.date(2016, 12, 31)

    assert headcount_of(heirs[0].pk, earlier).members == 50
    assert [heads_as_is(life_of(heir), earlier).members for heir in heirs] == [50 + 255, 7 + 125]
    assert heads_as_is(life_of(heirs[0]), TODAY) == Heads(60 + 282, 50 + 255)


def test_a_move_is_shown_before_it_is_done(dung, upper, neighbour_upper, grassroots, client_of):
    page = text_of(
        client_of(dung).post(
            f"/to-chuc/{upper.pk}/chuyen/", {"superior": neighbour_upper.pk, "from_on": "1/6/2017", **PAPER}
        )
    )

    assert grassroots.name in page
    assert "Nhiệm vụ giữ nguyên" in page or "Chưa phân công ai" in page
    assert not Placement.objects.filter(unit=upper, superior=neighbour_upper).exists()


def test_the_paper_opens_where_the_program_has_it(dung, actor, province, grassroots, heirs):
    Document.objects.create(
        unit=province,
        direction="issued",
        state="issued",
        number="12",
        symbol="QĐ-LĐLĐ",
        year=2017,
        issued_on=dt.date(2017, 6, 1),
        layout="union",
        paper={},
        verify_code="abc",
    )

    end_unit(
        by=SYSTEM,
        unit=grassroots,
        on=TODAY,
        kind="merge",
        heirs=[Heir(heirs[0])],
        paper=ActPaper("12/QĐ-LĐLĐ", dt.date(2017, 6, 1)),
    )

    last, founded = acts_of(life_of(Unit.objects.get(pk=grassroots.pk)), actor(dung))
    assert "kế thừa 100 %" in str(last.what)
    assert last.url.startswith("/van-ban/")
    assert (founded.on, founded.url) == (LONG_AGO, "")


def test_heirs_are_found_through_every_generation(upper, grassroots, heirs):
    first, second = heirs
    end_unit(by=SYSTEM, unit=grassroots, on=dt.date(2016, 1, 1), kind="merge", heirs=[Heir(first)])
    end_unit(by=SYSTEM, unit=first, on=dt.date(2017, 1, 1), kind="merge", heirs=[Heir(second)])
    grassroots.refresh_from_db()

    assert heirs_of([grassroots.pk, second.pk], TODAY) == {grassroots.pk: [second]}
    assert heirs_of([grassroots.pk], dt.date(2016, 6, 1)) == {grassroots.pk: [first]}
    assert called_now([grassroots], then=LONG_AGO, day=TODAY) == {
        grassroots.pk: f"{grassroots.name} (nay là {second.name})"
    }


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_through_time_asks_a_fixed_number_of_questions(
    more, binh, grassroots, heirs, client_of, django_assert_max_num_queries
):
    for heir in heirs[:more]:
        end_unit(by=SYSTEM, unit=heir, on=TODAY, kind="merge", heirs=[Heir(grassroots)])
    browser = client_of(binh)
    browser.get("/to-chuc/")

    with django_assert_max_num_queries(12):
        page = text_of(browser.get(f"/to-chuc/{grassroots.pk}/qua-thoi-gian/", {"ngay": "31/12/2016"}))

    assert "Như đã có vào ngày 31/12/2016" in page


@pytest.fixture
def members(binh, grassroots):
    """Five members of An's union: three of the first team, two of the second."""
    teams = [Collective.objects.create(unit=grassroots, kind="team", name=f"Tổ {key}") for key in ("A", "B")]
    names = ("Lê Văn Ấm", "Trần Thị Bưởi", "Ngô Văn Cam", "Vũ Thị Đào", "Mai Văn Ổi")
    return [
        Membership.objects.create(
            person=add_person(name=name, is_invented=True),
            unit=grassroots,
            collective=teams[at > 2],
            from_on=LONG_AGO,
        )
        for at, name in enumerate(names)
    ]


def where(members, heirs):
    """The place of the heir to which each member went."""
    there = dict(Membership.objects.filter(from_on=TODAY, unit__in=heirs).values_list("person_id", "unit_id"))
    return [[heir.pk for heir in heirs].index(there[one.person_id]) for one in members]


def split_of(heirs, **more):
    shares = {"share_0": "40", "share_1": "60"}
    return typed(kind="split", heir_0=heirs[0].pk, heir_1=heirs[1].pk, **shares, **more)


def test_the_members_of_a_split_unit_go_by_the_shares_teams_together(
    an, binh, grassroots, heirs, members, client_of
):
    address = f"/to-chuc/{grassroots.pk}/ket-thuc/"

    page = text_of(client_of(binh).post(address, split_of(heirs, parting="share")))
    client_of(binh).post(address, split_of(heirs, parting="share", step="sure"))

    assert f"{heirs[0].name}: 2 người" in page
    assert where(members, heirs) == [0, 0, 1, 1, 1]


def test_each_member_of_a_split_unit_may_be_chosen(an, binh, grassroots, heirs, members, client_of):
    address, chosen = f"/to-chuc/{grassroots.pk}/ket-thuc/", {f"person_{members[0].pk}": str(heirs[1].pk)}

    page = text_of(client_of(binh).post(address, split_of(heirs, parting="list")))
    client_of(binh).post(address, split_of(heirs, parting="list", step="sure") | chosen)

    assert f'name="person_{members[4].pk}"' in page
    assert where(members, heirs) == [1, 0, 1, 1, 1]


def test_all_members_go_to_the_largest_share_unless_said_otherwise(
    binh, grassroots, heirs, members, client_of
):
    client_of(binh).post(f"/to-chuc/{grassroots.pk}/ket-thuc/", split_of(heirs, step="sure"))

    assert where(members, heirs) == [1, 1, 1, 1, 1]


def test_shares_that_do_not_add_up_are_refused_before_members_are_parted(
    binh, grassroots, heirs, members, client_of
):
    page = text_of(
        client_of(binh).post(
            f"/to-chuc/{grassroots.pk}/ket-thuc/", split_of(heirs, parting="list") | {"share_0": "0"}
        )
    )

    assert "hiện là 60 %" in page


def test_a_member_goes_to_no_stranger(binh, grassroots, heirs, members, actor, upper):
    with pytest.raises(Refusal) as refused:
        end_unit(
            by=SYSTEM,
            unit=grassroots,
            on=TODAY,
            kind="split",
            heirs=[Heir(heirs[0], 50), Heir(heirs[1], 50)],
            persons={members[0].pk: upper},
        )

    assert "không phải đơn vị kế thừa" in str(refused.value)
