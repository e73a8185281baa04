"""What the nation's units report: seeded figures in keeping with their size, sent and mostly accepted."""

import datetime as dt
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from donghanh.base.numbers import say_scaled
from donghanh.reports.choices import ReportState
from donghanh.reports.facts.sheets import sheet_of
from donghanh.reports.models import Report, ReportRequest, Snapshot, Value
from donghanh.reports.rules.sheet import Line

from .bulk import Row, keys_were_given, load, loading, next_key
from .tree import Tree

STATES = (ReportState.ACCEPTED, ReportState.SENT, ReportState.RETURNED, ReportState.DRAFT, "")
# Per thousand, in the order of STATES: quarters that are over, and the one that is being answered.
OVER, PRESENT = (978, 8, 4, 3, 7), (880, 60, 15, 15, 30)
LATE = 50
PORTION = 2000
SPREAD = 64  # a figure is its unit's size × the line's weight × something between 64 and 127
SHIFT = 20
KNOWN_TEXTS = 20_000
SENT_BY = "Đơn vị (mẫu)"


@dataclass(frozen=True)
class Layout:
    """One line as the loop needs it: where its parts stand when it is a ratio, how its figures are written."""

    line: Line
    weight: int
    parts: tuple[int, int] | None
    texts: list[str]
    opening: str


class Writer:
    """Writes the reports of one request."""

    def __init__(self, tree: Tree, request: ReportRequest, *, is_over: bool, seed: int) -> None:
        self.tree, self.request = tree, request
        self.rng = random.Random(f"{seed} {request.period.code}")
        self.shares = OVER if is_over else PRESENT
        self.lines = layouts(sheet_of(request.form).lines)
        self.in_order = sorted(range(len(self.lines)), key=lambda at: self.lines[at].line.code)
        self.report_keys = count(next_key(Report))
        self.snapshot_keys = count(next_key(Snapshot))
        self.reports: list[Row] = []
        self.snapshots: list[Row] = []

    def write(self, tell_done: Any) -> None:
        """Values as they are made, report by report; reports and snapshots portion by portion."""
        with loading(Report, Snapshot, Value):
            for start in range(1, self.tree.shape.units, PORTION):
                numbers = range(start, min(start + PORTION, self.tree.shape.units))
                load(Value, VALUE, (row for number in numbers for row in self.values(number)))
                load(Report, REPORT, self.reports)
                load(Snapshot, SNAPSHOT, self.snapshots)
                self.reports, self.snapshots = [], []
                tell_done(numbers.stop)
            keys_were_given(Report, Snapshot)

    def values(self, index: int) -> Iterator[Row]:
        """The cells of one unit; its report and snapshot are kept for later."""
        state = self.rng.choices(STATES, self.shares)[0]
        if not state:
            return
        figures = self._figures(self._size(index))
        report, snapshot = next(self.report_keys), None
        if state != ReportState.DRAFT:
            snapshot = next(self.snapshot_keys)
            self._keep_snapshot(snapshot, report, unit=self.tree.key(index), figures=figures)
        self._keep_report(report, index, state=state, snapshot=snapshot)
        accepted_in = snapshot if state == ReportState.ACCEPTED else None
        for layout, number in zip(self.lines, figures, strict=True):
            above = below = None
            if layout.parts:
                above, below = figures[layout.parts[0]], figures[layout.parts[1]]
            typed = text_of(layout, number)
            if accepted_in is None:
                row = (report, layout.line.indicator_id, typed, number, above, below, None, None, None, None)
            else:
                row = (
                    report, layout.line.indicator_id, typed, number, above, below, number, above, below, accepted_in,
                )  # fmt: skip
            yield row

    def _size(self, index: int) -> int:
        return self.tree.members[index] or 40 + index % 60

    def _figures(self, size: int) -> list[int | None]:
        noise = self.rng.randbytes(len(self.lines))
        figures: list[int | None] = [
            size * layout.weight * (SPREAD + byte % SPREAD) >> SHIFT
            for layout, byte in zip(self.lines, noise, strict=True)
        ]
        for at, layout in enumerate(self.lines):
            if layout.parts:
                above, below = layout.parts
                figures[above] = min(figures[above] or 0, figures[below] or 0)
                figures[at] = layout.line.scale.of(figures[above], figures[below])
        return figures

    def _keep_snapshot(self, key: int, report: int, *, unit: int, figures: list[int | None]) -> None:
        """What was sent, with its digest: the canonical JSON of `reports.facts.snapshots`, written as text."""
        cells = ",".join(
            f'{self.lines[at].opening}{"null" if figures[at] is None else figures[at]},"typed":'
            f'"{text_of(self.lines[at], figures[at])}"}}'
            for at in self.in_order
        )
        sent_on = self._sent_on(key)
        told = (
            f'{{"before":"","cells":{{{cells}}},"paper":"","reason":"","remarks":"","request":{self.request.pk},'
            f'"sent_by":"{SENT_BY}","sent_on":"{sent_on}","stand_in":null,"unit":{unit},"version":2}}'
        )
        digest = hashlib.sha256(told.encode()).hexdigest()
        self.snapshots.append((key, report, 2, f"{{{cells}}}", digest, sent_on, SENT_BY))

    def _keep_report(self, key: int, index: int, *, state: str, snapshot: int | None) -> None:
        asked = sum(1 for layout in self.lines if not layout.parts)
        sent_on = self._sent_on(snapshot) if snapshot else None
        accepted = state == ReportState.ACCEPTED
        accepted_on = sent_on + dt.timedelta(days=3) if accepted and sent_on else None
        reason = "Đề nghị rà lại số liệu." if state == ReportState.RETURNED else ""
        self.reports.append(
            (
                key, self.request.pk, self.tree.key(index), state, 3 if accepted else 2, asked, asked,
                sent_on, sent_on, accepted_on, reason, snapshot, snapshot if accepted else None,
            )
        )  # fmt: skip

    def _sent_on(self, key: int) -> dt.date:
        """Most in the days before the due day, some after it."""
        due_on = self.request.due_on
        return due_on + dt.timedelta(days=3 + key % 9 if key * 7919 % 1000 < LATE else -(key % 10))


