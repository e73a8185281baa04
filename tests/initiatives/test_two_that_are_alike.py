"""Near-duplicates: found at entry, shown side by side, settled with a reason."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.initiatives import actions
from donghanh.initiatives.facts import Pair, alike_for, all_pairs, dues_of, find_alike, pairs, unprinted
from donghanh.initiatives.facts import alike as facts_of_alike
from donghanh.initiatives.models import Band, Likeness, Signature
from donghanh.initiatives.rules import Wording

from .conftest import PROBLEM, SOLUTION, TODAY
from .test_an_idea_moves import heard

BARE = "dung gia kep tu che giu mep vai gom vai vun cung kho vao tung ngan cuoi ca dem may thanh tui dung dung cu"


@pytest.fixture
def alike(waiting, submit):
    """The same idea in other words, sent later."""
    return submit(title="Gom vải vụn bằng giá kẹp may túi", problem=PROBLEM, solution=SOLUTION)


@pytest.fixture
def pair(alike):
    """The two, to be looked at."""
    return Likeness.objects.get()


def test_a_text_is_found_without_marks(waiting):
    found = find_alike(Wording("gia kep tan dung vai vun may tui dung cu", PROBLEM, BARE))

    assert [(one.initiative_id, one.similarity > 0.6) for one in found] == [(waiting.pk, True)]


def test_other_texts_are_not(waiting):
    assert find_alike(Wording("Đổi lịch ca", "Kẹt xe giờ vào ca.", "Lệch giờ vào ca mười lăm phút.")) == []
    assert find_alike(Wording("", "", "")) == []


def test_a_band_that_everybody_shares_brings_no_strangers(waiting, monkeypatch):
    """Those that share more are found by their other bands: here one band of `waiting` is left alone."""
    monkeypatch.setattr(facts_of_alike, "MOST_SHARING", 2)
    same = Wording(waiting.title, PROBLEM, SOLUTION)
    keys = sorted(Band.objects.filter(initiative=waiting).values_list("key", flat=True))
    Band.objects.bulk_create(Band(key=key, initiative_id=many) for key in keys[1:] for many in (-1, -2))

    assert [one.initiative_id for one in find_alike(same)] == [waiting.pk]

    Band.objects.bulk_create(Band(key=keys[0], initiative_id=many) for many in (-1, -2))
    assert find_alike(same) == []


def test_hoa_is_told_before_she_sends(waiting, write, hoa, actor):
    alike = alike_for(actor(hoa), write(title="Giá kẹp vải vụn"))

    assert [row for row, _share in alike.readable] == [waiting]


def test_of_one_elsewhere_only_the_count_is_told(waiting, cuc, actor):
    own = actions.save(by=actor(cuc), content=_content(waiting))

    alike = alike_for(actor(cuc), own)

    assert (alike.readable, alike.others) == ([], 1)


def test_of_a_restricted_one_nothing_is_told(submit, cuc, actor):
    restricted = submit(is_restricted=True)
    own = actions.save(by=actor(cuc), content=_content(restricted))

    alike = alike_for(actor(cuc), own)

    assert (alike.readable, alike.others) == ([], 0)


def _content(row):
    return actions.Content(title=row.title, problem=row.problem, solution=row.solution)


def test_sending_keeps_the_pair_for_the_council(pair, waiting, alike, an, actor):
    assert (pair.first, pair.second, pair.verdict) == (waiting, alike, "open")
    assert pair.similarity >= 800
    assert [due.verb for due in dues_of(actor(an), TODAY)] == ["Xem xét sáng kiến", "Xem xét trùng lặp"]


def test_a_text_that_is_written_anew_is_not_found_by_its_old_words(waiting, an, hoa, actor):
    back = actions.return_initiative(by=actor(an), initiative=waiting, reason="Viết rõ hơn")
    actions.save(by=actor(hoa), content=actions.Content(title="Đổi lịch ca"), initiative=back)

    assert (Band.objects.count(), Signature.objects.count()) == (0, 0)


def test_all_pairs_are_the_same_by_sketch_and_by_band(pair):
    one, other = all_pairs(), all_pairs(few=0)

    assert one == other == [Pair(pair.first_id, pair.second_id, one[0].similarity)]


def test_imprints_of_another_scheme_are_made_anew(waiting):
    Signature.objects.update(scheme=0)
    assert unprinted() == [waiting.pk]

    assert actions.imprint_missing() == 1
    assert (unprinted(), pairs.FEW > 0) == ([], True)


def test_merging_tells_the_authors_and_counts_once(pair, alike, hoa, an, actor):
    actions.merge(by=actor(an), likeness=pair)

    alike.refresh_from_db()
    assert (alike.state, alike.merged_into) == ("merged", pair.first)
    assert "được gộp vào" in heard(hoa)[-1]
    with pytest.raises(Refusal, match="trạng thái"):
        actions.link(by=actor(an), likeness=pair)


def test_telling_apart_needs_its_reason(pair, an, actor):
    with pytest.raises(Refusal, match="chưa ghi gì"):
        actions.tell_apart(by=actor(an), likeness=pair, reason=" ")

    kept = actions.tell_apart(by=actor(an), likeness=pair, reason="hai loại máy khác nhau")
    assert (kept.verdict, kept.reason) == ("different", "hai loại máy khác nhau")


def test_members_and_neighbours_settle_nothing(pair, hoa, cuc, actor):
    for account in (hoa, cuc):
        with pytest.raises(Refusal, match="trong phạm vi"):
            actions.link(by=actor(account), likeness=pair)


def test_an_reads_both_side_by_side_and_settles(pair, an, cuc, client_of):
    address = reverse("initiatives:likeness", args=[pair.pk])
    browser = client_of(an)
    shown = browser.get(address).content.decode()

    assert "<mark>" in shown
    assert client_of(cuc).get(address).status_code == 404
    browser.post(address, {"verb": "link", "reason": "Cùng nguyên lý"})
    pair.refresh_from_db()
    assert (pair.verdict, pair.reason) == ("linked", "Cùng nguyên lý")


def test_pairs_are_kept_once_without_counting_all_that_are_kept(pair):
    same = Pair(pair.first_id, pair.second_id, 0.9)

    with CaptureQueriesContext(connection) as asked:
        new = actions.keep_pairs([same, same])

    assert (new, Likeness.objects.count()) == (0, 1)
    assert [query["sql"] for query in asked if "COUNT(" in query["sql"]] == []
