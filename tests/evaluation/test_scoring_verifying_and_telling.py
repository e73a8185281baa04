"""A card from its opening to its result."""

import datetime as dt
import json

import pytest

from donghanh.base.sentences import Refusal
from donghanh.evaluation.actions import (
    SelfScore,
    announce,
    answer,
    ask_again,
    extend,
    load_criteria,
    open_round,
    save_self_scores,
    self_score,
    send,
    send_back,
    verify,
    verify_all,
)
from donghanh.evaluation.facts import broken_invariants, dues_of, grade_of, recompute, score_of
from donghanh.evaluation.models import CriteriaSet, Criterion, Round, Score, Scorecard
from donghanh.evaluation.rules.scoring import Verdict
from donghanh.notices.models import Notice
from donghanh.periods.facts import period

TODAY = dt.date(2017, 6, 15)
AGREED = {"C4": Verdict(500), "D2": Verdict(500)}


def score(card, code):
    return Score.objects.get(scorecard=card, criterion__code=code)


def test_criteria_load_once(db):
    first = load_criteria()
    again = load_criteria()

    assert (first, again) == (2, 0)
    assert CriteriaSet.objects.count() == 2


def test_every_sample_is_marked_as_not_verified(criteria):
    assert set(CriteriaSet.objects.values_list("verified", flat=True)) == {False}


def test_criteria_hang_on_clauses_by_address(criteria):
    assert Criterion.objects.get(criteria_set=criteria, code="B2").clause_address == "II.3.p2"


def test_every_unit_of_the_level_gets_a_card(opened, grassroots, neighbour):
    assert set(opened.cards.values_list("unit", flat=True)) == {grassroots.pk, neighbour.pk}
    assert score(opened.cards.first(), "B2").computed_points == 0


def test_a_round_opens_once(opened, criteria, dung, actor):
    with pytest.raises(Refusal, match="đã mở"):
        open_round(
            by=actor(dung),
            criteria_set=criteria,
            period=period("2017"),
            self_due_on=dt.date(2017, 6, 30),
            verify_due_on=dt.date(2017, 7, 15),
        )

    assert Round.objects.count() == 1


def test_a_round_needs_its_days_in_order(criteria, dung, actor, grassroots):
    with pytest.raises(Refusal, match="Hạn tự chấm"):
        open_round(
            by=actor(dung),
            criteria_set=criteria,
            period=period("2017"),
            self_due_on=dt.date(2017, 6, 1),
            verify_due_on=dt.date(2017, 7, 15),
        )


def test_a_set_outside_its_years_is_refused(criteria, dung, actor, grassroots):
    with pytest.raises(Refusal, match="không áp dụng cho kỳ này"):
        open_round(
            by=actor(dung),
            criteria_set=criteria,
            period=period("2021"),
            self_due_on=dt.date(2017, 6, 30),
            verify_due_on=dt.date(2017, 7, 15),
        )


def test_a_card_with_an_open_criterion_does_not_go_up(card, an, actor):
    save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 0)])

    with pytest.raises(Refusal) as refused:
        send(by=actor(an), card=card)

    assert str(refused.value) == (
        "Chưa gửi được: còn 3 tiêu chí chưa tự chấm (B1, C3, E1). Không có kết quả thì chấm 0 điểm."
    )


def test_points_without_evidence_do_not_go_up(card, an, actor):
    scores = [SelfScore(code, 0) for code in ("A3", "C3", "E1")] + [SelfScore("B1", 800)]

    with pytest.raises(Refusal, match=r"1 tiêu chí có điểm nhưng chưa có minh chứng \(B1\)"):
        self_score(by=actor(an), card=card, scores=scores)

    card.refresh_from_db()
    assert card.state == "open"


def test_zero_counts_as_scored(card, an, actor):
    scores = [SelfScore(code, 0) for code in ("A3", "B1", "C3", "E1")]

    assert self_score(by=actor(an), card=card, scores=scores).state == "self_scored"


