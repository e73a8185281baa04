"""The gallery's example forms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import DayField, MoneyField, NumberField
from .listing import FilterForm


class ExampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(
        label=_("Tên công trình"),
        help_text=_("Gọi ngắn gọn như trong văn bản, ví dụ: Sửa nhà ăn cho công nhân."),
        max_length=120,
    )
    due_on = DayField(label=_("Ngày hoàn thành"), help_text=_("Ví dụ 12/5/2017."))
    workers = NumberField(label=_("Số người tham gia"), required=False)
    value = MoneyField(label=_("Giá trị làm lợi (đồng)"), required=False)
    kind = forms.ChoiceField(
        label=_("Đăng ký là"),
        choices=[("work", _("Công trình")), ("product", _("Sản phẩm")), ("task", _("Phần việc"))],
        widget=forms.RadioSelect,
    )
    clause = forms.ChoiceField(
        label=_("Thuộc nội dung nào của kế hoạch"),
        choices=[("", _("Chọn một nội dung")), ("II.1", _("1. Thi đua năng suất, chất lượng, hiệu quả"))],
    )
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    proof = forms.FileField(label=_("Ảnh hoặc văn bản minh chứng"), required=False)
    agreed = forms.BooleanField(label=_("Đã thống nhất với người sử dụng lao động"))


class ExampleFilter(FilterForm):
    """Five filters, of which three stay in sight."""

    sector = forms.ChoiceField(
        label=_("Khu vực"), required=False, choices=[("", _("Tất cả")), ("e", _("Doanh nghiệp"))]
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), ("late", _("Quá hạn"))]
    )
    year = forms.ChoiceField(label=_("Năm"), required=False, choices=[("", _("Tất cả")), ("2017", "2017")])
    cluster = forms.CharField(label=_("Cụm thi đua"), required=False)
