"""Addressees answer as their upper union asks: a plan, a section of the work programme, a registration."""

import datetime as dt

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.movements import actions
from donghanh.movements.choices import Answer, DeliveryState
from donghanh.movements.facts import adoption_of, clauses_above, dues_of
from donghanh.movements.models import Delivery, Response
from donghanh.movements.rules.applicability import AUDIENCES, deciding_for, not_mine, sectors_named
from donghanh.movements.rules.clauses import rows_of
from donghanh.movements.rules.drafting import (
    ADOPTED,
    OUT_OF_SCOPE,
    Above,
    Choice,
    Draft,
    adopting_the_rest,
    coverage_of_draft,
)
from donghanh.movements.rules.looking import Answered, to_look_at
from donghanh.movements.rules.proposal import sentence_for
from donghanh.movements.rules.responding import Programme
from tests.conftest import TODAY
from tests.movements.conftest import DUE

PROGRAMME = Programme("Chương trình công tác năm 2017", "05/CTr-CĐCS", dt.date(2017, 2, 1), "III.2")


@pytest.fixture
def asked_for(binh, an, actor, issued, grassroots):
    """`asked_for("section")` is An's delivery, acknowledged, to be answered in that form."""

    def asked(answer):
        actions.send_plan(
            by=actor(binh), plan=issued, units=[grassroots], due_on=DUE, answers={grassroots.pk: answer}
        )
        delivery = Delivery.objects.get(plan=issued, unit=grassroots)
        return actions.acknowledge(by=actor(an), delivery=delivery)

    return asked


def lines_of(delivery):
    return {one.id: sentence_for(one.text) for one in clauses_above(delivery.plan) if one.address == "II.1"}


def test_a_section_of_the_work_programme_answers(an, actor, asked_for):
    delivery = asked_for(Answer.SECTION)
    assert [str(due.verb) for due in dues_of(actor(an), TODAY)] == ["Ghi mục trong chương trình công tác"]
    with pytest.raises(Refusal) as refused:
        actions.send_response(by=actor(an), delivery=delivery, lines=lines_of(delivery))
    assert "Chưa có tên chương trình công tác" in str(refused.value)

    sent = actions.send_response(
        by=actor(an), delivery=delivery, lines=lines_of(delivery), programme=PROGRAMME
    )

    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.ANSWERED
    assert (sent.programme_section, actions.programme_of(sent)) == ("III.2", PROGRAMME)
    assert adoption_of(delivery.plan)[0].answer_id == sent.pk


def test_the_pages_of_a_section(an, client_of, asked_for):
    delivery = asked_for(Answer.SECTION)
    browser, address = client_of(an), reverse("movements:respond", args=[delivery.pk])
    form = browser.get(address).context["form"]
    typed = {field.html_name: field.value() for field in form if field.value() not in (False, None)}
    typed |= {
        "programme": PROGRAMME.name,
        "programme_number": "05",
        "issued_on": "1/2/2017",
        "section": "III.2",
    }

    browser.post(address, typed)
    review = reverse("movements:review_response", args=[delivery.pk])
    assert "Chương trình công tác năm 2017" in browser.get(review).content.decode()
    answer = browser.post(review, {"once": "x"})

    assert "số 05 ngày 1/2/2017" in browser.get(answer["Location"]).content.decode()


def test_a_grassroots_union_that_is_asked_for_a_plan_issues_one(an, actor, asked_for):
    delivery = asked_for(Answer.PLAN)
    by = actor(an)
    plan = actions.start_plan(by=by, delivery=delivery)
    draft = adopting_the_rest(clauses_above(delivery.plan), Draft({}))
    actions.save_draft(by=by, plan=plan, draft=draft)

    made = actions.issue_plan(by=by, plan=plan, number="3", issued_on=TODAY)

    delivery.refresh_from_db()
    assert (made.number, delivery.state) == ("3/KH-CĐCS", DeliveryState.ANSWERED)


def test_who_owes_a_registration_sends_no_section_and_the_other_way_round(an, actor, asked_for):
    delivery = asked_for(Answer.RESPONSE)
    with pytest.raises(Refusal):
        actions.start_plan(by=actor(an), delivery=delivery)

    actions.send_response(by=actor(an), delivery=delivery, lines=lines_of(delivery))

    assert Response.objects.get().programme == ""


