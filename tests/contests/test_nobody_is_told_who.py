"""Blindness, tried out: what a reader sees must stay the same to the letter when the secret behind it changes.

Who made an entry is a secret from its jurors: the authors of two entries are exchanged, and every page that any
juror can open, in whatever other role they hold, must not change. Which juror gave a mark is a secret from all
others: two jurors are exchanged on all sheets, and no page of anybody else may change, while marking goes on, when
it is sealed, when it is announced. Lists, searches, sorts, exports, counts, notices, histories, what is due: an
answer is compared whole, headings and size too, workbooks and Word files part by part (cells, sheets, properties),
so that a channel nobody thought of counts too. One world for each secret: it is exchanged once between two readings,
back again for the next. At the end of each, faults are planted that must be found.
"""

import io
import re
import zipfile

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfWriter

from donghanh.base.actors import SYSTEM
from donghanh.contests import actions, facts
from donghanh.contests.actions import EntryContent
from donghanh.contests.models import Contest, Entry, Juror, Member, Sheet
from donghanh.contests.models import entry as entry_models
from donghanh.contests.rules import PartDraft
from donghanh.contests.views import desk
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
    r"|(?<=W3CDTF\">)[^<]*|/CreationDate\([^)]*\)|/ID\[[^]]*\]"
)
EACH_TIME = {"Content-Security-Policy", "Content-Length", "Set-Cookie"}
AUTHOR = "Phan Thi Lua"


def pdf_file():
    """A PDF that notes its author."""
    made, out = PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    made.add_metadata({"/Author": AUTHOR})
    made.write(out)
    return SimpleUploadedFile("Phan Thi Lua.pdf", out.getvalue())


def word_file():
    """A Word file that notes its author, with a comment of hers."""
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.author = AUTHOR
    made.add_comment(made.add_paragraph("Khay xoay").add_run(), text="Xem lại", author=AUTHOR)
    made.save(out)
    return SimpleUploadedFile("Phan Thi Lua.docx", out.getvalue())


def picture():
    """A picture whose camera notes its owner."""
    noted, out = Image.Exif(), io.BytesIO()
    noted[315] = AUTHOR  # Artist (Exif 2.32, 4.6.4)
    Image.new("RGB", (40, 30), "white").save(out, "JPEG", exif=noted)
    return SimpleUploadedFile("Phan Thi Lua.jpg", out.getvalue())


@pytest.fixture
def contest(hold, an, cuc, dung, actor, jurors, province, neighbour_upper):
    """A blind contest being marked: An's and Cúc's people entered, jurors of two kinds hold other roles besides."""
    made = hold(kind="creative", parts=PARTS, per_entry=2, tie_rule="top_part")
    for who, name, title, more in (
        (an, "Phan Thị Lụa", "Khay xoay", (word_file(), picture())),
        (cuc, "Võ Văn Chài", "Máng lọc", ()),
    ):
        entry = actions.enter(
            by=actor(who),
            contest=made,
            field=made.fields.get(),
            content=EntryContent([name], title=title, summary=f"{title} giúp làm nhanh."),
            upload=pdf_file(),
        )
        for upload in more:
            actions.attach(by=actor(who), entry=entry, upload=upload)
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
            "export=xlsx",
        )
    ]
    asked += [
        f"{reverse('contests:results', args=own)}?{query}"
        for query in ("sort=raw", "sort=-corrected", "export=csv", "export=xlsx")
    ]
    asked.append(reverse("contests:decision", args=[*own, "docx"]))
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
        is_own = juror.person_id == reader.person_id
        for row in entries if is_own else entries[:1]:
            desks.append(reverse("contests:sheet", args=[juror.token, row.code]))
            desks += [
                reverse("contests:sheet_file", args=[juror.token, row.code, place])
                for place in range(1, 1 + (row.evidence.count() if is_own else 1))
            ]
    return [*lists, *pages, *rounds, *asked, *records, *files, *desks]


@pytest.fixture
def see(client_of):
    """`see(account, contest)` is all that somebody reads: address → all that its answer tells; or only those that begin so."""
    browsers = {}

    def seen(account, contest, within="/"):
        browser = browsers.setdefault(account.pk, client_of(account))
        wanted = [one for one in addresses(contest, account) if one.startswith(within)]
        found = {}
        for address in wanted:
            page, _mark, asked = address.partition("?")
            if not (asked and page in found and found[page][0] == 404):  # not there, whatever is asked of it
                found[address] = told_by(browser.get(address))
        return found

    return seen


