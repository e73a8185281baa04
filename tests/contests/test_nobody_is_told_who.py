"""Blindness, tried out: what a reader sees must stay the same to the letter when the secret behind it changes.

Who made an entry is a secret from its jurors: the authors of two entries are exchanged, and every page that any
juror can open, in whatever other role they hold, must not change. Which juror gave a mark is a secret from all
others: two jurors are exchanged on all sheets, and no page of anybody else may change, while marking goes on, when
it is sealed, when it is announced. Lists, searches, sorts, exports, counts, notices, histories, what is due: a page
is compared whole, so that a channel nobody thought of counts too. At the end faults are planted that must be found.
"""

import re

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.contests import actions, facts
from donghanh.contests.actions import EntryContent
from donghanh.contests.models import Contest, Entry, Juror, Member, Sheet
from donghanh.contests.models import entry as entry_models
from donghanh.contests.rules import PartDraft
from donghanh.organisations.actions import appoint
from donghanh.organisations.choices import RoleKey
from donghanh.people.actions import add_person
from tests.conftest import LONG_AGO

from .conftest import TODAY, scan

pytestmark = pytest.mark.once
PARTS = (PartDraft("product", "Tính mới", 4000), PartDraft("product", "Hiệu quả", 6000))
# Changes from one fetch to the next without telling anything.
TOKENS = re.compile(
    r'name="(csrfmiddlewaretoken|once)" value="[^"]*"|"X-CSRFToken": "[^"]*"|nonce="[^"]*"|\d+:\d\d(:\d\d)?'
)


@pytest.fixture
def contest(hold, an, cuc, dung, actor, jurors, province, neighbour_upper):
    """A blind contest being marked: An's and Cúc's people entered, jurors of two kinds hold other roles besides."""
    made = hold(kind="creative", parts=PARTS, per_entry=2, tie_rule="top_part")
    for who, name, title in (
        (an, "Phan Thị Lụa", "Khay xoay"),
        (cuc, "Võ Văn Chài", "Máng lọc"),
    ):
        entry = actions.enter(
            by=actor(who),
            contest=made,
            field=made.fields.get(),
            content=EntryContent([name], title=title, summary=f"{title} giúp làm nhanh."),
            upload=scan("thuyet-minh.pdf"),
        )
        actions.accept(by=actor(dung), entry=entry)
    for account in jurors:
        actions.add_juror(by=actor(dung), contest=made, person=account.person)
    made = actions.start(by=actor(dung), contest=made)
    one = made.rounds.get()
    actions.assign_jurors(by=actor(dung), round=one, seed=2)
    actions.open_marking(by=actor(dung), round=one)
    # Later roles with wide sight: an officer of the very province, a leader of the district of Cúc's union.
    appoint(by=SYSTEM, person=jurors[0].person, unit=province, role=RoleKey.OFFICER, from_on=LONG_AGO)
    appoint(by=SYSTEM, person=jurors[1].person, unit=neighbour_upper, role=RoleKey.LEADER, from_on=LONG_AGO)
    return made


def addresses(contest, reader):
    """Every address of the contest, and the pages where something of it could stand."""
    own, entries = [contest.pk], list(Entry.objects.filter(contest=contest).order_by("pk"))
    lists = [
        reverse("home:home"),
        reverse("notices:list"),
        reverse("contests:list"),
        reverse("movements:movement", args=[contest.movement_id]),
        reverse("movements:clause", args=[contest.clause_id]),
        reverse("contests:board", args=[contest.board_key]),
    ]
    named = ["contest", "edit", "entries", "jurors", "results", "announce", "certificates"]
    pages = [reverse(f"contests:{name}", args=own) for name in named]
    rounds = [reverse(f"contests:{name}", args=[contest.rounds.get().pk]) for name in ("round", "tests")]
    asked = [
        f"{reverse('contests:entries', args=own)}?{query}"
        for query in (
            "q=lua",
            "q=chai",
            "q=khay+xoay",
            "sort=name",
            "sort=-unit",
            "sort=number",
            "export=csv",
        )
    ]
    asked += [
        f"{reverse('contests:results', args=own)}?{query}"
        for query in ("sort=raw", "sort=-corrected", "export=csv")
    ]
    records = [
        reverse(f"contests:{name}", args=[row.pk]) for row in entries for name in ("entry", "ask_again")
    ]
    files = [
        reverse("evidence:file", args=[pk])
        for row in entries
        for pk in row.evidence.values_list("pk", flat=True)
    ]
    desks = []
    for juror in Juror.objects.filter(contest=contest).order_by("pk"):
        desks.append(reverse("contests:desk", args=[juror.token]))
        for row in entries if juror.person_id == reader.person_id else entries[:1]:
            desks.append(reverse("contests:sheet", args=[juror.token, row.code]))
            desks.append(reverse("contests:sheet_file", args=[juror.token, row.code, 1]))
    return [*lists, *pages, *rounds, *asked, *records, *files, *desks]


@pytest.fixture
def see(client_of):
    """`see(account, contest)` is all that somebody reads: address → status, headers that tell, words; or only `within`."""
    browsers = {}

    def seen(account, contest, within="/"):
        browser = browsers.setdefault(account.pk, client_of(account))
        found = {}
        for address in (one for one in addresses(contest, account) if one.startswith(within)):
            answer = browser.get(address)
            body = answer.getvalue() if answer.streaming else answer.content
            told = answer.headers.get("Content-Disposition", "")
            found[address] = (answer.status_code, told, TOKENS.sub("", body.decode("utf-8", "replace")))
        return found

    return seen


