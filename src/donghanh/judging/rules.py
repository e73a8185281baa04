"""How a ballot is decided, and who must stay out of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from donghanh.base.numbers import say_ratio
from donghanh.base.sentences import Refusal, Sentence, mark


@dataclass(frozen=True)
class Threshold:
    """The share of all members that must agree: at least numerator/denominator, or more than it.

    NĐ 91/2017/NĐ-CP Art. 45.8 asks 90/100 of *all* council members for the high titles; a simple majority
    is more than 1/2.
    """

    numerator: int
    denominator: int
    is_exceeded: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.numerator <= self.denominator or (
            self.is_exceeded and self.numerator == self.denominator
        ):
            raise Refusal(
                "Tỷ lệ cần đạt phải lớn hơn 0 và không quá toàn bộ thành viên. Nhập lại, ví dụ 2/3 hoặc 90/100.",
                field="threshold",
            )

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> Sentence:
        """As people read it: từ 90/100, trên 1/2."""
        template = mark("trên {share}") if self.is_exceeded else mark("từ {share}")
        return Sentence(template, share=f"{self.numerator}/{self.denominator}")


MAJORITY = Threshold(1, 2, is_exceeded=True)


def passes(agree: int, seats: int, threshold: Threshold) -> bool:
    """Do `agree` of all `seats` reach the threshold? Exact; those absent or recused count as not agreeing."""
    have, need = agree * threshold.denominator, seats * threshold.numerator
    return seats > 0 and (have > need if threshold.is_exceeded else have >= need)


def votes_needed(seats: int, threshold: Threshold) -> int:
    """The least number of agreeing votes with which `seats` members pass."""
    need = seats * threshold.numerator
    if threshold.is_exceeded:
        return need // threshold.denominator + 1
    return -(-need // threshold.denominator)


@dataclass(frozen=True)
class Tally:
    """A counted ballot: `seats` is every seat when it opened, `recused` those of them who may not vote."""

    seats: int
    recused: int
    agree: int
    disagree: int
    blank: int

    @property
    def voted(self) -> int:
        """Slips in the box."""
        return self.agree + self.disagree + self.blank

    @property
    def missing(self) -> int:
        """Seats that could have voted and did not."""
        return self.seats - self.recused - self.voted


def verdict(tally: Tally, threshold: Threshold) -> Sentence:
    """The result as the minutes say it, with its denominator."""
    template = (
        mark("Đạt: {agree}/{seats} thành viên đồng ý ({share}), mức cần đạt {threshold}. {base}")
        if passes(tally.agree, tally.seats, threshold)
        else mark("Chưa đạt: {agree}/{seats} thành viên đồng ý ({share}), mức cần đạt {threshold}. {base}")
    )
    return Sentence(
        template,
        agree=tally.agree,
        seats=tally.seats,
        share=say_ratio(tally.agree, tally.seats),
        threshold=threshold.sentence,
        base=denominator_said(tally.seats, tally.recused),
    )


def denominator_said(seats: int, recused: int) -> Sentence:
    """What the share is a share of."""
    if recused:
        return Sentence(
            "Mẫu số là toàn bộ {seats} thành viên, không phải người có mặt; {recused} thành viên liên quan "
            "không tham gia biểu quyết nhưng vẫn tính trong mẫu số.",
            seats=seats,
            recused=recused,
        )
    return Sentence("Mẫu số là toàn bộ {seats} thành viên, không phải người có mặt.", seats=seats)


@dataclass(frozen=True)
class Subject:
    """Whom a question is about: a person (with the unit they belong to), a unit, or nobody."""

    unit_id: int | None = None
    person_id: int | None = None


@dataclass(frozen=True)
class Sitter:
    """A seat as conflicts see it: `serves` are the units where its person holds a role today."""

    seat_id: int
    unit_id: int | None = None
    person_id: int | None = None
    leads: frozenset[int] = field(default_factory=frozenset)
    serves: frozenset[int] = field(default_factory=frozenset)


def is_recused(sitter: Sitter, subject: Subject) -> bool:
    """Must this seat stay out?

    It must when it is the subject itself; when the subject is a unit that its person serves; and when the
    subject is a person of a unit that the seat is or leads (the line of command inside their own unit).
    """
    if subject.person_id is not None:
        if sitter.person_id == subject.person_id:
            return True
        return subject.unit_id is not None and (
            sitter.unit_id == subject.unit_id or subject.unit_id in sitter.leads
        )
    if subject.unit_id is None:
        return False
    return sitter.unit_id == subject.unit_id or subject.unit_id in sitter.serves


def recused_among(sitters: Iterable[Sitter], subject: Subject) -> set[int]:
    """Keys of the seats that must stay out."""
    return {sitter.seat_id for sitter in sitters if is_recused(sitter, subject)}


def check_can_decide(seats: int, recused: int, threshold: Threshold) -> None:
    """Refuse a ballot that nobody's votes could pass."""
    if not seats:
        raise Refusal("Chưa có thành viên nào. Thêm thành viên trước khi lấy phiếu.")
    needed = votes_needed(seats, threshold)
    if seats - recused < needed:
        raise Refusal(
            "Chưa lấy phiếu được: {recused}/{seats} thành viên liên quan không được biểu quyết, còn lại không đủ "
            "{needed} phiếu cần đạt. Bổ sung thành viên rồi lấy phiếu.",
            recused=recused,
            seats=seats,
            needed=needed,
        )


def check_count(tally: Tally, slips: int) -> None:
    """Refuse counts on paper that do not add up to the slips handed in."""
    if min(tally.agree, tally.disagree, tally.blank) < 0:
        raise Refusal("Số phiếu không thể là số âm. Nhập lại số từ 0 trở lên.")
    if tally.voted != slips:
        raise Refusal(
            "Số phiếu không khớp: {counted} phiếu đã kiểm, {slips} thành viên bỏ phiếu. Kiểm lại phiếu.",
            counted=tally.voted,
            slips=slips,
        )