def test_one_evidence_item_scores_once(card, an, grassroots, actor, proof):
    item = proof(an, grassroots)
    save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 500, "", (item.pk,))])

    with pytest.raises(Refusal, match="chỉ tính điểm một lần"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("B1", 500, "", (item.pk,))])


def test_a_copy_of_the_same_file_does_not_score_again(card, an, grassroots, actor, proof):
    one, copy = proof(an, grassroots, "cùng ảnh"), proof(an, grassroots, "cùng ảnh")
    save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 500, "", (one.pk,))])

    with pytest.raises(Refusal, match="chỉ tính điểm một lần"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("B1", 500, "", (copy.pk,))])


def test_evidence_may_be_moved_to_another_criterion(card, an, grassroots, actor, proof):
    item = proof(an, grassroots)
    save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 500, "", (item.pk,))])

    save_self_scores(
        by=actor(an), card=card, scores=[SelfScore("A3", 0), SelfScore("B1", 500, "", (item.pk,))]
    )

    assert list(score(card, "B1").evidence.all()) == [item]


def test_another_units_evidence_does_not_count(card, an, cuc, neighbour, actor, proof):
    theirs = proof(cuc, neighbour)

    with pytest.raises(Refusal, match="chính đơn vị"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 500, "", (theirs.pk,))])


def test_points_above_the_most_are_refused(card, an, actor):
    with pytest.raises(Refusal, match="từ 0 đến 5"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 501)])


def test_computed_points_are_not_typed(card, an, actor):
    with pytest.raises(Refusal, match="không do đơn vị tự chấm"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("B2", 500)])


def test_after_its_day_a_card_is_closed_until_it_is_extended(card, an, binh, actor, monkeypatch):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-01")
    with pytest.raises(Refusal, match="Đã hết hạn tự chấm ngày 30/6/2017"):
        save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 0)])

    extend(by=actor(binh), card=card, until=dt.date(2017, 7, 5))

    save_self_scores(by=actor(an), card=card, scores=[SelfScore("A3", 0)])


def test_a_card_is_sent_once(sent, an, actor):
    with pytest.raises(Refusal, match="Chờ thẩm định"):
        send(by=actor(an), card=sent)


@pytest.mark.parametrize("who", ["binh", "cuc", "dung"])
def test_only_the_unit_itself_scores_itself(who, card, actor, request):
    with pytest.raises(Refusal, match="đơn vị khác"):
        save_self_scores(by=actor(request.getfixturevalue(who)), card=card, scores=[SelfScore("A3", 0)])


@pytest.mark.parametrize(
    ("who", "words"), [("an", "cấp trên trực tiếp"), ("cuc", "cấp trên"), ("dung", "cấp trên trực tiếp")]
)
def test_only_the_direct_superior_verifies(who, words, sent, actor, request):
    with pytest.raises(Refusal, match=words):
        verify(by=actor(request.getfixturevalue(who)), card=sent, verdicts=AGREED)


def test_other_points_than_offered_need_a_reason(sent, binh, actor):
    with pytest.raises(Refusal) as refused:
        verify(by=actor(binh), card=sent, verdicts=AGREED | {"B1": Verdict(700)})

    assert "điểm thẩm định (7) cần có lý do" in str(refused.value)
    sent.refresh_from_db()
    assert sent.state == "self_scored"


def test_a_judged_criterion_needs_its_points(sent, binh, actor):
    with pytest.raises(Refusal, match="do cấp trên chấm và chưa có điểm"):
        verify(by=actor(binh), card=sent, verdicts={})


def test_a_verified_card_keeps_inputs_and_result(sent, binh, actor):
    verify(
        by=actor(binh),
        card=sent,
        verdicts=AGREED | {"D2": Verdict(300, "Báo cáo sơ sài"), "B1": Verdict(700, "Chưa có xác nhận")},
    )

    sent.refresh_from_db()
    assert (sent.state, sent.total, sent.grade) == ("verified", 3000, "not_done")
    assert json.loads(sent.result)["base"] == 3000
    assert [score(sent, code).verified_points for code in ("A3", "B1", "B2", "D2")] == [500, 700, 0, 300]


