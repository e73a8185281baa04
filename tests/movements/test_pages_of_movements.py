"""The pages: the walk of the grassroots chair, reading and confirming a plan, deriving, refusals."""

import datetime as dt
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.movements.choices import DeliveryState
from donghanh.movements.facts import clauses_above
from donghanh.movements.forms import clause_forms
from donghanh.movements.models import Delivery, Movement, Plan, Response
from donghanh.movements.rules.clauses import rows_of


def text_of(answer):
    return unicodedata.normalize("NFC", answer.content.decode())


def upload(browser, content, name="ke-hoach.txt"):
    file = SimpleUploadedFile(name, content)
    return browser.post(reverse("movements:read"), {"file": file})


def confirmed(text, paper, **changed):
    """What the confirmation page sends when nothing was corrected."""
    forms = clause_forms(rows_of(paper.clauses))
    sent = {
        "clauses-TOTAL_FORMS": len(forms),
        "clauses-INITIAL_FORMS": len(forms),
        "source": text,
        "file_name": "ke-hoach.txt",
        "name": "Phong trào",
        "starts_on": "1/1/2017",
        "ends_on": "31/12/2020",
        "number": "29",
        "symbol": "KH-LĐLĐ",
        "issued_on": "12/5/2017",
        "place": "Bến Tre",
        "subject": paper.subject,
        "recipients": "Các CĐ cấp trên cơ sở (để t/h)",
    }
    for index, form in enumerate(forms):
        for field in form:
            sent[f"clauses-{index}-{field.name}"] = field.value()
    return {**sent, **changed}


def test_what_was_read_is_shown_beside_the_source_and_nothing_is_kept(dung, client_of, plan_text):
    page = text_of(upload(client_of(dung), plan_text.encode()))

    assert '<li value="3"><mark>Số: 29 /KH-LĐLĐ</mark></li>' in page
    assert "Đọc được ở dòng 3." in page
    assert "1/1/2017" in page
    assert not Movement.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ke-hoach.txt", b"", "trống"),
        ("ke-hoach.txt", b"%PDF-1.7 abc", "thực ra là tệp PDF"),
        ("ke-hoach.pdf", b"abc", "thực ra là tệp văn bản thuần"),
        ("ke-hoach.xlsx", b"abc", "Chỉ đọc được tệp Word"),
    ],
)
def test_a_wrong_file_is_refused_on_the_page(dung, client_of, name, content, said):
    assert said in text_of(upload(client_of(dung), content, name))


def test_a_text_without_a_number_is_confirmed_with_one_typed_by_hand(dung, client_of, plan_text, paper):
    text = plan_text.replace("Số: 29 /KH-LĐLĐ", "")
    browser = client_of(dung)
    assert "Không thấy trong văn bản" in text_of(upload(browser, text.encode()))

    refused = browser.post(reverse("movements:confirm"), confirmed(text, paper, number="", place="Nơi khác"))
    assert "Kế hoạch chưa có số." in text_of(refused)
    assert 'value="Nơi khác"' in text_of(refused)

    browser.post(reverse("movements:confirm"), confirmed(text, paper, number="29"))
    assert Plan.objects.get().number == "29/KH-LĐLĐ"


def test_a_clause_can_be_corrected_joined_and_removed(dung, client_of, plan_text, paper):
    browser = client_of(dung)
    sent = confirmed(plan_text, paper, **{"clauses-1-text": "Nội dung đã sửa."})

    joined = text_of(browser.post(reverse("movements:confirm"), {**sent, "merge": "II.2.p2"}))
    removed = text_of(browser.post(reverse("movements:confirm"), {**sent, "remove": "II.3"}))

    assert 'value="II.2.p2"' not in joined
    assert "Nội dung đã sửa." in joined
    assert 'value="II.3.p2"' not in removed
    assert not Movement.objects.exists()


