"""Marks are kept as they are typed, sent, counted from test papers."""

from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with

from ..choices import SHEET_MOVES, RoundState
from ..facts import entries_of, how_far, without_jurors
from ..models import Mark, Round, Sheet, TestMark
from ..permissions import check_may_mark, check_may_run
from ..rules import check_mark, check_whole


@transaction.atomic
def save_marks(
    *, by: Actor, sheet: Sheet, marks: Mapping[int, int | None], note: str = "", version: int | None = None
) -> Sheet:
    """Keep what a juror has typed so far, by part in hundredths; `version` is what the page had seen.

    Raises Refusal for a mark that cannot be, and where another page of the same juror changed the sheet meanwhile.
    """
    check_may_mark(by, sheet)
    found = hold(sheet)
    if not found.is_open:
        raise Refusal("Vòng thi này không đang chấm.")
    if version is not None and version != found.version:
        raise Refusal("Phiếu này vừa được sửa ở máy khác. Tải lại trang để xem rồi nhập tiếp.")
    parts = {part.pk: part for part in found.round.parts.filter(is_counted=False)}
    for part_id, points in marks.items():
        if points is not None and part_id in parts:
            check_mark(points, most=parts[part_id].most, field=f"part_{part_id}")
    found.marks.all().delete()
    Mark.objects.bulk_create(
        Mark(sheet=found, part=parts[part_id], points=points)
        for part_id, points in marks.items()
        if points is not None and part_id in parts
    )
    found.note, found.version = nfc(note).strip(), found.version + 1
    found.save(update_fields=["note", "version"])
    return found


@transaction.atomic
def send_sheet(*, by: Actor, sheet: Sheet) -> Sheet:
    """Hand a sheet in, whole; it changes no more. With the last one, who holds the contest hears that all are in."""
    check_may_mark(by, sheet)
    found = hold(sheet)
    state = SHEET_MOVES.check(found.state, "send")
    marks = dict(found.marks.values_list("part", "points"))
    check_whole(marks, list(found.round.parts.filter(is_counted=False).values_list("pk", flat=True)))
    found.state = state
    found.save(update_fields=["state"])
    journal.record(by, "send", found, Sentence("Gửi một phiếu điểm."))
    if found.appeal is not None:
        _tell_marked_anew(found)
    elif not how_far(found.round).missing:
        contest = found.round.contest
        said = Sentence("“{name}”: đã đủ phiếu điểm {round}.", name=contest.name, round=found.round.name)
        holders = without_jurors(contest.pk, accounts_with(contest.unit_id, Duty.DRAFT))
        tell(holders, said, found.round.get_absolute_url())
    return found


def _tell_marked_anew(sheet: Sheet) -> None:
    """Who holds the contest hears that the request can be answered; not by whom the entry was marked."""
    contest = sheet.round.contest
    said = Sentence("“{name}”: bài có đề nghị xem xét lại đã được chấm lại.", name=contest.name)
    holders = without_jurors(contest.pk, accounts_with(contest.unit_id, Duty.DRAFT))
    tell(holders, said, reverse("contests:answer", args=[sheet.appeal_id]))


@transaction.atomic
def count_tests(*, by: Actor, round: Round, marks: Mapping[tuple[int, int], int]) -> int:
    """Enter what test papers were worth: (entry, part) → hundredths; how many were written."""
    check_may_run(by, round.contest)
    found = hold(round)
    if found.state != RoundState.MARKING:
        raise Refusal("Vòng thi này không đang chấm.")
    parts = {part.pk: part for part in found.parts.filter(is_counted=True)}
    entries = set(entries_of(found).values_list("pk", flat=True))
    rows = []
    for (entry_id, part_id), points in marks.items():
        if entry_id not in entries or part_id not in parts:
            continue
        check_mark(points, most=parts[part_id].most, field=f"test_{entry_id}_{part_id}")
        rows.append(TestMark(entry_id=entry_id, part_id=part_id, points=points))
    TestMark.objects.filter(part__in=parts, entry__in=[row.entry_id for row in rows]).delete()
    TestMark.objects.bulk_create(rows, batch_size=500)
    journal.record(
        by,
        "count_tests",
        found.contest,
        Sentence("Nhập điểm bài làm {round}: {count}.", round=found.name, count=len(rows)),
    )
    return len(rows)
