"""Putting a form together: begun anew or from the version before, line by line, until it is published."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc, one_line
from donghanh.indicators.actions import add_question
from donghanh.indicators.facts import cells_beneath
from donghanh.indicators.models import Indicator
from donghanh.journal import actions as journal

from ..choices import FORM_MOVES, FormState
from ..facts.building import pieces_of
from ..models import FormItem, FormVersion
from ..permissions import check_may_build, check_may_make_forms
from ..rules.building import Piece, check_room, gathered, moved, section_moved

FAR = 10_000
_COPIED = ("section", "label", "hint", "indicator_id", "is_required", "levels", "sectors", "clause_address")


@transaction.atomic
def start_form(
    *, by: Actor, name: str, period_kind: str, intro: str = "", once: str | None = None
) -> FormVersion:
    """An empty draft of a new form of the unit acted for."""
    check_may_make_forms(by)
    journal.accept_once(once)
    name = one_line(name)
    if not name:
        raise Refusal("Chưa có tên biểu mẫu. Nhập tên đầy đủ.", field="name")
    form = FormVersion.objects.create(
        code=_new_code(),
        version=1,
        name=name,
        period_kind=period_kind,
        intro=nfc(intro).strip(),
        unit_id=by.unit_id,
    )
    journal.record(by, "start", form, Sentence("Soạn biểu mẫu “{name}”.", name=name))
    return form


def _new_code() -> str:
    """BM0007: never used before; two at once are told by the constraint, and the second tries again."""
    last = (
        FormVersion.objects.filter(code__regex=r"^BM\d{4,}$").order_by("-code").values_list("code", flat=True)
    )
    return f"BM{int(last[0][2:]) + 1 if last else 1:04d}"


@transaction.atomic
def next_version(*, by: Actor, form: FormVersion, once: str | None = None) -> FormVersion:
    """A draft with the same lines: the next version of an own form, a new form from anybody else's."""
    check_may_make_forms(by)
    journal.accept_once(once)
    form = hold(form)
    if form.state == FormState.DRAFT:
        raise Refusal("Biểu mẫu này đang soạn. Soạn tiếp bản đang có.")
    is_own = form.unit_id == by.unit_id
    if is_own and FormVersion.objects.filter(code=form.code, state=FormState.DRAFT).exists():
        raise Refusal("Đã có bản đang soạn của biểu mẫu này. Mở bản đó trong danh sách để soạn tiếp.")
    newest = FormVersion.objects.filter(code=form.code).order_by("-version").first() or form
    draft = FormVersion.objects.create(
        code=form.code if is_own else _new_code(),
        version=newest.version + 1 if is_own else 1,
        name=form.name,
        intro=form.intro,
        period_kind=form.period_kind,
        unit_id=by.unit_id,
    )
    FormItem.objects.bulk_create(
        FormItem(form=draft, position=position, **{field: getattr(item, field) for field in _COPIED})
        for position, item in enumerate(form.items.filter(indicator__retired_on__isnull=True), start=1)
    )
    journal.record(by, "start", draft, Sentence("Soạn bản mới của biểu mẫu “{name}”.", name=form.name))
    return draft


def _draft(by: Actor, form: FormVersion) -> FormVersion:
    """The form, locked; refuses one that was published."""
    check_may_build(by, form)
    held = hold(form)
    FORM_MOVES.check(held.state, "change")
    return held


@transaction.atomic
def change_form(*, by: Actor, form: FormVersion, name: str, period_kind: str, intro: str = "") -> None:
    """Another name, kind of period or introduction for a draft."""
    held = _draft(by, form)
    held.name, held.period_kind, held.intro = one_line(name), period_kind, nfc(intro).strip()
    if not held.name:
        raise Refusal("Chưa có tên biểu mẫu. Nhập tên đầy đủ.", field="name")
    held.save(update_fields=["name", "period_kind", "intro"])