def test_the_result_is_recomputed_byte_for_byte(sent, binh, actor):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    sent.refresh_from_db()

    assert recompute(sent) == (sent.inputs, sent.result)
    assert broken_invariants() == []


def test_a_touched_result_is_found(sent, binh, actor):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    Score.objects.filter(scorecard=sent, criterion__code="A3").update(verified_points=100)

    assert [str(line) for line in broken_invariants()] == [
        f"Phiếu chấm điểm số {sent.pk}: kết quả không khớp khi tính lại."
    ]


def test_many_cards_are_verified_together_or_none(sent, opened, binh, neighbour, actor):
    theirs = Scorecard.objects.get(unit=neighbour)

    with pytest.raises(Refusal, match="cấp trên trực tiếp"):
        verify_all(by=actor(binh), cards=[sent, theirs], verdicts={})


def test_who_scored_does_not_verify(sent, an, binh, actor):
    Scorecard.objects.filter(pk=sent.pk).update(self_scored_by=binh)

    with pytest.raises(Refusal, match="Nhờ người khác thẩm định"):
        verify(by=actor(binh), card=sent, verdicts=AGREED)


def test_a_card_goes_back_with_its_reason(sent, an, binh, actor):
    send_back(by=actor(binh), card=sent, reason="Thiếu biên bản", until=dt.date(2017, 7, 3))

    sent.refresh_from_db()
    assert (sent.state, sent.return_reason, sent.due_on) == ("open", "Thiếu biên bản", dt.date(2017, 7, 3))
    assert Notice.objects.filter(account=an, text__contains="Thiếu biên bản").exists()


def test_a_result_counts_once_it_is_told(sent, an, binh, grassroots, opened, actor):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    assert grade_of(grassroots.pk, "2017") is None

    assert announce(by=actor(binh), round=opened) == 1

    assert grade_of(grassroots.pk, "2017").label == "Không hoàn thành nhiệm vụ"
    assert score_of(grassroots.pk, "2017") == 3500
    assert Notice.objects.filter(account=an, text__contains="Đã có kết quả").exists()


def test_nothing_is_told_before_it_is_verified(sent, binh, opened, actor):
    with pytest.raises(Refusal, match="Chưa có kết quả nào"):
        announce(by=actor(binh), round=opened)


def test_a_request_to_look_again_is_answered_in_words(sent, an, binh, opened, actor):
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    announce(by=actor(binh), round=opened)
    request = ask_again(by=actor(an), card=sent, text="Tiêu chí B1 đã có xác nhận.")
    with pytest.raises(Refusal, match="đang chờ trả lời"):
        ask_again(by=actor(an), card=sent, text="Nhắc lại")

    answer(by=actor(binh), request=request, verb="reopen", text="Thẩm định lại B1.")

    sent.refresh_from_db()
    assert sent.state == "self_scored"
    verify(by=actor(binh), card=sent, verdicts=AGREED)
    assert broken_invariants() == []


def test_a_result_not_told_is_not_asked_about(sent, an, actor):
    with pytest.raises(Refusal, match="đã được thông báo"):
        ask_again(by=actor(an), card=sent, text="Xem lại")


def test_each_is_told_what_is_due(card, sent, an, binh, cuc, dung, opened, actor):
    def due(account):
        return [str(item.title) for item in dues_of(actor(account), TODAY)]

    name = opened.criteria_set.name
    assert due(an) == []
    assert due(binh) == [f"Thẩm định 1 phiếu: {name}"]
    assert due(cuc) == [f"Tự chấm điểm: {name}"]
    assert due(dung) == []


def test_each_of_the_cast_sees_their_own_branch(opened, an, binh, cuc, dung, actor):
    def seen(account):
        return {card.unit.name[-8:] for card in Scorecard.objects.visible_to(actor(account))}

    assert seen(an) == seen(binh) == {"Hàm Luông"[-8:]}
    assert seen(cuc) == {"n Ba Lai"}
    assert len(seen(dung)) == 2
