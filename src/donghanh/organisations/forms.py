"""Forms of the organisation."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.people.choices import Sex
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .actions import Heir
from .choices import (
    ActingMark,
    CollectiveKind,
    Level,
    OfficeKind,
    Parting,
    RoleKey,
    Sector,
    SuccessionKind,
    UnitKind,
    level_of,
)
from .models import Membership, Unit
from .rules import ActPaper, part_in_order


class TreeForm(FilterForm):
    """Which day, and what is looked for."""

    ngay = DayField(label=_("Cây tổ chức vào ngày"), required=False)


class DayForm(forms.Form):
    """A day to look at."""

    ngay = DayField(label=_("Vào ngày"), required=False)


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


class PaperForm(forms.Form):
    """The paper by which something of the organisation changes; `paper` once clean."""

    paper_number = forms.CharField(
        label=_("Số, ký hiệu văn bản quyết định"),
        max_length=60,
        required=False,
        help_text=_("Ví dụ 12/QĐ-LĐLĐ. Trang đơn vị ghi lại văn bản này."),
    )
    paper_on = DayField(label=_("Ngày văn bản"), required=False)

    def change(self) -> dict[str, Any]:
        """What an action takes: the fields, with number and day as one paper."""
        told = dict(self.cleaned_data)
        paper = ActPaper(told.pop("paper_number").strip(), told.pop("paper_on"))
        return {**told, "paper": paper}


class RenameForm(PaperForm):
    """A new name from a day on."""

    name = forms.CharField(label=_("Tên mới đầy đủ"), max_length=250)
    short_name = forms.CharField(label=_("Tên mới viết gọn"), max_length=120, required=False)
    from_on = DayField(label=_("Mang tên mới từ ngày"))
    field_order = ("name", "short_name", "from_on")


class MoveForm(PaperForm):
    """Under whom, from which day."""

    superior = forms.ModelChoiceField(
        label=_("Công đoàn cấp trên mới"), queryset=None, empty_label=_("— chọn đơn vị —")
    )
    from_on = DayField(label=_("Từ ngày"))
    field_order = ("superior", "from_on")

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["superior"].queryset = units  # type: ignore[attr-defined]


MOST_HEIRS = 4
MOST_CHOSEN = 600  # persons that a page lets choose one by one


class EndForm(PaperForm):
    """When, how and by which paper a unit ends, and who goes on with it."""

    kind = forms.ChoiceField(
        label=_("Hình thức"),
        choices=[
            (each.value, each.label)
            for each in (SuccessionKind.MERGE, SuccessionKind.SPLIT, SuccessionKind.DISSOLVE)
        ],
    )
    on = DayField(label=_("Kết thúc hoạt động từ ngày"))
    parting = forms.ChoiceField(
        label=_("Đoàn viên có tên trong danh sách về đâu"),
        choices=Parting.choices,
        initial=Parting.MAIN,
        required=False,
        help_text=_("Chỉ dùng khi chia, tách."),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("— không có —")), *units.values_list("pk", "name")]
        self.units = units
        for at in range(MOST_HEIRS):
            self.fields[f"heir_{at}"] = forms.TypedChoiceField(
                label=_("Đơn vị kế thừa") if not at else _("Đơn vị kế thừa thứ %(at)s") % {"at": at + 1},
                choices=choices,
                required=False,
                help_text=_("Khi giải thể thì để trống.") if not at else "",
            )
            self.fields[f"share_{at}"] = NumberField(
                label=_("Nhận bao nhiêu %"),
                required=False,
                help_text=_("Khi chia, tách: tỷ lệ lao động, đoàn viên đơn vị này nhận.") if not at else "",
            )
        self.order_fields(
            ["kind", "on", "paper_number", "paper_on"]
            + [f"{name}_{at}" for at in range(MOST_HEIRS) for name in ("heir", "share")]
            + ["parting"]
        )

    def heirs(self) -> list[Heir]:
        """The heirs chosen, each with its share; one alone takes everything."""
        told = self.cleaned_data
        chosen = [(told[f"heir_{at}"], told[f"share_{at}"]) for at in range(MOST_HEIRS) if told[f"heir_{at}"]]
        units = self.units.in_bulk([int(key) for key, _ in chosen])
        if len(chosen) == 1:
            return [Heir(units[int(chosen[0][0])])]
        return [Heir(units[int(key)], share or 0) for key, share in chosen]

    def change(self) -> dict[str, Any]:
        """What the action takes."""
        told = super().change()
        return {name: told[name] for name in ("kind", "on", "paper")} | {"heirs": self.heirs()}

    @property
    def members_go(self) -> str:
        """Where members go, when a unit is split; "" when it is not."""
        told = self.cleaned_data
        return (told["parting"] or Parting.MAIN) if told["kind"] == SuccessionKind.SPLIT else ""


class PartingForm(forms.Form):
    """To which heir each member goes; proposed by the shares, those of one collective together."""

    def __init__(
        self,
        persons: Sequence[Membership],
        heirs: Sequence[Heir],
        data: Mapping[str, Any] | None = None,
        *,
        is_list: bool,
    ) -> None:
        super().__init__(data)
        self.is_list = is_list
        self.persons, self.units = persons, {str(heir.unit.pk): heir.unit for heir in heirs}
        choices = [(key, unit.name) for key, unit in self.units.items()]
        places = part_in_order(len(persons), [heir.share for heir in heirs])
        for one, place in zip(persons, places, strict=True):
            where = f" ({one.collective.name})" if one.collective else ""
            self.fields[f"person_{one.pk}"] = forms.ChoiceField(
                label=f"{one.person.name}{where}",
                choices=choices,
                initial=str(heirs[place].unit.pk),
                required=False,
            )

    def chosen(self) -> dict[int, Unit]:
        """The heir for each membership: the one chosen, else the one proposed by the shares."""
        told = self.cleaned_data if self.is_valid() else {}
        names = {one.pk: f"person_{one.pk}" for one in self.persons}
        return {key: self.units[told.get(name) or self.fields[name].initial] for key, name in names.items()}


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
    joined_union_on = DayField(label=_("Ngày vào công đoàn"), required=False)
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


class DelegateForm(forms.Form):
    """Who acts for whoever is absent, from when until when."""

    person = forms.ModelChoiceField(label=_("Người làm thay"), queryset=None, empty_label=_("— chọn người —"))
    mark = forms.ChoiceField(label=_("Ghi trên văn bản"), choices=ActingMark.choices)
    title = forms.CharField(
        label=_("Chức danh của người làm thay"),
        max_length=120,
        required=False,
        help_text=_("Ghi trên văn bản, ví dụ: Phó Chủ tịch."),
    )
    from_on = DayField(label=_("Từ ngày"))
    last_on = DayField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = members  # type: ignore[attr-defined]

    def change(self) -> dict[str, Any]:
        """What the action takes: the day after the last one ends it."""
        told = dict(self.cleaned_data)
        until_on = told.pop("last_on") + dt.timedelta(days=1)
        return {**told, "until_on": until_on}


class RelieveForm(forms.Form):
    """The day on which a role ends."""

    until_on = DayField(label=_("Thôi giữ nhiệm vụ từ ngày"))


class MemberFilter(FilterForm):
    """Which members of a unit are shown."""

    collective = forms.ModelChoiceField(
        label=_("Tổ, phòng, phân xưởng"), queryset=None, required=False, empty_label=_("Tất cả")
    )
    sex = forms.ChoiceField(label=_("Giới tính"), required=False, choices=[("", _("Tất cả")), *Sex.choices])
    group = forms.ChoiceField(
        label=_("Chỉ xem"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("officers", _("Người giữ chức vụ công đoàn")),
            ("direct", _("Công nhân trực tiếp sản xuất")),
        ],
    )

    def __init__(self, *args: Any, collectives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collective"].queryset = collectives  # type: ignore[attr-defined]


class NationalIdForm(forms.Form):
    """An identity number, whole."""

    national_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=20,
        help_text=_("Gõ đủ số căn cước hoặc CMND; số không được lưu vào nhật ký."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class EditMemberForm(forms.Form):
    """What is known of a member."""

    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=[("", "—"), *Sex.choices], required=False)
    born_on = DayField(label=_("Ngày sinh"), required=False)
    national_id = forms.CharField(
        label=_("Số định danh cá nhân"),
        max_length=20,
        required=False,
        help_text=_("Để trống thì giữ số đang lưu. Số được mã hóa khi lưu."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    joined_union_on = DayField(label=_("Ngày vào công đoàn"), required=False)
    post = forms.CharField(label=_("Công việc"), max_length=120, required=False)
    collective = forms.ModelChoiceField(
        label=_("Tổ, phòng, phân xưởng"), queryset=None, required=False, empty_label=_("— chưa xếp —")
    )
    is_direct_worker = forms.BooleanField(label=_("Công nhân trực tiếp sản xuất"), required=False)

    def __init__(self, *args: Any, collectives: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["collective"].queryset = collectives  # type: ignore[attr-defined]


class ElectForm(forms.Form):
    """An office and its term."""

    kind = forms.ChoiceField(label=_("Chức vụ"), choices=OfficeKind.choices)
    from_on = DayField(label=_("Từ ngày"))
    until_on = DayField(label=_("Đến ngày"), required=False)


class EndOfficeForm(forms.Form):
    """The day on which an office ends."""

    until_on = DayField(label=_("Thôi giữ chức vụ từ ngày"))


class CongressForm(forms.Form):
    """A congress: its name, day and paper; then each role with who goes on and who follows."""

    name = forms.CharField(
        label=_("Tên đại hội"),
        error_messages={
            "required": _("Chưa có tên đại hội. Nhập tên, ví dụ Đại hội lần thứ X, nhiệm kỳ 2017–2022.")
        },
        max_length=200,
        help_text=_("Ví dụ: Đại hội lần thứ X, nhiệm kỳ 2017–2022."),
    )
    held_on = DayField(label=_("Nhiệm kỳ mới bắt đầu từ ngày"))
    paper_number = forms.CharField(
        label=_("Số quyết định công nhận"),
        max_length=60,
        help_text=_("Ví dụ: 45/QĐ-LĐLĐ."),
        error_messages={
            "required": _(
                "Chưa có số quyết định công nhận ban chấp hành. Nhập số và ký hiệu, ví dụ 45/QĐ-LĐLĐ."
            )
        },
    )

    def __init__(self, *args: Any, appointments: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.appointments = {str(one.pk): one for one in appointments}
        for key, one in self.appointments.items():
            self.fields[f"on_{key}"] = forms.BooleanField(
                label=_("%(name)s tiếp tục giữ nhiệm vụ") % {"name": one.person.name},
                required=False,
                initial=True,
            )
            self._add_successor(key, members, one.title)
        self.fields["role_new"] = forms.ChoiceField(
            label=_("Nhiệm vụ"), choices=[("", "—"), *RoleKey.choices], required=False
        )
        self._add_successor("new", members, "")

    def _add_successor(self, key: str, members: Any, title: str) -> None:
        self.fields[f"person_{key}"] = forms.ModelChoiceField(
            label=_("Người nhận nhiệm vụ"), queryset=members, required=False, empty_label=_("— người mới —")
        )
        self.fields[f"name_{key}"] = forms.CharField(
            label=_("Hoặc họ và tên người mới"), max_length=120, required=False
        )
        self.fields[f"title_{key}"] = forms.CharField(
            label=_("Chức danh"), max_length=120, required=False, initial=title
        )

    @property
    def seats(self) -> list[tuple[Any, list[Any]]]:
        """Each role held today with its fields."""
        return [
            (one, [self[f"{name}_{key}"] for name in ("on", "person", "name", "title")])
            for key, one in self.appointments.items()
        ]

    @property
    def one_more(self) -> list[Any]:
        """The fields of a role that nobody held."""
        return [self[f"{name}_new"] for name in ("role", "person", "name", "title")]

    def decided(self) -> list[dict[str, Any]]:
        """What the congress decided, role by role."""
        typed = self.cleaned_data
        found = [
            {"role": one.role, "appointment": one, "goes_on": typed[f"on_{key}"], **self._successor(key)}
            for key, one in self.appointments.items()
        ]
        if typed["role_new"]:
            found.append({"role": typed["role_new"], **self._successor("new")})
        return found

    def _successor(self, key: str) -> dict[str, Any]:
        names = {"person": "person", "new_name": "name", "title": "title"}
        return {name: self.cleaned_data[f"{typed}_{key}"] for name, typed in names.items()}
