"""Forms of indicators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.organisations.choices import Level, Sector
from donghanh.ui.listing import FilterForm

from ..choices import Better, IndicatorKind, OverTime, OverUnits
from ..models import Indicator


class IndicatorForm(forms.Form):
    """A new indicator."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=200)
    code = forms.CharField(
        label=_("Mã chỉ tiêu"), max_length=20, help_text=_("Chữ in hoa không dấu và số, ví dụ DV03.")
    )
    theme = forms.CharField(label=_("Nhóm"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=_("Loại chỉ tiêu"), choices=IndicatorKind.choices, required=False, initial=IndicatorKind.COUNT
    )
    unit_of_measure = forms.CharField(
        label=_("Đơn vị tính"),
        max_length=40,
        required=False,
        help_text=_("Ví dụ người, cuộc, triệu đồng. Thuyết minh bằng lời thì bỏ trống."),
    )
    decimals = forms.IntegerField(label=_("Số chữ số sau dấu phẩy"), min_value=0, max_value=4, initial=0)
    over_units = forms.ChoiceField(label=_("Gộp giữa các đơn vị"), choices=OverUnits.choices)
    over_time = forms.ChoiceField(label=_("Gộp giữa các kỳ"), choices=OverTime.choices)
    better = forms.ChoiceField(label=_("Nhiều hay ít là tốt"), choices=Better.choices)
    numerator = forms.ModelChoiceField(label=_("Tử số (chỉ với tỷ lệ)"), queryset=None, required=False)
    denominator = forms.ModelChoiceField(label=_("Mẫu số (chỉ với tỷ lệ)"), queryset=None, required=False)
    levels = forms.MultipleChoiceField(
        label=_("Cấp báo cáo"),
        choices=[(Level.UPPER, Level.UPPER.label), (Level.GRASSROOTS, Level.GRASSROOTS.label)],
        widget=forms.CheckboxSelectMultiple,
        initial=[Level.GRASSROOTS],
    )
    sectors = forms.MultipleChoiceField(
        label=_("Khu vực (bỏ trống là mọi khu vực)"),
        choices=Sector.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    definition = forms.CharField(
        label=_("Cách hiểu, cách đếm"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=_("Nguồn"), max_length=250, required=False)

    def __init__(self, by: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known = Indicator.objects.visible_to(by).in_use(today()).exclude(over_units=OverUnits.RATIO)
        for part in ("numerator", "denominator"):
            self.fields[part].queryset = known  # type: ignore[attr-defined]


class RewordForm(forms.Form):
    """Other words for the same thing."""

    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=200)
    definition = forms.CharField(
        label=_("Cách hiểu, cách đếm"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    source = forms.CharField(label=_("Nguồn"), max_length=250, required=False)
    verified = forms.BooleanField(label=_("Đã đối chiếu với nguyên văn của nguồn"), required=False)
    better = forms.ChoiceField(label=_("Nhiều hay ít là tốt"), choices=Better.choices)
    why = forms.CharField(
        label=_("Lý do đổi lời"),
        max_length=250,
        required=False,
        help_text=_("Cần ghi khi đổi tên hoặc cách hiểu. Lời cũ vẫn được giữ để xem lại."),
    )


class RetireForm(forms.Form):
    """Which indicator takes its place, if one does."""

    replaced_by = forms.ModelChoiceField(
        label=_("Chỉ tiêu thay thế"), queryset=None, required=False, empty_label=_("Không có")
    )

    def __init__(self, by: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["replaced_by"].queryset = Indicator.objects.visible_to(by).in_use(today())  # type: ignore[attr-defined]


class IndicatorsFilter(FilterForm):
    """Filters of the list."""

    level = forms.ChoiceField(
        label=_("Cấp báo cáo"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            (Level.UPPER, Level.UPPER.label),
            (Level.GRASSROOTS, Level.GRASSROOTS.label),
        ],
    )
