"""The plan above is replaced: there is one opening plan everywhere, and what was answered is taken over."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.awards.facts.offers import clauses_of as offered
from donghanh.awards.models import Round
from donghanh.base.sentences import Refusal
from donghanh.movements import actions
from donghanh.movements.choices import Change, PlanState
from donghanh.movements.facts import clauses_above, clauses_in_force, leads_to_of, opening_key
from donghanh.movements.facts.drafts import desk_of
from donghanh.movements.models import Clause, Delivery, Plan
from donghanh.movements.rules.drafting import ADAPTED, Choice, Draft
from tests.conftest import TODAY

NEW_WORDS = "Thi đua theo cách mới."


@pytest.fixture
def replaced(dung, actor, plan, issued):
    """The province's plan, replaced with one that words II.1 anew."""
    by = actor(dung)
    draft = actions.replace_plan(by=by, plan=plan)
    ids = {clause.address: clause.id for clause in clauses_above(plan)}
    choices = {key: Choice("adopted") for key in ids.values()} | {
        ids["II.1"]: Choice(ADAPTED, text=NEW_WORDS)
    }
    actions.save_draft(by=by, plan=draft, draft=Draft(choices))
    return actions.issue_plan(by=by, plan=draft, number="40", issued_on=TODAY)


@pytest.fixture
def sent_anew(dung, binh, actor, replaced, upper):
    """The replacement sent to Bình and acknowledged."""
    actions.send_plan(by=actor(dung), plan=replaced, units=[upper], due_on=TODAY + dt.timedelta(days=20))
    delivery = Delivery.objects.get(plan=replaced, unit=upper)
    return actions.acknowledge(by=actor(binh), delivery=delivery)


def test_every_app_sees_the_plan_in_force_and_not_both(replaced, province):
    movement = replaced.movement

    assert [row["pk"] for row in opening_key(movement.pk)] == [replaced.pk]
    assert {clause.plan_id for clause in offered(Round(movement=movement))} == {replaced.pk}
    assert {clause.plan_id for clause in clauses_in_force(movement, province)} == {replaced.pk}
    assert set(Plan.objects.opening()) == {replaced}


def test_a_clause_that_was_taken_over_leads_to_what_hung_on_it(dung, actor, replaced):
    kept, reworded = (Clause.objects.get(plan=replaced, address=address) for address in ("II.4", "II.1"))

    assert [trace.title for trace in leads_to_of(kept, actor(dung))] == [
        "Liên đoàn Lao động huyện Châu Thành"
    ]
    assert leads_to_of(reworded, actor(dung)) == []


def test_an_addressee_takes_over_what_it_answered_and_decides_about_new_words(
    binh, actor, sent_anew, issued, replaced
):
    by = actor(binh)
    draft = actions.start_plan(by=by, delivery=sent_anew)
    assert actions.start_plan(by=by, delivery=sent_anew) == draft

    desk = desk_of(draft)
    open_ones = [
        one.address for one in desk.above if not one.is_heading and not desk.draft.choice(one).decision
    ]
    assert open_ones == ["II.1"]
    assert (draft.change, draft.changes, draft.answers_anew) == (Change.REPLACE, issued, True)

    choices = desk.draft.choices | {one.id: Choice("adopted") for one in desk.above if one.address == "II.1"}
    actions.save_draft(by=by, plan=draft, draft=Draft(choices, desk.draft.additions))
    made = actions.issue_plan(by=by, plan=draft, number="21", issued_on=TODAY)

    issued.refresh_from_db()
    sent_anew.refresh_from_db()
    assert (issued.state, sent_anew.state) == (PlanState.REPLACED, "answered")
    assert "thay thế Kế hoạch số 15/KH-LĐLĐ" in made.document.content.closing[0]
    assert actions.start_plan(by=by, delivery=sent_anew) == made


def test_a_replacement_of_the_old_answer_under_way_is_ended_first(binh, actor, sent_anew, issued):
    actions.replace_plan(by=actor(binh), plan=issued)

    with pytest.raises(Refusal) as refused:
        actions.start_plan(by=actor(binh), delivery=sent_anew)

    assert "Bỏ dự thảo đó trước" in str(refused.value)


def test_the_page_of_what_was_sent_opens_the_new_draft(binh, client_of, actor, sent_anew):
    draft = actions.start_plan(by=actor(binh), delivery=sent_anew)

    page = client_of(binh).get(reverse("movements:delivery", args=[sent_anew.pk]))

    assert page.context["own_plan"] == draft
