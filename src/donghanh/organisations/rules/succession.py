"""How units end, are renamed and go on in others."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from donghanh.base.sentences import Refusal


def check_end(on: dt.date, *, founded_on: dt.date, ended_on: dt.date | None) -> None:
    """A unit ends once, after it began."""
    if ended_on is not None:
        raise Refusal("Đơn vị đã có ngày kết thúc hoạt động. Mở trang đơn vị để xem.")
    if on <= founded_on:
        raise Refusal("Ngày kết thúc phải sau ngày thành lập đơn vị. Kiểm tra lại ngày.", field="on")


def check_heir(*, has_heir: bool, is_dissolved: bool, beneath: int) -> None:
    """Who merges or splits has a successor; who is dissolved has none and leaves nobody behind."""
    if is_dissolved and has_heir:
        raise Refusal(
            "Đơn vị giải thể không có đơn vị kế thừa. Bỏ chọn, hoặc chọn “Sáp nhập”.", field="heir_0"
        )
    if not is_dissolved and not has_heir:
        raise Refusal("Chưa chọn đơn vị kế thừa. Tìm và chọn một đơn vị.", field="heir_0")
    if is_dissolved and beneath:
        raise Refusal(
            "Còn {count} đơn vị trực thuộc. Chuyển các đơn vị này về cấp trên khác trước khi giải thể.",
            count=beneath,
        )


def check_renamed_on(from_on: dt.date, *, last: dt.date, today: dt.date) -> None:
    """Names follow each other, and the last one is today's."""
    if from_on > today:
        raise Refusal("Ngày đổi tên không thể sau ngày hôm nay. Ghi khi tên mới đã dùng.", field="from_on")
    if from_on <= last:
        raise Refusal("Ngày đổi tên phải sau ngày thành lập và sau lần đổi tên trước.", field="from_on")


@dataclass(frozen=True)
class ActPaper:
    """The paper by which a unit was founded, renamed, placed or ended: "12/QĐ-LĐLĐ" of a day."""

    number: str = ""
    issued_on: dt.date | None = None


NO_PAPER = ActPaper()


def check_paper(paper: ActPaper, today: dt.date) -> None:
    """A paper that is named has a day that has come."""
    if bool(paper.number.strip()) != (paper.issued_on is not None):
        raise Refusal(
            "Ghi đủ cả số, ký hiệu và ngày của văn bản quyết định, hoặc để trống cả hai.",
            field="paper_number",
        )
    if paper.issued_on is not None and paper.issued_on > today:
        raise Refusal("Ngày văn bản không thể sau ngày hôm nay. Kiểm tra lại ngày.", field="paper_on")


def check_shares(kind: str, shares: Sequence[int]) -> None:
    """Who merges has one heir; who splits has two or more, whose shares are 100 per cent together."""
    if kind == "split" and len(shares) < 2:
        raise Refusal("Chia, tách thì có từ hai đơn vị kế thừa. Chọn thêm đơn vị.", field="heir_1")
    if kind == "merge" and len(shares) > 1:
        raise Refusal(
            "Sáp nhập chỉ vào một đơn vị. Bỏ bớt đơn vị kế thừa, hoặc chọn “Chia, tách”.", field="heir_1"
        )
    if shares and (sum(shares) != 100 or min(shares) < 1):
        raise Refusal(
            "Tỷ lệ của các đơn vị kế thừa cộng lại phải đủ 100 %, hiện là {sum} %.",
            sum=sum(shares),
            field="share_0",
        )


def split_stock(amount: int, shares: Sequence[int]) -> list[int]:
    """A whole amount parted by `shares`: the largest remainders are rounded up, so that the sum holds."""
    whole = sum(shares)
    parts = [amount * share // whole for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda at: (-(amount * shares[at] % whole), at))
    for at in by_remainder[: amount - sum(parts)]:
        parts[at] += 1
    return parts


def part_in_order(count: int, shares: Sequence[int]) -> list[int]:
    """For each of `count` persons in their order the place of the heir: the first so many go to the first heir."""
    return [at for at, part in enumerate(split_stock(count, shares)) for _ in range(part)]


@dataclass(frozen=True)
class Heads:
    """Workers and, among them, members: a stock."""

    workers: int
    members: int

    @property
    def rate(self) -> Fraction | None:
        """Members of all workers; None where nobody works."""
        return Fraction(self.members, self.workers) if self.workers else None


def merged_heads(counts: Iterable[Heads]) -> Heads:
    """100 and 50 members are 150; the rate of all is weighed by itself, as it is asked of the sums."""
    counted = list(counts)
    return Heads(sum(each.workers for each in counted), sum(each.members for each in counted))


def split_heads(heads: Heads, shares: Sequence[int]) -> list[Heads]:
    """Parted by `shares`: nobody is lost, and nowhere are there more members than workers."""
    members = split_stock(heads.members, shares)
    others = split_stock(heads.workers - heads.members, shares)
    return [Heads(joined + other, joined) for joined, other in zip(members, others, strict=True)]