VALUE = (
    "report_id", "indicator_id", "typed", "number", "numerator", "denominator",
    "accepted", "accepted_numerator", "accepted_denominator", "accepted_in_id",
)  # fmt: skip
REPORT = (
    "id", "request_id", "unit_id", "state", "version", "filled", "asked",
    "first_sent_on", "sent_on", "accepted_on", "return_reason", "last_sent_id", "last_accepted_id",
)  # fmt: skip
SNAPSHOT = ("id", "report_id", "version", "cells", "digest", "sent_on", "sent_by_name")


def layouts(lines: tuple[Line, ...]) -> list[Layout]:
    """Each line with its weight (from plenty to hardly any) and what is written again and again."""
    at = {line.code: number for number, line in enumerate(lines)}
    texts = {
        decimals: [say_scaled(number, decimals).replace(".", "") for number in range(KNOWN_TEXTS)]
        for decimals in {line.decimals for line in lines}
    }
    weights = [
        max(120, (1 << 14) * 10**line.decimals >> (number * 5 % 8)) for number, line in enumerate(lines)
    ]
    for line in lines:
        if line.is_computed:
            weights[at[line.numerator]] = weights[at[line.denominator]] * 27 >> 5
    return [
        Layout(
            line=line,
            weight=weights[number],
            parts=(at[line.numerator], at[line.denominator]) if line.is_computed else None,
            texts=texts[line.decimals],
            opening=f'"{line.code}":{{"note":"","number":',
        )
        for number, line in enumerate(lines)
    ]


def text_of(layout: Layout, number: int | None) -> str:
    """The figure as an officer types it."""
    if number is None:
        return ""
    return layout.texts[number] if number < KNOWN_TEXTS else layout.line.say(number).replace(".", "")
