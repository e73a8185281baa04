"""A draft is written clause by clause, by one or by two at the same time; nothing typed is lost."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from donghanh.movements import actions
from donghanh.movements.facts import clauses_above
from donghanh.movements.facts.drafts import desk_of
from donghanh.movements.models import Plan
from donghanh.movements.rules.composing import arranged, compose, moved, without_addition
from donghanh.movements.rules.drafting import ADOPTED, Above, Addition, Choice, Draft, adopting_the_rest
from donghanh.movements.rules.merging import digest_of, draft_of, merged, pieces_of
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person, open_account
from tests.conftest import LONG_AGO, SYSTEM

ABOVE = [
    Above(1, "I", "Mục đích", "heading"),
    Above(2, "I.1", "Nâng cao nhận thức.", "purpose"),
    Above(3, "II", "Nội dung", "heading"),
    Above(4, "II.1", "Thi đua lao động giỏi.", "content"),
    Above(5, "II.2", "Khu vực hành chính.", "content"),
]
WORDS = st.sampled_from(["", "một", "hai", "ba"])
KEYS = st.sampled_from(["c1", "c2", "a1"])


@given(st.dictionaries(KEYS, WORDS), st.dictionaries(KEYS, WORDS), st.dictionaries(KEYS, WORDS))
def test_what_both_changed_differently_is_a_clash_and_nothing_else(shown, stored, typed):
    seen = {key: digest_of(shown.get(key, "")) for key in typed}

    outcome = merged(stored, typed, seen, mine=())

    for key, words in typed.items():
        before, there = shown.get(key, ""), stored.get(key, "")
        is_clash = words not in (before, there) and there != before
        assert (key in outcome.clashes) == is_clash
        expected = there if is_clash or words == before else words
        assert outcome.pieces.get(key, "") == expected


@given(st.dictionaries(KEYS, WORDS), st.dictionaries(KEYS, WORDS))
def test_what_i_wrote_last_myself_is_never_a_clash(stored, typed):
    assert merged(stored, typed, {}, mine=set(stored)).clashes == ()


def test_pieces_make_the_draft_again():
    draft = Draft(
        {2: Choice(ADOPTED), 4: Choice("adapted", "Khác.")}, (Addition("II", "Thêm.", "a1"),), ("c5",)
    )

    assert draft_of(ABOVE, pieces_of(ABOVE, draft), order=draft.order) == draft


def addresses(draft):
    return [(own.address, own.text) for own in compose(ABOVE, adopting_the_rest(ABOVE, draft))]


def test_a_clause_moves_past_its_neighbour_and_is_numbered_anew():
    draft = Draft({}, (Addition("II", "Tiết kiệm điện.", "a1"),))

    assert addresses(moved(ABOVE, draft, "a1", down=False))[3:] == [
        ("II.1", "Thi đua lao động giỏi."),
        ("II.2", "Tiết kiệm điện."),
        ("II.3", "Khu vực hành chính."),
    ]
    assert moved(ABOVE, draft, "c2", down=True) == draft


@given(st.lists(st.tuples(st.sampled_from(["c1", "c2", "c3", "c4", "c5", "a1"]), st.booleans()), max_size=12))
def test_however_often_clauses_are_moved_none_is_lost(moves):
    draft = Draft({}, (Addition("II", "Tiết kiệm điện.", "a1"),))
    for key, down in moves:
        draft = moved(ABOVE, draft, key, down=down)

    assert sorted(item.key for item in arranged(ABOVE, draft)) == ["a1", "c1", "c2", "c3", "c4", "c5"]


def test_an_own_clause_is_deleted():
    draft = Draft({}, (Addition("II", "Tiết kiệm điện.", "a1"),), ("a1", "c4"))

    assert without_addition(draft, "a1") == Draft({}, (), ("c4",))


@pytest.fixture
def hanh(upper):
    """A colleague of Bình who drafts too."""
    person = add_person(name="Đỗ Thị Hạnh", is_invented=True)
    appoint(by=SYSTEM, person=person, unit=upper, role=RoleKey.OFFICER, from_on=LONG_AGO)
    return open_account(login="hanh", person=person)


def shown_form(browser, plan):
    form = browser.get(reverse("movements:derive", args=[plan.pk])).context["form"]
    return {field.html_name: field.value() or "" for field in form}


def texts_of(plan):
    desk = desk_of(Plan.objects.select_related("unit", "superior", "changes").get(pk=plan.pk))
    return {above.address: desk.draft.choice(above).text for above in desk.above}


def test_two_colleagues_write_different_clauses_and_both_are_kept(binh, hanh, client_of, drafted):
    above = {clause.address: clause.id for clause in clauses_above(drafted.superior)}
    first, second = client_of(binh), client_of(hanh)
    of_binh, of_hanh = shown_form(first, drafted), shown_form(second, drafted)
    address = reverse("movements:derive", args=[drafted.pk])

    first.post(address, of_binh | {f"text_{above['II.1']}": "Của Bình."})
    second.post(address, of_hanh | {f"text_{above['II.4']}": "Của Hạnh."})

    assert (texts_of(drafted)["II.1"], texts_of(drafted)["II.4"]) == ("Của Bình.", "Của Hạnh.")


def test_the_second_of_two_who_write_one_clause_is_told_and_keeps_what_was_typed(
    binh, hanh, client_of, drafted
):
    above = {clause.address: clause.id for clause in clauses_above(drafted.superior)}
    name = f"text_{above['II.1']}"
    first, second = client_of(binh), client_of(hanh)
    of_binh, of_hanh = shown_form(first, drafted), shown_form(second, drafted)
    address = reverse("movements:derive", args=[drafted.pk])
    first.post(address, of_binh | {name: "Của Bình."})

    quiet = second.post(address, of_hanh | {name: "Của Hạnh."}, headers={"X-Autosave": "1"})
    page = second.post(address, of_hanh | {name: "Của Hạnh."})

    assert "Chưa lưu 1 mục (II.1): Trần Văn Bình vừa sửa lúc" in quiet.content.decode()
    assert texts_of(drafted)["II.1"] == "Của Bình."
    again = {field.html_name: field.value() or "" for field in page.context["form"]}
    assert again[name] == "Của Hạnh."
    assert "Trần Văn Bình vừa sửa mục này" in page.content.decode()
    second.post(address, again)
    assert texts_of(drafted)["II.1"] == "Của Hạnh."


def test_one_person_saves_again_and_again_from_one_page(binh, client_of, drafted):
    above = {clause.address: clause.id for clause in clauses_above(drafted.superior)}
    browser, address = client_of(binh), reverse("movements:derive", args=[drafted.pk])
    form = shown_form(browser, drafted)

    for words in ("Một.", "Một hai.", "Một hai ba."):
        answer = browser.post(address, form | {f"text_{above['II.1']}": words}, headers={"X-Autosave": "1"})
        assert answer.content.decode().startswith("Đã lưu")

    assert texts_of(drafted)["II.1"] == "Một hai ba."


def test_a_page_adds_moves_and_deletes(binh, client_of, drafted):
    browser, address = client_of(binh), reverse("movements:derive", args=[drafted.pk])
    form = shown_form(browser, drafted)
    added = next(name for name in form if name.startswith("added_"))
    key = added.removeprefix("added_")
    form |= {added: "Hội thi thợ giỏi.", f"under_{key}": "II", "verb": f"up:{key}"}

    browser.post(address, form)

    desk = desk_of(Plan.objects.select_related("unit", "superior", "changes").get(pk=drafted.pk))
    order = [item.key for item in arranged(desk.above, desk.draft)]
    six = next(above.key for above in desk.above if above.address == "II.6")
    assert order.index(key) == order.index(six) - 1
    browser.post(address, shown_form(browser, drafted) | {"verb": f"delete:{key}"})
    assert Plan.objects.get(pk=drafted.pk).draft["additions"] == []


def test_a_submitted_draft_is_locked(binh, actor, drafted):
    above = clauses_above(drafted.superior)
    actions.save_draft(by=actor(binh), plan=drafted, draft=adopting_the_rest(above, Draft({})))
    actions.submit_plan(by=actor(binh), plan=drafted)

    with pytest.raises(Exception, match="tạm khóa"):
        actions.delete_clause(by=actor(binh), plan=drafted, key="a1")
