"""The list, the record, files, and the verification that answers anyone."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.documents import actions, facts

from .papers import PLAN

PDF = b"%PDF-1.7\n%scan"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def issue(binh, upper, actor):
    """`issue("12")` is Bình's plan with that number."""

    def issued(number="12", **more):
        return actions.issue(
            by=actor(binh), unit=upper, paper=PLAN, number=number, issued_on=dt.date(2017, 6, 5), **more
        )

    return issued


def url(name, document, *more):
    return reverse(f"documents:{name}", args=[document.pk, *more])


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_paper_is_taken_away_as_attachment(issue, client_of, binh, kind):
    answer = client_of(binh).get(url("download", issue(), kind))

    assert (
        answer.status_code,
        answer["Content-Disposition"].split(";")[0],
        answer["X-Content-Type-Options"],
    ) == (
        200,
        "attachment",
        "nosniff",
    )


def test_a_scan_goes_in_and_comes_out_as_attachment(issue, client_of, binh):
    document, browser = issue(), client_of(binh)

    sent = browser.post(url("record", document), {"upload": SimpleUploadedFile("ban-ky.pdf", PDF)})
    answer = browser.get(url("scan", document))

    assert (sent.status_code, answer.content, answer["Content-Disposition"]) == (
        303,
        PDF,
        'attachment; filename="ban-ky.pdf"',
    )


def test_an_empty_scan_is_refused_on_the_page(issue, client_of, binh):
    answer = client_of(binh).post(url("record", issue()), {"upload": SimpleUploadedFile("ban-ky.pdf", b"")})

    assert "Tệp “ban-ky.pdf” trống, không có nội dung. Chọn tệp khác." in answer.content.decode()


def test_a_record_of_an_issued_paper_shows_its_facts(issue, client_of, binh):
    page = client_of(binh).get(url("record", issue())).content.decode()

    assert ["12/KH-LĐLĐ" in page, "5/6/2017" in page, "Gắn bản quét" in page, "Thu hồi văn bản" in page] == [
        True
    ] * 4


@pytest.mark.parametrize("name", ["record", "download", "scan", "source", "revoke"])
def test_a_neighbours_address_is_not_found(issue, client_of, cuc, name):
    document = issue()
    actions_before = client_of(cuc).get(url(name, document, *(["pdf"] if name == "download" else [])))

    assert actions_before.status_code == 404


def test_a_stranger_is_sent_to_sign_in(issue, em):
    assert em.get(url("record", issue())).status_code == 302


def test_an_unknown_kind_of_file_is_not_found(issue, client_of, binh):
    assert client_of(binh).get(url("download", issue(), "exe")).status_code == 404


def test_the_list_costs_the_same_with_one_and_with_three_papers(
    issue, client_of, binh, django_assert_num_queries, django_assert_max_num_queries
):
    browser = client_of(binh)
    issue("1")
    with django_assert_max_num_queries(12) as one:
        browser.get(reverse("documents:list"))
    issue("2")
    issue("3")
    with django_assert_num_queries(len(one)):
        page = browser.get(reverse("documents:list")).content.decode()

    assert ["3 văn bản" in page, "1/KH-LĐLĐ" in page] == [True, True]


def test_the_list_is_searched_without_marks_and_filtered(issue, client_of, binh):
    issue()
    browser = client_of(binh)
    found = [
        "12/KH-LĐLĐ" in browser.get(reverse("documents:list"), query).content.decode()
        for query in (
            {"q": "lao dong gioi"},
            {"q": "khac"},
            {"type": "KH"},
            {"type": "QĐ"},
            {"state": "revoked"},
        )
    ]

    assert found == [True, False, True, False, False]


def test_anyone_may_verify_a_paper_however_the_code_is_typed(issue, em):
    document = issue()
    typed = document.verify_code.lower().replace("-", " ")
    page = em.get(reverse("documents:verify", args=[typed]))
    words = page.content.decode()

    assert (page.status_code, "đang có hiệu lực" in words, "12/KH-LĐLĐ" in words) == (200, True, True)


def test_verification_says_that_a_sample_is_a_sample(issue, em):
    words = em.get(reverse("documents:verify", args=[issue(sample=True).verify_code])).content.decode()

    assert ("BẢN MẪU – KHÔNG CÓ GIÁ TRỊ" in words, "đang có hiệu lực" in words) == (True, False)


def test_verification_says_that_a_paper_was_revoked(issue, em, binh, actor):
    document = actions.revoke(by=actor(binh), document=issue(), reason="Có sai sót")
    words = em.get(reverse("documents:verify", args=[document.verify_code])).content.decode()

    assert ("ĐÃ THU HỒI" in words, "Có sai sót" in words) == (True, False)


def test_an_unknown_code_is_not_found_politely(em, db):
    page = em.get(reverse("documents:verify", args=["khong-co"]))

    assert (page.status_code, "Không có văn bản nào mang mã này" in page.content.decode()) == (404, True)


def test_a_typed_code_leads_to_its_page(issue, em):
    document = issue()
    answer = em.get(reverse("documents:ask_for_code"), {"code": document.verify_code})

    assert answer["Location"] == reverse("documents:verify", args=[document.verify_code])


def test_received_papers_have_no_public_page(binh, upper, actor, em):
    document = actions.register_incoming(by=actor(binh), unit=upper, paper=PLAN)

    assert em.get(reverse("documents:verify", args=[document.verify_code])).status_code == 404


def test_upper_floors_add_lines_to_the_verification(issue, monkeypatch):
    monkeypatch.setattr(
        facts.verification_lines, "_plugs", [lambda document: [facts.VerificationLine("Số người", "3")]]
    )

    assert facts.verification_of(issue().verify_code).lines[-1] == facts.VerificationLine("Số người", "3")


def test_revoking_asks_for_the_reason(issue, client_of, binh):
    document = issue()
    browser = client_of(binh)

    refused = browser.post(url("revoke", document), {"reason": "  "})
    done = browser.post(url("revoke", document), {"reason": "Thay bằng kế hoạch khác"})

    document.refresh_from_db()
    assert (refused.status_code, done.status_code, document.state) == (200, 303, "revoked")
