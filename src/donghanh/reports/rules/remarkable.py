"""What somebody should read before a report is accepted."""

from collections.abc import Iterable, Mapping

from donghanh.base.sentences import Sentence

from .sheet import Cell, Line, Sheet, explained_in


def remarks_on(
    sheet: Sheet,
    lines: Iterable[Line],
    cells: Mapping[str, Cell],
    *,
    proposal: str = "",
    stand_in: str = "",
    changed: int | None = None,
) -> list[Sentence]:
    """Why this report is not accepted together with others, a sentence each; nothing when it may be.

    `proposal` is what the unit wrote of difficulties, `stand_in` the unit that entered it instead, `changed` how
    many cells differ from the version accepted before.
    """
    found = [
        Sentence(
            "Mục {number}: {broken} Đơn vị ghi: {note}",
            number=fault.line.number,
            broken=fault.plain,
            note=note,
        )
        for fault, note in explained_in(sheet, lines, cells)
    ]
    if proposal.strip():
        found.append(Sentence("Có khó khăn, kiến nghị cần đọc."))
    if stand_in:
        found.append(Sentence("{unit} nhập thay từ bản giấy.", unit=stand_in))
    if changed is not None:
        found.append(Sentence("Gửi lại sau khi đã duyệt, có {count} ô thay đổi.", count=changed))
    return found
