"""What was done is counted through one table; each count opens to the rows behind it, which are as many."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.contests.models import Contest, Entry, Field, Member, Result, Round
from donghanh.documents.models import Document
from donghanh.evaluation.actions import SelfScore, save_self_scores, self_score, verify
from donghanh.evaluation.facts import recompute, traces_of_initiative
from donghanh.evaluation.facts.catalogue import check_known
from donghanh.evaluation.facts.deeds import DEEDS, Span, rows_behind
from donghanh.evaluation.facts.figures import figures_of
from donghanh.evaluation.rules.points import formula_of, say_formula
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.evidence.models import Evidence
from donghanh.initiatives.models import Author, Initiative
from donghanh.inspections.models import Finding, Remedy, Visit
from donghanh.movements.models import Movement
from donghanh.organisations.actions import party_of
from donghanh.periods.facts import period
from donghanh.works.models import Work, WorkProgress
from tests.documents.papers import PLAN

DAY = dt.date(2017, 5, 20)
DONE = {
    "works_registered": 2,
    "works_completed": 1,
    "works_accepted": 1,
    "initiatives_recognised": 2,
    "initiatives_province": 1,
    "initiatives_nation": 0,
    "initiatives_benefit": 9_000_000,
    "contest_entries": 1,
    "contest_prizes": 1,
    "contests_held": 0,
    "findings_open": 1,
    "pledges_confirmed": 0,
    "pledges_kept": 0,
}


@pytest.fixture
def done(an, province, grassroots):
    """What An's union did in 2017."""
    period("2017")
    movement = Movement.objects.create(
        unit=province, name="Lao động giỏi", starts_on=DAY, ends_on=DAY, opened_on=DAY
    )
    _add_works(grassroots, movement)
    for code, reach, benefit in (("S1", "base", 7_000_000), ("S2", "province", 2_000_000)):
        idea = Initiative.objects.create(
            code=code,
            unit=grassroots,
            title=f"Giá kẹp vải {code}",
            benefit=benefit,
            state="recognised",
            recognised_on=DAY,
            recognised_by="Hội đồng sáng kiến",
            reach=reach,
        )
        Author.objects.create(initiative=idea, person=an.person, name="An", share=100, position=1)
    _add_prize(an, province, grassroots, movement)
    _add_finding(province, grassroots, movement)


def _add_works(unit, movement):
    for name, more in (
        ("Sân bóng", {"state": "accepted", "accepted_on": DAY, "accepted_by": "LĐLĐ huyện"}),
        ("Vườn rau", {"state": "underway", "progress": 40, "completed_on": None}),
    ):
        given = {"completed_on": DAY, "progress": 100} | more
        Work.objects.create(
            unit=unit,
            owner=party_of(unit),
            movement=movement,
            kind="work",
            name=name,
            starts_on=DAY,
            due_on=DAY,
            **given,
        )


def _add_prize(an, province, unit, movement):
    scan = Evidence.objects.create(unit=province, name="qd.pdf", kind="pdf", size=1, sha256="b" * 64)
    contest = Contest.objects.create(
        unit=province,
        movement=movement,
        kind="skill",
        name="Thợ giỏi",
        enters_until=DAY,
        held_on=DAY,
        state="announced",
        announced_on=DAY,
        signed_on=DAY,
        decision_number="5",
        scan=scan,
    )
    field = Field.objects.create(contest=contest, position=1, name="May")
    last = Round.objects.create(contest=contest, position=1, name="Chung kết", state="sealed")
    entry = Entry.objects.create(
        contest=contest, field=field, unit=unit, name="An", state="accepted", sent_on=DAY
    )
    Member.objects.create(entry=entry, person=an.person, name="An", position=1)
    Result.objects.create(round=last, entry=entry, raw=900, rank=1, prize="first")


def _add_finding(province, unit, movement):
    papers = {
        kind: Document.objects.create(
            unit=province,
            direction="issued",
            state="issued",
            type_code="KH",
            number=str(number),
            number_key=str(number),
            symbol="KH-LĐLĐ",
            year=2017,
            issued_on=DAY,
            layout="union-2011",
            paper=PLAN.to_json(),
            verify_code=f"PPP{number}",
        )
        for number, kind in enumerate(("decision", "minutes", "conclusion"), start=70)
    }
    visit = Visit.objects.create(
        unit=province,
        inspected=unit,
        movement=movement,
        reason="Theo chương trình",
        starts_on=DAY,
        ends_on=DAY,
        period_from=DAY,
        period_until=DAY,
        state="concluded",
        concluded_on=DAY,
        **papers,
    )
    for kind, state in (("breach", "returned"), ("shortcoming", "done")):
        finding = Finding.objects.create(visit=visit, kind=kind, text=f"Nội dung {kind}", state="upheld")
        days = {"reported_on": DAY, "checked_on": DAY}
        Remedy.objects.create(finding=finding, text="Sửa", due_on=DAY, state=state, **days)


