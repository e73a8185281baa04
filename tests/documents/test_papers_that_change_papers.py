"""A paper amends, supplements, replaces or revokes an earlier one; both say so."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from donghanh.base.sentences import Refusal
from donghanh.documents import actions, facts
from donghanh.documents.models import DocumentRelation
from donghanh.journal.facts import history_of

LATER = dt.date(2017, 6, 10)


@pytest.fixture
def pair(give_out):
    """A plan, and a later one."""
    return give_out("12"), give_out("15", LATER)


def said(document, by):
    return [(one.label, str(one.document), one.is_open) for one in facts.relations_of(document, by)]


@pytest.mark.parametrize(
    ("kind", "forward", "back", "state"),
    [
        ("amends", "Sửa đổi", "Được sửa đổi bởi", "issued"),
        ("supplements", "Bổ sung", "Được bổ sung bởi", "issued"),
        ("replaces", "Thay thế", "Được thay thế bởi", "replaced"),
        ("revokes", "Bãi bỏ", "Bị bãi bỏ bởi", "revoked"),
    ],
)
def test_both_papers_and_their_verification_say_it(by, pair, kind, forward, back, state):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind=kind)
    earlier.refresh_from_db()

    lines = {line.label: line.value for line in facts.verification_of(earlier.verify_code).lines}
    assert said(document, by) == [(forward, "Kế hoạch 12/KH-LĐLĐ", True)]
    assert said(earlier, by) == [(back, "Kế hoạch 15/KH-LĐLĐ", True)]
    assert (earlier.state, lines[back]) == (state, "Kế hoạch 15/KH-LĐLĐ (10/6/2017)")


def test_the_journal_tells_it_on_both_sides(by, pair):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind="amends")

    told = [history_of(paper)[0].sentence for paper in (document, earlier)]
    assert told == ["Sửa đổi Kế hoạch 12/KH-LĐLĐ.", "Được sửa đổi bởi Kế hoạch 15/KH-LĐLĐ."]


def test_a_replaced_paper_says_since_when_and_by_which(by, pair):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind="replaces")
    earlier.refresh_from_db()

    assert (earlier.revoked_on, earlier.revoked_because) == (
        LATER,
        "Theo Kế hoạch 15/KH-LĐLĐ ngày 10/6/2017.",
    )


@pytest.mark.parametrize(
    ("kind", "turned", "sentence"),
    [
        ("mends", False, "Chọn quan hệ: sửa đổi, bổ sung, thay thế hoặc bãi bỏ."),
        (
            "amends",
            True,
            "Văn bản trước ban hành ngày 10/6/2017, sau văn bản này. Kiểm tra lại đã chọn đúng văn bản chưa.",
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(by, pair, kind, turned, sentence):
    earlier, document = reversed(pair) if turned else pair

    with pytest.raises(Refusal) as refusal:
        actions.relate(by=by, document=document, earlier=earlier, kind=kind)

    assert (str(refusal.value), DocumentRelation.objects.count()) == (sentence, 0)


def test_a_replaced_paper_is_not_amended_any_more(by, pair, give_out):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind="replaces")

    with pytest.raises(Refusal) as refusal:
        actions.relate(by=by, document=give_out("16", LATER), earlier=earlier, kind="amends")

    assert str(refusal.value) == "Văn bản trước không còn hiệu lực nên không sửa đổi, thay thế được nữa."


def test_two_papers_are_related_once(by, pair):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind="amends")

    with pytest.raises(Refusal):
        actions.relate(by=by, document=document, earlier=earlier, kind="supplements")
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentRelation.objects.create(document=document, earlier=document, kind="amends")


def test_a_neighbours_paper_is_not_changed(by, pair, cuc, actor, neighbour):
    theirs = actions.issue(
        by=actor(cuc), unit=neighbour, paper=pair[0].content, number="3", issued_on=dt.date(2017, 6, 1)
    )

    with pytest.raises(Refusal) as refusal:
        actions.relate(by=by, document=pair[1], earlier=theirs, kind="replaces")

    assert (
        str(refusal.value) == "Chỉ sửa đổi, thay thế được văn bản do đơn vị hoặc đơn vị trực thuộc ban hành."
    )


def test_who_neither_signs_nor_numbers_relates_nothing(pair, an, actor):
    with pytest.raises(Refusal):
        actions.relate(by=actor(an), document=pair[1], earlier=pair[0], kind="amends")


def test_a_paper_that_another_speaks_of_is_never_deleted(by, pair):
    earlier, document = pair
    actions.relate(by=by, document=document, earlier=earlier, kind="amends")

    with pytest.raises(ProtectedError):
        earlier.delete()
