"""Forms with which forms are put together."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.indicators.models import Indicator
from donghanh.organisations.choices import Level, Sector
from donghanh.periods.choices import PeriodKind

from ..facts.building import wholes_in_catalogue
from ..models import FormVersion
from ..rules.sheet import named_with

LEVELS = [(Level.UPPER, Level.UPPER.label), (Level.GRASSROOTS, Level.GRASSROOTS.label)]
ASKED_SECTORS = [(sector.value, sector.label) for sector in Sector if sector != Sector.MIXED]


class FormForm(forms.Form):
    """What a form is called, and for periods of which kind it is asked."""

    name = forms.CharField(label=_("Tên biểu mẫu"), max_length=200)
    period_kind = forms.ChoiceField(label=_("Loại kỳ báo cáo"), choices=PeriodKind.choices)
    intro = forms.CharField(
        label=_("Lời dẫn cho người nhập"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hiện ở đầu biểu mẫu, ví dụ ngày chốt số liệu, nơi hỏi khi vướng mắc."),
    )


class IndicatorField(forms.ModelChoiceField):
    """One indicator, shown with its code; a part with the name of its whole, from `wholes` by code."""

    wholes: Mapping[str, str] = MappingProxyType({})

    def label_from_instance(self, obj: Any) -> str:
        """“Đoàn viên nữ (DV02)”, “Tổng số đoàn viên – trong đó: nữ (DV02)”."""
        return f"{named_with(self.wholes.get(obj.code, ''), obj.name)} ({obj.code})"


class LineForm(forms.Form):
    """An indicator to ask, in which group."""

    indicator = IndicatorField(label=_("Chỉ tiêu"), queryset=None)
    section = forms.CharField(
        label=_("Phần"),
        max_length=150,
        help_text=_("Dòng cùng phần đứng cạnh nhau, ví dụ: Đoàn viên, lao động."),
    )
    with_cells = forms.BooleanField(label=_("Kèm các ô chia nhỏ của chỉ tiêu này"), required=False)

    def __init__(self, by: Actor, form: FormVersion, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = Indicator.objects.visible_to(by).in_use(today())
        asked = self.fields["indicator"]
        asked.queryset = known.exclude(form_items__form=form)  # type: ignore[attr-defined]
        asked.wholes = wholes_in_catalogue(by)  # type: ignore[attr-defined]


class WordsLineForm(forms.Form):
    """A question that is answered in words."""

    question = forms.CharField(label=_("Câu hỏi"), max_length=200)
    hint = forms.CharField(label=_("Gợi ý trả lời"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    section = forms.CharField(label=_("Phần"), max_length=150, initial=_("Thuyết minh"))


class ItemForm(forms.Form):
    """One line as this form asks it."""

    section = forms.CharField(label=_("Phần"), max_length=150)
    label = forms.CharField(
        label=_("Cách gọi trong biểu mẫu này"),
        max_length=250,
        required=False,
        help_text=_("Bỏ trống thì dùng tên trong danh mục chỉ tiêu."),
    )
    hint = forms.CharField(
        label=_("Gợi ý cho người nhập"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_required = forms.BooleanField(label=_("Bắt buộc nhập"), required=False)
    levels = forms.MultipleChoiceField(
        label=_("Cấp báo cáo"), choices=LEVELS, widget=forms.CheckboxSelectMultiple, required=False
    )
    sectors = forms.MultipleChoiceField(
        label=_("Khu vực (bỏ trống là mọi khu vực)"),
        choices=ASKED_SECTORS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    clause_address = forms.CharField(
        label=_("Mục của kế hoạch mà dòng này báo cáo"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ II.3.p2. Bỏ trống khi không theo mục nào."),
    )


class PreviewForm(forms.Form):
    """As which kind of unit a form is looked at."""

    level = forms.ChoiceField(label=_("Xem như cấp"), choices=LEVELS, initial=Level.GRASSROOTS)
    sector = forms.ChoiceField(label=_("Khu vực"), choices=Sector.choices, initial=Sector.ENTERPRISE)
