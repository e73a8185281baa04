"""A form while it is put together: order, groups, and what still keeps it from being published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from donghanh.base.sentences import Refusal, Sentence

MOST_LINES = 200


@dataclass(frozen=True)
class Piece:
    """One line of a draft: its key, the group it stands in, what is asked of whom; a ratio's `parts` by code and name."""

    key: int
    section: str
    code: str = ""
    name: str = ""
    levels: tuple[str, ...] = ("grassroots",)
    parts: tuple[tuple[str, str], ...] = ()
    is_retired: bool = False


def sections_of(pieces: Iterable[Piece]) -> list[str]:
    """The groups in their order, each once."""
    return list(dict.fromkeys(piece.section for piece in pieces))


def gathered(pieces: Iterable[Piece]) -> list[Piece]:
    """The lines with each group together, groups in the order of their first line."""
    pieces = list(pieces)
    return [piece for section in sections_of(pieces) for piece in pieces if piece.section == section]


def moved(pieces: Sequence[Piece], key: int, step: int) -> list[Piece]:
    """One line a place up (−1) or down (+1) within its group; at the group's edge into the group beside it."""
    found = gathered(pieces)
    here = next(index for index, piece in enumerate(found) if piece.key == key)
    there = here + step
    if not 0 <= there < len(found):
        return found
    piece, other = found[here], found[there]
    if piece.section == other.section:
        found[here], found[there] = other, piece
        return found
    found[here] = replace(piece, section=other.section)
    return gathered(found)


def section_moved(pieces: Sequence[Piece], section: str, step: int) -> list[Piece]:
    """A whole group one place up or down."""
    order = sections_of(pieces)
    here = order.index(section)
    there = here + step
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
    return [piece for name in order for piece in pieces if piece.section == name]


def lacks_in(pieces: Iterable[Piece]) -> list[Sentence]:
    """What keeps a draft from being published, a sentence each."""
    pieces = list(pieces)
    if not pieces:
        return [Sentence("Biểu mẫu chưa có dòng nào. Đưa chỉ tiêu hoặc câu hỏi vào.")]
    codes = {piece.code for piece in pieces}
    found = []
    for piece in pieces:
        if piece.is_retired:
            found.append(Sentence("“{name}” đã thôi dùng. Bỏ dòng này.", name=piece.name))
        if not piece.levels:
            found.append(
                Sentence("“{name}” chưa có cấp nào phải báo cáo. Chọn cấp báo cáo.", name=piece.name)
            )
        if lacking := [name for code, name in piece.parts if code not in codes]:
            found.append(
                Sentence(
                    "“{name}” được tính từ {parts}, chưa có trong biểu mẫu. Đưa thêm vào.",
                    name=piece.name,
                    parts=" và ".join(f"“{part}”" for part in lacking),
                )
            )
    return found


def check_publishable(pieces: Iterable[Piece]) -> None:
    """Refuse to publish while something is lacking; the first thing is said."""
    if lacks := lacks_in(pieces):
        raise Refusal("Chưa ban hành được. {first}", first=lacks[0])


def check_room(count: int) -> None:
    """Refuse a form that nobody would fill."""
    if count > MOST_LINES:
        raise Refusal("Biểu mẫu có nhiều nhất {count} dòng. Bỏ bớt chỉ tiêu.", count=MOST_LINES)
