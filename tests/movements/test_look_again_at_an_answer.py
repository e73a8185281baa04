"""An answer that was sent is looked at again when the plan it answers is amended."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.movements import actions
from donghanh.movements.facts import clauses_above, dues_of
from donghanh.movements.facts.looking import rewordings_for
from donghanh.movements.models import Response
from donghanh.movements.rules.drafting import ADAPTED, OUT_OF_SCOPE, Addition, Choice, Draft
from tests.conftest import TODAY

AFTER_THE_DAY = dt.date(2017, 8, 1)


@pytest.fixture
def answered(an, actor, received):
    """An's registration of II.1 and II.5, sent."""
    actions.acknowledge(by=actor(an), delivery=received)
    ids = {clause.address: clause.id for clause in clauses_above(received.plan)}
    lines = {ids["II.1"]: "Đơn vị thi đua.", ids["II.5"]: "Đơn vị làm theo."}
    return actions.send_response(by=actor(an), delivery=received, lines=lines)


@pytest.fixture
def amend(binh, actor, answered):
    """`amend({"II.1": "…"})` issues an amendment of Bình's plan."""

    def amended(reworded=None, gone=(), added="", number="18"):
        by, plan = actor(binh), answered.delivery.plan
        draft = actions.amend_plan(by=by, plan=plan)
        ids = {clause.address: clause.id for clause in clauses_above(plan)}
        choices = {ids[address]: Choice(ADAPTED, text=text) for address, text in (reworded or {}).items()}
        choices |= {ids[address]: Choice(OUT_OF_SCOPE, reason="Đã xong") for address in gone}
        additions = (Addition("II", added),) if added else ()
        actions.save_draft(by=by, plan=draft, draft=Draft(choices, additions))
        return actions.issue_plan(by=by, plan=draft, number=number, issued_on=TODAY)

    return amended


def verbs(by):
    return [str(due.verb) for due in dues_of(by, TODAY)]


def told(response):
    response.refresh_from_db()
    return [
        (one.address, one.before and one.before.version, one.after and one.after.version)
        for one in rewordings_for(response)
    ]


def test_an_answer_is_due_again_when_what_it_took_on_changed(an, actor, amend, answered):
    assert "Xem lại phản hồi đã gửi" not in verbs(actor(an))

    amend({"II.1": "Mới.", "II.4": "Cũng mới."}, gone=("II.5",), added="Tổ chức hội thi thợ giỏi.")

    assert "Xem lại phản hồi đã gửi" in verbs(actor(an))
    assert told(answered) == [("II.1", 1, 2), ("II.4", 1, 2), ("II.7", None, 1), ("II.5", 1, None)]


def test_what_it_did_not_take_on_leaves_an_answer_alone(amend, answered):
    amend({"II.4": "Mới."})

    assert told(answered) == []


def test_sent_again_even_after_its_day_it_answers_the_new_words(
    an, binh, actor, client_of, amend, answered, monkeypatch
):
    amend({"II.1": "Thi đua theo câu chữ mới."})
    amend({"II.1": "Thi đua theo câu chữ mới nhất."}, number="19")
    monkeypatch.setenv("DONGHANH_TODAY", AFTER_THE_DAY.isoformat())
    page = client_of(an).get(reverse("movements:respond", args=[answered.delivery_id]))
    assert "Theo Kế hoạch số 18/KH-LĐLĐ ngày 15/6/2017" in page.content.decode()
    kept = {
        clause.id: "Đơn vị làm."
        for clause in clauses_above(answered.delivery.plan)
        if clause.address == "II.1"
    }

    actions.send_response(by=actor(an), delivery=answered.delivery, lines=kept)

    response = Response.objects.get(pk=answered.pk)
    line = response.lines.get()
    assert (line.clause.version, response.outdated_by) == (3, None)
    assert "Xem lại phản hồi đã gửi" not in verbs(actor(an))


def test_the_superior_sees_that_it_was_not_looked_at_yet(binh, client_of, amend, answered):
    amend({"II.1": "Mới."})

    page = client_of(binh).get(reverse("movements:response", args=[answered.pk])).content.decode()

    assert "Chưa xem lại theo" in page
    assert "18/KH-LĐLĐ" in page