def test_the_sender_chooses_the_form_of_the_answers(binh, client_of, issued, grassroots):
    address = reverse("movements:send", args=[issued.pk])
    form = client_of(binh).get(address).context["form"]
    name = next(name for name in form.fields if name.startswith("units_"))
    index = name.removeprefix("units_")

    client_of(binh).post(
        address, {name: [grassroots.pk], f"answer_{index}": "section", "due_on": "30/6/2017"}
    )

    assert Delivery.objects.get(plan=issued).answer == Answer.SECTION


def test_clauses_for_other_sectors_are_hidden_and_may_be_seen(an, client_of, asked_for):
    delivery = asked_for(Answer.RESPONSE)
    address = reverse("movements:respond", args=[delivery.pk])
    text = client_of(an).get(address).content.decode()

    assert "Không hiện 2 mục (II.2, II.2.p2) vì dành cho khu vực khác" in text
    assert "Khu vực của đơn vị: Doanh nghiệp." in text
    assert client_of(an).get(address, {"all": 1}).content.decode().count("<article") > text.count("<article")


def test_the_real_plan_says_for_which_sectors_its_clauses_are(paper):
    said = {row.address: row.sectors for row in rows_of(paper.clauses) if row.sectors}

    assert said == {
        "II.2": ("agency", "public_service"),
        "II.2.p2": ("agency", "public_service"),
        "II.3": ("enterprise",),
        "II.3.p2": ("enterprise",),
        "II.3.p3": ("enterprise",),
    }


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("Trong khu vực cơ quan hành chính nhà nước, đẩy mạnh…", ("agency", "public_service")),
        ("Đối với các doanh nghiệp: tổ chức đối thoại.", ("enterprise",)),
        ("Vận động CNVCLĐ hỗ trợ doanh nghiệp.", ()),
        ("Doanh nghiệp là trung tâm.", ()),
    ],
)
def test_only_what_a_clause_names_first_counts(text, sectors):
    assert sectors_named(text) == sectors


clauses = st.lists(
    st.tuples(st.sampled_from(["content", "heading"]), st.sampled_from([one.sectors for one in AUDIENCES])),
    max_size=6,
).map(lambda rows: [Above(n, f"II.{n}", "Chữ", kind, sectors) for n, (kind, sectors) in enumerate(rows, 1)])


@given(clauses, st.dictionaries(st.integers(1, 6), st.sampled_from(["", ADOPTED, OUT_OF_SCOPE])))
def test_coverage_is_whole_exactly_when_every_clause_has_a_decision(above, decisions):
    draft = Draft({key: Choice(made, reason="Lý do") for key, made in decisions.items()})

    decided = [one for one in above if one.kind != "heading" and draft.choice(one).decision]
    to_decide = [one for one in above if one.kind != "heading"]
    assert coverage_of_draft(above, draft).is_whole == (decided == to_decide)


@given(clauses, st.sampled_from(["agency", "public_service", "enterprise", "mixed"]))
def test_what_is_for_other_sectors_is_decided_and_nothing_else(above, sector):
    draft = deciding_for(above, Draft({}), sector)

    assert set(draft.choices) == {one.id for one in not_mine(above, sector)}
    assert sector != "mixed" or not draft.choices


@given(st.sets(st.integers(1, 8)), st.sets(st.integers(1, 8)), st.sets(st.integers(9, 12)))
def test_exactly_the_linked_clauses_of_which_the_version_changed_are_to_be_looked_at(
    changed, abolished, added
):
    answered = [Answered(key, f"II.{key}") for key in range(1, 9)]
    present = [
        Above(key + 100 * (key in changed), f"II.{key}", "Chữ", "content")
        for key in [*range(1, 9), *added]
        if key not in abolished
    ]

    found = {(one.kind, one.address) for one in to_look_at(answered, present)}

    assert found == (
        {("changed", f"II.{key}") for key in changed - abolished}
        | {("abolished", f"II.{key}") for key in abolished}
        | {("new", f"II.{key}") for key in added}
    )
