"""Forms of stories."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.words import shortened
from donghanh.evidence.forms import EvidenceField
from donghanh.movements.models import Clause, Movement, Plan
from donghanh.ui.fields import DayField, NumberField

from .choices import OutletKind
from .facts import about_choices
from .models import OutletQuerySet


class StoryForm(forms.Form):
    """A new story."""

    party = forms.ChoiceField(
        label=_("Tập thể, cá nhân"), help_text=_("Của đơn vị, hoặc đã có quyết định khen thưởng.")
    )
    title = forms.CharField(label=_("Tên bài"), max_length=200)
    summary = forms.CharField(
        label=_("Một câu giới thiệu"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    text = forms.CharField(
        label=_("Nội dung"),
        help_text=_(
            "Việc làm cụ thể, kết quả, điều người khác học được. Không nêu số giấy tờ tùy thân, bệnh tật."
        ),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
    )
    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    clauses = forms.ModelMultipleChoiceField(
        label=_("Thực hiện nội dung nào của kế hoạch"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        movements = Movement.objects.visible_to(by)
        tops = Clause.objects.visible_to(by).filter(
            plan__in=Plan.objects.visible_to(by).opening(), plan__movement__in=movements
        )
        self.fields["movement"].queryset = movements
        self.fields["party"].choices = about_choices(by)
        self.fields["clauses"].queryset = tops.current().to_be_done()
        self.fields["clauses"].label_from_instance = lambda clause: (
            f"{clause.address}. {shortened(clause.text, 110)}"
        )


class VerifyForm(forms.Form):
    """How the facts were checked."""

    note = forms.CharField(
        label=_("Cách xác minh"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class ConsentForm(forms.Form):
    """Who agreed, for what, until when."""

    given_by = forms.CharField(label=_("Người đồng ý"), max_length=120)
    purpose = forms.CharField(
        label=_("Đồng ý giới thiệu ở đâu"),
        max_length=250,
        initial=_("Trang công khai của phong trào, báo, đài"),
    )
    given_on = DayField(label=_("Ngày đồng ý"))
    until_on = DayField(label=_("Đồng ý đến hết ngày"))


class WithdrawForm(forms.Form):
    """Why a story is taken back."""

    reason = forms.CharField(
        label=_("Lý do rút bài"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class PictureForm(forms.Form):
    """A picture for the press."""

    upload = EvidenceField(
        kinds=("jpeg", "png"),
        label=_("Ảnh"),
        help_text=_("Ảnh JPG hoặc PNG, không quá 20 MB; vị trí chụp được xóa."),
    )
    caption = forms.CharField(label=_("Chú thích"), max_length=200)
    alt = forms.CharField(
        label=_("Lời tả ảnh"),
        max_length=250,
        help_text=_("Cho người không nhìn được ảnh: trong ảnh có ai, đang làm gì."),
    )
    credit = forms.CharField(label=_("Người chụp"), max_length=120)
    rights = forms.CharField(
        label=_("Quyền sử dụng"),
        max_length=250,
        initial=_("Báo, đài được dùng không trả tiền, có ghi tên người chụp"),
    )
    is_public = forms.BooleanField(
        label=_("Đăng cả trên trang công khai"),
        required=False,
        help_text=_("Khi người chụp và người trong ảnh đã đồng ý."),
    )


class OutletForm(forms.Form):
    """A newspaper or station."""

    name = forms.CharField(label=_("Tên báo, đài"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=OutletKind.choices)
    from_on = DayField(label=_("Từ ngày"))
    until_on = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi còn hoạt động."))


class EndingForm(forms.Form):
    """Until when the unit works with a newspaper or station."""

    outlet = forms.ModelChoiceField(label=_("Báo, đài"), queryset=None)
    until_on = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống khi còn hoạt động."))

    def __init__(self, outlets: OutletQuerySet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = outlets.order_by("name")


class MentionForm(forms.Form):
    """Where a story appeared."""

    outlet = forms.ModelChoiceField(label=_("Báo, đài"), queryset=None)
    title = forms.CharField(label=_("Tên tin, bài"), max_length=250)
    appeared_on = DayField(label=_("Ngày đăng, phát"))
    link = forms.URLField(label=_("Đường dẫn"), required=False, max_length=500, assume_scheme="https")
    reach = NumberField(
        label=_("Số người xem, đọc"),
        required=False,
        help_text=_("Theo báo, đài cho biết; không rõ thì để trống."),
    )

    def __init__(self, outlets: OutletQuerySet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].queryset = outlets.order_by("name")
