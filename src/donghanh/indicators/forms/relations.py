"""Forms of breakdowns and checks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today

from ..choices import IndicatorKind, OverUnits, Relation
from ..models import Indicator


class IndicatorsField(forms.ModelMultipleChoiceField):
    """Several indicators, each shown with its code."""

    def label_from_instance(self, obj: Any) -> str:
        """“Đoàn viên nữ (DV02)”."""
        return f"{obj.name} ({obj.code})"


class BreakdownForm(forms.Form):
    """By what a figure is told again, and in which cells."""

    name = forms.CharField(
        label=_("Chia theo"), max_length=80, help_text=_("Ví dụ giới tính, khu vực, lao động trực tiếp.")
    )
    cells = IndicatorsField(
        label=_("Các ô chi tiết"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Mỗi ô là một chỉ tiêu cùng đơn vị tính và cách cộng. Chưa có thì thêm chỉ tiêu trước."),
    )
    is_exact = forms.BooleanField(
        label=_("Các ô cộng lại bằng đúng chỉ tiêu chung"),
        required=False,
        help_text=_("Bỏ trống khi các ô chỉ là “trong đó”."),
    )

    def __init__(self, by: Actor, whole: Indicator, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        alike = (
            Indicator.objects.visible_to(by)
            .in_use(today())
            .filter(
                unit_of_measure=whole.unit_of_measure,
                decimals=whole.decimals,
                over_units=OverUnits.SUM,
                over_time=whole.over_time,
            )
        )
        self.fields["cells"].queryset = alike.exclude(pk=whole.pk)  # type: ignore[attr-defined]


class CheckForm(forms.Form):
    """Two sides, how they stand to each other, and what happens when they do not."""

    left = IndicatorsField(label=_("Vế thứ nhất (cộng lại)"), queryset=None)
    relation = forms.ChoiceField(label=_("Phải"), choices=Relation.choices)
    right = IndicatorsField(label=_("Vế thứ hai (cộng lại)"), queryset=None)
    words = forms.CharField(
        label=_("Nói bằng lời"),
        max_length=250,
        required=False,
        help_text=_("Ví dụ: Số đoàn viên nữ không lớn hơn số đoàn viên. Bỏ trống thì phần mềm tự đặt câu."),
    )
    is_hard = forms.BooleanField(
        label=_("Bắt buộc đúng"),
        required=False,
        help_text=_("Bỏ trống thì đơn vị vẫn gửi được khi đã ghi lý do vào ô ghi chú."),
    )
    source = forms.CharField(label=_("Nguồn"), max_length=250, required=False)

    def __init__(self, by: Actor, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        counted = Indicator.objects.visible_to(by).in_use(today()).exclude(kind=IndicatorKind.TEXT)
        for side in ("left", "right"):
            self.fields[side].queryset = counted  # type: ignore[attr-defined]
            self.fields[side].widget.attrs["size"] = 8
