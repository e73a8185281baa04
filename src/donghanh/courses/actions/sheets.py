"""Many learners from one sheet: tried out first, then entered together or not at all."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.sheets import LARGEST, check_file, read_table
from donghanh.base.uploads import check_size
from donghanh.base.words import fold
from donghanh.evidence.actions import Upload
from donghanh.journal import actions as journal

from ..choices import COURSE_MOVES, Outcome
from ..facts import homes_for, names_of, seats_of
from ..models import Course, Participant
from ..permissions import check_may_sign_up, may_run
from ..rules import COLUMNS, Learner, check_past, check_seats, read_learners
from ..rules.sheet import outcome_words
from .learners import tell_offerer


@dataclass
class TriedList:
    """What a sheet would enter, its wrong cells with their address in words, what was passed over."""

    learners: list[Learner] = field(default_factory=list)
    wrong: list[tuple[str, Sentence]] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)


def try_list(*, by: Actor, course: Course, upload: Upload) -> TriedList:
    """Read the sheet; nothing is written. Raises Refusal for what is no such sheet."""
    check_may_sign_up(by, course)
    COURSE_MOVES.check(course.state, "sign_up")
    name = upload.name or ""
    check_size(name, upload.size or 0, limit=LARGEST)
    with tempfile.NamedTemporaryFile(suffix=".sheet") as file:
        file.write(upload.read())
        file.flush()
        check_file(Path(file.name), name)
        table = read_table(Path(file.name), COLUMNS, name=name)
        words = outcome_words() if may_run(by, course) else {}
        homes = names_of(homes_for(by, course))
        learners, faults = read_learners(table.lines, homes, own=by.unit_id or 0, words=words)
    wrong = [(table.cell_name(one.row, one.key), one.sentence) for one in faults]
    if not learners and not wrong:
        wrong = [(table.cell_name(table.heading_row, "name"), Sentence("Tệp chưa có người nào."))]
    merged = [
        Sentence("Ô gộp {cells}: các dòng này dùng chung một giá trị. Kiểm tra lại từng dòng.", cells=cells)
        for cells in table.merged
    ]
    return TriedList(learners, wrong, [*table.notes, *merged])


@transaction.atomic
def enter_list(*, by: Actor, course: Course, learners: Sequence[Learner], once: str | None = None) -> int:
    """Enter all of them, or none; who is on the list already keeps their place, an outcome told is written.

    How many are new.
    """
    check_may_sign_up(by, course)
    journal.accept_once(once)
    found = hold(course)
    COURSE_MOVES.check(found.state, "sign_up")
    homes = {learner.home for learner in learners}
    if homes_for(by, found).filter(pk__in=homes).count() < len(homes):
        raise Refusal("Danh sách có người của đơn vị khác. Tải tệp lên kiểm tra lại.")
    if any(learner.outcome not in ("", Outcome.REGISTERED) for learner in learners):
        check_past(found.from_on, today=today())
    known = {(row.home_id, row.search_key, row.place_key): row for row in found.participants.all()}
    new = [learner for learner in learners if learner.key not in known]
    check_seats(seats_of(found).signed_up, seats=found.seats, more=len(new))
    Participant.objects.bulk_create(
        Participant(
            course=found,
            home_id=learner.home,
            name=learner.name,
            search_key=fold(learner.name),
            workplace=learner.workplace,
            place_key=fold(learner.workplace),
            outcome=learner.outcome or Outcome.REGISTERED,
        )
        for learner in new
    )
    told = [known[learner.key] for learner in learners if learner.key in known and learner.outcome]
    outcomes = {learner.key: learner.outcome for learner in learners}
    for row in told:
        row.outcome = outcomes[(row.home_id, row.search_key, row.place_key)]
    Participant.objects.bulk_update(told, ["outcome"])
    said = Sentence(
        "Nhập danh sách từ tệp: thêm {new} người, ghi kết quả {told} người.", new=len(new), told=len(told)
    )
    journal.record(by, "enter_list", found, said)
    tell_offerer(by, found, len(new))
    return len(new)
