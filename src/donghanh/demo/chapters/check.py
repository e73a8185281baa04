"""2017 is judged: every grassroots union scores itself, its superior verifies, one cluster votes."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile

from donghanh.evaluation.actions import (
    SelfScore,
    announce,
    answer,
    ask_again,
    close_vote,
    form_cluster,
    load_criteria,
    open_round,
    open_vote,
    self_score,
    verify_all,
)
from donghanh.evaluation.facts.backing import offered_for
from donghanh.evaluation.models import Cluster, CriteriaSet, Round, Scorecard
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.evidence.actions import add_evidence
from donghanh.evidence.models import Evidence
from donghanh.judging.actions import vote
from donghanh.judging.models import Ballot, Turnout
from donghanh.movements.facts import current_movement
from donghanh.organisations.models import Unit
from donghanh.periods.facts import period

from ..world import Tell, World

YEAR = "2017"
OPENS, SELF_DUE, VERIFY_DUE = dt.date(2017, 12, 1), dt.date(2017, 12, 15), dt.date(2017, 12, 31)
SELF_DAY, VERIFY_DAY, TELL_DAY = dt.date(2017, 12, 11), dt.date(2017, 12, 22), dt.date(2017, 12, 28)
ASKED_DAY, ANSWERED_DAY = dt.date(2018, 1, 4), dt.date(2018, 1, 12)
CLUSTER_SIZE = 5
# Self-scored criteria: most points (hundredths), what the evidence shows, and how many units have some.
CLAIMS = {
    "A3": (500, "Sinh hoạt tuyên truyền phong trào", 0.6),
    "B1": (1000, "Xác nhận kết quả sản xuất, công tác", 0.88),
    "C3": (1000, "Hoạt động chăm lo đoàn viên", 0.88),
    "E1": (300, "Xác nhận của đơn vị học theo cách làm mới", 0.08),
}
DILIGENT = {"CS-0001", "CS-0002"}
CLUSTER_CLAIMS = {
    "2.1": (10000, "Lớp tập huấn cán bộ công đoàn", 0.8),
    "2.2": (10000, "Kết luận kiểm tra ở cơ sở", 0.8),
    "4.1": (5000, "Báo cáo mô hình được nhân rộng", 0.2),
}


def live(world: World, tell: Tell) -> None:
    """Live through the scoring of the first year."""
    load_criteria()
    made = _open(world, "movement-grassroots")
    tell("Tự chấm điểm")
    world.on(SELF_DAY)
    cards = {card.unit_id: card for card in made.cards.all()}
    for unit in world.grassroots:
        if unit.pk in cards and world.rng.random() < 0.98:
            _score_itself(world, unit, cards[unit.pk])
    tell("Thẩm định điểm")
    _verify(world, made)
    tell("Cụm thi đua chấm điểm, bỏ phiếu")
    _cluster(world)
    _look_again(world, made)


def _open(world: World, code: str, cluster: Cluster | None = None) -> Round:
    world.on(OPENS)
    return open_round(
        by=world.actor(world.province),
        criteria_set=CriteriaSet.objects.filter(code=code).latest("version"),
        period=period(YEAR),
        movement=current_movement(world.province),
        cluster=cluster,
        self_due_on=SELF_DUE,
        verify_due_on=VERIFY_DUE,
    )


def _proof(world: World, unit: Unit, caption: str) -> Evidence:
    """A small paper of the unit's own; told apart by its content."""
    words = f"%PDF-1.4\n% {unit.code}: {caption}\n".encode()
    upload = SimpleUploadedFile("minh-chung.pdf", words)
    return add_evidence(by=world.actor(unit), unit=unit, upload=upload, caption=caption)


def _claims(world: World, unit: Unit, claims: dict[str, tuple[int, str, float]]) -> list[SelfScore]:
    """Most claim most of it; what has no evidence is honestly scored 0."""
    said = []
    for code, (most, caption, likely) in claims.items():
        if world.rng.random() > likely and unit.code not in DILIGENT:
            said.append(SelfScore(code, 0))
            continue
        share = world.rng.choice((1.0, 1.0, 0.9, 0.8))
        proof = _proof(world, unit, caption)
        said.append(SelfScore(code, int(most * share), "", (proof.pk,)))
    return said


