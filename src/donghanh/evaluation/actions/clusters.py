"""A cluster in its year: formed, scored, voted on."""

from collections.abc import Iterable

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import one_line
from donghanh.journal import actions as journal
from donghanh.judging.actions import Question, call_panel, close_ballot, open_ballots, seat
from donghanh.judging.choices import BallotState, PanelKind, SeatRole
from donghanh.judging.rules import Threshold
from donghanh.organisations.models import Unit

from ..choices import CARD, CardState
from ..facts.clusters import standing_of
from ..models import Cluster, ClusterMember, Scorecard
from ..permissions import check_may_lead, check_may_open

ACCLAIM = Threshold(2, 3)


@transaction.atomic
def form_cluster(
    *, by: Actor, name: str, year: int, lead: Unit, members: Iterable[Unit], once: str | None = None
) -> Cluster:
    """A cluster of like units with its lead for the year; its panel seats every member once."""
    check_may_open(by, by.unit_id or 0)
    journal.accept_once(once)
    name, members = one_line(name), list(members)
    if not name:
        raise Refusal("Chưa có tên cụm. Nhập tên, ví dụ Cụm thi đua số 1.", field="name")
    if len(members) < 2 or lead not in members:
        raise Refusal("Cụm có từ hai đơn vị trở lên và cụm trưởng là một trong số đó.", field="lead")
    if Cluster.objects.filter(unit=by.unit_id, name=name, year=year).exists():
        raise Refusal("Cụm này đã lập cho năm {year}. Mở cụm đã có.", year=year, field="name")
    unit = Unit.objects.get(pk=by.unit_id)
    panel = call_panel(by=by, unit=unit, kind=PanelKind.CLUSTER, name=f"{name} ({year})")
    for member in members:
        role = SeatRole.CHAIR if member == lead else SeatRole.MEMBER
        seat(by=by, panel=panel, sitter=member, role=role)
    made = Cluster.objects.create(unit=unit, name=name, year=year, lead=lead, panel=panel)
    ClusterMember.objects.bulk_create([ClusterMember(cluster=made, unit=member) for member in members])
    journal.record(
        by,
        "form",
        made,
        Sentence("Lập {name} năm {year}, {count} đơn vị.", name=name, year=year, count=len(members)),
    )
    return made


@transaction.atomic
def open_vote(
    *, by: Actor, cluster: Cluster, threshold: Threshold = ACCLAIM, once: str | None = None
) -> None:
    """Put the year's results to the members, and whether to acclaim whoever stands first."""
    cluster = hold(cluster)
    check_may_lead(by, cluster)
    journal.accept_once(once)
    cards = _cards_of(cluster)
    if cluster.ballot_id:
        raise Refusal("Cụm đã lấy phiếu. Mở phiếu đã có để xem.")
    if not cards or any(card.state != CardState.VERIFIED for card in cards):
        raise Refusal("Chưa lấy phiếu được: còn phiếu chấm điểm chưa thẩm định. Chờ thẩm định xong.")
    first = [row for row in standing_of(cluster) if row.rank == 1]
    questions = [Question(_on_results(cluster))] + [
        Question(_on_first(cluster, row.unit.name), unit_id=row.unit.pk) for row in first
    ]
    ballots = open_ballots(by=by, panel=cluster.panel, questions=questions, threshold=threshold)
    cluster.ballot = ballots[0]
    cluster.save(update_fields=["ballot"])
    for row, ballot in zip(first, ballots[1:], strict=True):
        ClusterMember.objects.filter(cluster=cluster, unit=row.unit).update(ballot=ballot)
    journal.record(by, "open_vote", cluster, Sentence("Lấy phiếu của cụm."))


def _on_results(cluster: Cluster) -> str:
    return str(
        Sentence("Nhất trí kết quả chấm điểm của {name} năm {year}", name=cluster.name, year=cluster.year)
    )


def _on_first(cluster: Cluster, unit_name: str) -> str:
    return str(
        Sentence(
            "Suy tôn {unit} dẫn đầu {name} năm {year}", unit=unit_name, name=cluster.name, year=cluster.year
        )
    )


def _cards_of(cluster: Cluster) -> list[Scorecard]:
    return list(Scorecard.objects.select_for_update(of=("self",)).filter(round__cluster=cluster))


@transaction.atomic
def close_vote(*, by: Actor, cluster: Cluster) -> None:
    """Count the cluster's slips; when the results pass, its cards have been voted on."""
    cluster = hold(cluster)
    check_may_lead(by, cluster)
    if cluster.ballot is None:
        raise Refusal("Cụm chưa lấy phiếu. Lấy phiếu trước khi kiểm phiếu.")
    ballots = [cluster.ballot]
    ballots += [row.ballot for row in cluster.members.select_related("ballot") if row.ballot]
    closed = [
        close_ballot(by=by, ballot=ballot) if ballot.state == BallotState.OPEN else ballot
        for ballot in ballots
    ]
    if not closed[0].passed:
        journal.record(by, "close_vote", cluster, Sentence("Kiểm phiếu: cụm chưa nhất trí kết quả."))
        return
    cards = _cards_of(cluster)
    for card in cards:
        card.state = CARD.check(card.state, "vote")
    Scorecard.objects.bulk_update(cards, ["state"])
    journal.record(
        by,
        "close_vote",
        cluster,
        Sentence("Kiểm phiếu ngày {day}: cụm nhất trí kết quả.", day=f"{today():%d/%m/%Y}"),
    )
