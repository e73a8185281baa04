"""Forms of initiatives."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.evidence.forms import EvidenceField, EvidenceForm, scan_field
from donghanh.evidence.rules import PICTURES
from donghanh.judging.models import Panel
from donghanh.ui.fields import DayField, MoneyField, NumberField
from donghanh.ui.listing import FilterForm

from .choices import Field, InitiativeKind, InitiativeState, Reach, Verdict
from .rules import MOST_AUTHORS, QUANTITY_DECIMALS, WHOLE, AuthorDraft, BenefitDraft, reaches_of

AUTHOR_ROWS, BENEFIT_ROWS = 3, 2
PICTURED = {"picture_before": _("Trước khi áp dụng"), "picture_after": _("Sau khi áp dụng")}
MOST_LINES = 12


def _area(rows: int, **attributes: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attributes})


class InitiativeForm(forms.Form):
    """The whole of an initiative but its lists: everything but the title may wait until it is sent."""

    title = forms.CharField(
        label=_("Tên sáng kiến"),
        max_length=250,
        help_text=_("Ví dụ: Giá kẹp tận dụng vải vụn để may túi đựng dụng cụ."),
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=InitiativeKind.choices,
        widget=forms.RadioSelect,
        initial=InitiativeKind.INITIATIVE,
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", _("Chọn một lĩnh vực")), *Field.choices]
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    problem = forms.CharField(label=_("Khó khăn, bất hợp lý trước đây"), required=False, widget=_area(4))
    solution = forms.CharField(
        label=_("Giải pháp"),
        required=False,
        widget=_area(6),
        help_text=_("Làm mới ở chỗ nào, từng bước ra sao."),
    )
    before = forms.CharField(label=_("Trước khi áp dụng"), required=False, widget=_area(2))
    after = forms.CharField(label=_("Sau khi áp dụng"), required=False, widget=_area(2))
    effect = forms.CharField(
        label=_("Hiệu quả"),
        required=False,
        widget=_area(3),
        help_text=_("Một, hai câu ai cũng đọc được, kể cả khi sáng kiến hạn chế công bố."),
    )
    picture_before = EvidenceField(label=_("Ảnh trước khi áp dụng"), required=False, kinds=tuple(PICTURES))
    picture_after = EvidenceField(label=_("Ảnh sau khi áp dụng"), required=False, kinds=tuple(PICTURES))
    paper = EvidenceField(label=_("Tài liệu minh chứng (bản vẽ, bảng tính, hóa đơn)"), required=False)
    is_restricted = forms.BooleanField(
        label=_("Hạn chế công bố: chỉ cho xem tên và hiệu quả"), required=False
    )
    is_shown = forms.BooleanField(
        label=_("Tác giả đồng ý giới thiệu công khai sau khi được công nhận"), required=False
    )

    def __init__(self, *args: Any, clauses: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]
        for name in (*PICTURED, "paper"):
            self.fields[name].help_text = (
                _("Ảnh được thu nhỏ, bỏ vị trí nơi chụp.") if name in PICTURED else ""
            )

    def uploads(self) -> list[tuple[str, Any]]:
        """The files given, each with what it shows."""
        named = [
            (str(caption), self.cleaned_data[name]) for name, caption in (*PICTURED.items(), ("paper", ""))
        ]
        return [(caption, upload) for caption, upload in named if upload]


class AuthorForm(forms.Form):
    """One author."""

    name = forms.CharField(label=_("Họ và tên"), required=False, max_length=120)
    share = NumberField(label=_("Tỷ lệ đóng góp (%)"), required=False)

    def draft(self) -> AuthorDraft:
        """What the action takes."""
        return AuthorDraft(self.cleaned_data["name"].strip(), self.cleaned_data.get("share") or 0)

    def clean_share(self) -> int | None:
        """At most the whole."""
        share = self.cleaned_data["share"]
        if share is not None and share > WHOLE:
            raise forms.ValidationError(_("Tỷ lệ không quá 100%."))
        return share


class BenefitForm(forms.Form):
    """One line of the arithmetic."""

    label = forms.CharField(
        label=_("Khoản làm lợi"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Vải không phải bỏ")}),
    )
    quantity = NumberField(label=_("Số lượng một năm"), required=False, decimals=QUANTITY_DECIMALS)
    unit_of_measure = forms.CharField(
        label=_("Đơn vị tính"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"placeholder": _("kg, giờ công, kWh")}),
    )
    price = MoneyField(label=_("Đơn giá (đồng)"), required=False)
    price_source = forms.CharField(
        label=_("Nguồn giá"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("Hóa đơn mua vải tháng 5/2018")}),
    )
    years = NumberField(label=_("Số năm tính"), required=False, least=1)
    is_cost = forms.BooleanField(label=_("Đây là chi phí, trừ đi"), required=False)

    def draft(self) -> BenefitDraft:
        """What the action takes."""
        data = self.cleaned_data
        return BenefitDraft(
            label=data["label"].strip(),
            quantity=data.get("quantity") or 0,
            unit_of_measure=data["unit_of_measure"].strip(),
            price=data.get("price") or 0,
            price_source=data["price_source"].strip(),
            years=data.get("years") or 1,
            is_cost=data["is_cost"],
        )


AuthorFormSet = formset_factory(AuthorForm, extra=AUTHOR_ROWS, max_num=MOST_AUTHORS)
BenefitFormSet = formset_factory(BenefitForm, extra=BENEFIT_ROWS, max_num=MOST_LINES)


def author_rows(data: Any, drafts: list[AuthorDraft]) -> BaseFormSet:
    """Rows of authors, those of `drafts` filled in."""
    # What was sent is not held against what stood there before, or an unchanged first row would count as empty.
    initial = None if data else [{"name": draft.name, "share": draft.share} for draft in drafts]
    rows: BaseFormSet = AuthorFormSet(data, prefix="author", initial=initial)
    rows.extra = max(1, AUTHOR_ROWS - len(drafts))
    return rows


def benefit_rows(data: Any, drafts: list[BenefitDraft]) -> BaseFormSet:
    """Rows of the arithmetic, those of `drafts` filled in."""
    rows: BaseFormSet = BenefitFormSet(
        data, prefix="benefit", initial=None if data else [vars(draft) for draft in drafts]
    )
    rows.extra = max(1, BENEFIT_ROWS - len(drafts))
    return rows


def drafts_in(rows: BaseFormSet, field: str) -> list[Any]:
    """What the rows with a `field` say."""
    return [row.draft() for row in rows.forms if row.cleaned_data.get(field, "").strip()]


class AttachmentForm(EvidenceForm):
    """One file that proves it."""


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_area(2))


class RecognitionForm(forms.Form):
    """It is recognised: when, by whom, how far its effect reaches, with the paper."""

    recognised_on = DayField(label=_("Ngày công nhận"))
    recognised_by = forms.CharField(
        label=_("Người, hội đồng công nhận"),
        max_length=250,
        help_text=_("Ghi như trong biên bản, quyết định. Ví dụ: Hội đồng sáng kiến Công ty."),
    )
    reach = forms.ChoiceField(label=_("Phạm vi ảnh hưởng"))
    decision_number = forms.CharField(label=_("Số quyết định, biên bản"), required=False, max_length=60)
    reason = forms.CharField(label=_("Nhận xét, căn cứ công nhận"), required=False, widget=_area(2))
    upload = scan_field(label=_("Biên bản, quyết định"), required=False)

    def __init__(self, *args: Any, level: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("recognised_on", today())
        self.fields["reach"].choices = [(value, Reach(value).label) for value in reaches_of(level)]


class WiderForm(forms.Form):
    """Its effect reaches further."""

    reach = forms.ChoiceField(label=_("Phạm vi ảnh hưởng"))
    recognised_by = forms.CharField(label=_("Người, hội đồng công nhận"), max_length=250)

    def __init__(self, *args: Any, level: str, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wider = [value for value in reaches_of(level) if value not in reaches_up_to(before)]
        self.fields["reach"].choices = [(value, Reach(value).label) for value in wider]


def reaches_up_to(reach: str) -> list[str]:
    """This reach and all narrower ones."""
    return Reach.values[: Reach.values.index(reach) + 1] if reach else []


class CouncilForm(forms.Form):
    """Which council is asked."""

    panel = forms.ModelChoiceField(label=_("Hội đồng sáng kiến"), queryset=None)

    def __init__(self, *args: Any, by: Actor, panels: list[Panel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [panel.pk for panel in panels]
        self.fields["panel"].queryset = Panel.objects.visible_to(by).filter(pk__in=keys)
        self.initial.setdefault("panel", keys[0] if keys else None)


class SettleForm(forms.Form):
    """What the two are to each other, and why."""

    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        widget=_area(2),
        help_text=_("Bắt buộc khi ghi không trùng: khác nhau ở chỗ nào."),
    )


class InitiativeFilter(FilterForm):
    """Filters of the list."""

    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *InitiativeState.choices]
    )
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", _("Tất cả")), *Field.choices]
    )
    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *InitiativeKind.choices]
    )
    least = MoneyField(label=_("Làm lợi từ (đồng)"), required=False)
    unit = forms.CharField(label=_("Đơn vị (một phần tên)"), required=False, max_length=100)


class LikenessFilter(FilterForm):
    """Which pairs."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"), required=False, choices=[("", _("Tất cả")), *Verdict.choices]
    )
