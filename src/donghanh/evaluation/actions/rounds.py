"""Opening a round of scoring, keeping its figures, telling its results."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date, today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.movements.models import Movement
from donghanh.notices.actions import tell
from donghanh.organisations.models import Unit
from donghanh.periods.models import Period

from ..choices import CardState, CriterionKind, SetKind
from ..facts.figures import figures_of
from ..facts.people import accounts_signing
from ..models import Cluster, CriteriaSet, Criterion, Round, Score, Scorecard
from ..permissions import check_may_announce, check_may_open, check_may_verify_all
from ..rules.points import work_out


@transaction.atomic
def open_round(
    *,
    by: Actor,
    criteria_set: CriteriaSet,
    period: Period,
    self_due_on: dt.date,
    verify_due_on: dt.date,
    movement: Movement | None = None,
    cluster: Cluster | None = None,
    once: str | None = None,
) -> Round:
    """Give every unit that the set is for (of the cluster, or beneath) its card, the computed points filled in."""
    check_may_open(by, cluster.unit_id if cluster else by.unit_id or 0)
    journal.accept_once(once)
    _check_fits(criteria_set, period, cluster)
    if not today() <= self_due_on <= verify_due_on:
        raise Refusal(
            "Hạn tự chấm không được trước hôm nay, hạn thẩm định không được trước hạn tự chấm. Kiểm tra lại.",
            field="self_due_on",
        )
    same = Round.objects.filter(unit=by.unit_id, criteria_set=criteria_set, period=period)
    if (Round.objects.filter(cluster=cluster) if cluster else same).exists():
        raise Refusal("Đợt chấm điểm của kỳ này đã mở. Mở đợt đã có để xem.")
    units = _units_of(by, criteria_set, cluster)
    if not units:
        raise Refusal("Không có đơn vị nào để chấm điểm theo bộ tiêu chí này.")
    made = Round.objects.create(
        unit_id=by.unit_id,
        criteria_set=criteria_set,
        period=period,
        movement=movement,
        cluster=cluster,
        opened_on=today(),
        self_due_on=self_due_on,
        verify_due_on=verify_due_on,
    )
    cards = Scorecard.objects.bulk_create(
        [Scorecard(round=made, unit=unit, due_on=self_due_on) for unit in units], batch_size=500
    )
    _fill_computed(made, cards)
    journal.record(
        by,
        "open_round",
        made,
        Sentence("Mở đợt chấm điểm {name} cho {count} đơn vị.", name=criteria_set.name, count=len(units)),
    )
    tell(
        accounts_signing(unit.pk for unit in units),
        Sentence("Mời tự chấm điểm: {name}, hạn {day}.", name=criteria_set.name, day=say_date(self_due_on)),
        reverse("evaluation:cards"),
    )
    return made


def _check_fits(criteria_set: CriteriaSet, period: Period, cluster: Cluster | None) -> None:
    if (criteria_set.kind == SetKind.CLUSTER) != (cluster is not None):
        raise Refusal(
            "Bộ tiêu chí của cụm chỉ dùng cho cụm thi đua. Chọn bộ tiêu chí khác.", field="criteria_set"
        )
    if not criteria_set.valid_from <= period.ends_on <= criteria_set.valid_until:
        raise Refusal("Bộ tiêu chí không áp dụng cho kỳ này. Chọn bộ tiêu chí khác.", field="criteria_set")


def _units_of(by: Actor, criteria_set: CriteriaSet, cluster: Cluster | None) -> list[Unit]:
    if cluster:
        return [member.unit for member in cluster.members.select_related("unit").order_by("unit__sort_key")]
    beneath = Unit.objects.visible_to(by).alive_on(today()).filter(level=criteria_set.level)
    return list(beneath.exclude(pk=by.unit_id).in_order())


def _fill_computed(made: Round, cards: list[Scorecard]) -> None:
    """Write the computed points of these cards, with the figures they came from."""
    criteria = list(Criterion.objects.filter(criteria_set=made.criteria_set_id, kind=CriterionKind.COMPUTED))
    formulas = {criterion.pk: criterion.worked_by for criterion in criteria}
    keys = {key for formula in formulas.values() for key in formula.keys}
    known = figures_of(made, [card.unit_id for card in cards], keys)
    rows = []
    for card in cards:
        figures = known.get(card.unit_id, {})
        for criterion in criteria:
            formula = formulas[criterion.pk]
            worked = work_out(formula, figures, most=criterion.most)
            rows.append(
                Score(
                    scorecard=card,
                    criterion=criterion,
                    computed_points=worked.points,
                    figures=[vars(figures[key]) for key in formula.keys if key in figures],
                )
            )
    Score.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["scorecard", "criterion"],
        update_fields=["computed_points", "figures"],
    )


@transaction.atomic
def refresh_figures(*, by: Actor, cards: Iterable[Scorecard]) -> int:
    """Take the figures accepted by now into cards not verified yet; how many cards."""
    cards = list(
        Scorecard.objects.select_for_update(of=("self",))
        .filter(pk__in=[card.pk for card in cards], state__in=[CardState.OPEN, CardState.SELF_SCORED])
        .select_related("round")
    )
    check_may_verify_all(by, cards)
    for made in {card.round for card in cards}:
        _fill_computed(made, [card for card in cards if card.round_id == made.pk])
    journal.record_all(
        [journal.entry_of(by, "refresh", card, Sentence("Cập nhật số liệu đã duyệt.")) for card in cards]
    )
    return len(cards)


@transaction.atomic
def extend(*, by: Actor, card: Scorecard, until: dt.date) -> None:
    """Give a unit more time to score itself."""
    check_may_verify_all(by, [card])
    if until <= card.due_on or card.state != CardState.OPEN:
        raise Refusal("Chỉ gia hạn phiếu chưa tự chấm, đến một ngày sau hạn cũ.", field="until")
    card.due_on = until
    card.save(update_fields=["due_on"])
    journal.record(by, "extend", card, Sentence("Gia hạn tự chấm đến {day}.", day=say_date(until)))


@transaction.atomic
def announce(*, by: Actor, round: Round) -> int:
    """Tell the results to the units directly beneath whose cards are verified (in a cluster: voted on); how many."""
    check_may_announce(by)
    ready = CardState.VOTED if round.cluster_id else CardState.VERIFIED
    cards = list(
        Scorecard.objects.verifiable_by(by).select_for_update(of=("self",)).filter(round=round, state=ready)
    )
    if not cards:
        raise Refusal(
            "Chưa có kết quả nào để thông báo. Thẩm định xong phiếu (và bỏ phiếu ở cụm) rồi thông báo."
        )
    Scorecard.objects.filter(pk__in=[card.pk for card in cards]).update(
        state=CardState.GRADED, graded_on=today()
    )
    journal.record_all(
        [journal.entry_of(by, "announce", card, Sentence("Thông báo kết quả chấm điểm.")) for card in cards]
    )
    tell(
        accounts_signing(card.unit_id for card in cards),
        Sentence("Đã có kết quả chấm điểm: {name}.", name=round.criteria_set.name),
        reverse("evaluation:cards"),
    )
    return len(cards)
