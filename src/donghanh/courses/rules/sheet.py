"""The list of learners as a sheet: the same columns go out and come in, each cell checked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from donghanh.base.sentences import Sentence
from donghanh.base.sheets import Heading, Line
from donghanh.base.words import fold
from donghanh.imports.rules.faults import Cells, Wrong, places_of
from donghanh.imports.rules.matching import Nearest

from ..choices import Outcome

COLUMNS = (
    Heading("name", "Họ và tên", ("họ tên", "tên học viên", "học viên"), is_needed=True),
    Heading("workplace", "Nơi làm việc", ("tổ, bộ phận", "bộ phận", "phân xưởng", "tổ")),
    Heading("home", "Công đoàn cơ sở", ("đơn vị", "công đoàn")),
    Heading("outcome", "Kết quả", ("kết quả học tập", "ghi chú kết quả")),
)
MOST_LEARNERS = 500
LONGEST_NAME, LONGEST_PLACE = 120, 160
_PLACES = places_of(COLUMNS)


@dataclass(frozen=True)
class Learner:
    """One line: where it stands, who, from where, of which unit, what became of them ("" where nothing is told)."""

    row: int
    name: str
    workplace: str
    home: int
    outcome: str = ""

    @property
    def key(self) -> tuple[int, str, str]:
        """Who it is within one course."""
        return self.home, fold(self.name), fold(self.workplace)


def read_learners(
    lines: Iterable[Line], homes: Mapping[int, str], *, own: int, words: Mapping[str, str]
) -> tuple[list[Learner], list[Wrong]]:
    """Learners of a sheet and the wrong cells. `homes`: what units that may be named are called; `own` where none is named;
    `words`: what an outcome may be called, empty where the reader may not tell one.
    """
    by_name = {fold(name): key for key, name in homes.items()}
    names = list(homes.values())
    nearest = Nearest({index: fold(name) for index, name in enumerate(names)})
    found: dict[tuple[int, str, str], Learner] = {}
    wrong: list[Wrong] = []
    for line in lines:
        cells = Cells(line, _PLACES)
        learner = _learner(
            cells, by_name, own=own, words=words, near=lambda typed: [names[i] for i in nearest.to(typed)]
        )
        if learner is not None and learner.key in found:
            row = found[learner.key].row
            cells.refuse("name", Sentence("Người này đã có ở dòng {row}. Bỏ một dòng.", row=row))
        elif learner is not None:
            found[learner.key] = learner
        wrong += cells.wrong
    if len(found) > MOST_LEARNERS:
        row = list(found.values())[MOST_LEARNERS].row
        wrong.append(
            Wrong(row, "", Sentence("Tệp có quá {count} người. Chia thành nhiều tệp.", count=MOST_LEARNERS))
        )
    return list(found.values()), wrong


def _learner(
    cells: Cells, by_name: Mapping[str, int], *, own: int, words: Mapping[str, str], near: Any
) -> Learner | None:
    name, workplace = cells.text("name", LONGEST_NAME), cells.text("workplace", LONGEST_PLACE)
    typed = cells.text("home", 250)
    home = by_name.get(fold(typed), 0) if typed else own
    outcome = cells.word("outcome", words) if words else ""
    if not name and not cells.wrong:
        cells.refuse("name", Sentence("Chưa ghi họ tên."))
    if not home:
        close = "; ".join(near(typed)[:2])
        said = Sentence("Không có công đoàn tên như vậy ở đây. Gần giống: {near}.", near=close)
        cells.refuse("home", said if close else Sentence("Không có công đoàn tên như vậy ở đây."))
    return None if cells.wrong else Learner(cells.line.number, name, workplace, home, outcome)


def outcome_words() -> dict[str, str]:
    """What people write for each outcome."""
    table = {fold(str(outcome.label)): str(outcome) for outcome in Outcome}
    others = {"x": Outcome.ATTENDED, "co mat": Outcome.ATTENDED, "vang mat": Outcome.ABSENT}
    table |= {word: str(outcome) for word, outcome in others.items()}
    return table | {
        "khong dat": str(Outcome.FAILED),
        "|": "|".join(str(outcome.label) for outcome in Outcome),
    }


def plain_learners(learners: Sequence[Learner]) -> list[dict[str, Any]]:
    """The learners as plain values, to be carried from the check to the entry."""
    return [asdict(learner) for learner in learners]


def learners_from(plain: Sequence[dict[str, Any]]) -> list[Learner]:
    """The learners that `plain_learners` wrote."""
    return [Learner(**values) for values in plain]
