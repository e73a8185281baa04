"""`in_scope` asked row by row from the top gives what the gathered keys give, from every place in the tree."""

import datetime as dt

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from donghanh.base.actors import STRANGER, SYSTEM
from donghanh.organisations.actions import Heir, end_unit
from donghanh.organisations.models import Appointment, Path, Unit, in_scope


@pytest.fixture
def everybody(an, binh, cuc, dung, actor):
    return [actor(one) for one in (an, binh, cuc, dung)]


@pytest.fixture
def one_ended(neighbour, upper, everybody):
    """Cúc's union passed to Bình's."""
    end_unit(by=SYSTEM, unit=neighbour, on=dt.date(2017, 6, 1), kind="merge", heirs=[Heir(upper)])


def keys(rows):
    return sorted(rows.values_list("pk", flat=True))


def test_the_same_rows_whoever_asks(everybody, one_ended):
    for by in everybody:
        gathered = in_scope(by)
        for model, key in ((Unit, "pk"), (Path, "unit"), (Appointment, "unit")):
            asked, given = Q(**{f"{key}__in_scope": by}), Q(**{f"{key}__in": gathered})

            assert keys(model.objects.filter(asked)) == keys(model.objects.filter(given)), (by.name, model)
            assert keys(model.objects.exclude(asked)) == keys(model.objects.exclude(given)), (by.name, model)
            mine = Q(pk=-1) | asked
            assert keys(model.objects.filter(mine)) == keys(model.objects.filter(given)), (by.name, model)


def test_an_ended_unit_is_seen_by_whoever_goes_on_with_it(everybody, one_ended, neighbour):
    _an, binh, _cuc, dung = everybody

    for by in (binh, dung):
        assert Unit.objects.filter(pk=neighbour.pk, pk__in_scope=by).exists()


def test_nothing_without_a_scope(everybody):
    assert keys(Unit.objects.filter(pk__in_scope=STRANGER)) == []
    assert keys(Unit.objects.filter(Q(pk__in_scope=STRANGER) | Q(pk__in=[]))) == []


def test_from_the_top_no_keys_are_gathered(everybody, province):
    with CaptureQueriesContext(connection) as asked:
        assert Unit.objects.visible_to(everybody[-1]).filter(pk=province.pk).exists()

    assert "EXISTS" in asked[0]["sql"]
