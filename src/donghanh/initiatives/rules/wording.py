"""What an initiative must say before it is sent, and how two texts are laid side by side."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from donghanh.base.sentences import Refusal, mark
from donghanh.base.words import fold, one_line

WHOLE = 100
MOST_AUTHORS = 10


@dataclass(frozen=True)
class AuthorDraft:
    """One author and their share in per cent."""

    name: str
    share: int
    person_id: int | None = None


def check_title(title: str) -> str:
    """The title on one line; refuses none."""
    said = one_line(title)
    if not said:
        raise Refusal("Chưa có tên sáng kiến. Ghi ngắn gọn cách làm mới là gì.", field="title")
    return said[:250]


def check_said(text: str, *, field: str) -> str:
    """The text on one line; refuses none."""
    said = one_line(text)
    if not said:
        raise Refusal("Mục này chưa ghi gì. Ghi ngắn gọn rồi gửi lại.", field=field)
    return said


def check_authors(authors: Sequence[AuthorDraft]) -> None:
    """Refuse no author, one twice, and shares that do not make a hundred."""
    if not authors:
        raise Refusal("Chưa có tác giả. Ghi họ tên và tỷ lệ đóng góp của từng người.")
    names = [fold(author.name) for author in authors if author.person_id is None]
    people = [author.person_id for author in authors if author.person_id is not None]
    if len(set(names)) < len(names) or len(set(people)) < len(people):
        raise Refusal("Một tác giả được ghi hai lần. Gộp lại một dòng.")
    if any(not 1 <= author.share <= WHOLE for author in authors):
        raise Refusal("Tỷ lệ đóng góp của mỗi tác giả từ 1 đến 100%.")
    total = sum(author.share for author in authors)
    if total != WHOLE:
        raise Refusal(
            "Tỷ lệ đóng góp cộng lại là {total}%, phải đúng 100%. Sửa lại tỷ lệ của các tác giả.", total=total
        )


def check_whole(*, problem: str, solution: str, effect: str) -> None:
    """Refuse to send what says no problem, no solution or no effect."""
    for text, sentence, field in (
        (
            problem,
            mark("Chưa ghi tình trạng trước khi có sáng kiến. Ghi khó khăn, bất hợp lý là gì."),
            "problem",
        ),
        (solution, mark("Chưa ghi giải pháp. Ghi cách làm mới từng bước."), "solution"),
        (effect, mark("Chưa ghi hiệu quả. Ghi một, hai câu đã đạt được gì."), "effect"),
    ):
        if not text.strip():
            raise Refusal(sentence, field=field)


def name_key_of(name: str) -> str:
    """How a typed name is compared with members' names."""
    return one_line(name).casefold()


@dataclass(frozen=True)
class Run:
    """Words that stand together: in both texts, or in this one only."""

    text: str
    is_own: bool


def side_by_side(one: str, other: str) -> tuple[list[Run], list[Run]]:
    """Both texts as runs of words; accents and capitals make no difference, what stands in one only is its own."""
    left, right = one.split(), other.split()
    matcher = difflib.SequenceMatcher(None, [fold(w) for w in left], [fold(w) for w in right], autojunk=False)
    here: list[Run] = []
    there: list[Run] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        is_own = tag != "equal"
        if i2 > i1:
            here.append(Run(" ".join(left[i1:i2]), is_own))
        if j2 > j1:
            there.append(Run(" ".join(right[j1:j2]), is_own))
    return here, there
