"""Every state of every workflow can be reached."""

import enum

from donghanh.base.workflow import Move, Workflow, known_workflows


class Planted(enum.Enum):
    DRAFT = "draft"
    SENT = "sent"
    LOST = "lost"


def unreachable(workflow: Workflow) -> set[str]:
    return {state.value for state in set(workflow.states) - workflow.reachable()}


def test_every_state_is_reachable():
    found = {workflow.name: lost for workflow in known_workflows() if (lost := unreachable(workflow))}

    assert found == {}


def test_a_planted_unreachable_state_is_found(monkeypatch):
    monkeypatch.setattr("donghanh.base.workflow._known", {})

    planted = Workflow("tests.planted", Planted, Planted.DRAFT, (Move("send", Planted.DRAFT, Planted.SENT),))

    assert unreachable(planted) == {"lost"}
