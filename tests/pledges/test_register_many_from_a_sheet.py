"""A workers' conference registers its pledges from one sheet: tried out first, all of them or none."""

import io
import re

import pypdf
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.base.sheets import Line
from donghanh.organisations.models import Collective, Membership
from donghanh.people.actions import add_person, open_account
from donghanh.pledges import actions
from donghanh.pledges.models import Pledge
from donghanh.pledges.rules import PromiseDraft
from donghanh.pledges.rules.block import COLUMNS, BlockPledge, Side, block_from, plain_block, read_block

SIDES = [
    Side("collective:1", "collective", "Tổ May 1"),
    Side("collective:2", "collective", "Tổ Cắt"),
    Side("collective:3", "collective", "Tổ May 2"),
    Side("person:1", "person", "Lê Văn Bảy"),
    Side("person:2", "person", "Lê Văn Bảy"),
]
RIGHT = [
    ("Tổ May 1", "to cat", "Có sáng kiến", "II.1", 3, "sáng kiến", "Ông Tư", "Hội trường"),
    (None, None, "Không tai nạn", None, None, None, None, None),
    ("Tổ May 2", "Tổ May 1", "Tiết kiệm điện", "mục II.1.", "5", "%", None, None),
]


def read(*rows, made=None):
    lines = [Line(number, row) for number, row in enumerate(rows, start=2)]
    return read_block(lines, SIDES, clauses={"II.1": 7}, made=made or {})


def sheet(*rows, name="giao-uoc.xlsx"):
    """An Excel file with the columns and these rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, [heading.label for heading in COLUMNS])
        for number, row in enumerate(rows, start=1):
            page.write_row(number, 0, row)
    return SimpleUploadedFile(name, out.getvalue())


def test_a_line_without_sides_goes_on_with_the_pledge_above():
    found = read(*RIGHT)

    assert found.wrong == []
    assert [(one.row, one.names, [draft.text for draft in one.promises]) for one in found.pledges] == [
        (2, ("Tổ May 1", "Tổ Cắt"), ["Có sáng kiến", "Không tai nạn"]),
        (4, ("Tổ May 2", "Tổ May 1"), ["Tiết kiệm điện"]),
    ]
    first = found.pledges[0]
    assert first.promises[0] == PromiseDraft("Có sáng kiến", 7, None, 3, "sáng kiến")
    assert (first.witnesses, first.place) == ("Ông Tư", "Hội trường")


@pytest.mark.parametrize(
    ("row", "key", "said"),
    [
        (("Tổ May số 1", "Tổ Cắt", "Thi đua"), "first", "Gần giống: Tổ May 1"),
        (("Tổ Là", "Tổ Cắt", "Thi đua"), "first", "không có tập thể, cá nhân nào tên như vậy"),
        (("Tổ May 1", "", "Thi đua"), "second", "Chưa ghi tên bên này"),
        (("Tổ May 1", "Tổ May 1", "Thi đua"), "second", "Hai bên giao ước là một"),
        (("Lê Văn Bảy", "Tổ Cắt", "Thi đua"), "first", "Có 2 người"),
        (("Tổ May 1", "Tổ Cắt", ""), "text", "Chưa ghi nội dung"),
        (("Tổ May 1", "Tổ Cắt", "Thi đua", "IX.4"), "clause", "không có mục “IX.4”"),
        (("Tổ May 1", "Tổ Cắt", "Thi đua", "", "ba"), "amount", "không phải là số"),
        (("", "", "Thi đua"), "first", "Chưa ghi hai bên"),
    ],
)
def test_a_wrong_cell_is_told_in_words(row, key, said):
    found = read((*row, *[None] * (8 - len(row))))

    assert [(one.row, one.key) for one in found.wrong] == [(2, key)]
    assert said in str(found.wrong[0].sentence)


def test_sides_of_different_kinds_and_pairs_made_before_are_refused():
    people = [*SIDES[:2], Side("person:9", "person", "Trần Văn Tám")]
    line = [Line(2, ("Tổ May 1", "Trần Văn Tám", "Thi đua", None, None, None, None, None))]
    mixed = read_block(line, people, clauses={}, made={})
    again = read(RIGHT[0], made={frozenset(("collective:2", "collective:1")): 12})

    assert "phải cùng loại" in str(mixed.wrong[0].sentence)
    assert str(again.wrong[0].sentence) == "Hai bên này đã có giao ước số 12 trong đợt đăng ký."


def test_the_same_promise_twice_is_refused_where_it_stands():
    found = read(RIGHT[0], (None, None, "co sang kien", *[None] * 5))

    assert [(one.row, one.key) for one in found.wrong] == [(3, "text")]


def test_what_was_checked_is_what_is_carried():
    block = read(*RIGHT).pledges

    assert block_from(plain_block(block)) == block


@pytest.fixture
def teams(sewing, cutting, grassroots):
    """Three teams of An's union."""
    return [sewing, cutting, Collective.objects.create(unit=grassroots, kind="team", name="Tổ May 2")]


