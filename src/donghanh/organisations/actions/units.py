"""Founding, naming and placing units."""

import datetime as dt
from typing import Any

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal

from ..choices import level_of
from ..models import Headcount, Path, Placement, Unit, UnitName, write_words
from ..permissions import check_shapes, check_shapes_beneath
from ..rules import (
    NO_PAPER,
    ActPaper,
    check_founded_on,
    check_headcount,
    check_paper,
    check_place,
    check_renamed_on,
    code_beneath,
    ids_on,
)
from .paths import rebuild_paths


@transaction.atomic
def found_unit(
    *,
    by: Actor,
    code: str,
    name: str,
    kind: str,
    superior: Unit | None,
    founded_on: dt.date,
    paper: ActPaper = NO_PAPER,
    **facts: Any,
) -> Unit:
    """A new unit under `superior` from the day it is founded; refuses a code that is taken."""
    check_shapes(by, superior)
    if not one_line(name):
        raise Refusal("Chưa có tên đơn vị. Nhập tên đầy đủ.", field="name")
    if Unit.objects.filter(code=code).exists():
        raise Refusal("Mã đơn vị “{code}” đã có. Chọn mã khác.", code=code, field="code")
    unit = Unit.named(name, kind, code=code, founded_on=founded_on, **facts)
    unit.save()
    write_words([unit])
    Placement.objects.create(
        unit=unit,
        superior=superior,
        from_on=founded_on,
        paper_number=one_line(paper.number),
        paper_on=paper.issued_on,
    )
    rebuild_paths([unit.pk])
    journal.record(by, "found", unit, Sentence("Thành lập {name}.", name=unit.name))
    return unit


@transaction.atomic
def place_unit(
    *, by: Actor, unit: Unit, superior: Unit, from_on: dt.date, paper: ActPaper = NO_PAPER
) -> None:
    """Move `unit` under `superior` from a day on; refuses a circle."""
    check_shapes(by, unit)
    check_shapes(by, superior)
    above = Path.objects.on(from_on).filter(unit=superior.pk).values_list("path", flat=True).first()
    if unit.pk in ids_on(above or ""):
        raise Refusal(
            "Đơn vị không thể trực thuộc chính mình hoặc cấp dưới của mình. Chọn đơn vị cấp trên khác."
        )
    by_paper = {"paper_number": one_line(paper.number), "paper_on": paper.issued_on}
    Placement.objects.update_or_create(
        unit=unit, from_on=from_on, defaults={"superior": superior, **by_paper}
    )
    rebuild_paths([unit.pk])
    journal.record(
        by, "place", unit, Sentence("{name} chuyển về {superior}.", name=unit.name, superior=superior.name)
    )


@transaction.atomic
def found_subordinate(
    *,
    by: Actor,
    superior: Unit,
    code: str,
    founded_on: dt.date,
    workers: int | None = None,
    members: int | None = None,
    once: str | None = None,
    **facts: Any,
) -> Unit:
    """A new unit beneath `superior`, with its first headcount where one is given; an empty code is made up."""
    check_shapes(by, superior)
    journal.accept_once(once)
    check_founded_on(founded_on, today())
    check_place(level_of(facts["kind"]), superior.level)
    check_headcount(workers=workers or 0, members=members or 0)
    code = one_line(code) or free_code(superior)
    unit = found_unit(by=by, superior=superior, code=code, founded_on=founded_on, **facts)
    if workers is not None or members is not None:
        Headcount.objects.create(
            unit=unit, as_of=founded_on, workers=workers or members or 0, members=members or 0
        )
    return unit


def free_code(superior: Unit) -> str:
    """The next free code of the form superior-7."""
    taken = set(Unit.objects.filter(code__startswith=f"{superior.code}-").values_list("code", flat=True))
    return code_beneath(superior.code, taken)


@transaction.atomic
def edit_unit(*, by: Actor, unit: Unit, sector: str, place: str, phone: str, symbol: str) -> None:
    """Correct where the unit is, how it is reached and how its papers are signed; its name has an own action."""
    check_shapes(by, unit)
    unit.sector, unit.place = sector, one_line(place)
    unit.phone, unit.symbol = one_line(phone), one_line(symbol)
    unit.save(update_fields=["sector", "place", "phone", "symbol"])
    journal.record(by, "edit", unit, Sentence("Sửa thông tin của {name}.", name=unit.name))


@transaction.atomic
def rename_unit(
    *, by: Actor, unit: Unit, name: str, short_name: str, from_on: dt.date, paper: ActPaper = NO_PAPER
) -> None:
    """Call the unit otherwise from a day on; papers of earlier days keep the earlier name."""
    check_shapes(by, unit)
    name, short_name, before = one_line(name), one_line(short_name), unit.name
    if not name:
        raise Refusal("Chưa có tên đơn vị. Nhập tên đầy đủ.", field="name")
    if name == before:
        raise Refusal("Đơn vị đang mang đúng tên này. Nhập tên mới.", field="name")
    check_paper(paper, today())
    check_renamed_on(from_on, last=unit.renamed_on or unit.founded_on, today=today())
    if unit.renamed_on is None:
        UnitName.objects.create(unit=unit, name=before, short_name=unit.short_name, from_on=unit.founded_on)
    UnitName.objects.create(
        unit=unit,
        name=name,
        short_name=short_name,
        from_on=from_on,
        paper_number=one_line(paper.number),
        paper_on=paper.issued_on,
    )
    renamed = Unit.named(name, unit.kind)
    unit.name, unit.search_key, unit.sort_key = renamed.name, renamed.search_key, renamed.sort_key
    unit.short_name, unit.renamed_on = short_name, from_on
    unit.save(update_fields=["name", "short_name", "renamed_on", "search_key", "sort_key"])
    write_words([unit], are_new=False)
    journal.record(
        by, "rename", unit, Sentence("Đổi tên từ “{before}” thành “{name}”.", before=before, name=unit.name)
    )


@transaction.atomic
def move_unit(
    *,
    by: Actor,
    unit: Unit,
    superior: Unit | None,
    from_on: dt.date,
    paper: ActPaper = NO_PAPER,
    once: str | None = None,
) -> None:
    """Move a unit with all beneath it under another superior; refuses one that moves itself or ended."""
    check_shapes_beneath(by, unit)
    journal.accept_once(once)
    if superior is None:
        raise Refusal("Chưa chọn đơn vị cấp trên mới. Tìm và chọn một đơn vị.", field="superior")
    if from_on <= unit.founded_on:
        raise Refusal("Ngày chuyển phải sau ngày thành lập đơn vị. Kiểm tra lại ngày.", field="from_on")
    if superior.has_ended(from_on) or superior.founded_on > from_on:
        raise Refusal(
            "{name} không hoạt động vào ngày đó. Chọn đơn vị khác.",
            name=superior.name,
            field="superior",
        )
    check_paper(paper, today())
    check_place(unit.level, superior.level)
    place_unit(by=by, unit=unit, superior=superior, from_on=from_on, paper=paper)
