"""Forms of the organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.people.choices import Sex
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import CollectiveKind, Level, RoleKey, Sector, SuccessionKind, UnitKind, level_of


class TreeForm(FilterForm):
    """Which day, and what is looked for."""

    ngay = DayField(label=_("Cây tổ chức vào ngày"), required=False)


class HeadcountForm(forms.Form):
    """Workers and members as of a day; the rule judges the numbers, in its own words."""

    as_of = DayField(label=_("Số liệu chốt đến ngày"))
    workers = NumberField(label=_("Số lao động"), least=None)
    members = NumberField(label=_("Số đoàn viên"), least=None)


class CollectiveForm(forms.Form):
    """A team, office, workshop or faculty."""

    kind = forms.ChoiceField(label=_("Loại tập thể"), choices=CollectiveKind.choices)
    name = forms.CharField(
        label=_("Tên tập thể"), max_length=200, help_text=_("Ví dụ: Tổ may 1, Phòng Kế toán.")
    )
    size = NumberField(label=_("Số người"))


_SYMBOL_HELP = _("Chữ viết tắt sau loại văn bản, ví dụ LĐLĐ, CĐCS.")


class FoundForm(forms.Form):
    """A new unit beneath one that exists; what is counted may be left for later."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=250)
    short_name = forms.CharField(label=_("Tên viết gọn"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Loại đơn vị"))
    sector = forms.ChoiceField(label=_("Khu vực"), choices=Sector.choices)
    code = forms.CharField(
        label=_("Mã đơn vị"),
        max_length=30,
        required=False,
        help_text=_("Để trống thì mã được đặt theo mã của đơn vị cấp trên."),
    )
    symbol = forms.CharField(
        label=_("Ký hiệu trên văn bản"), max_length=30, required=False, help_text=_SYMBOL_HELP
    )
    place = forms.CharField(label=_("Địa danh trên văn bản"), max_length=120, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    founded_on = DayField(label=_("Ngày thành lập"))
    workers = NumberField(label=_("Số lao động"), least=None, required=False)
    members = NumberField(label=_("Số đoàn viên"), least=None, required=False)

    def __init__(self, *args: Any, superior_level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = list(Level.values)
        beneath = levels[levels.index(superior_level) + 1 :]
        kinds = [(kind.value, kind.label) for kind in UnitKind if level_of(kind) in beneath]
        self.fields["kind"].choices = kinds[::-1]  # type: ignore[attr-defined]


class EditForm(forms.Form):
    """Where a unit is, how it is reached, how its papers are signed."""

    sector = forms.ChoiceField(label=_("Khu vực"), choices=Sector.choices)
    symbol = forms.CharField(
        label=_("Ký hiệu trên văn bản"), max_length=30, required=False, help_text=_SYMBOL_HELP
    )
    place = forms.CharField(label=_("Địa danh trên văn bản"), max_length=120, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)


class RenameForm(forms.Form):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới đầy đủ"), max_length=250)
    short_name = forms.CharField(label=_("Tên mới viết gọn"), max_length=120, required=False)
    from_on = DayField(label=_("Mang tên mới từ ngày"))


class MoveForm(forms.Form):
    """Under whom, from which day."""

    superior = forms.ModelChoiceField(
        label=_("Công đoàn cấp trên mới"), queryset=None, empty_label=_("— chọn đơn vị —")
    )
    from_on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["superior"].queryset = units  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """When and how a unit ends, and who goes on with it."""

    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[
            (each.value, each.label)
            for each in (SuccessionKind.MERGE, SuccessionKind.SPLIT, SuccessionKind.DISSOLVE)
        ],
    )
    successor = forms.ModelChoiceField(
        label=_("Đơn vị kế thừa"),
        queryset=None,
        required=False,
        empty_label=_("— không có (giải thể) —"),
        help_text=_("Khi chia, tách: chọn đơn vị nhận phần lớn."),
    )
    on = DayField(label=_("Kết thúc hoạt động từ ngày"))

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = units  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """A new member of a unit."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=[("", "—"), *Sex.choices], required=False)
    born_on = DayField(label=_("Ngày sinh"), required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    post = forms.CharField(label=_("Công việc"), max_length=120, required=False)
    collective = forms.ModelChoiceField(
        label=_("Tổ, phòng, phân xưởng"), queryset=None, required=False, empty_label=_("— chưa xếp —")
    )
    is_direct_worker = forms.BooleanField(label=_("Công nhân trực tiếp sản xuất"), required=False)
    from_on = DayField(label=_("Thuộc đơn vị từ ngày"))

    def __init__(self, *args: Any, collectives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collective"].queryset = collectives  # type: ignore[attr-defined]


class AccountForm(forms.Form):
    """The login of a new account."""

    login = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=80,
        help_text=_("Chữ không dấu và chữ số, không có khoảng trắng."),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )


class AppointForm(forms.Form):
    """Who takes which role, from which day."""

    role = forms.ChoiceField(label=_("Nhiệm vụ"), choices=RoleKey.choices)
    person = forms.ModelChoiceField(
        label=_("Chọn đoàn viên của đơn vị"), queryset=None, required=False, empty_label=_("— người mới —")
    )
    new_name = forms.CharField(label=_("Hoặc họ và tên người mới"), max_length=120, required=False)
    new_phone = forms.CharField(label=_("Điện thoại người mới"), max_length=20, required=False)
    title = forms.CharField(
        label=_("Chức danh"),
        max_length=120,
        required=False,
        help_text=_("Ghi trên văn bản, ví dụ: Chủ tịch."),
    )
    from_on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = members  # type: ignore[attr-defined]


class RelieveForm(forms.Form):
    """The day on which a role ends."""

    until_on = DayField(label=_("Thôi giữ nhiệm vụ từ ngày"))