def test_every_deed_is_counted_for_its_own_unit(opened, done, grassroots, neighbour):
    known = figures_of(opened, [grassroots.pk, neighbour.pk], DEEDS)

    assert {key: figure.value for key, figure in known[grassroots.pk].items()} == DONE
    assert {figure.value for figure in known[neighbour.pk].values()} == {0}


def test_each_count_opens_to_as_many_rows(dung, cuc, actor, done, grassroots):
    span = Span.of(period("2017"))
    opened = {
        key: len(rows_behind(deed, grassroots.pk, span, by=actor(dung))[0]) for key, deed in DEEDS.items()
    }
    hidden = rows_behind(DEEDS["works_accepted"], grassroots.pk, span, by=actor(cuc))

    assert opened == DONE | {"initiatives_benefit": 2}
    assert hidden == ([], 1)


def test_people_are_counted_too(an, done):
    span = Span.of(period("2017"))
    keys = ("initiatives_province", "contest_prizes", "contest_entries")

    counted = {key: DEEDS[key].counted([an.person_id], span, of_people=True) for key in keys}

    assert counted == {key: {an.person_id: 1} for key in keys}


def test_the_page_lists_what_was_counted(client_of, dung, cuc, done, grassroots):
    address = reverse("evaluation:counted", args=[grassroots.pk, "2017", "works_accepted"])

    page = client_of(dung).get(address).content.decode()

    assert ("Sân bóng" in page, "Vườn rau" in page) == (True, False)
    assert client_of(cuc).get(address).status_code == 404
    assert [client_of(dung).get(address + more).status_code for more in ("?phong-trao=0", "?ca-nhan=x")] == [
        404,
        404,
    ]


def test_a_formula_is_said_in_vietnamese():
    formula = formula_of({"way": "count", "figure": "contest_prizes", "steps": [[1, 1], [3, 2]]})

    said = say_formula(formula, {"contest_prizes": "Giải tại hội thi"}, most=200)

    assert said == "Giải tại hội thi: từ 1 được 1 điểm; từ 3 được 2 điểm"


def test_a_figure_nobody_counts_is_refused():
    with pytest.raises(Refusal, match="chưa có trong danh mục"):
        check_known(["works_acepted"])


@pytest.fixture
def ticked(card, an, actor, done):
    """An's recognised initiative stands behind criterion A3, and nothing else does."""
    idea = Initiative.objects.get(code="S1")
    score = SelfScore("A3", 500, deeds=(f"initiative:{idea.pk}",))
    zero = [SelfScore(code, 0) for code in ("B1", "C3", "E1")]
    self_score(by=actor(an), card=card, scores=[score, *zero])
    return idea


def test_what_was_done_is_ticked_as_proof_instead_of_a_file(ticked, card, an, cuc, actor, client_of):
    page = client_of(an).get(card.get_absolute_url()).content.decode()

    assert (ticked.get_absolute_url() in page, ticked.title in page) == (True, True)
    assert "Minh chứng cho tiêu chí" in [trace.kind for trace in traces_of_initiative(ticked, actor(an))]
    assert traces_of_initiative(ticked, actor(cuc)) == []


def test_the_form_offers_what_the_unit_did_and_its_files(card, an, client_of, done, grassroots):
    picture = Evidence.objects.create(unit=grassroots, name="san.jpg", kind="jpeg", size=1, sha256="c" * 64)
    WorkProgress.objects.create(
        work=Work.objects.get(name="Sân bóng"), noted_on=DAY, progress=100
    ).evidence.add(picture)
    address = reverse("evaluation:self_score", args=[card.pk])

    page = client_of(an).get(address).content.decode()

    assert [label in page for label in ("Công trình: Sân bóng", "Sáng kiến: Giá kẹp vải S1", "san.jpg")] == [
        True,
        True,
        True,
    ]
    assert "Công trình: Vườn rau" not in page


def test_one_deed_proves_one_criterion_and_never_another_units(card, an, actor, done, neighbour):
    idea = Initiative.objects.get(code="S2")
    key = f"initiative:{idea.pk}"
    with pytest.raises(Refusal, match="chỉ tính điểm một lần"):
        save_self_scores(
            by=actor(an),
            card=card,
            scores=[SelfScore("A3", 500, deeds=(key,)), SelfScore("B1", 1, deeds=(key,))],
        )
    Initiative.objects.filter(pk=idea.pk).update(unit=neighbour)
    with pytest.raises(Refusal, match="việc của chính đơn vị"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 500, deeds=(key,))])


def test_a_card_with_deeds_is_recomputed_to_the_byte(ticked, card, binh, actor):
    points = {"C4": Verdict(500), "D2": Verdict(500)}

    verify(by=actor(binh), card=card, verdicts=points)

    card.refresh_from_db()
    assert recompute(card) == (card.inputs, card.result)
    assert f'"deeds":["initiative:{ticked.pk}"]' in card.inputs
