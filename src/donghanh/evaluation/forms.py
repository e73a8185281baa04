"""Forms of evaluation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from donghanh.base.actors import Actor
from donghanh.evidence.models import Evidence
from donghanh.judging.facts import units_near
from donghanh.ui.fields import DayField, NumberField
from donghanh.ui.listing import FilterForm

from .actions import SelfScore
from .choices import CardState, CriterionKind, Grade, Part
from .facts.backing import Offered
from .facts.sheets import Line
from .rules.points import POINT_DECIMALS
from .rules.scoring import Verdict


class CardFilter(FilterForm):
    """Filters of a round's cards."""

    state = forms.ChoiceField(
        label=_l("Tình trạng"), required=False, choices=[("", _l("Tất cả")), *CardState.choices]
    )
    grade = forms.ChoiceField(
        label=_l("Xếp loại"), required=False, choices=[("", _l("Tất cả")), *Grade.choices]
    )


class SelfScoreForm(forms.Form):
    """The self-scored criteria of one group: points, a note, the evidence behind them."""

    def __init__(
        self,
        *args: Any,
        lines: Iterable[Line],
        evidence: Iterable[Evidence],
        deeds: Iterable[Offered] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [line for line in lines if line.criterion.kind == CriterionKind.SELF]
        choices = [(str(item.pk), str(item)) for item in evidence]
        done = [(one.key, one.label) for one in deeds]
        for line in self.lines:
            self._add_fields(line, choices, done)

    def _add_fields(self, line: Line, choices: list[tuple[str, str]], done: list[tuple[str, str]]) -> None:
        key, criterion, score = line.criterion.pk, line.criterion, line.score
        self.fields[f"points_{key}"] = NumberField(
            label=_("Điểm tự chấm %(code)s, tối đa %(most)s")
            % {"code": criterion.code, "most": criterion.says_most},
            decimals=POINT_DECIMALS,
            required=False,
            initial=score.self_points if score else None,
            help_text=criterion.hint,
        )
        self.fields[f"note_{key}"] = forms.CharField(
            label=_("Giải trình"),
            required=False,
            max_length=1000,
            initial=score.note if score else "",
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        if done:
            self.fields[f"deeds_{key}"] = forms.MultipleChoiceField(
                label=_("Việc đơn vị đã làm trong kỳ"),
                required=False,
                choices=done,
                initial=[deed.key for deed in line.deeds],
                help_text=_("Chọn việc chứng minh cho tiêu chí này; người thẩm định mở được hồ sơ của việc."),
                widget=forms.CheckboxSelectMultiple,
            )
        if choices:
            self.fields[f"evidence_{key}"] = forms.MultipleChoiceField(
                label=_("Minh chứng đã có của đơn vị"),
                required=False,
                choices=choices,
                initial=[str(item.pk) for item in line.evidence],
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields[f"file_{key}"] = forms.FileField(
            label=_("Tải minh chứng mới"),
            required=False,
            help_text=_("Ảnh, PDF, Word, Excel; tối đa 20 MB."),
        )

    def upload_of(self, line: Line) -> Any:
        """The new file for a criterion."""
        return self.cleaned_data.get(f"file_{line.criterion.pk}")

    def score_of(self, line: Line, added: Iterable[int] = ()) -> SelfScore:
        """What was said of one criterion, with evidence just added."""
        key = line.criterion.pk
        chosen = [int(pk) for pk in self.cleaned_data.get(f"evidence_{key}", [])]
        return SelfScore(
            line.criterion.code,
            self.cleaned_data[f"points_{key}"],
            self.cleaned_data[f"note_{key}"],
            (*chosen, *added),
            tuple(self.cleaned_data.get(f"deeds_{key}", ())),
        )


class VerifyForm(forms.Form):
    """Points and reason for each criterion; empty points agree with what was offered."""

    def __init__(self, *args: Any, lines: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            key, criterion = line.criterion.pk, line.criterion
            agreed = line.offered is not None
            self.fields[f"points_{key}"] = NumberField(
                label=_("Điểm thẩm định %(code)s, tối đa %(most)s")
                % {"code": criterion.code, "most": criterion.says_most},
                decimals=POINT_DECIMALS,
                required=not agreed and criterion.part == Part.BASE,
                help_text=_("Để trống: đồng ý %(points)s điểm.") % {"points": line.says_offered}
                if agreed
                else "",
            )
            self.fields[f"reason_{key}"] = forms.CharField(
                label=_("Lý do %(code)s") % {"code": criterion.code},
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def verdicts(self) -> dict[str, Verdict]:
        """What the verifier says, by code."""
        return {
            line.criterion.code: Verdict(
                self.cleaned_data[f"points_{line.criterion.pk}"],
                self.cleaned_data[f"reason_{line.criterion.pk}"],
            )
            for line in self.lines
        }


class SendBackForm(forms.Form):
    """Why a card goes back, and until when."""

    reason = forms.CharField(label=_l("Nội dung cần sửa"), widget=forms.Textarea(attrs={"rows": 3}))
    until = DayField(label=_l("Chấm lại trước ngày"))


class AskAgainForm(forms.Form):
    """A request to look at the result again."""

    text = forms.CharField(
        label=_l("Nội dung đề nghị"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_l("Ghi rõ tiêu chí và lý do. Công đoàn cấp trên trả lời trong 15 ngày."),
    )


class AnswerForm(forms.Form):
    """The answer to such a request."""

    verb = forms.ChoiceField(
        label=_l("Kết luận"),
        choices=[("keep", _l("Giữ nguyên kết quả")), ("reopen", _l("Chấm lại phiếu"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_l("Nội dung trả lời"), widget=forms.Textarea(attrs={"rows": 3}))


class RoundForm(forms.Form):
    """A new round of scoring."""

    criteria_set = forms.ModelChoiceField(label=_l("Bộ tiêu chí"), queryset=None)
    year = forms.IntegerField(label=_l("Năm"), min_value=2010, max_value=2100)
    self_due_on = DayField(label=_l("Hạn tự chấm"))
    verify_due_on = DayField(label=_l("Hạn thẩm định"))

    def __init__(self, *args: Any, sets: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criteria_set"].queryset = sets


class ClusterForm(forms.Form):
    """A new cluster."""

    name = forms.CharField(label=_l("Tên cụm"), max_length=150)
    year = forms.IntegerField(label=_l("Năm"), min_value=2010, max_value=2100)
    members = forms.ModelMultipleChoiceField(
        label=_l("Thành viên"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    lead = forms.ModelChoiceField(label=_l("Cụm trưởng"), queryset=None)

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = units_near(by)
        self.fields["lead"].queryset = units_near(by)
