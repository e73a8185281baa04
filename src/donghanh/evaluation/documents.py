"""Papers of evaluation: the minutes of a cluster's vote."""

from django.utils import timezone

from donghanh.base.dates import say_long_date, today
from donghanh.base.numbers import say_number
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.documents.documents import letter_of, recipients_of
from donghanh.documents.facts import MAKERS
from donghanh.documents.rules.paper import Paper, Signing, Table, numbered
from donghanh.judging.models import Ballot

from .choices import Grade
from .facts.clusters import standing_of
from .models import Cluster
from .rules.points import say_points

LAYOUT = "union-2011"
WRITERS = MAKERS

__all__ = ["CONTENT_TYPES", "WRITERS", "minutes_of", "write_minutes"]


def minutes_of(cluster: Cluster) -> Paper:
    """The minutes of the cluster's vote: who took part, the results by rank, each question with its counts.

    Always in Vietnamese, as the office signs it.
    """
    ballot = cluster.ballot
    day = timezone.localtime(ballot.closed_at).date() if ballot and ballot.closed_at else None
    places = standing_of(cluster)
    ballots = [row for row in (ballot, *(place.ballot for place in places)) if row]
    lead = cluster.lead
    return letter_of(
        lead,
        "Biên bản",
        day or today(),
        subject=f"Họp {cluster.name}, bình xét, suy tôn thi đua năm {cluster.year}",
        issued_on=day,
        clauses=numbered(
            (
                "Thành phần",
                (
                    f"Cụm trưởng: {lead.name}.",
                    f"Thành viên: {', '.join(place.unit.name for place in places)}.",
                ),
            ),
            ("Kết quả chấm điểm, xếp hạng", ()),
            ("Kết quả bỏ phiếu", tuple(_said(row) for row in ballots)),
        ),
        tables=(_results(places),),
        closing=(f"Biên bản được lập {say_long_date(day)} và được các thành viên thông qua." if day else "",),
        recipients=recipients_of(lead, day or today(), "Các thành viên cụm"),
        signings=(Signing(title="THƯ KÝ"), Signing(title="CỤM TRƯỞNG")),
    )


def _said(ballot: Ballot) -> str:
    verdict = "đạt" if ballot.passed else "chưa đạt"
    return (
        f"{ballot.question}: {ballot.agreed} phiếu đồng ý, {ballot.disagreed} không đồng ý, "
        f"{ballot.left_blank} phiếu trắng trên tổng số {ballot.seats_total} thành viên "
        f"(mức cần đạt {ballot.threshold}); {verdict}."
    )


def _results(places: list) -> Table:
    return Table(
        head=("Hạng", "Đơn vị", "Điểm", "Xếp loại"),
        rows=tuple(
            (
                say_number(place.rank or 0),
                place.unit.name,
                say_points(place.total),
                str(Grade(place.card.grade).label) if place.card and place.card.grade else "",
            )
            for place in places
        ),
        after="II",
        widths=(1, 5, 1.4, 2.6),
        numeric=(0, 2),
    )


def write_minutes(cluster: Cluster, kind: str) -> bytes:
    """The minutes as docx or pdf."""
    return WRITERS[kind](minutes_of(cluster), LAYOUT)
