"""The register: found, filtered, exported; papers received; the number book; relations."""

import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.documents import actions, facts
from donghanh.documents.models import Document, RegisterEntry
from donghanh.documents.rules import retention, writing

from .papers import PLAN, SEED

LIST, INCOMING, NUMBERS = (reverse(f"documents:{name}") for name in ("list", "register_incoming", "numbers"))
TYPED = {
    "arrived_on": "14/6/2017",
    "issuer": "LIÊN ĐOÀN LAO ĐỘNG TỈNH BẾN TRE",
    "number": "29",
    "symbol": "KH-LĐLĐ",
    "issued_on": "12/5/2017",
    "type": "Kế hoạch",
    "subject": "Tổ chức phong trào thi đua",
}
pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def browser(client_of, binh):
    return client_of(binh)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"q": "huyen chau thanh"}, True),
        ({"q": "12/kh"}, True),
        ({"q": "hoà binh"}, False),
        ({"since": "1/6/2017", "until": "5/6/2017"}, True),
        ({"since": "6/6/2017"}, False),
        ({"direction": "incoming"}, False),
        ({"unit": "own"}, True),
    ],
)
def test_the_register_is_searched_and_narrowed(give_out, browser, query, is_found):
    give_out("12")

    assert ("12/KH-LĐLĐ" in browser.get(LIST, query).content.decode()) == is_found


def test_the_register_goes_out_as_excel(give_out, browser, by, upper):
    give_out("12")
    actions.register_incoming(by=by, unit=upper, paper=PLAN, arrived_on=dt.date(2017, 6, 14))

    book = openpyxl.load_workbook(io.BytesIO(browser.get(LIST, {"export": "xlsx"}).content))

    rows = [[cell.value for cell in row][:6] for row in book.active.iter_rows(min_row=2)]
    assert sorted(rows, key=str) == [
        ["Văn bản đi", None, None, "12/KH-LĐLĐ", dt.datetime(2017, 6, 5), "Kế hoạch"],
        ["Văn bản đến", 1, dt.datetime(2017, 6, 14), "12/KH-LĐLĐ", dt.datetime(2017, 6, 5), "Kế hoạch"],
    ]


def test_a_received_file_is_read_and_kept_and_entered(browser):
    page = browser.post(INCOMING, {"upload": SimpleUploadedFile("ke-hoach.txt", SEED.encode())})
    initial = page.context["form"].initial

    browser.post(INCOMING, {**TYPED, "kept": initial["kept"]})

    document = Document.objects.get()
    with document.source.file.open() as kept:
        assert (initial["number"], initial["symbol"], kept.read()) == ("29", "KH-LĐLĐ", SEED.encode())
    assert (document.direction, document.full_number, document.entry.arrival_number) == (
        "incoming",
        "29/KH-LĐLĐ",
        1,
    )
    assert len(document.content.clauses) == 3


def test_a_file_that_cannot_be_read_is_kept_and_the_clerk_types(browser):
    page = browser.post(INCOMING, {"upload": SimpleUploadedFile("quet.pdf", b"%PDF-1.7\n%scan")})

    assert (page.context["form"].initial["number"], page.context["why"] != "") == (None, True)
    assert browser.post(INCOMING, {**TYPED, "kept": page.context["form"].initial["kept"]}).status_code == 303
    assert Document.objects.get().source.name == "quet.pdf"


def test_a_paper_without_a_file_is_typed(browser):
    page = browser.post(INCOMING, {})
    done = browser.post(INCOMING, TYPED)

    assert ("Nhập theo bản giấy" in page.content.decode(), done.status_code) == (True, 303)


def test_somebody_elses_file_is_not_taken(browser, client_of, dung):
    page = client_of(dung).post(INCOMING, {"upload": SimpleUploadedFile("a.txt", SEED.encode())})

    browser.post(INCOMING, {**TYPED, "kept": page.context["form"].initial["kept"]})

    assert Document.objects.get().source is None


