"""The pages of pledges, as each of the cast finds them."""

import datetime as dt
import io

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.organisations.choices import RoleKey
from donghanh.organisations.models import Appointment, Collective
from donghanh.pledges import actions
from donghanh.pledges.models import Pledge, Registration
from donghanh.pledges.rules import PromiseDraft

ACROSS = "Tổ May 1 (CĐCS Công ty May Hàm Luông) – "
MOST_QUERIES = 12


def page(browser, name, *args, **query):
    return browser.get(reverse(f"pledges:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


def cost_of(browser, name, *args):
    page(browser, name, *args)
    with CaptureQueriesContext(connection) as captured:
        page(browser, name, *args)
    return len(captured)


def rows_of(*texts, clause=""):
    """The rows of promises as the form sends them."""
    rows = {"promise-TOTAL_FORMS": len(texts), "promise-INITIAL_FORMS": 0}
    for number, text in enumerate(texts):
        rows |= {f"promise-{number}-text": text, f"promise-{number}-clause": clause}
    return rows


def test_an_writes_sends_and_confirms(an, client_of, gate, sewing, cutting):
    browser = client_of(an)
    assert "Lập giao ước năm 2017" in words(page(browser, "list"))

    answer = browser.post(
        reverse("pledges:add", args=[gate.pk]),
        {
            "first": f"collective:{sewing.pk}",
            "second": f"collective:{cutting.pk}",
            "place": "Châu Thành",
            "witnesses": "",
            **rows_of("Không để xảy ra tai nạn lao động", ""),
        },
        follow=True,
    )
    assert "Tổ May 1 – Tổ Cắt" in words(answer)

    pledge = Pledge.objects.get()
    browser.post(pledge.get_absolute_url(), {"verb": "propose"})
    answer = browser.post(pledge.get_absolute_url(), {"verb": "confirm", "side": "second"}, follow=True)
    assert "Hai bên đã xác nhận nội dung" in words(answer)
    assert Pledge.objects.get().state == "confirmed"


def test_what_was_typed_is_kept_when_refused(an, client_of, gate, sewing):
    answer = client_of(an).post(
        reverse("pledges:add", args=[gate.pk]),
        {
            "first": f"collective:{sewing.pk}",
            "second": f"person:{an.person_id}",
            **rows_of("Giữ gìn vệ sinh nơi làm việc"),
        },
    )

    assert "phải cùng loại" in words(answer)
    assert "Giữ gìn vệ sinh nơi làm việc" in words(answer)


def test_an_amount_that_is_no_number_is_refused_in_words(an, client_of, gate, sewing, cutting):
    rows = {**rows_of("Có sáng kiến"), "promise-0-amount": "ba"}

    answer = client_of(an).post(
        reverse("pledges:add", args=[gate.pk]),
        {"first": f"collective:{sewing.pk}", "second": f"collective:{cutting.pk}", **rows},
    )

    assert "“ba” không phải là số" in words(answer)


def test_an_finds_the_neighbour_without_marks(an, client_of, provincial_gate, neighbour, freezing):
    found = words(page(client_of(an), "partners", provincial_gate.pk, q="thuy san"))
    assert f"?with={neighbour.pk}" in found

    chosen = client_of(an).get(reverse("pledges:add", args=[provincial_gate.pk]) + f"?with={neighbour.pk}")
    assert "Tổ Cấp đông" in words(chosen)


def test_a_draft_is_changed_until_it_is_sent(pledge, an, client_of):
    browser, address = client_of(an), reverse("pledges:edit", args=[pledge.pk])
    assert "Mỗi tổ có ít nhất 3 sáng kiến" in words(browser.get(address))

    browser.post(address, {"place": "Bến Tre", "witnesses": "", **rows_of("Chỉ còn một nội dung")})

    pledge.refresh_from_db()
    assert [promise.text for promise in pledge.promises.all()] == ["Chỉ còn một nội dung"]
    assert pledge.place == "Bến Tre"


def test_who_sees_a_draft(pledge, an, binh, cuc, dung, client_of):
    cast = (an, binh, cuc, dung)

    seen = {account.login: page(client_of(account), "pledge", pledge.pk).status_code for account in cast}

    assert seen == {"an": 200, "binh": 404, "cuc": 404, "dung": 404}


def test_who_sees_what_was_sent(across, an, binh, cuc, dung, em, client_of):
    cast = (an, binh, cuc, dung)

    seen = {account.login: page(client_of(account), "pledge", across.pk).status_code for account in cast}

    assert seen == {"an": 200, "binh": 200, "cuc": 200, "dung": 200}
    assert page(em, "pledge", across.pk).status_code == 302


def test_a_pledge_inside_a_unit_is_hidden_from_the_neighbour(confirmed, cuc, client_of):
    browser = client_of(cuc)

    answers = [
        page(browser, "pledge", confirmed.pk),
        page(browser, "sign", confirmed.pk),
        page(browser, "edit", confirmed.pk),
        page(browser, "paper", confirmed.pk, "pdf"),
        page(browser, "outcome", confirmed.promises.first().pk, "first"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert "Tổ May 1" not in words(page(browser, "list"))


def test_the_other_side_sees_the_scan(across, cuc, an, actor, client_of):
    actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)
    upload = SimpleUploadedFile("giao-uoc.pdf", b"%PDF-1.4 signed")
    signed = actions.sign_pledge(by=actor(an), pledge=across, upload=upload, signed_on=dt.date(2017, 6, 15))

    answer = client_of(cuc).get(reverse("evidence:file", args=[signed.scan_id]))

    assert b"".join(answer.streaming_content) == b"%PDF-1.4 signed"
    answer.close()


def test_a_wrong_role_reads_why(across, cuc, client_of):
    Appointment.objects.filter(person=cuc.person).update(role=RoleKey.MEMBER)

    answer = client_of(cuc).post(
        across.get_absolute_url(), {"verb": "confirm", "side": "second"}, follow=True
    )

    assert "do người ký thay mặt" in words(answer)
    assert Pledge.objects.get().state == "confirmed_one"


def test_a_scan_of_200_mb_is_told_in_words(confirmed, an, client_of, monkeypatch):
    monkeypatch.setattr("donghanh.base.uploads.MEGABYTE", 1)
    monkeypatch.setattr("donghanh.base.uploads.check_size.__kwdefaults__", {"limit": 5}, raising=False)
    upload = SimpleUploadedFile("giao-uoc.pdf", b"%PDF-1.4 signed")

    answer = client_of(an).post(
        reverse("pledges:sign", args=[confirmed.pk]), {"upload": upload, "signed_on": "15/6/2017"}
    )

    assert "vượt mức" in words(answer)


def test_an_unknown_verb_is_not_found(pledge, an, client_of):
    assert client_of(an).post(pledge.get_absolute_url(), {"verb": "burn"}).status_code == 404


def test_bình_opens_a_gate_and_sees_who_is_missing(binh, client_of, movement, received, grassroots):
    browser = client_of(binh)
    form = {
        "movement": movement.pk,
        "year": "2017",
        "opens_on": "15/5/2017",
        "closes_on": "30/6/2017",
        "late_rule": "refuse",
    }
    answer = browser.post(reverse("pledges:open"), form, follow=True)
    assert "Đăng ký giao ước thi đua năm 2017" in words(answer)

    missing = words(page(browser, "missing", Registration.objects.get().pk))

    assert "1. Công đoàn cơ sở Công ty May Hàm Luông" in missing
    assert "hạn 30/6/2017" in missing


def test_who_is_registered_is_no_longer_missing(confirmed, gate, binh, client_of):
    missing = words(page(client_of(binh), "missing", gate.pk))

    assert "Tất cả các đơn vị đã đăng ký" in missing


def test_the_board_counts_by_branch(confirmed, gate, binh, client_of):
    board = words(page(client_of(binh), "registration", gate.pk))

    assert "100,0" in board


def test_the_list_goes_out_as_excel(confirmed, an, client_of):
    answer = client_of(an).get(reverse("pledges:list"), {"export": "xlsx"})

    assert answer.content.startswith(b"PK")


def test_the_paper_prints_in_two_copies(confirmed, an, client_of):
    answer = page(client_of(an), "paper", confirmed.pk, "pdf")

    text = [
        " ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(io.BytesIO(answer.content)).pages
    ]
    assert sum("BẢN GIAO ƯỚC THI ĐUA" in sheet for sheet in text) == 2
    assert sum("ĐẠI DIỆN BÊN THỨ HAI" in sheet for sheet in text) == 2
    assert "Ông Lê Văn Tư" in text[0]
    assert "3 sáng kiến" in text[0]
    assert "BẢN MẪU" in text[0]


def test_the_paper_comes_as_word(confirmed, an, client_of):
    answer = page(client_of(an), "paper", confirmed.pk, "docx")

    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"] == f'attachment; filename="giao-uoc-{confirmed.pk}.docx"'


@pytest.fixture
def more(an, actor, gate, grassroots, pledge):
    """Two more pledges of An's."""

    def made():
        for number in range(2):
            one = Collective.objects.create(unit=grassroots, kind="team", name=f"Tổ A{number}")
            other = Collective.objects.create(unit=grassroots, kind="team", name=f"Tổ B{number}")
            actions.draft_pledge(
                by=actor(an), registration=gate, first=one, second=other, promises=[PromiseDraft("Thi đua")]
            )

    return made


def test_the_list_costs_the_same_with_one_and_three(an, client_of, more):
    browser = client_of(an)
    with_one = cost_of(browser, "list")

    more()

    assert cost_of(browser, "list") == with_one <= MOST_QUERIES


def test_a_record_costs_the_same_with_one_and_three_promises(an, actor, client_of, gate, confirmed):
    browser = client_of(an)
    with_two = cost_of(browser, "pledge", confirmed.pk)
    one = Collective.objects.create(unit=confirmed.first.home, kind="team", name="Tổ A")
    drafts = [PromiseDraft(f"Nội dung {number}") for number in range(4)]
    made = actions.draft_pledge(
        by=actor(an), registration=gate, first=one, second=confirmed.first, promises=drafts
    )
    made = actions.propose_pledge(by=actor(an), pledge=made)
    actions.confirm_pledge(by=actor(an), pledge=made, party=made.second)

    assert cost_of(browser, "pledge", made.pk) == with_two


def test_the_missing_list_costs_little(binh, client_of, gate):
    assert cost_of(client_of(binh), "missing", gate.pk) <= MOST_QUERIES
    assert cost_of(client_of(binh), "registration", gate.pk) <= MOST_QUERIES


def test_the_clause_leads_to_the_pledge(across, promises, an, cuc, client_of):
    clause = reverse("movements:clause", args=[promises[0].clause_id])

    assert ACROSS in words(client_of(an).get(clause))
