"""QR codes: in capitals, the same whichever way they are made, and leading to the register's entry."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from donghanh.base.sentences import Refusal
from donghanh.documents import facts
from donghanh.documents.rules.writing import measures, qr

ADDRESS = "https://donghanh.example/verify/ABCD-EFGH-JKLM/"
codes = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=12, max_size=12).map(
    lambda letters: "-".join(letters[start : start + 4] for start in (0, 4, 8))
)
hosts = st.sampled_from(
    ("https://donghanh.example", "https://a.vn", "http://localhost:8000", "https://x_y.vn")
)


def test_the_code_says_the_address_in_capitals():
    assert qr.as_scanned(ADDRESS) == "HTTPS://DONGHANH.EXAMPLE/VERIFY/ABCD-EFGH-JKLM"


@pytest.mark.parametrize(
    "url", ["https://a.vn/x/verify/AB/", "https://a_b.vn/verify/AB/", "https://a.vn/?q=1"]
)
def test_any_other_address_is_told_as_it_is(url):
    assert qr.as_scanned(url) == url


def test_capitals_make_a_smaller_symbol():
    sizes = [int(re.search(r'width="(\d+)"', qr.qr_svg(url))[1]) for url in (ADDRESS, ADDRESS + "?")]

    assert sizes == [29, 33]


@given(hosts, codes)
def test_a_code_of_a_series_is_the_same_picture(host, code):
    url = f"{host}/verify/{code}/"

    assert qr.qr_svg_of_series(url) == qr.qr_svg(url)


def test_the_scanned_address_leads_to_the_entry_in_the_register(give_out, em):
    document = give_out("12")
    path = qr.as_scanned(facts.verify_address(document, "http://testserver")).removeprefix(
        "HTTP://TESTSERVER"
    )

    page = em.get(path)

    assert (page.status_code, "12/KH-LĐLĐ" in page.content.decode()) == (200, True)


def test_papers_print_the_public_address_of_the_site(give_out, client_of, binh, settings):
    settings.SITE = "https://thidua.example"
    document = give_out("12")
    answer = client_of(binh).get(reverse("documents:download", args=[document.pk, "pdf"]))

    assert answer.content == facts.render(document, "pdf", site="https://thidua.example")


def test_missing_fonts_are_told_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr(measures, "FONTS", tmp_path)

    with pytest.raises(Refusal) as refusal:
        measures.font_file(bold=True)

    assert str(refusal.value) == (
        "Máy chủ chưa có phông chữ để trình bày văn bản. Người quản trị chạy lệnh `make setup`."
    )