def _score_itself(world: World, unit: Unit, card: Scorecard) -> None:
    scores = _claims(world, unit, CLAIMS)
    if unit.code in DILIGENT:  # what was done is ticked beside the file
        ideas = tuple(one.key for one in offered_for(card) if one.key.startswith("initiative"))[:1]
        scores = [replace(one, deeds=ideas) if one.code == "E1" else one for one in scores]
    self_score(by=world.actor(unit), card=card, scores=scores)


def _verify(world: World, made: Round) -> None:
    """Each superior verifies its own branch on one day and tells the results on another."""
    sent = {card.unit_id: card for card in made.cards.filter(state="self_scored")}
    for upper in (world.province, *world.uppers):
        cards = [sent[unit.pk] for unit in world.beneath(upper) if unit.pk in sent]
        if not cards:
            continue
        world.on(VERIFY_DAY)
        verdicts = {card.pk: _verdict(world.rng) for card in cards}
        verify_all(by=world.actor(upper), cards=cards, verdicts=verdicts)
        world.on(TELL_DAY)
        announce(by=world.actor(upper), round=made)


def _verdict(chance: random.Random) -> dict[str, Verdict]:
    said = {"D2": Verdict(500) if chance.random() < 0.7 else Verdict(300, "Báo cáo còn chung chung.")}
    said["C4"] = Verdict(500) if chance.random() < 0.97 else Verdict(200, "Có một vụ tai nạn lao động.")
    if chance.random() < 0.06:
        said["C3"] = Verdict(0, "Ảnh gửi lên là của năm trước.")
    if chance.random() < 0.04:
        said["E3"] = Verdict(200, "Số liệu 6 tháng phải đính chính.")
    if chance.random() < 0.005:
        said["E4"] = Verdict(100, "Phó Chủ tịch bị kỷ luật cảnh cáo tháng 9/2017.")
    return said


def _cluster(world: World) -> None:
    """Five upper unions score their year, the province verifies, the cluster votes."""
    by, members = world.actor(world.province), world.uppers[:CLUSTER_SIZE]
    world.on(OPENS)
    cluster = form_cluster(by=by, name="Cụm thi đua số 1", year=2017, lead=members[0], members=members)
    made = _open(world, "cluster-upper", cluster)
    cards = {card.unit_id: card for card in made.cards.all()}
    world.on(SELF_DAY)
    for unit in members:
        self_score(by=world.actor(unit), card=cards[unit.pk], scores=_claims(world, unit, CLUSTER_CLAIMS))
    world.on(VERIFY_DAY)
    verdicts = {card.pk: {"3.2": _cluster_verdict(world.rng)} for card in cards.values()}
    verify_all(by=by, cards=cards.values(), verdicts=verdicts)
    lead = world.actor(members[0])
    open_vote(by=lead, cluster=cluster)
    cluster.refresh_from_db()
    _vote(world, cluster, members)
    close_vote(by=lead, cluster=cluster)
    world.on(TELL_DAY)
    announce(by=by, round=made)


def _cluster_verdict(chance: random.Random) -> Verdict:
    points = chance.choice((3000, 2500, 2000))
    return Verdict(points, "" if points == 3000 else "Vắng một buổi sinh hoạt cụm.")


def _vote(world: World, cluster: Cluster, members: Iterable[Unit]) -> None:
    ballots = Ballot.objects.filter(panel=cluster.panel_id)
    for ballot in ballots:
        waiting = Turnout.objects.filter(ballot=ballot, standing="awaited").values_list(
            "seat__unit", flat=True
        )
        for unit in members:
            if unit.pk in set(waiting):
                vote(by=world.actor(unit), ballot=ballot, choice="agree")


def _look_again(world: World, made: Round) -> None:
    """One union asks to look at its result again and is answered."""
    graded = made.cards.filter(state="graded", scores__criterion__code="C3", scores__verified_points=0)
    card = graded.exclude(scores__reason="").order_by("pk").first() or made.cards.order_by("pk").first()
    if card is None or card.state != "graded":
        return
    unit = next(unit for unit in world.grassroots if unit.pk == card.unit_id)
    superior = world.superior(unit)
    world.on(ASKED_DAY)
    request = ask_again(
        by=world.actor(unit),
        card=card,
        text="Đề nghị xem lại tiêu chí C3: ảnh chụp tháng 5/2017, có biên bản kèm.",
    )
    if superior is None:
        return
    world.on(ANSWERED_DAY)
    answer(
        by=world.actor(superior),
        request=request,
        verb="keep",
        text="Biên bản kèm theo ghi ngày 12/5/2016. Giữ nguyên kết quả.",
    )
