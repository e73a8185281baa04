"""A figure that is many times the unit's own of the period before is hinted at before it is sent, never refused."""

from dataclasses import replace

import pytest
from django.urls import reverse

from donghanh.api.facts import branch_of, unit_told
from donghanh.notices.facts import address_of
from donghanh.people.actions import choose_pin
from donghanh.reports import actions
from donghanh.reports.rules.earlier import Earlier, is_slip, slips_in
from donghanh.reports.rules.sheet import read_cells
from tests.reports.test_a_form_in_plain_values import _line

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("number", "before", "is_stock", "told"),
    [
        (1200, 120, True, True),
        (360, 120, True, True),
        (350, 120, True, False),
        (0, 120, True, True),
        (0, 120, False, False),
        (360, 120, False, False),
        (1200, 120, False, True),
        (12, 120, False, True),
        (10, 1, False, False),
        (500, 0, True, False),
        (-900, 20, True, False),
    ],
)
def test_what_is_a_slip(number, before, is_stock, told):
    assert is_slip(number, before, is_stock=is_stock) is told


def test_it_is_told_with_both_figures():
    lines = [_line("SK01"), replace(_line("CL02"), decimals=1), _line("HT01")]
    before = {code: Earlier(number, "quý I/2017") for code, number in (("SK01", 120), ("CL02", 4000))}

    told = slips_in(lines, read_cells(lines, {"SK01": "1.250", "CL02": "12,5", "HT01": "9"}), before)

    assert [(slip.line.code, str(slip.sentence)) for slip in told] == [
        ("SK01", "Nay là 1.250, gấp 10 lần kỳ trước 120 (quý I/2017)."),
        ("CL02", "Nay là 12,5, chỉ bằng 3,1\u00a0% kỳ trước 400 (quý I/2017)."),
    ]


@pytest.fixture
def later(an, binh, asked, accepted, asked_again):
    """The half-year after one in which An's union had 120 initiatives."""
    accepted(asked, an, binh, SK01="120")
    return asked_again("2017-12-15")


def test_before_sending_it_is_named_and_may_be_sent_all_the_same(client_of, an, later, whole, actor):
    actions.fill(by=actor(an), request=later, typed=whole(later, actor(an), SK01="1200"))

    page = client_of(an).get(reverse("reports:review", args=[later.pk]))

    assert "Nay là 1.200, gấp 10 lần kỳ trước 120 (6 tháng đầu năm 2017)." in page.text
    assert f"{reverse('reports:fill', args=[later.pk])}#id_v_SK01" in page.text
    assert "Gửi báo cáo lên cấp trên" in page.text


def test_through_a_link_too(client, an, binh, later, whole, actor):
    choose_pin(by=actor(an), pin="482915", again="482915")
    [link] = actions.link_units(by=actor(binh), request=later)
    typed = {f"v_{code}": text for code, text in whole(later, actor(an), SK01="1200").items()}

    page = client.post(address_of(link), typed | {"step": "review"})

    assert "nên xem lại: Nay là 1.200, gấp 10 lần kỳ trước 120" in page.text


def test_who_enters_for_many_reads_it_beside_the_unit(client_of, binh, grassroots, later, whole, actor, an):
    typed = whole(later, actor(an), SK01="1200")
    actions.fill(by=actor(binh), request=later, typed=typed, unit_id=grassroots.pk)

    page = client_of(binh).get(reverse("reports:grid", args=[later.pk]))

    assert "Nên xem lại: Mục 21: Nay là 1.200, gấp 10 lần kỳ trước 120 (6 tháng đầu năm 2017)." in page.text


def test_a_program_reads_it_as_a_hint(an, later, whole, actor):
    actions.fill(by=actor(an), request=later, typed=whole(later, actor(an), SK01="1200"))

    branch = branch_of(actor(an), later, most=1)
    told = unit_told(branch, branch.places[0])

    assert (told["hints"], told["faults"]) == (
        [
            {
                "cell": "SK01",
                "message": "Nay là 1.200, gấp 10 lần kỳ trước 120 (6 tháng đầu năm 2017).",
            }
        ],
        [],
    )
