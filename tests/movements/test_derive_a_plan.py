"""An addressee makes the plan its own."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.documents.models import Document
from donghanh.documents.rules.reading import read_text
from donghanh.documents.rules.writing import text
from donghanh.movements import actions
from donghanh.movements.choices import Decision, DeliveryState
from donghanh.movements.facts import clauses_above, coverage_of_plan, root_of, traced_from
from donghanh.movements.models import Clause, ClauseLink, Plan
from donghanh.movements.rules.clauses import check_rows
from donghanh.movements.rules.composing import compose
from donghanh.movements.rules.drafting import (
    ADAPTED,
    ADOPTED,
    OUT_OF_SCOPE,
    Above,
    Addition,
    Choice,
    Coverage,
    Draft,
    adopting_the_rest,
    check_complete,
    coverage_of_draft,
)
from donghanh.notices.models import Notice

ABOVE = [
    Above(1, "I", "Mục đích", "heading"),
    Above(2, "I.1", "Nâng cao nhận thức.", "purpose"),
    Above(3, "II", "Nội dung", "heading"),
    Above(4, "II.1", "Thi đua lao động giỏi.", "content"),
    Above(5, "II.2", "Khu vực hành chính.", "content"),
    Above(6, "II.2.p2", "Hỗ trợ khởi nghiệp.", "content"),
    Above(7, "II.3", "Khu vực sản xuất.", "content"),
]


def draft(*additions, **choices):
    return Draft({int(key[1:]): made for key, made in choices.items()}, additions)


def test_what_is_out_of_scope_leaves_no_gap_in_the_numbers():
    decided = draft(
        Addition("II", "Thi đua tiết kiệm điện."),
        c2=Choice(ADOPTED),
        c4=Choice(OUT_OF_SCOPE, reason="Không có sản xuất"),
        c5=Choice(OUT_OF_SCOPE, reason="Không phải cơ quan"),
        c6=Choice(OUT_OF_SCOPE, reason="Không phải cơ quan"),
        c7=Choice(ADAPTED, text="Khu vực dệt may."),
    )

    assert [(own.address, own.text, own.decision, own.above_id) for own in compose(ABOVE, decided)] == [
        ("I", "Mục đích", "adopted", 1),
        ("I.1", "Nâng cao nhận thức.", "adopted", 2),
        ("II", "Nội dung", "adopted", 3),
        ("II.1", "Khu vực dệt may.", "adapted", 7),
        ("II.2", "Thi đua tiết kiệm điện.", "added", None),
    ]
    assert coverage_of_draft(ABOVE, decided) == Coverage(
        total=5, adopted=1, adapted=1, out_of_scope=3, added=1
    )


def test_a_heading_with_nothing_beneath_it_goes():
    decided = draft(c2=Choice(OUT_OF_SCOPE, reason="…"), c4=Choice(ADOPTED))

    assert [own.address for own in compose(ABOVE, decided)] == ["I", "I.1"]


def test_the_same_words_are_an_adoption():
    assert draft(c4=Choice(ADAPTED, text="Thi  đua lao động giỏi. ")).choice(ABOVE[3]).decision == ADOPTED


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        (draft(c2=Choice(ADOPTED)), "còn 4 mục chưa chọn cách thực hiện (II.1, II.2, II.2.p2, II.3)"),
        (adopting_the_rest(ABOVE, draft(c4=Choice(OUT_OF_SCOPE))), "chưa ghi lý do (II.1)"),
        (adopting_the_rest(ABOVE, draft(c4=Choice(ADAPTED, text=" "))), "chưa có nội dung (II.1)"),
        (
            Draft({above.id: Choice(OUT_OF_SCOPE, reason="x") for above in ABOVE}),
            "chưa có nội dung nào để thực hiện",
        ),
    ],
)
def test_an_incomplete_draft_is_refused_in_words(decided, said):
    with pytest.raises(Refusal) as refused:
        check_complete(ABOVE, decided)

    assert said in str(refused.value)


decisions = st.sampled_from(
    [Choice(ADOPTED), Choice(ADAPTED, text="Khác."), Choice(OUT_OF_SCOPE, reason="Lý do")]
)


@given(
    st.fixed_dictionaries({above.id: decisions for above in ABOVE if not above.is_heading}),
    st.lists(st.sampled_from(["I", "II", "II.1"]).map(lambda under: Addition(under, "Thêm.")), max_size=3),
)
def test_any_derived_plan_is_well_numbered(choices, additions):
    own = compose(ABOVE, Draft(choices, tuple(additions)))

    if own:
        check_rows([clause.row for clause in own])
    assert sum(clause.decision == "added" for clause in own) == len(additions)


def test_a_draft_survives_its_storage():
    decided = draft(
        Addition("II", "Thêm"), c4=Choice(ADAPTED, text="Khác"), c5=Choice(OUT_OF_SCOPE, reason="Vì")
    )

    assert Draft.from_plain(decided.to_plain()) == decided


def test_a_plan_is_begun_once_and_only_after_acknowledging(binh, actor, sent):
    with pytest.raises(Refusal) as refused:
        actions.start_plan(by=actor(binh), delivery=sent)
    assert "Xác nhận đã nhận kế hoạch của cấp trên trước" in str(refused.value)

    actions.acknowledge(by=actor(binh), delivery=sent)
    sent.refresh_from_db()
    first = actions.start_plan(by=actor(binh), delivery=sent)

    assert actions.start_plan(by=actor(binh), delivery=sent) == first


def test_an_issued_plan_carries_its_lineage_and_answers_the_superior(issued, sent, dung):
    sent.refresh_from_db()
    clause = issued.clauses.get(address="II.3.p2")

    assert issued.number == "15/KH-LĐLĐ"
    assert sent.state == DeliveryState.ANSWERED
    assert coverage_of_plan(issued).percent == 100
    assert root_of(clause).plan == issued.superior
    assert [trace.kind for trace in traced_from(clause)] == ["Thực hiện nguyên văn"]
    assert Notice.objects.filter(account=dung).latest("pk").text == (
        "Liên đoàn Lao động huyện Châu Thành đã ban hành Kế hoạch số 15/KH-LĐLĐ."
    )


def test_what_is_out_of_scope_is_kept_with_its_reason(binh, actor, drafted):
    above = clauses_above(drafted.superior)
    outside = next(clause for clause in above if clause.address == "II.2.p2")
    decided = adopting_the_rest(above, Draft({outside.id: Choice(OUT_OF_SCOPE, reason="Không có")}))
    actions.save_draft(by=actor(binh), plan=drafted, draft=decided)
    plan = actions.issue_plan(by=actor(binh), plan=drafted, number="16", issued_on=dt.date(2017, 6, 12))

    link = ClauseLink.objects.get(plan=plan, decision=Decision.OUT_OF_SCOPE)
    assert (link.superior_clause.address, link.reason, link.clause) == ("II.2.p2", "Không có", None)
    assert not plan.clauses.filter(address="II.2.p2").exists()


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("", dt.date(2017, 6, 10), "Chưa có số kế hoạch"),
        ("15/KH", dt.date(2017, 6, 10), "Chỉ ghi phần số"),
        ("15", None, "Chưa có ngày ban hành"),
        ("15", dt.date(2017, 6, 16), "sau ngày hôm nay"),
        ("15", dt.date(2017, 5, 1), "trước ngày của kế hoạch cấp trên (12/5/2017)"),
    ],
)
def test_a_wrong_number_or_day_is_refused_and_nothing_is_lost(binh, actor, drafted, number, day, said):
    decided = adopting_the_rest(clauses_above(drafted.superior), Draft({}))
    actions.save_draft(by=actor(binh), plan=drafted, draft=decided)

    with pytest.raises(Refusal) as refused:
        actions.issue_plan(by=actor(binh), plan=drafted, number=number, issued_on=day)

    assert said in str(refused.value)
    assert not Clause.objects.filter(plan=drafted).exists()
    assert Plan.objects.get(pk=drafted.pk).draft["choices"] == decided.to_plain()["choices"]


def test_an_issued_plan_is_neither_saved_nor_issued_again(binh, actor, issued):
    for change in (
        lambda: actions.save_draft(by=actor(binh), plan=issued, draft=Draft({})),
        lambda: actions.issue_plan(by=actor(binh), plan=issued, number="17", issued_on=dt.date(2017, 6, 12)),
    ):
        with pytest.raises(Refusal):
            change()


def test_the_neighbour_derives_nothing_here(cuc, actor, drafted):
    with pytest.raises(Refusal) as refused:
        actions.save_draft(by=actor(cuc), plan=drafted, draft=Draft({}))

    assert "thuộc về đơn vị khác" in str(refused.value)


def test_the_issued_paper_names_its_basis_and_reads_back(issued):
    paper = issued.document.content
    again = read_text(text(paper))

    assert paper.bases[0].number == "29/KH-LĐLĐ"
    assert (paper.issuer_parent, paper.issuer) == (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE",
        "LIÊN ĐOÀN LAO ĐỘNG HUYỆN CHÂU THÀNH",
    )
    assert paper.signing.name == "Trần Văn Bình"
    assert [clause.address for clause in again.paper.walk()] == [clause.address for clause in paper.walk()]
    assert again.paper.recipients == paper.recipients


def test_addressees_find_the_paper_among_theirs(received, an, actor):
    assert received.plan.document in Document.objects.visible_to(actor(an))
