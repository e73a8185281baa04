"""Which answers in words to show."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.ui.listing import FilterForm

from ..rules.answers import Question


class AnswersFilter(FilterForm):
    """By question, or everything that each unit said."""

    question = forms.ChoiceField(label=_("Câu hỏi"), required=False)

    def __init__(self, questions: Iterable[Question], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [("", _("Mọi câu hỏi")), *((each.code, each.said) for each in questions)]
        self.fields["question"].choices = chosen  # type: ignore[attr-defined]