def test_a_date_of_31_april_typed_is_refused_and_kept(dung, client_of, plan_text, paper):
    page = client_of(dung).post(
        reverse("movements:confirm"), confirmed(plan_text, paper, issued_on="31/4/2017")
    )

    assert "Ngày 31/4/2017 không có trong lịch" in text_of(page)
    assert 'value="31/4/2017"' in text_of(page)


def test_who_may_not_draft_is_told_so(client_of, clerk, plan_text, paper):
    browser = client_of(clerk)

    assert "Chỉ người có phần việc soạn thảo" in text_of(browser.get(reverse("movements:read")))
    page = browser.post(reverse("movements:confirm"), confirmed(plan_text, paper))
    assert "không có phần việc “soạn thảo”" in text_of(page)
    assert not Movement.objects.exists()


def test_a_stranger_signs_in_first(em, received):
    answer = em.get(reverse("movements:delivery", args=[received.pk]))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("people:sign_in"))


def test_an_acknowledges_and_responds_in_four_taps(an, client_of, received):
    browser = client_of(an)
    browser.get(reverse("movements:delivery", args=[received.pk]))
    received.refresh_from_db()
    assert received.state == DeliveryState.OPENED

    acknowledged = browser.post(reverse("movements:delivery", args=[received.pk]))
    form = browser.get(acknowledged["Location"]).context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (False, None)}
    looked_over = browser.post(acknowledged["Location"], sent)
    page = browser.get(looked_over["Location"])
    assert "Gửi đăng ký hưởng ứng" in text_of(page)
    answer = browser.post(looked_over["Location"], {"once": "abc"})

    assert browser.get(answer["Location"]).status_code == 200
    received.refresh_from_db()
    assert received.state == DeliveryState.ANSWERED
    assert Response.objects.get().lines.count() == 7  # not II.2 and II.2.p2: they are for agencies


def test_a_half_written_response_is_saved_in_the_background(an, client_of, received):
    browser = client_of(an)
    browser.post(reverse("movements:delivery", args=[received.pk]))

    answer = browser.post(
        reverse("movements:respond", args=[received.pk]),
        {"note": "Đang viết"},
        headers={"X-Autosave": "1"},
    )

    assert text_of(answer).startswith("Đã lưu ")
    assert Response.objects.get().note == "Đang viết"


def test_binh_derives_reviews_and_issues(binh, client_of, drafted):
    browser = client_of(binh)
    derive = reverse("movements:derive", args=[drafted.pk])
    above = {clause.address: clause for clause in clauses_above(drafted.superior)}
    first, outside = above["II.1"].id, above["II.2.p2"].id
    assert "còn 20 mục chưa chọn" in text_of(browser.get(reverse("movements:review", args=[drafted.pk])))

    sent = {
        f"decision_{first}": "adapted",
        f"text_{first}": "Thi đua trong toàn huyện.",
        f"decision_{outside}": "out_of_scope",
        f"reason_{outside}": "Huyện không có",
        "under_0": "II",
        "added_0": "Thi đua tiết kiệm.",
        "verb": "rest",
    }
    assert browser.post(derive, sent).status_code == 303
    assert "Thi đua trong toàn huyện." in text_of(browser.get(derive))
    review = browser.get(reverse("movements:review", args=[drafted.pk]))
    assert review.context["coverage"].decided == review.context["coverage"].total

    answer = browser.post(
        reverse("movements:review", args=[drafted.pk]), {"number": "15", "issued_on": "12/6/2017"}
    )
    plan = Plan.objects.get(pk=drafted.pk)
    assert (plan.number, plan.issued_on) == ("15/KH-LĐLĐ", dt.date(2017, 6, 12))
    page = text_of(browser.get(answer["Location"]))
    assert "điều chỉnh 1, không thuộc phạm vi 1, bổ sung 1" in page


