"""Whatever people do to targets, in whatever order: children and reserve make the parent, at every level."""

import datetime as dt
from collections import Counter

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from donghanh.base.sentences import Refusal
from donghanh.movements import actions
from donghanh.movements.facts import broken_invariants, target_of
from donghanh.movements.models import Target
from donghanh.periods.facts import period
from tests.movements.test_set_a_target import indicator  # noqa: F401

pytestmark = pytest.mark.once
DONE = Counter()
PLACES = st.sampled_from(["province", "upper", "neighbour", "grassroots"])
GIVEN = st.sampled_from(["upper", "grassroots"])
AMOUNTS = st.integers(0, 120)
DAYS = st.dates(dt.date(2017, 1, 1), dt.date(2017, 12, 31))


class People(RuleBasedStateMachine):
    """Everything that may be done to the targets of a province, two upper unions and one at the grassroots."""

    world = None  # set by the test: units and who acts for each, by place

    def __init__(self):
        super().__init__()
        self.unit, self.by, self.indicator = self.world
        self.above = {"upper": "province", "neighbour": "province", "grassroots": "upper"}
        self.all = transaction.atomic()
        self.all.__enter__()
        self.year = period("2017")
        self.do("set_target", "province", unit=self.unit["province"], **self.same, amount=100)
        self.do("set_target", "province", unit=self.unit["upper"], **self.same, amount=60)

    def teardown(self):
        transaction.set_rollback(True)
        self.all.__exit__(None, None, None)

    @property
    def same(self):
        return {"indicator": self.indicator, "period": self.year}

    def do(self, verb, who, **words):
        """Done, or refused in words: both are well."""
        try:
            getattr(actions, verb)(by=self.by[who], **words)
        except Refusal:
            DONE[f"{verb} refused"] += 1
        else:
            DONE[verb] += 1

    def standing(self, place):
        return target_of(self.unit[place], self.indicator.code, self.year)

    def with_target(self, verb, place, who, **words):
        target = self.standing(place)
        if target:
            self.do(verb, who, target=target, **words)

    @rule(place=PLACES, amount=AMOUNTS)
    def offer(self, place, amount):
        self.do("set_target", self.above.get(place, place), unit=self.unit[place], **self.same, amount=amount)

    @rule(place=PLACES, amount=AMOUNTS)
    def set_own(self, place, amount):
        self.do("set_target", place, unit=self.unit[place], **self.same, amount=amount)

    @rule(place=GIVEN)
    def settle(self, place):
        self.with_target("settle_target", place, place)

    @rule(place=GIVEN, amount=AMOUNTS, answers=st.none() | st.booleans())
    def propose(self, place, amount, answers):
        self.with_target("propose_adjustment", place, place, amount=amount, reason="Ít lao động")
        if answers is not None:
            self.answer(place, answers)

    def answer(self, place, accepted):
        self.with_target("answer_proposal", place, self.above[place], accepted=accepted, answer="Đã xem")

    @rule(first=AMOUNTS, second=st.none() | AMOUNTS, reserve=st.none() | AMOUNTS)
    def divide(self, first, second, reserve):
        parts = {self.unit["upper"].pk: first}
        if second is not None:
            parts[self.unit["neighbour"].pk] = second
        self.with_target("allocate", "province", "province", parts=parts, reserve=reserve, reason="Chia lại")

    @rule(amount=AMOUNTS)
    def divide_on(self, amount):
        parts = {self.unit["grassroots"].pk: amount}
        self.with_target("allocate", "upper", "upper", parts=parts, reason="Chia lại")

    @rule(ends=st.permutations(["upper", "neighbour", None]), amount=AMOUNTS)
    def move(self, ends, amount):
        source, receiver = (self.standing(end) if end else None for end in ends[:2])
        self.with_target(
            "reallocate",
            "province",
            "province",
            source=source,
            receiver=receiver,
            amount=amount,
            reason="Đổi",
        )

    @rule(place=PLACES, amount=AMOUNTS, day=DAYS)
    def rebase(self, place, amount, day):
        who = self.above.get(place, place)
        self.with_target("rebase_target", place, who, amount=amount, from_on=day, reason="Kế hoạch bổ sung")

    @rule(place=PLACES)
    def withdraw(self, place):
        self.with_target("withdraw_target", place, self.above.get(place, place), reason="Nhầm")

    @invariant()
    def parts_and_reserve_make_the_whole(self):
        rows = list(Target.objects.standing())
        for row in rows:
            parts = sum(child.amount for child in rows if child.parent_id == row.pk)
            assert (row.amount, row.reserve >= 0) == (parts + row.reserve, True), row
        assert broken_invariants() == []

    @invariant()
    def the_history_ends_with_what_stands(self):
        for row in Target.objects.standing():
            assert row.amounts.first().amount == row.amount


@pytest.fixture
def people(dung, binh, an, cuc, actor, province, upper, neighbour_upper, grassroots, indicator):  # noqa: F811
    """The units, and who acts for each (nobody at the neighbour: Cúc is refused there)."""
    units = {"province": province, "upper": upper, "neighbour": neighbour_upper, "grassroots": grassroots}
    by = {"province": actor(dung), "upper": actor(binh), "neighbour": actor(cuc), "grassroots": actor(an)}
    return units, by, indicator


def test_children_and_reserve_make_the_parent_whatever_is_done(people):
    DONE.clear()
    machine = type("Here", (People,), {"world": people})

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=14, stateful_step_count=14, deadline=None, database=None, derandomize=True
        ),
    )

    done = {verb for verb in DONE if not verb.endswith("refused")}
    assert done >= {
        "set_target",
        "settle_target",
        "propose_adjustment",
        "answer_proposal",
        "allocate",
        "rebase_target",
    }