def changed(before, after):
    """The addresses whose answer is another."""
    return [address for address in before if before[address] != after[address]]


def exchange_authors(contest):
    """The first entry is now by whoever made the second, and the other way round."""
    one, other = Entry.objects.filter(contest=contest).order_by("pk")[:2]
    for name in ("name", "unit_id", "added_by_id", "search_key", "number"):
        mine, theirs = getattr(one, name), getattr(other, name)
        setattr(one, name, theirs)
        setattr(other, name, mine)
    Entry.objects.filter(pk=one.pk).update(number=None)
    other.save()
    one.save()
    Member.objects.filter(entry=one).update(position=9)
    Member.objects.filter(entry=other).update(entry=one)
    Member.objects.filter(entry=one, position=9).update(entry=other, position=1)


def exchange_jurors(contest):
    """Everything that one juror gave was given by another, and the other way round."""
    one, other = Juror.objects.filter(contest=contest).order_by("pk")[2:4]
    mine, theirs = one.person, other.person
    Juror.objects.filter(pk=one.pk).update(person=add_person(name="Người Giữ Chỗ"))
    Juror.objects.filter(pk=other.pk).update(person=mine)
    Juror.objects.filter(pk=one.pk).update(person=theirs)


def mark_some(contest, actor, *, until=None):
    """Sheets are handed in, the first juror's first; only so many when `until` is given."""
    waiting = Sheet.objects.filter(round__contest=contest, state="assigned").order_by("-juror", "pk")
    parts = list(contest.rounds.get().parts.all())
    for sheet in waiting.select_related("juror__person__account")[:until]:
        by = actor(sheet.juror.person.account)
        points = 3000 + 37 * sheet.juror_id + 211 * sheet.entry.number
        kept = actions.save_marks(by=by, sheet=sheet, marks={part.pk: points for part in parts}, note="Rõ.")
        actions.send_sheet(by=by, sheet=kept)


@pytest.mark.parametrize(("which", "within"), [(0, "/"), (1, "/hoi-thi/1")], ids=["an officer", "a leader"])
def test_no_page_tells_a_juror_who_made_an_entry(contest, jurors, see, actor, which, within):
    mark_some(contest, actor, until=2)
    within = within.replace("1", str(contest.pk))
    before = see(jurors[which], contest, within)

    exchange_authors(contest)

    assert changed(before, see(jurors[which], contest, within)) == []
    desks = [address for address in before if "/cham/" in address and before[address][0] == 200]
    assert which or len(desks) >= 2  # there was something that could tell


def test_no_page_tells_others_which_juror_gave_a_mark(contest, an, dung, jurors, see, actor):
    def told_to(reader, within="/hoi-thi/"):
        before = see(reader, contest, within)
        exchange_jurors(contest)
        after = see(reader, contest, within)
        exchange_jurors(contest)
        return changed(before, after)

    mark_some(contest, actor, until=2)
    assert told_to(dung, "/") == []
    assert told_to(jurors[0], f"/hoi-thi/{contest.pk}") == []

    mark_some(contest, actor)
    actions.seal_round(by=actor(dung), round=contest.rounds.get())
    assert told_to(dung) == []

    contest.refresh_from_db()
    actions.announce(
        by=actor(dung), contest=contest, decision_number="25/QĐ-LĐLĐ", signed_on=TODAY, upload=scan()
    )
    assert told_to(an, f"/hoi-thi/{contest.pk}") == []


def test_a_list_that_told_a_juror_would_be_found(contest, jurors, see, monkeypatch):
    monkeypatch.setattr(entry_models, "judged_blindly", lambda by: Contest.objects.none())
    listed = reverse("contests:entries", args=[contest.pk])
    before = see(jurors[0], contest, listed)

    exchange_authors(contest)

    told = changed(before, see(jurors[0], contest, listed))
    assert {listed, f"{listed}?export=csv", f"{listed}?q=khay+xoay"} <= set(told)


def test_sheets_with_their_jurors_would_be_found(contest, dung, see, actor, monkeypatch):
    mark_some(contest, actor)
    actions.seal_round(by=actor(dung), round=contest.rounds.get())
    named = {sheet.entry_id: [sheet.juror_id] for sheet in Sheet.objects.all()}
    monkeypatch.setattr(
        facts,
        "marks_given",
        lambda one: {
            entry: [Juror.objects.get(pk=key).person_id for key in keys] for entry, keys in named.items()
        },
    )
    page = reverse("contests:results", args=[contest.pk])
    before = see(dung, contest, page)

    exchange_jurors(contest)

    assert page in changed(before, see(dung, contest, page))


def test_after_the_announcement_jurors_may_know(contest, jurors, dung, actor, client_of):
    mark_some(contest, actor)
    actions.seal_round(by=actor(dung), round=contest.rounds.get())
    address = reverse("contests:results", args=[contest.pk])
    browser = client_of(jurors[2])
    before = browser.get(address).status_code

    contest.refresh_from_db()
    actions.announce(
        by=actor(dung), contest=contest, decision_number="25/QĐ-LĐLĐ", signed_on=TODAY, upload=scan()
    )

    assert before == 404
    assert "Phan Thị Lụa" in browser.get(address).content.decode()
