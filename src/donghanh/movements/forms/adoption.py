"""Filters of the adoption page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.organisations.choices import Level
from donghanh.ui.listing import FilterForm

from ..rules.adoption import STANDINGS

_ALL = ("", _("Tất cả"))


class AdoptionFilters(FilterForm):
    """Who has answered, at which level."""

    standing = forms.ChoiceField(
        label=_("Tình hình"),
        required=False,
        choices=[_ALL, *((key, _(text)) for key, text in STANDINGS.items())],
    )
    level = forms.ChoiceField(
        label=_("Cấp"),
        required=False,
        choices=[_ALL, (Level.UPPER, Level.UPPER.label), (Level.GRASSROOTS, Level.GRASSROOTS.label)],
    )