def test_an_tries_a_sheet_and_registers_it(teams, gate, an, client_of, movement):
    browser, address = client_of(an), reverse("pledges:block", args=[gate.pk])
    page = browser.post(address, {"upload": sheet(*RIGHT)}).content.decode()
    assert "Sẽ đăng ký" in page
    assert not Pledge.objects.exists()

    sealed = re.search(r'name="block" value="([^"]+)"', page).group(1)
    answer = browser.post(address, {"verb": "register", "block": sealed}, follow=True).content.decode()

    assert "Đã đăng ký 2 giao ước từ tệp" in answer
    assert [pledge.state for pledge in Pledge.objects.all()] == ["confirmed", "confirmed"]
    papers = browser.get(reverse("pledges:to_sign", args=[gate.pk])).content
    assert len(pypdf.PdfReader(io.BytesIO(papers)).pages) >= 4


def test_one_wrong_cell_and_nothing_is_offered(teams, gate, an, client_of):
    wrong = ("Tổ Là", "Tổ Cắt", "Thi đua")

    page = client_of(an).post(reverse("pledges:block", args=[gate.pk]), {"upload": sheet(*RIGHT, wrong)})

    said = page.content.decode()
    assert "A5" in said
    assert 'name="block"' not in said


def test_a_block_that_was_tampered_with_is_not_registered(gate, an, client_of):
    answer = client_of(an).post(reverse("pledges:block", args=[gate.pk]), {"verb": "register", "block": "x"})

    assert answer.status_code == 404


def test_one_refused_and_none_is_written(teams, gate, an, actor):
    one, other, third = (f"collective:{team.pk}" for team in teams)
    right = BlockPledge(2, one, other, ("Tổ May 1", "Tổ Cắt"), [PromiseDraft("Thi đua")])
    wrong = BlockPledge(3, third, third, ("Tổ May 2", "Tổ May 2"), [PromiseDraft("Thi đua")])

    with pytest.raises(Refusal, match="Dòng 3 .*Chưa ghi giao ước nào"):
        actions.register_block(by=actor(an), registration=gate, block=[right, wrong])

    assert not Pledge.objects.exists()


def test_a_member_with_an_account_confirms_for_himself(gate, grassroots, an, actor):
    people = [add_person(name=name) for name in ("Lê Văn Bảy", "Trần Văn Tám")]
    for person in people:
        Membership.objects.create(person=person, unit=grassroots, from_on=gate.opens_on)
    open_account(login="tam", person=people[1])
    one, other = (f"person:{person.pk}" for person in people)

    made = actions.register_block(
        by=actor(an),
        registration=gate,
        block=[BlockPledge(2, one, other, ("Lê Văn Bảy", "Trần Văn Tám"), [PromiseDraft("Thi đua")])],
    )

    assert [pledge.state for pledge in made] == ["confirmed_one"]


def test_a_sheet_without_the_columns_is_refused_in_words(gate, an, client_of):
    upload = SimpleUploadedFile("a.csv", "Tên;Tuổi\nA;3\n".encode())

    page = client_of(an).post(reverse("pledges:block", args=[gate.pk]), {"upload": upload})

    assert "còn thiếu cột" in page.content.decode()


def test_the_sheet_to_fill_has_the_columns(gate, an, client_of):
    assert client_of(an).get(reverse("pledges:block_sheet", args=[gate.pk])).content.startswith(b"PK")