def test_own_words_count_though_nothing_was_ticked(binh, client_of, drafted):
    above = {clause.address: clause for clause in clauses_above(drafted.superior)}
    first, other, same = (above[address].id for address in ("II.1", "II.4", "II.5"))
    sent = {f"text_{key.id}": key.text for key in above.values()}
    sent |= {f"text_{first}": "Thi đua trong toàn huyện.", f"reason_{other}": "Không có", "verb": "save"}
    client_of(binh).post(reverse("movements:derive", args=[drafted.pk]), sent)

    choices = Plan.objects.get(pk=drafted.pk).draft["choices"]
    assert [choices[str(key)]["decision"] for key in (first, other)] == ["adapted", "out_of_scope"]
    assert str(same) not in choices


def test_the_list_of_addressees_is_confirmed_and_sent(dung, client_of, plan, upper, neighbour_upper):
    browser = client_of(dung)
    page = text_of(browser.get(reverse("movements:send", args=[plan.pk])))
    assert "Các CĐ cấp trên cơ sở (để t/h)" in page
    assert "Lưu: Ban CS-PL, VP" in page

    refused = browser.post(reverse("movements:send", args=[plan.pk]), {"units_0": [upper.pk]})
    assert "Chưa có hạn phản hồi" in text_of(refused)
    browser.post(reverse("movements:send", args=[plan.pk]), {"units_0": [upper.pk], "due_on": "30/6/2017"})

    assert [delivery.unit for delivery in Delivery.objects.all()] == [upper]


@pytest.mark.parametrize("page", ["plan", "adoption", "derive", "review", "send", "targets"])
def test_the_neighbours_plan_is_not_there(page, cuc, client_of, issued):
    assert client_of(cuc).get(reverse(f"movements:{page}", args=[issued.pk])).status_code == 404


@pytest.mark.parametrize("page", ["delivery", "respond", "review_response"])
def test_the_neighbours_delivery_is_not_there(page, cuc, client_of, received):
    assert client_of(cuc).get(reverse(f"movements:{page}", args=[received.pk])).status_code == 404


def test_lists_of_lateness_are_for_who_oversees(an, client_of, received):
    assert client_of(an).get(reverse("movements:plan", args=[received.plan_id])).status_code == 200
    assert client_of(an).get(reverse("movements:adoption", args=[received.plan_id])).status_code == 404


def test_the_adoption_page_filters_copies_and_exports(dung, client_of, issued):
    browser = client_of(dung)
    address = reverse("movements:adoption", args=[issued.superior_id])
    page = text_of(browser.get(address))

    assert "1. Liên đoàn Lao động huyện Ba Tri" in page
    assert "Đã phản hồi đúng hạn" in page
    waiting = browser.get(address, {"standing": "waiting"}).context["table"]
    assert [row[0].text for row in waiting.rows] == ["Liên đoàn Lao động huyện Ba Tri"]
    assert browser.get(address, {"export": "xlsx"}).content.startswith(b"PK")


def test_a_clause_shows_both_ways(binh, an, client_of, issued, received):
    clause = issued.clauses.get(address="II.1")
    page = text_of(client_of(binh).get(reverse("movements:clause", args=[clause.pk])))

    assert "Xuất phát từ" in page
    assert "II.1 – 29/KH-LĐLĐ" in page
    above = clause.lineage.superior_clause_id
    assert "Dẫn tới" in text_of(client_of(binh).get(reverse("movements:clause", args=[above])))


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_plan_is_taken_away_as_a_file(binh, client_of, drafted, issued, form):
    answer = client_of(binh).get(reverse("movements:download", args=[issued.pk, form]))

    assert answer.content[:2] == {"docx": b"PK", "pdf": b"%P"}[form]


def test_records_open(dung, client_of, issued, movement):
    browser = client_of(dung)

    for page, key in [("movements", None), ("movement", movement.pk), ("plan", issued.pk), ("inbox", None)]:
        assert browser.get(reverse(f"movements:{page}", args=[key] if key else [])).status_code == 200
