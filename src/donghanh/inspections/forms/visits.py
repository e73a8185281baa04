"""Forms of one inspection: its days and team, its papers, the figures compared."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.numbers import parse_number, say_scaled, to_scaled
from donghanh.base.sentences import Refusal
from donghanh.documents.forms import NumberForm
from donghanh.movements.models import Movement
from donghanh.organisations.models import Appointment
from donghanh.ui.fields import DayField
from donghanh.ui.listing import FilterForm

from ..actions.preparing import Team
from ..choices import PaperKind, Part, VisitState
from ..models import Visit
from ..rules.checklists import checklists
from .planning import UnitByWords

OUTLINE = (
    "Công tác phổ biến, triển khai kế hoạch và phong trào thi đua.\n"
    "Đăng ký, ký kết và thực hiện giao ước; công trình, sản phẩm, phần việc; sáng kiến.\n"
    "Chế độ báo cáo, số liệu và minh chứng.\n"
    "Sơ kết, bình xét, khen thưởng; thuận lợi, khó khăn, kiến nghị."
)


class VisitFilters(FilterForm):
    """Which inspections to list."""

    state = forms.ChoiceField(
        label=_("Tình hình"), required=False, choices=[("", _("Tất cả")), *VisitState.choices]
    )


class VisitForm(forms.Form):
    """An inspection outside the programme."""

    movement = forms.ModelChoiceField(label=_("Phong trào"), queryset=None)
    reason = forms.CharField(
        label=_("Lý do kiểm tra"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    starts_on = DayField(label=_("Ngày bắt đầu"))

    def __init__(self, by: Actor, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        found = Movement.objects.visible_to(by).running_on(today())
        self.fields["movement"].queryset = found  # type: ignore[attr-defined]
        self.fields["movement"].initial = found.first()
        self.fields["inspected"] = UnitByWords(by, label=_("Đơn vị được kiểm tra"))
        self.order_fields(["inspected", "movement", "reason", "starts_on"])


class PrepareForm(forms.Form):
    """Days, period, team, outline, checklist."""

    starts_on = DayField(label=_("Ngày bắt đầu"))
    ends_on = DayField(label=_("Ngày kết thúc"))
    period_from = DayField(label=_("Thời kỳ kiểm tra từ ngày"))
    period_until = DayField(label=_("Thời kỳ kiểm tra đến ngày"))
    head = forms.ChoiceField(label=_("Trưởng đoàn"))
    secretary = forms.ChoiceField(label=_("Thư ký"), required=False)
    members = forms.MultipleChoiceField(
        label=_("Thành viên"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=_("Thành viên từ nơi khác"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một người: họ tên, chức vụ."),
    )
    outline = forms.CharField(
        label=_("Đề cương kiểm tra"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng là một nội dung đơn vị chuẩn bị."),
    )
    checklist = forms.ChoiceField(label=_("Phiếu kiểm tra"))

    def __init__(self, by: Actor, visit: Visit, data: Mapping[str, Any] | None = None) -> None:
        team = list(visit.team.all())
        by_part = {
            part: [row.person_id for row in team if row.part == part and row.person_id] for part in Part
        }
        super().__init__(
            data,
            initial={
                **{
                    name: getattr(visit, name)
                    for name in ("starts_on", "ends_on", "period_from", "period_until")
                },
                "head": next(iter(by_part[Part.HEAD]), ""),
                "secretary": next(iter(by_part[Part.SECRETARY]), ""),
                "members": by_part[Part.MEMBER],
                "others": "\n".join(row.name for row in team if row.person_id is None),
                "outline": visit.outline or OUTLINE,
                "checklist": visit.checklist,
            },
        )
        held = Appointment.objects.visible_to(by).in_force(today()).filter(unit=visit.unit_id)
        self.people = {
            row.person_id: row.person for row in held.select_related("person").order_by("person__sort_key")
        }
        choices = [(pk, person.name) for pk, person in self.people.items()]
        self.fields["head"].choices = [("", _("Chọn trưởng đoàn")), *choices]  # type: ignore[attr-defined]
        self.fields["secretary"].choices = [("", _("Không cử thư ký")), *choices]  # type: ignore[attr-defined]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]
        self.fields["checklist"].choices = [  # type: ignore[attr-defined]
            (code, one.name) for code, one in checklists().items()
        ]

    @property
    def team(self) -> Team:
        """Who goes."""
        chosen = self.cleaned_data
        find = self.people.get
        return Team(
            head=find(int(chosen["head"])),
            secretary=find(int(chosen["secretary"])) if chosen["secretary"] else None,
            members=[self.people[int(pk)] for pk in chosen["members"]],
            others=chosen["others"],
        )

    @property
    def facts(self) -> dict[str, Any]:
        """Everything but the team."""
        names = ("starts_on", "ends_on", "period_from", "period_until", "outline", "checklist")
        return {name: self.cleaned_data[name] for name in names}


class MinutesForm(NumberForm):
    """Who was there for the unit."""

    present = forms.CharField(
        label=_("Người dự của đơn vị"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Họ tên, chức vụ của người đại diện đơn vị, người sử dụng lao động nếu có."),
    )

    def __init__(self, unit_id: int, paper_type: str | None, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(unit_id, paper_type, data)
        self.order_fields(["present", "number", "issued_on"])


class ConclusionForm(NumberForm):
    """What is concluded."""

    verdict = forms.CharField(
        label=_("Kết luận"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Mỗi dòng là một ý. Ưu điểm, hạn chế, việc khắc phục được ghi sẵn."),
    )

    def __init__(self, unit_id: int, paper_type: str | None, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(unit_id, paper_type, data)
        self.order_fields(["verdict", "number", "issued_on"])


FORM_OF: dict[PaperKind, type[NumberForm]] = {
    PaperKind.MINUTES: MinutesForm,
    PaperKind.CONCLUSION: ConclusionForm,
}


class ShareForm(forms.Form):
    """Until when the unit answers."""

    due_on = DayField(label=_("Giải trình đến hết ngày"))


class CancelForm(forms.Form):
    """Why it does not take place."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500)


class CompareForm(forms.Form):
    """One accepted figure and what its proof shows."""

    value = forms.ChoiceField(label=_("Số liệu đã duyệt"))
    found = forms.CharField(
        label=_("Số theo minh chứng"),
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short numbers"}),
    )
    note = forms.CharField(
        label=_("Minh chứng đã xem"),
        max_length=400,
        required=False,
        help_text=_("Ví dụ: sổ theo dõi sáng kiến có 3 bản mô tả, 2 bản trùng nhau."),
    )

    def __init__(self, values: Sequence[Any], data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.values = {str(value.pk): value for value in values}
        self.fields["value"].choices = [  # type: ignore[attr-defined]
            ("", _("Chọn số liệu")),
            *(
                (key, f"{one.report.request.title} – {one.indicator.name}: {_figure(one)}")
                for key, one in self.values.items()
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """The figure scaled as its indicator is."""
        typed = super().clean() or {}
        value = self.values.get(typed.get("value", ""))
        if value and typed.get("found"):
            try:
                typed["found"] = to_scaled(parse_number(typed["found"]), value.indicator.decimals)
            except Refusal as refusal:
                self.add_error("found", ValidationError(str(refusal)))
        elif typed.get("found") and "value" not in self.errors:
            self.add_error("value", _now("Chọn số liệu cần đối chiếu."))
        typed["value"] = value
        return typed


def _figure(value: Any) -> str:
    return f"{say_scaled(value.accepted, value.indicator.decimals)} {value.indicator.unit_of_measure}".strip()
