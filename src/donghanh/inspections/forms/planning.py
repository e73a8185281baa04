"""Forms of a programme: what it is for, how its units are drawn, which are named."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.movements.models import Movement
from donghanh.organisations.choices import Level
from donghanh.organisations.models import Unit
from donghanh.ui.fields import NumberField

from ..models import Programme
from ..rules.checklists import grounds

MOST_SHOWN = 5
MONTHS = [(month, _("Tháng %(month)s") % {"month": month}) for month in range(1, 13)]
LEVELS = [(Level.GRASSROOTS.value, Level.GRASSROOTS.label), (Level.UPPER.value, Level.UPPER.label)]


class UnitByWords(forms.CharField):
    """A unit beneath by its code, or by words that only its name holds."""

    def __init__(self, by: Actor, **options: Any) -> None:
        options.setdefault("help_text", _("Nhập mã đơn vị, hoặc vài từ trong tên."))
        super().__init__(max_length=200, **options)
        self.by = by

    def clean(self, value: Any) -> Any:
        """The unit, or a sentence that says which ones are meant."""
        typed = super().clean(value)
        if not typed:
            return None
        seen = Unit.objects.visible_to(self.by).alive_on(today()).exclude(pk=self.by.unit_id)
        exact = seen.filter(code__iexact=typed).first()
        if exact:
            return exact
        found = list(seen.matching(typed).in_order()[: MOST_SHOWN + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_now("Không tìm thấy đơn vị trực thuộc nào có mã hoặc tên này."))
        names = "; ".join(f"{unit.name} ({unit.code})" for unit in found[:MOST_SHOWN])
        raise ValidationError(_now("Có nhiều đơn vị: %(names)s… Nhập mã đơn vị.") % {"names": names})


class ProgrammeForm(forms.Form):
    """A new programme."""

    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    clause = forms.ChoiceField(label=_("Thực hiện nội dung nào của kế hoạch"), required=False)
    year = NumberField(label=_("Năm"), help_text=_("Mỗi năm một chương trình."))
    aim = forms.CharField(label=_("Mục đích, yêu cầu"), widget=forms.Textarea(attrs={"rows": 3}))
    levels = forms.MultipleChoiceField(
        label=_("Kiểm tra cấp nào"), choices=LEVELS, widget=forms.CheckboxSelectMultiple
    )
    first_month = forms.TypedChoiceField(label=_("Từ tháng"), choices=MONTHS, coerce=int, initial=3)
    last_month = forms.TypedChoiceField(label=_("Đến tháng"), choices=MONTHS, coerce=int, initial=11)

    def __init__(
        self, by: Actor, clauses: list[tuple[str, str]], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        found = Movement.objects.visible_to(by).running_on(today())
        self.fields["movement"].queryset = found  # type: ignore[attr-defined]
        self.fields["movement"].initial = found.first()
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]  # type: ignore[attr-defined]
        self.fields["year"].initial = str(today().year)
        self.fields["levels"].initial = [Level.GRASSROOTS.value]

    def clean_year(self) -> int:
        """A year near this one, typed without a dot."""
        year: int = self.cleaned_data["year"]
        if abs(year - today().year) > 1:
            raise ValidationError(_now("Chọn năm nay, năm trước hoặc năm sau."))
        return year


class SampleForm(forms.Form):
    """How many units each ground gives, and the seed."""

    seed = forms.CharField(
        label=_("Số rút thăm"),
        max_length=40,
        help_text=_("Dãy số rút công khai tại cuộc họp. Cùng số này thì danh sách luôn như nhau."),
    )

    def __init__(self, programme: Programme, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        drawn = dict(programme.shares)
        for ground in grounds().grounds:
            self.fields[f"ground_{ground.key}"] = NumberField(
                label=ground.name,
                help_text=ground.hint,
                required=False,
                initial=drawn.get(ground.key, 0) if drawn else ground.count,
            )
        self.fields["seed"].initial = programme.seed
        self.order_fields([name for name in self.fields if name != "seed"])

    @property
    def quotas(self) -> dict[str, int | None]:
        """How many by ground."""
        return {one.key: self.cleaned_data[f"ground_{one.key}"] for one in grounds().grounds}


class NameForm(forms.Form):
    """A unit put on the list by hand, with its reason."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: đơn phản ánh ngày 12/5/2017 về bình xét; theo chỉ đạo của Ban Thường vụ."),
    )

    def __init__(self, by: Actor, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["inspected"] = UnitByWords(by, label=_("Đơn vị"))
        self.order_fields(["inspected", "reason"])