def told_by(answer):
    """Status, headings (so the file's name too), words; of a workbook or Word file its parts in their order."""
    headings = {name: value for name, value in answer.headers.items() if name not in EACH_TIME}
    body = answer.getvalue() if answer.streaming else answer.content
    if not body.startswith(b"PK"):
        return answer.status_code, headings, TOKENS.sub("", body.decode("utf-8", "replace"))
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        parts = [
            (name, TOKENS.sub("", package.read(name).decode("utf-8", "replace")))
            for name in package.namelist()
        ]
    return answer.status_code, headings, parts


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


def test_no_page_tells_a_juror_who_made_an_entry_or_what_others_gave(
    contest, jurors, see, actor, monkeypatch
):
    officer, leader = jurors[:2]
    listed = reverse("contests:entries", args=[contest.pk])
    mark_some(contest, actor, until=2)

    def read():
        with monkeypatch.context() as fault:
            fault.setattr(entry_models, "judged_blindly", lambda by: Contest.objects.none())
            planted = see(officer, contest, listed)
        return see(officer, contest), see(leader, contest, (listed, "/hoi-thi/bai/")), planted

    before = read()
    exchange_authors(contest)
    exchange_jurors(contest)
    after = read()

    assert changed(before[0], after[0]) == changed(before[1], after[1]) == []
    desks = [address for address, answer in before[0].items() if "/cham/" in address and answer[0] == 200]
    assert len(desks) >= 2  # there was something that could tell
    found = set(changed(before[2], after[2]))  # and where it does, it is found
    assert {listed, *(f"{listed}?{query}" for query in ("export=csv", "export=xlsx", "q=khay+xoay"))} <= found


def test_no_file_says_inside_itself_who_made_it(contest, see, monkeypatch):
    entry = Entry.objects.filter(contest=contest).earliest("pk")
    juror = Sheet.objects.filter(entry=entry).select_related("juror__person__account").first().juror
    files = reverse("contests:sheet", args=[juror.token, entry.code]) + "tep/"

    handed_out = see(juror.person.account, contest, files)
    monkeypatch.setitem(desk.__globals__, "nameless", lambda content, kind: content)
    as_they_came = see(juror.person.account, contest, files)

    assert [status for status, _headings, _body in handed_out.values()] == [200] * 3
    assert [AUTHOR in str(body) for _status, _headings, body in handed_out.values()] == [False] * 3
    assert [AUTHOR in str(body) for _status, _headings, body in as_they_came.values()] == [True, True, False]


def test_no_page_tells_others_which_juror_gave_a_mark(contest, an, dung, jurors, see, actor, monkeypatch):
    pages, results = f"/hoi-thi/{contest.pk}", reverse("contests:results", args=[contest.pk])

    def told_to(*readings):
        before = [see(reader, contest, within) for reader, within in readings]
        exchange_jurors(contest)
        after = [see(reader, contest, within) for reader, within in readings]
        return [changed(*both) for both in zip(before, after, strict=True)]

    mark_some(contest, actor, until=2)
    assert told_to((dung, "/")) == [[]]

    mark_some(contest, actor)
    actions.seal_round(by=actor(dung), round=contest.rounds.get())
    assert told_to((dung, (pages, "/hoi-thi/vong/", "/hoi-thi/bai/"))) == [[]]
    with monkeypatch.context() as fault:
        fault.setattr(facts, "marks_given", marks_with_their_jurors)
        assert {results, f"{results}?export=xlsx"} <= set(told_to((dung, results))[0])
    assert see(jurors[2], contest, results)[results][0] == 404

    contest.refresh_from_db()
    actions.announce(
        by=actor(dung), contest=contest, decision_number="25/QĐ-LĐLĐ", signed_on=TODAY, upload=scan()
    )
    assert told_to((an, pages), (dung, results)) == [[], []]
    assert "Phan Thị Lụa" in see(jurors[2], contest, results)[results][2]  # now jurors may know


def marks_with_their_jurors(one):
    """A fault: beside an entry stands whose its sheets are."""
    found = {}
    for entry_id, person_id in Sheet.objects.filter(round=one).values_list("entry", "juror__person"):
        found.setdefault(entry_id, []).append(person_id)
    return found
