"""Deriving an own plan, clause by clause, and changing one in force."""

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from donghanh.base.words import one_line
from donghanh.ui.fields import DayField

from ..choices import Change, Decision
from ..facts.drafts import Desk
from ..rules.composing import arranged
from ..rules.drafting import ADAPTED, ADOPTED, OUT_OF_SCOPE, Above, Addition, Choice, Draft
from ..rules.merging import digest_of, pieces_of
from .reading import audience_choices

DECISIONS = [
    (ADOPTED, Decision.ADOPTED.label),
    (ADAPTED, Decision.ADAPTED.label),
    (OUT_OF_SCOPE, Decision.OUT_OF_SCOPE.label),
]
AMENDING = [(ADOPTED, _("Giữ nguyên")), (ADAPTED, _("Sửa đổi")), (OUT_OF_SCOPE, _("Bãi bỏ"))]
_AROUND = ("title", "opening", "recipients")


@dataclass(frozen=True)
class Block:
    """One clause of the draft with its fields: from above, or the unit's own (then with `under`)."""

    key: str
    depth: int
    above: Above | None
    choice: Choice
    text: forms.BoundField
    audience: forms.BoundField
    seen: forms.BoundField
    decision: forms.BoundField | None = None
    reason: forms.BoundField | None = None
    under: forms.BoundField | None = None


