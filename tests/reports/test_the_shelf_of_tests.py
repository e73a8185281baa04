"""What tests begin with is what the actions load, to the last field of every table."""

from django.apps import apps
from django.db import transaction

from donghanh.indicators.actions import load_catalogue
from donghanh.indicators.models import Indicator
from donghanh.reports.actions import load_forms
from donghanh.reports.models import FormVersion
from tests.reports.shelf import load_shelf


def standing():
    """Every row of every table; what refers to a row says the how-manieth of its table it is."""
    tables = {model: list(model._base_manager.order_by("pk")) for model in apps.get_models()}
    places = {(model, row.pk): at for model, rows in tables.items() for at, row in enumerate(rows)}

    def told(row, field):
        value = getattr(row, field.attname)
        if field.primary_key:
            return places[type(row), row.pk]
        return places.get((field.related_model, value), value) if field.is_relation else value

    return {
        model._meta.label: [[told(row, field) for field in model._meta.concrete_fields] for row in rows]
        for model, rows in tables.items()
        if rows
    }


def taken_back(load):
    with transaction.atomic():
        load()
        found = standing()
        transaction.set_rollback(True)
    return found


def test_what_is_written_again_is_what_the_actions_load(db):
    def loaded():
        load_catalogue()
        load_forms()

    by_actions, first, again = taken_back(loaded), taken_back(load_shelf), taken_back(load_shelf)

    assert len(by_actions["reports.FormItem"]) > 100
    assert by_actions == first == again


def test_the_next_row_finds_a_place(db):
    taken_back(load_shelf)
    load_shelf()

    for one_more in (Indicator.objects.first(), FormVersion.objects.first()):
        one_more.pk, one_more.code = None, "THU-1"
        one_more.save(force_insert=True)
    assert (load_catalogue(), load_forms()) == (0, 0)
