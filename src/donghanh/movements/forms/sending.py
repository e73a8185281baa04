"""To whom a plan goes, and by when they answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.organisations.models import Unit
from donghanh.ui.fields import DayField

from ..choices import Answer
from ..facts import Addressees, answer_of
from ..models import Plan


class SendForm(forms.Form):
    """One group of tick boxes a line of Nơi nhận, all ticked; a person takes out who is not meant."""

    due_on = DayField(
        label=_("Hạn phản hồi"),
        error_messages={"required": _("Chưa có hạn phản hồi. Nhập ngày các đơn vị phải phản hồi.")},
        help_text=_("Ngày chậm nhất các đơn vị phải ban hành kế hoạch hoặc gửi đăng ký hưởng ứng."),
    )

    def __init__(
        self, plan: Plan, lines: Sequence[Addressees], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.plan = plan
        self.known: dict[str, Unit] = {}
        for index, line in enumerate(line for line in lines if line.units):
            self.known |= {str(unit.pk): unit for unit in line.units}
            self.fields[f"units_{index}"] = forms.MultipleChoiceField(
                label=line.line,
                choices=[(unit.pk, unit.name) for unit in line.units],
                initial=[unit.pk for unit in line.units],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            self.fields[f"answer_{index}"] = forms.ChoiceField(
                label=_("Các đơn vị này phản hồi bằng"),
                choices=Answer.choices,
                initial=answer_of(plan, line.units[0]),
                required=False,
            )

    def units(self) -> list[Unit]:
        """The units left ticked."""
        chosen = [
            key for name, keys in self.cleaned_data.items() if name.startswith("units_") for key in keys
        ]
        return [self.known[str(key)] for key in dict.fromkeys(chosen)]

    def answers(self) -> dict[int, str]:
        """In which form each unit left ticked is to answer."""
        return {
            int(key): self.cleaned_data[f"answer_{name.removeprefix('units_')}"]
            for name, keys in self.cleaned_data.items()
            if name.startswith("units_")
            for key in keys
        }