@transaction.atomic
def add_lines(
    *, by: Actor, form: FormVersion, indicator: Indicator, section: str, with_cells: bool = False
) -> int:
    """An indicator at the end of a group, with its cells beneath it if wanted; how many lines were added."""
    held = _draft(by, form)
    if indicator.retired_on:
        raise Refusal("Chỉ tiêu này đã thôi dùng. Chọn chỉ tiêu khác.", field="indicator")
    there = set(held.items.values_list("indicator_id", flat=True))
    if indicator.pk in there and not with_cells:
        raise Refusal("Chỉ tiêu này đã có trong biểu mẫu.", field="indicator")
    wanted = [indicator, *(cells_beneath(indicator) if with_cells else [])]
    return _append(held, [each for each in wanted if each.pk not in there], section=section)


@transaction.atomic
def add_question_line(
    *, by: Actor, form: FormVersion, question: str, section: str, hint: str = "", levels: Iterable[str] = ()
) -> int:
    """A question answered in words: an indicator without figures, which later forms may ask again."""
    held = _draft(by, form)
    asked = add_question(by=by, name=question, definition=hint, levels=list(levels))
    if held.items.filter(indicator=asked).exists():
        raise Refusal("Câu hỏi này đã có trong biểu mẫu.", field="question")
    return _append(held, [asked], section=section)


def _append(form: FormVersion, indicators: list[Indicator], *, section: str) -> int:
    section = one_line(section)
    if not section:
        raise Refusal(
            "Chưa ghi phần của biểu mẫu. Nhập tên phần, ví dụ: Đoàn viên, lao động.", field="section"
        )
    count = form.items.count()
    check_room(count + len(indicators))
    FormItem.objects.bulk_create(
        FormItem(
            form=form,
            position=count + number,
            section=section,
            indicator=indicator,
            is_required=not indicator.is_text,
            levels=indicator.levels,
            sectors=indicator.sectors,
        )
        for number, indicator in enumerate(indicators, start=1)
    )
    _arrange(form, gathered(pieces_of(form)))
    return len(indicators)


@transaction.atomic
def change_line(
    *,
    by: Actor,
    line: FormItem,
    section: str,
    label: str = "",
    hint: str = "",
    is_required: bool = True,
    levels: Iterable[str] = (),
    sectors: Iterable[str] = (),
    clause_address: str = "",
) -> None:
    """Other words, another group, other units asked: for this form only."""
    held = _draft(by, line.form)
    line = hold(line)
    line.section = one_line(section) or line.section
    line.label, line.hint = one_line(label), nfc(hint).strip()
    line.is_required, line.levels, line.sectors = is_required, list(levels), list(sectors)
    line.clause_address = one_line(clause_address)
    if not line.levels:
        raise Refusal("Chưa chọn cấp báo cáo. Chọn ít nhất một cấp.", field="levels")
    line.save()
    _arrange(held, gathered(pieces_of(held)))


@transaction.atomic
def move_line(*, by: Actor, line: FormItem, step: int) -> None:
    """A place up or down; at the edge of its group into the one beside it."""
    held = _draft(by, line.form)
    _arrange(held, moved(pieces_of(held), line.pk, step))


@transaction.atomic
def move_section(*, by: Actor, form: FormVersion, section: str, step: int) -> None:
    """A whole group up or down."""
    held = _draft(by, form)
    pieces = pieces_of(held)
    if section in {piece.section for piece in pieces}:
        _arrange(held, section_moved(pieces, section, step))


@transaction.atomic
def remove_line(*, by: Actor, line: FormItem) -> None:
    """Ask it no longer on this draft."""
    held = _draft(by, line.form)
    line.delete()
    _arrange(held, pieces_of(held))


@transaction.atomic
def discard(*, by: Actor, form: FormVersion) -> None:
    """Give a draft up; nobody was asked with it."""
    held = _draft(by, form)
    journal.record(by, "discard", held, Sentence("Bỏ bản đang soạn của biểu mẫu “{name}”.", name=held.name))
    held.delete()


def _arrange(form: FormVersion, pieces: list[Piece]) -> None:
    """Write the order and the groups; positions first go far out, for each may stand only once."""
    form.items.update(position=F("position") + FAR)
    rows = [
        FormItem(pk=piece.key, position=position, section=piece.section)
        for position, piece in enumerate(pieces, start=1)
    ]
    FormItem.objects.bulk_update(rows, ["position", "section"])
