"""Forms of contests."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from donghanh.evidence.forms import EvidenceField, scan_field
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .actions import EntryContent, Rules
from .choices import ContestKind, ContestState, EntryState, PartKind, Prize, ScoreRule, TieRule
from .models import Contest, Part, Round
from .rules import DECIMALS, PartDraft

PART_ROWS, MOST_PARTS = 4, 12


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class RulesForm(forms.Form):
    """The rules of a contest."""

    kind = forms.ChoiceField(
        label=_("Loại hội thi"),
        choices=ContestKind.choices,
        widget=forms.RadioSelect,
        initial=ContestKind.SKILLED,
    )
    name = forms.CharField(
        label=_("Tên hội thi"), max_length=250, help_text=_("Ví dụ: Hội thi thợ giỏi ngành may năm 2018.")
    )
    clause = forms.ChoiceField(label=_("Thuộc nội dung nào của kế hoạch"), required=False)
    fields_text = forms.CharField(
        label=_("Nghề, lĩnh vực dự thi"),
        widget=_area(3),
        help_text=_("Mỗi dòng một nghề. Xếp hạng riêng trong từng nghề."),
    )
    enters_until = DayField(label=_("Nhận đăng ký đến hết ngày"))
    held_on = DayField(label=_("Ngày thi"))
    venue = forms.CharField(label=_("Nơi thi"), required=False, max_length=250)
    rules = forms.CharField(
        label=_("Thể lệ"), required=False, widget=_area(4), help_text=_("Ai được dự, thi gì, cần mang gì.")
    )
    is_blind = forms.BooleanField(
        label=_("Chấm kín: giám khảo không biết bài của ai, chỉ thấy số phách"), required=False, initial=True
    )
    per_entry = NumberField(label=_("Số giám khảo mỗi bài"), least=1, initial=3)
    score_rule = forms.ChoiceField(
        label=_("Xếp hạng theo"), choices=ScoreRule.choices, widget=forms.RadioSelect, initial=ScoreRule.RAW
    )
    tie_rule = forms.ChoiceField(label=_("Khi bằng điểm"), choices=TieRule.choices, initial=TieRule.PRACTICE)
    first = NumberField(label=_("Giải nhất mỗi nghề"), required=False, initial=1)
    second = NumberField(label=_("Giải nhì"), required=False, initial=1)
    third = NumberField(label=_("Giải ba"), required=False, initial=1)
    consolation = NumberField(label=_("Giải khuyến khích"), required=False)
    appeal_days = NumberField(
        label=_("Số ngày được đề nghị xem xét lại"), initial=5, help_text=_("Kể từ ngày công bố kết quả.")
    )

    def __init__(
        self, *args: Any, clauses: list[tuple[str, str]], contest: Contest | None = None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = [("", _("Chọn một nội dung")), *clauses]  # type: ignore[attr-defined]
        if contest is not None:
            self.initial = _as_written(contest)

    def add_error(self, field: str | None, error: Any) -> None:
        """The rule calls the field by the name it has in the rules."""
        super().add_error("fields_text" if field == "fields" else field, error)

    def as_rules(self) -> Rules:
        """What the action takes."""
        data = dict(self.cleaned_data)
        data.pop("clause")
        prizes = {prize: data.pop(prize) or 0 for prize in Prize.values}
        return Rules(fields=data.pop("fields_text"), prizes=prizes, **data)


def _as_written(contest: Contest) -> dict[str, Any]:
    names = [
        "kind",
        "name",
        "enters_until",
        "held_on",
        "venue",
        "rules",
        "is_blind",
        "per_entry",
        "score_rule",
        "tie_rule",
        "appeal_days",
    ]
    return {
        **{name: getattr(contest, name) for name in names},
        **contest.prizes,
        "clause": str(contest.clause_id or ""),
        "fields_text": "\n".join(one.name for one in contest.fields.all()),
    }


class RoundForm(forms.Form):
    """A round; its parts stand in rows beside it."""

    name = forms.CharField(label=_("Tên vòng thi"), max_length=120, help_text=_("Ví dụ: Vòng chung kết."))
    held_on = DayField(label=_("Ngày thi"), required=False)
    passes = NumberField(
        label=_("Số bài mỗi nghề được vào vòng sau"),
        required=False,
        help_text=_("Để trống hoặc 0 thì không loại ai. Vòng cuối để trống."),
    )


class PartForm(forms.Form):
    """One part."""

    kind = forms.ChoiceField(label=_("Loại"), choices=PartKind.choices, initial=PartKind.PRACTICE)
    name = forms.CharField(label=_("Phần thi, tiêu chí"), required=False, max_length=200)
    most = NumberField(label=_("Điểm tối đa"), required=False, decimals=DECIMALS)
    is_counted = forms.BooleanField(label=_("Tính từ bài làm, giám khảo không chấm"), required=False)


PartFormSet = formset_factory(PartForm, extra=PART_ROWS, max_num=MOST_PARTS)


def part_rows(data: Any, round: Round | None) -> BaseFormSet:
    """Rows of parts, those of the round filled in."""
    parts = list(round.parts.all()) if round else []
    initial = [
        {"kind": part.kind, "name": part.name, "most": part.most, "is_counted": part.is_counted}
        for part in parts
    ]
    rows: BaseFormSet = PartFormSet(data, prefix="part", initial=None if data else initial)
    rows.extra = max(1, PART_ROWS - len(parts))
    return rows


def parts_in(rows: BaseFormSet) -> list[PartDraft]:
    """What the rows with a name say."""
    return [
        PartDraft(data["kind"], data["name"].strip(), data.get("most") or 0, is_counted=data["is_counted"])
        for data in (row.cleaned_data for row in rows.forms)
        if data.get("name", "").strip()
    ]


class EntryForm(forms.Form):
    """Who enters, with what."""

    field = forms.ModelChoiceField(label=_("Nghề, lĩnh vực"), queryset=None)
    members = forms.CharField(
        label=_("Người dự thi"),
        widget=_area(3),
        help_text=_("Họ và tên, mỗi dòng một người. Thi cá nhân thì ghi một người."),
    )
    team = forms.CharField(
        label=_("Tên đội"), required=False, max_length=250, help_text=_("Thi theo đội mới ghi.")
    )
    title = forms.CharField(label=_("Tên giải pháp, sản phẩm dự thi"), required=False, max_length=250)
    summary = forms.CharField(label=_("Tóm tắt"), required=False, widget=_area(5))
    upload = EvidenceField(label=_("Tài liệu, ảnh sản phẩm"), required=False)

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["field"].queryset = contest.fields.all()  # type: ignore[attr-defined]
        if contest.kind == ContestKind.SKILLED:
            del self.fields["title"]
        else:
            self.fields["title"].required = True
        if contest.is_blind:
            said = _("Không ghi tên người, tên đơn vị trong phần này và trong tài liệu: giám khảo chấm kín.")
            self.fields["summary"].help_text = said

    def content(self) -> EntryContent:
        """What the action takes."""
        data = self.cleaned_data
        return EntryContent(
            data["members"].splitlines(), data["team"], data.get("title", ""), data["summary"]
        )


class UploadForm(forms.Form):
    """One file."""

    upload = EvidenceField(label=_("Tài liệu, ảnh"))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Lý do"), widget=_area(2))


class JurorForm(forms.Form):
    """Who is asked to judge, and what."""

    person = forms.ModelChoiceField(
        label=_("Giám khảo"),
        queryset=None,
        help_text=_("Người có nhiệm vụ Giám khảo. Chưa có thì ghi nhiệm vụ ở trang đơn vị."),
    )
    fields_judged = forms.ModelMultipleChoiceField(
        label=_("Chấm nghề, lĩnh vực"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn thì chấm được mọi nghề."),
    )

    def __init__(self, *args: Any, contest: Contest, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["fields_judged"].queryset = contest.fields.all()  # type: ignore[attr-defined]


class DeclareForm(forms.Form):
    """Whose entries a juror must not mark."""

    units = forms.ModelMultipleChoiceField(
        label=_("Tôi có liên quan đến đơn vị"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Người thân làm việc ở đó, đã hướng dẫn thí sinh… Không có thì không chọn."),
    )
    reason = forms.CharField(label=_("Liên quan thế nào"), required=False, max_length=250)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """One score sheet: a number for each part that jurors mark."""

    note = forms.CharField(
        label=_("Nhận xét"),
        required=False,
        widget=_area(3),
        help_text=_("Chỉ ban tổ chức đọc, không ghi tên mình."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parts: list[Part], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields[f"part_{part.pk}"] = NumberField(
                label=part.name,
                decimals=DECIMALS,
                help_text=_("Từ 0 đến %(most)s điểm.")
                % {"most": NumberField(decimals=DECIMALS).prepare_value(part.most)},
            )

    @property
    def part_fields(self) -> list[Any]:
        """The fields of the parts, in order."""
        return [self[f"part_{part.pk}"] for part in self.parts]

    def marks(self) -> dict[int, int | None]:
        """What the action takes; a part whose text means no number has none."""
        return {part.pk: self.cleaned_data.get(f"part_{part.pk}") for part in self.parts}


class TestsForm(forms.Form):
    """Points of test papers: one field for each entry and part."""

    __test__ = False

    def __init__(
        self, *args: Any, entries: list[Any], parts: list[Part], marks: dict[Any, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [(entry.pk, part.pk) for entry in entries for part in parts]
        for entry in entries:
            for part in parts:
                self.fields[f"test_{entry.pk}_{part.pk}"] = NumberField(
                    label=f"{entry.number}. {entry.name}: {part.name}",
                    decimals=DECIMALS,
                    required=False,
                    initial=marks.get((entry.pk, part.pk)),
                )

    def marks(self) -> dict[tuple[int, int], int]:
        """What the action takes: the fields with a number."""
        typed = {key: self.cleaned_data.get(f"test_{key[0]}_{key[1]}") for key in self.keys}
        return {key: points for key, points in typed.items() if points is not None}


class AnnounceForm(forms.Form):
    """The signed decision."""

    decision_number = forms.CharField(
        label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ: 25/QĐ-LĐLĐ.")
    )
    signed_on = DayField(label=_("Ngày ký"))
    upload = scan_field(label=_("Bản quyết định đã ký"))


class AnswerForm(forms.Form):
    """The answer to a request; points of test papers may be put right, those of a new marking taken."""

    text = forms.CharField(label=_("Trả lời"), widget=_area(4))
    decision_number = forms.CharField(
        label=_("Số quyết định điều chỉnh"),
        required=False,
        max_length=30,
        help_text=_("Khi kết quả thay đổi."),
    )

    def __init__(
        self, *args: Any, parts: list[Part], marks: dict[int, int], is_marked: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parts = parts
        for part in parts:
            self.fields[f"part_{part.pk}"] = NumberField(
                label=part.name,
                decimals=DECIMALS,
                required=False,
                initial=marks.get(part.pk),
            )
        if is_marked:
            self.fields["is_marked_anew"] = forms.BooleanField(
                label=_("Lấy điểm chấm lại thay điểm trung bình lần đầu"), required=False
            )

    def tests(self) -> dict[int, int]:
        """The points as they should be, by part."""
        typed = {part.pk: self.cleaned_data.get(f"part_{part.pk}") for part in self.parts}
        return {key: points for key, points in typed.items() if points is not None}


class ContestFilter(FilterForm):
    """Filters of the list."""

    kind = forms.ChoiceField(
        label=_("Loại"), required=False, choices=[("", _("Tất cả")), *ContestKind.choices]
    )
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *ContestState.choices]
    )


class EntryFilter(FilterForm):
    """Filters of a contest's entries."""

    field = forms.ChoiceField(label=_("Nghề, lĩnh vực"), required=False)
    state = forms.ChoiceField(
        label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *EntryState.choices]
    )

    def __init__(self, *args: Any, contest: Contest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [(str(one.pk), one.name) for one in contest.fields.all()]
        self.fields["field"].choices = [("", _("Tất cả")), *chosen]  # type: ignore[attr-defined]