class DeriveForm(forms.Form):
    """A decision for each clause above, own clauses, and what the paper says around them. Everything may be left
    open: it is a draft. Beside each piece stands the token of what the page shows.
    """

    title = forms.CharField(label=_("Trích yếu"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    opening = forms.CharField(label=_("Câu mở đầu"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    recipients = forms.CharField(
        label=_("Nơi nhận, mỗi dòng một nơi"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(
        self,
        desk: Desk,
        data: Mapping[str, Any] | None = None,
        *,
        around: Mapping[str, str],
        hidden: Iterable[Above] = (),
        change: str = "",
    ) -> None:
        super().__init__(data, initial=around)
        self.desk, self.hidden, self.change = desk, {above.key for above in hidden}, change
        self.stored = {**pieces_of(desk.above, desk.draft), **around}
        for above in desk.above:
            if above.key not in self.hidden:
                self._add_clause(above)
        for key in _AROUND:
            self._add_seen(key)
        self.blank = f"a{secrets.token_hex(3)}"
        self.keys = [added.key for added in desk.draft.additions]
        self.keys += [
            name.removeprefix("added_")
            for name in data or {}
            if name.startswith("added_") and name.removeprefix("added_") not in self.keys
        ]
        for key in [*self.keys, self.blank]:
            self._add_own(key)

    def _add_clause(self, above: Above) -> None:
        made = self.desk.draft.choices.get(above.id, Choice())
        rows = 1 if above.is_heading else 4
        amends = self.change == Change.AMEND
        words = _("Đề mục") if above.is_heading else _("Câu chữ mới") if amends else _("Nội dung của đơn vị")
        self.fields[f"text_{above.id}"] = forms.CharField(
            label=words,
            required=False,
            initial=made.text or above.text,
            widget=forms.Textarea(attrs={"rows": rows}),
        )
        self._add_audience(f"for_{above.id}", above.sectors if made.sectors is None else made.sectors)
        self._add_seen(above.key)
        if above.is_heading:
            self.fields[f"text_{above.id}"].may_wait = True
            return
        self.fields[f"decision_{above.id}"] = forms.ChoiceField(
            label=_("Đối với mục này") if amends else _("Cách thực hiện"),
            choices=AMENDING if amends else DECISIONS,
            required=False,
            initial=made.decision,
            widget=forms.RadioSelect,
        )
        self.fields[
            f"decision_{above.id}"
        ].may_wait = True  # asked for before it is issued, not while it is drafted
        self.fields[f"reason_{above.id}"] = forms.CharField(
            label=_("Lý do bãi bỏ") if amends else _("Lý do không thuộc phạm vi"),
            required=False,
            initial=made.reason,
            max_length=500,
        )

    def _add_own(self, key: str) -> None:
        made = next((added for added in self.desk.draft.additions if added.key == key), Addition("", ""))
        self.fields[f"under_{key}"] = forms.ChoiceField(
            label=_("Đặt dưới mục"), choices=self._headings(), required=False, initial=made.under
        )
        self.fields[f"added_{key}"] = forms.CharField(
            label=_("Nội dung của đơn vị"),
            required=False,
            initial=made.text,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        self._add_audience(f"for_{key}", made.sectors)
        self._add_seen(key)

    def _headings(self) -> list[tuple[str, str]]:
        return [
            (above.address, f"{above.address}. {above.text[:60]}")
            for above in self.desk.above
            if above.is_heading
        ]

    def _add_audience(self, name: str, sectors: tuple[str, ...]) -> None:
        self.fields[name] = forms.ChoiceField(
            label=_("Dành cho"), choices=audience_choices(sectors), required=False, initial=",".join(sectors)
        )

    def _add_seen(self, key: str) -> None:
        self.fields[f"seen_{key}"] = forms.CharField(
            required=False, initial=digest_of(self.stored.get(key, "")), widget=forms.HiddenInput
        )

    @property
    def blocks(self) -> list[Block]:
        """The clauses in the draft's reading order with their fields."""
        shown = [item for item in arranged(self.desk.above, self.desk.draft) if item.key not in self.hidden]
        return [
            self._block(item.above, item.depth) if item.above else self._own(item.key, item.depth)
            for item in shown
        ]

    def _block(self, above: Above, depth: int) -> Block:
        return Block(
            above.key,
            depth,
            above,
            self.desk.draft.choice(above),
            self[f"text_{above.id}"],
            self[f"for_{above.id}"],
            self[f"seen_{above.key}"],
            None if above.is_heading else self[f"decision_{above.id}"],
            None if above.is_heading else self[f"reason_{above.id}"],
        )

    def _own(self, key: str, depth: int) -> Block:
        return Block(
            key,
            depth,
            None,
            Choice(),
            self[f"added_{key}"],
            self[f"for_{key}"],
            self[f"seen_{key}"],
            under=self[f"under_{key}"],
        )

    @property
    def new_blocks(self) -> list[Block]:
        """Own clauses that are not stored yet: one blank, and those typed and not kept."""
        stored = {added.key for added in self.desk.draft.additions}
        return [self._own(key, 2) for key in [*self.keys, self.blank] if key not in stored]

    @property
    def around_seen(self) -> list[forms.BoundField]:
        """The tokens of title, opening and recipients."""
        return [self[f"seen_{key}"] for key in _AROUND]

    def decided(self) -> Draft:
        """The draft as typed, of what the page shows."""
        typed = self.cleaned_data
        choices = {
            above.id: Choice(
                _decision(above, typed),
                typed[f"text_{above.id}"],
                typed.get(f"reason_{above.id}", ""),
                _sectors(typed[f"for_{above.id}"]),
                self.desk.draft.choices.get(above.id, Choice()).follows,
            )
            for above in self.desk.above
            if above.key not in self.hidden
        }
        known = {added.key: added for added in self.desk.draft.additions}
        additions = [
            Addition(
                typed[f"under_{key}"],
                typed[f"added_{key}"],
                key,
                _sectors(typed[f"for_{key}"]),
                known[key].follows if key in known else None,
            )
            for key in self.keys
        ]
        return Draft(choices, tuple(additions), self.desk.draft.order)

    def pieces(self) -> dict[str, str]:
        """What was typed, piece by piece, as it is compared."""
        shown = [above for above in self.desk.above if above.key not in self.hidden]
        return pieces_of(shown, self.decided())

    def around(self) -> dict[str, str]:
        """Title, opening and recipients as typed."""
        return {key: self.cleaned_data[key].replace("\r\n", "\n").strip() for key in _AROUND}

    def seen(self) -> dict[str, str]:
        """The tokens as they came back."""
        return {
            name.removeprefix("seen_"): token
            for name, token in self.cleaned_data.items()
            if name.startswith("seen_")
        }


def _sectors(typed: str) -> tuple[str, ...]:
    return tuple(part for part in typed.split(",") if part)


def _decision(above: Above, typed: Mapping[str, Any]) -> str:
    """The decision ticked; own words count as an adaptation though only «nguyên văn» or nothing was ticked, and a
    reason alone as out of scope.
    """
    ticked = str(typed.get(f"decision_{above.id}", ""))
    words = one_line(typed[f"text_{above.id}"])
    if ticked in ("", ADOPTED) and words and words != one_line(above.text):
        return ADAPTED
    if not ticked and typed.get(f"reason_{above.id}", "").strip():
        return OUT_OF_SCOPE
    return ticked


class IssueForm(forms.Form):
    """Number and day, as the clerk has them in the office's own book."""

    number = forms.CharField(
        label=_("Số kế hoạch"),
        error_messages={"required": _("Chưa có số kế hoạch. Lấy số ở sổ văn bản đi rồi nhập vào.")},
        max_length=10,
        help_text=_("Lấy ở sổ văn bản đi của đơn vị; chỉ ghi phần số, ví dụ 15."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    issued_on = DayField(
        label=_("Ngày ban hành"),
        error_messages={"required": _("Chưa có ngày ban hành. Nhập ngày như 12/5/2017.")},
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, today: dt.date, next_number: str = ""
    ) -> None:
        super().__init__(data, initial={"issued_on": today, "number": next_number})
        if next_number:
            self.fields["number"].required = False
            self.fields["number"].help_text = _("Sổ cấp số của chương trình cho số này khi ban hành.")


class ReasonForm(forms.Form):
    """Why something is returned, revoked, opened again; a movement may be closed without (`is_needed` off)."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Chưa ghi lý do. Ghi ngắn gọn để người nhận biết cần làm gì."),
        },
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, is_needed: bool = True) -> None:
        super().__init__(data)
        self.fields["reason"].required = is_needed


class CommentForm(forms.Form):
    """A comment on a piece of a draft."""

    key = forms.ChoiceField(label=_("Góp ý về"), required=False)
    text = forms.CharField(
        label=_("Nội dung góp ý"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa có nội dung góp ý. Nhập góp ý rồi gửi lại.")},
    )

    def __init__(
        self, pieces: Iterable[tuple[str, str]], data: Mapping[str, Any] | None = None, *, key: str = ""
    ) -> None:
        super().__init__(data, initial={"key": key})
        self.fields["key"].choices = [("", _("Cả kế hoạch")), *pieces]  # type: ignore[attr-defined]


_CHANGES = [
    (Change.AMEND, _("Sửa đổi, bổ sung: sửa câu chữ, thêm hoặc bãi bỏ một số mục; phần còn lại giữ nguyên")),
    (Change.SUPPLEMENT, _("Kế hoạch bổ sung cho một năm, một đợt: kế hoạch đang có vẫn giữ nguyên")),
    (Change.REPLACE, _("Thay thế: ban hành kế hoạch mới, kế hoạch đang có hết hiệu lực")),
]


class ChangeForm(forms.Form):
    """How a plan in force is changed."""

    change = forms.ChoiceField(
        label=_("Cách thay đổi"),
        choices=_CHANGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn cách thay đổi. Chọn một cách.")},
    )
    title = forms.CharField(
        label=_("Trích yếu của kế hoạch bổ sung"),
        required=False,
        max_length=800,
        help_text=_("Chỉ cần khi bổ sung cho một năm, một đợt; để trống thì lấy trích yếu đang có."),
    )