def test_arrivals_are_numbered_in_their_year(by, upper):
    papers = [actions.register_incoming(by=by, unit=upper, paper=PLAN.__class__(subject=s)) for s in "ab"]

    assert [paper.entry.arrival_number for paper in papers] == [1, 2]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"arrival_number": 1}, "Số đến 1 của năm 2017 đã dùng. Để trống để lấy số tiếp theo."),
        ({"arrived_on": dt.date(2017, 6, 16)}, "Ngày đến 16/6/2017 chưa tới. Kiểm tra lại."),
        (
            {"arrived_on": dt.date(2017, 6, 1)},
            "Ngày đến 1/6/2017 trước ngày ghi trên văn bản. Kiểm tra lại hai ngày.",
        ),
    ],
)
def test_an_arrival_that_cannot_be_is_refused(by, upper, more, sentence):
    actions.register_incoming(by=by, unit=upper, paper=PLAN.__class__(subject="trước"))

    with pytest.raises(Refusal) as refusal:
        actions.register_incoming(by=by, unit=upper, paper=PLAN, **more)

    assert (str(refusal.value), Document.objects.count()) == (sentence, 1)


def test_nothing_that_stands_in_the_register_is_deleted(give_out, by, upper):
    for document in (give_out("12"), actions.register_incoming(by=by, unit=upper, paper=PLAN)):
        with pytest.raises(ProtectedError):
            document.delete()
        with pytest.raises(ProtectedError):
            Document.objects.filter(pk=document.pk).delete()

    assert RegisterEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("direction", "code", "said"),
    [
        ("issued", "QĐ", "Vĩnh viễn (chưa đối chiếu văn bản gốc)"),
        ("issued", "KH", "20 năm, đến hết 31/12/2037 (chưa đối chiếu văn bản gốc)"),
        ("issued", "", "10 năm, đến hết 31/12/2027 (chưa đối chiếu văn bản gốc)"),
        ("incoming", "KH", "10 năm, đến hết 31/12/2027 (chưa đối chiếu văn bản gốc)"),
    ],
)
def test_a_paper_says_how_long_it_is_kept(direction, code, said):
    paper = Document(direction=direction, type_code=code, issued_on=dt.date(2017, 6, 5))

    assert facts.said_of_retention(paper) == said


def test_every_period_names_its_source():
    assert {bool(rule.source) for rule in retention.rules()} == {True}


def test_the_number_book_is_declared_and_shown(browser, give_out):
    browser.post(NUMBERS, {"series": "each-type"})
    give_out("", dt.date(2017, 6, 15))
    browser.post(NUMBERS, {"type_code": "KH", "reason": "In hỏng"})

    page = browser.get(NUMBERS).content.decode()
    assert ["Kế hoạch" in page, "In hỏng" in page, "Bỏ số tiếp theo" in page] == [True] * 3


def test_a_member_of_another_unit_cannot_declare(client_of, an, upper):
    client_of(an).post(NUMBERS, {"series": "each-type"})

    assert not hasattr(upper, "number_register")


def test_relations_are_written_on_the_page_of_the_paper(browser, give_out):
    earlier, document = give_out("12"), give_out("15", dt.date(2017, 6, 10))

    done = browser.post(
        reverse("documents:relate", args=[document.pk]), {"kind": "replaces", "earlier": earlier.pk}
    )

    page = browser.get(reverse("documents:record", args=[earlier.pk])).content.decode()
    assert (done.status_code, "Được thay thế bởi" in page, "Đã được thay thế" in page) == (303, True, True)


def test_verification_says_that_a_paper_was_replaced(browser, by, give_out, em):
    earlier, document = give_out("12"), give_out("15", dt.date(2017, 6, 10))
    actions.relate(by=by, document=document, earlier=earlier, kind="replaces")

    words = em.get(reverse("documents:verify", args=[earlier.verify_code])).content.decode()

    assert ("ĐÃ ĐƯỢC THAY THẾ" in words, "Kế hoạch 15/KH-LĐLĐ" in words) == (True, True)


@pytest.mark.parametrize("url", [NUMBERS, INCOMING])
def test_the_small_pages_cost_little(browser, url, django_assert_max_num_queries):
    browser.get(LIST)
    with django_assert_max_num_queries(12):
        browser.get(url)


def test_the_default_layout_is_known():
    assert writing.layout_of(writing.DEFAULT_LAYOUT).code == "union-2011"
