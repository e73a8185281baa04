"""What may be sent up and what may be verified."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from donghanh.base.dates import say_date
from donghanh.base.sentences import Refusal

from .points import say_points


@dataclass(frozen=True)
class Claim:
    """What a unit says of one self-scored criterion: `proofs` is how many evidence items stand behind it."""

    code: str
    name: str
    most: int
    points: int | None
    proofs: int


def check_points(points: int | None, *, most: int, name: str) -> None:
    """Refuse points below 0 or above the criterion's most."""
    if points is not None and not 0 <= points <= most:
        raise Refusal("“{name}”: điểm phải từ 0 đến {most}. Nhập lại.", name=name, most=say_points(most))


def check_may_send(claims: Iterable[Claim]) -> None:
    """Refuse a card with a criterion nobody scored (0 counts as scored), or with points without evidence."""
    claims = list(claims)
    open_ones = [claim for claim in claims if claim.points is None]
    if open_ones:
        raise Refusal(
            "Chưa gửi được: còn {count} tiêu chí chưa tự chấm ({names}). Không có kết quả thì chấm 0 điểm.",
            count=len(open_ones),
            names=", ".join(claim.code for claim in open_ones),
        )
    bare = [claim for claim in claims if claim.points and not claim.proofs]
    if bare:
        raise Refusal(
            "Chưa gửi được: {count} tiêu chí có điểm nhưng chưa có minh chứng ({names}). Đính kèm minh chứng hoặc "
            "chấm 0 điểm.",
            count=len(bare),
            names=", ".join(claim.code for claim in bare),
        )


def check_in_time(today: dt.date, due_on: dt.date) -> None:
    """Refuse self-scoring after its day."""
    if today > due_on:
        raise Refusal(
            "Đã hết hạn tự chấm ngày {day}. Đề nghị công đoàn cấp trên gia hạn rồi chấm tiếp.",
            day=say_date(due_on),
        )


@dataclass(frozen=True)
class Finding:
    """What stands before the verifier for one criterion: `offered` are self-scored or computed points."""

    code: str
    name: str
    kind: str
    part: str
    most: int
    offered: int | None


@dataclass(frozen=True)
class Verdict:
    """What the verifier says: None agrees with what was offered."""

    points: int | None = None
    reason: str = ""


def settle(finding: Finding, verdict: Verdict | None) -> tuple[int, str]:
    """The verified points and their reason.

    A reason is needed whenever the points differ from those offered, and for judged points of the base that
    are not full, of the bonus, the penalty and a veto that are not nothing.
    """
    verdict = verdict or Verdict()
    points = verdict.points if verdict.points is not None else finding.offered
    if points is None:
        if finding.part == "base":
            raise Refusal("“{name}” do cấp trên chấm và chưa có điểm. Nhập điểm.", name=finding.name)
        points = 0
    check_points(points, most=finding.most, name=finding.name)
    reason = verdict.reason.strip()
    if not reason and _needs_reason(finding, points):
        raise Refusal(
            "“{name}”: điểm thẩm định ({points}) cần có lý do. Ghi lý do để đơn vị biết.",
            name=finding.name,
            points=say_points(points),
        )
    return points, reason


def _needs_reason(finding: Finding, points: int) -> bool:
    if finding.offered is not None:
        return points != finding.offered
    return points != finding.most if finding.part == "base" else points != 0


def check_other_hands(scorer: int | None, verifier: int | None) -> None:
    """Refuse that somebody verifies what they scored themselves."""
    if scorer is not None and scorer == verifier:
        raise Refusal("Người đã tự chấm phiếu này không thẩm định chính phiếu đó. Nhờ người khác thẩm định.")


@dataclass(frozen=True)
class Readiness:
    """One line of the launch checklist: what, and whether it is there."""

    code: str
    is_ready: bool


def launch_checklist(facts: Mapping[str, bool]) -> list[Readiness]:
    """What a movement needs before it opens (an example checklist, domain 9.10), in the order of asking."""
    return [
        Readiness(code, bool(facts.get(code)))
        for code in ("aim", "objects", "criteria", "dates", "award_forms", "legal_bases")
    ]
