"""A list of units: matched against the tree, then written."""

import datetime as dt
from collections.abc import Sequence

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Heading, Line
from donghanh.base.words import fold, one_line
from donghanh.organisations.actions import rebuild_paths
from donghanh.organisations.choices import Level, Sector, UnitKind, level_of
from donghanh.organisations.facts import superiors_of
from donghanh.organisations.models import Headcount, Placement, Unit, write_words
from donghanh.organisations.rules import LEVELS

from ..choices import ImportKind
from ..facts.tree import KnownUnits
from ..facts.words import words_for
from ..rules import units as rules
from ..rules.columns import UNIT_COLUMNS
from ..rules.faults import Wrong
from ..rules.steps import UnitStep
from ..rules.units import UnitRow

CHANGED_FIELDS = ["short_name", "sector", "symbol", "place", "phone"]


class UnitList:
    """One list of units being brought in. `since` is the day of founding where the list tells none."""

    columns: Sequence[Heading] = UNIT_COLUMNS

    def __init__(self, by: Actor, today: dt.date, since: dt.date | None) -> None:
        self.by, self.today = by, today
        self.since = since or today.replace(month=1, day=1)
        self.known = KnownUnits(by, today)
        self.words = words_for(ImportKind.UNITS)
        self.above: dict[int, int] = {}
        self.levels: dict[int, str] = {}
        self.made: dict[int, int] = {}
        self.lost: set[int] = set()
        self.names_superiors = True
        self.last_code: dict[str, int] = {}

    def read(self, line: Line) -> tuple[UnitRow, list[Wrong]]:
        """What a line says."""
        return rules.read_unit(line, self.words, self.today)

    def arrange(self, rows: list[UnitRow], wrong: list[Wrong], columns: set[str]) -> list[UnitRow]:
        """Rows in the order of writing; adds what is wrong between them."""
        self.names_superiors = bool(columns & {"superior", "superior_code"})
        wrong += rules.repeated(rows)
        ordered, circle = rules.in_order(rows)
        said = Sentence("Các đơn vị trực thuộc vòng tròn lẫn nhau. Kiểm tra cột cấp trên.")
        wrong += [Wrong(row.row, "superior", said) for row in circle]
        self.above = rules.above_in_file(rows)
        self.levels = {row.row: level_of(row.kind) for row in rows if row.kind}
        self.lost = {each.row for each in wrong}
        return ordered

    def plan(self, rows: Sequence[UnitRow], wrong: list[Wrong]) -> list[UnitStep]:
        """What becomes of these rows; adds what is wrong with them."""
        keys = {row.row: self._own_keys(row) for row in rows}
        named = {key for found in keys.values() for key in found}
        units = Unit.objects.in_bulk(named)
        over = {key: unit.pk for key, unit in superiors_of(named, self.today).items()}
        counted = self._headcounts(named)
        unknown = [row.code for row in rows if row.code and not keys[row.row]]
        taken = set(Unit.objects.filter(code__in=unknown).values_list("code", flat=True))
        steps = []
        for row in rows:
            step = self._step(row, keys[row.row], over=over, units=units, counted=counted, taken=taken)
            if isinstance(step, Wrong):
                wrong.append(step)
                self.lost.add(row.row)
                continue
            if step.key:
                self.made[row.row] = step.key
            steps.append(step)
        return steps

    def _own_keys(self, row: UnitRow) -> list[int]:
        if row.code:
            key = self.known.by_code.get(row.code)
            return [key] if key else []
        return self.known.by_name.get(fold(row.name), [])

    def _headcounts(self, keys: set[int]) -> dict[int, dict[dt.date, tuple[int, int]]]:
        counted: dict[int, dict[dt.date, tuple[int, int]]] = {}
        rows = Headcount.objects.filter(unit__in=keys).order_by("as_of")
        for key, day, workers, members in rows.values_list("unit_id", "as_of", "workers", "members"):
            counted.setdefault(key, {})[day] = (workers, members)
        return counted

    def _step(
        self,
        row: UnitRow,
        keys: list[int],
        *,
        over: dict[int, int],
        units: dict[int, Unit],
        counted: dict[int, dict[dt.date, tuple[int, int]]],
        taken: set[str],
    ) -> UnitStep | Wrong:
        superior, superior_row, refused = self._superior(row)
        if refused:
            return refused
        if not row.code and superior is not None and (self.names_superiors or len(keys) > 1):
            keys = [key for key in keys if over.get(key) == superior]
        elif not row.code and superior_row is not None:
            keys = []
        if len(keys) > 1:
            return Wrong(row.row, "name", self.known.several(row.name, keys))
        if keys:
            return self._change(
                row, units[keys[0]], above=over.get(keys[0]), superior=superior, counted=counted
            )
        if row.code in taken:
            return Wrong(
                row.row, "code", Sentence("Mã này đã dùng cho đơn vị khác, ngoài phạm vi hoặc đã kết thúc.")
            )
        return self._addition(row, superior, superior_row)

    def _superior(self, row: UnitRow) -> tuple[int | None, int | None, Wrong | None]:
        """The superior's key, or the row it stands in; none where the row names none."""
        if row.row in self.above:
            above = self.above[row.row]
            if above in self.made:
                return self.made[above], None, None
            if above in self.lost:
                said = Sentence("Đơn vị cấp trên ở dòng {row} chưa nhập được. Sửa dòng đó trước.", row=above)
                return None, None, Wrong(row.row, "superior", said)
        if not (row.superior_code or row.superior):
            return (None if self.names_superiors else self.by.unit_id), None, None
        if row.superior_code and (key := self.known.by_code.get(row.superior_code)):
            return key, None, None
        if row.row in self.above:
            return None, self.above[row.row], None
        found, refused = self.known.find(row.superior_code, row.superior)
        if refused:
            return None, None, Wrong(row.row, "superior_code" if row.superior_code else "superior", refused)
        return found, None, None

    def _addition(self, row: UnitRow, superior: int | None, superior_row: int | None) -> UnitStep | Wrong:
        if not row.kind:
            return Wrong(row.row, "kind", Sentence("Chưa có loại đơn vị. Ghi như: Công đoàn cơ sở."))
        if superior is None and superior_row is None:
            return Wrong(row.row, "superior", Sentence("Chưa có công đoàn cấp trên. Ghi tên hoặc mã."))
        above = self.known.level.get(superior or 0, "") or self.levels.get(superior_row or 0, "")
        if above and not _fits(level_of(row.kind), above):
            return Wrong(row.row, "kind", Sentence("Loại đơn vị này không thể trực thuộc cấp trên đã ghi."))
        return UnitStep(
            row, None, superior=superior, superior_row=superior_row, headcount=self._counted(row, {})
        )

    def _change(
        self,
        row: UnitRow,
        unit: Unit,
        *,
        above: int | None,
        superior: int | None,
        counted: dict[int, dict[dt.date, tuple[int, int]]],
    ) -> UnitStep | Wrong:
        if fold(row.name) != unit.search_key:
            said = Sentence(
                "Mã này là của “{name}”. Nếu đơn vị đổi tên, ghi ở trang đơn vị, mục Đổi tên.", name=unit.name
            )
            return Wrong(row.row, "name", said)
        if row.kind and row.kind != unit.kind:
            said = Sentence("Đơn vị đang là “{kind}”. Kiểm tra lại loại.", kind=unit.get_kind_display())
            return Wrong(row.row, "kind", said)
        if superior is not None and above is not None and superior != above and self.names_superiors:
            said = Sentence(
                "Đơn vị đang trực thuộc {code}. Chuyển đơn vị có ngày chuyển, ghi ở trang đơn vị, mục Chuyển.",
                code=self.known.code.get(above, ""),
            )
            return Wrong(row.row, "superior", said)
        if row.founded_on and row.founded_on != unit.founded_on:
            said = Sentence("Ngày thành lập đang ghi là {day}. Kiểm tra lại.", day=say_date(unit.founded_on))
            return Wrong(row.row, "founded_on", said)
        known = {name: getattr(unit, name) for name in CHANGED_FIELDS}
        headcount = self._counted(row, counted.get(unit.pk, {}))
        return UnitStep(row, unit.pk, changes=rules.differences(row, known), headcount=headcount)

    def _counted(
        self, row: UnitRow, known: dict[dt.date, tuple[int, int]]
    ) -> tuple[dt.date, int, int] | None:
        """The headcount to write; None when the row tells none, or what is known."""
        if row.workers is None and row.members is None:
            return None
        last = max(known, default=None)
        workers, members = known[last] if last else (0, 0)
        members = row.members if row.members is not None else min(members, row.workers or 0)
        workers = row.workers if row.workers is not None else max(workers, members)
        told = (workers, members)
        if known.get(row.as_of or last or self.today) == told:
            return None
        return (row.as_of or self.today, *told)

    def write(self, steps: Sequence[UnitStep]) -> None:
        """Add and change, in the caller's transaction."""
        waiting = [step for step in steps if step.is_new]
        while waiting:
            ready = [step for step in waiting if step.superior is not None or step.superior_row in self.made]
            assert ready, "a superior comes before its subordinates"
            self._add(ready)
            waiting = [step for step in waiting if step.row.row not in self.made]
        self._write_headcounts(steps)
        self._write_changes([step for step in steps if step.changes])

    def _add(self, steps: Sequence[UnitStep]) -> None:
        """Units whose superiors are there."""
        units = [self._unit(step) for step in steps]
        Unit.objects.bulk_create(units, batch_size=1000)
        write_words(units)
        for step, unit in zip(steps, units, strict=True):
            self.made[step.row.row] = unit.pk
            self.known.add(unit.pk, code=unit.code, name=unit.search_key, level=unit.level)
        Placement.objects.bulk_create(
            [
                Placement(unit=unit, superior_id=self._superior_key(step), from_on=unit.founded_on)
                for step, unit in zip(steps, units, strict=True)
            ],
            batch_size=1000,
        )
        rebuild_paths([unit.pk for unit in units])

    def _superior_key(self, step: UnitStep) -> int | None:
        return step.superior if step.superior is not None else self.made[step.superior_row or 0]

    def _unit(self, step: UnitStep) -> Unit:
        row = step.row
        return Unit.named(
            row.name,
            row.kind,
            code=row.code or self._free_code(step),
            short_name=row.short_name,
            sector=row.sector or Sector.MIXED,
            symbol=row.symbol or _symbol_of(row.kind),
            place=row.place,
            phone=row.phone,
            founded_on=row.founded_on or self.since,
        )

    def _free_code(self, step: UnitStep) -> str:
        """The next free code of the form superior-7, counting those of this list."""
        start = self.known.code[self._superior_key(step) or 0][:24]
        if start not in self.last_code:
            ends = (
                code.removeprefix(f"{start}-") for code in self.known.by_code if code.startswith(f"{start}-")
            )
            self.last_code[start] = max((int(end) for end in ends if end.isdecimal()), default=0)
        self.last_code[start] += 1
        while f"{start}-{self.last_code[start]}" in self.known.by_code:
            self.last_code[start] += 1
        return f"{start}-{self.last_code[start]}"

    def _write_headcounts(self, steps: Sequence[UnitStep]) -> None:
        rows = [
            Headcount(
                unit_id=step.key or self.made[step.row.row],
                as_of=step.headcount[0],
                workers=step.headcount[1],
                members=step.headcount[2],
            )
            for step in steps
            if step.headcount
        ]
        Headcount.objects.bulk_create(
            rows,
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["unit", "as_of"],
            update_fields=["workers", "members"],
        )

    def _write_changes(self, steps: Sequence[UnitStep]) -> None:
        units = Unit.objects.in_bulk([step.key for step in steps if step.key])
        for step in steps:
            for name, value in step.changes.items():
                setattr(units[step.key or 0], name, one_line(str(value)))
        Unit.objects.bulk_update(units.values(), CHANGED_FIELDS, batch_size=200)


def _fits(level: str, above: str) -> bool:
    return LEVELS.index(above) <= LEVELS.index(level) and above != Level.GRASSROOTS


def _symbol_of(kind: str) -> str:
    if level_of(kind) == Level.GRASSROOTS:
        return "NĐ" if kind == UnitKind.OCCUPATIONAL else "CĐCS"
    return "LĐLĐ" if kind in {UnitKind.PROVINCE, UnitKind.DISTRICT} else "CĐ"
