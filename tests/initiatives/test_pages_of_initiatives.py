"""The pages of initiatives, as each of the cast finds them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from donghanh.initiatives import actions
from donghanh.initiatives.actions import Brought
from donghanh.initiatives.facts import matching
from donghanh.initiatives.models import Initiative, Likeness
from tests.evidence.test_keep_a_file import photo

from .conftest import SOLUTION, content_of, member_of

MOST_QUERIES = 12


def page(browser, name, *args, **query):
    return browser.get(reverse(f"initiatives:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


def cost_of(browser, name, *args):
    page(browser, name, *args)
    with CaptureQueriesContext(connection) as captured:
        page(browser, name, *args)
    return len(captured)


def form_of(**given):
    return {
        "title": "Giá kẹp vải",
        "kind": "improvement",
        "field": "saving",
        "clause": "",
        "problem": "Vải vụn bỏ phí.",
        "solution": SOLUTION,
        "before": "",
        "after": "",
        "effect": "Đỡ mua 120 túi.",
        "token": "mot-trang",
        "author-TOTAL_FORMS": "2",
        "author-INITIAL_FORMS": "1",
        "author-0-name": "Trần Thị Hoa",
        "author-0-share": "100",
        "benefit-TOTAL_FORMS": "1",
        "benefit-INITIAL_FORMS": "0",
        "benefit-0-label": "Túi",
        "benefit-0-quantity": "120,5",
        "benefit-0-price": "45.000",
        "benefit-0-price_source": "Hóa đơn",
        "benefit-0-years": "2",
        **given,
    }


def test_hoa_writes_looks_over_and_sends_on_her_phone(hoa, client_of, received):
    browser = client_of(hoa)
    assert "Không ghi bí mật nhà nước" in words(page(browser, "add"))

    looked_over = browser.post(reverse("initiatives:add"), form_of(), follow=True)
    assert "10.845.000" in words(looked_over)
    draft = Initiative.objects.get()
    sent = browser.post(reverse("initiatives:review", args=[draft.pk]), {"verb": "submit"}, follow=True)

    assert "Chờ công nhận" in words(sent)


def test_typing_is_saved_into_one_draft_and_taken_up_again(hoa, client_of, received):
    browser, address = client_of(hoa), reverse("initiatives:add")
    for title in ("Giá", "Giá kẹp"):
        answer = browser.post(address, form_of(title=title), headers={"X-Autosave": "1"})
        assert "Đã lưu" in words(answer)

    draft = Initiative.objects.get()
    assert "Giá kẹp" in words(page(browser, "list"))
    assert SOLUTION[:40] in words(page(browser, "write", draft.pk))


def test_what_cannot_be_saved_says_why_and_keeps_what_was_typed(hoa, client_of, received):
    browser, wrong = client_of(hoa), form_of(**{"title": "", "benefit-0-price": "nhiều"})

    answer = words(browser.post(reverse("initiatives:add"), wrong))
    behind = browser.post(reverse("initiatives:add"), wrong, headers={"X-Autosave": "1"})

    assert (SOLUTION[:40] in answer, "nhiều" in answer) == (True, True)
    assert words(behind).startswith("Chưa lưu được")
    assert not Initiative.objects.exists()


def test_the_poster_leads_to_the_page_of_the_unit(hoa, cuc, client_of, movement, received, grassroots):
    browser = client_of(hoa)
    assert page(browser, "poster", "pdf").content[:4] == b"%PDF"
    assert page(browser, "poster", "docx").content[:2] == b"PK"

    assert "Tên sáng kiến" in words(page(browser, "enter", grassroots.pk, movement.pk))
    assert "đơn vị khác" in words(page(client_of(cuc), "enter", grassroots.pk, movement.pk))


def test_a_draft_is_its_authors_alone(draft, hoa, an, binh, client_of):
    seen = [page(client_of(account), "initiative", draft.pk).status_code for account in (hoa, an, binh)]

    assert seen == [200, 404, 404]


def test_who_sees_one_that_waits(waiting, hoa, an, binh, cuc, dung, em, client_of):
    seen = [page(client_of(who), "initiative", waiting.pk).status_code for who in (hoa, an, binh, cuc, dung)]

    assert seen == [200, 200, 200, 404, 200]
    assert page(em, "initiative", waiting.pk).status_code == 302
    assert waiting.title not in words(page(client_of(cuc), "list"))


def test_an_recognises_and_the_papers_come(waiting, an, client_of):
    browser, address = client_of(an), reverse("initiatives:decide", args=[waiting.pk])
    assert "Ghi công nhận sáng kiến" in words(browser.get(address))

    answer = browser.post(
        address,
        {
            "verb": "recognise",
            "recognised_on": "15/6/2017",
            "recognised_by": "Hội đồng sáng kiến Công ty",
            "reach": "base",
            "decision_number": "12/QĐ",
            "reason": "",
        },
        follow=True,
    )

    assert "Đã công nhận" in words(answer)
    assert page(browser, "decision", waiting.pk, "docx").content[:2] == b"PK"
    assert page(browser, "decision", waiting.pk, "pdf").content[:4] == b"%PDF"
    assert page(browser, "certificate", waiting.pk).content[:4] == b"%PDF"


def test_an_gives_back_and_declines(submit, an, client_of):
    one, other = submit(), submit(title="Hai", problem="Khác hẳn.", solution="Đổi lịch ca.")
    browser = client_of(an)
    for row, verb in ((one, "return"), (other, "decline")):
        browser.post(
            reverse("initiatives:decide", args=[row.pk]), {"verb": verb, f"{verb}-reason": "Thiếu giá"}
        )

    assert sorted(Initiative.objects.values_list("state", flat=True)) == ["declined", "returned"]


def test_a_wider_reach_is_recorded_by_the_province(recognised, dung, client_of):
    address = reverse("initiatives:widen", args=[recognised.pk])
    client_of(dung).post(address, {"reach": "province", "recognised_by": "Hội đồng sáng kiến tỉnh"})

    recognised.refresh_from_db()
    assert recognised.reach == "province"


def test_hoa_agrees_to_be_shown_and_takes_it_back(recognised, hoa, client_of):
    browser, address = client_of(hoa), recognised.get_absolute_url()
    for verb, expected in (("show", True), ("hide", False)):
        browser.post(address, {"verb": verb})
        recognised.refresh_from_db()
        assert recognised.is_shown is expected


def test_search_needs_no_marks_and_filters_narrow(waiting, submit, binh, client_of):
    submit(
        title="Đổi lịch ca", problem="Kẹt xe.", solution="Lệch giờ vào ca.", field="organisation", benefit=()
    )
    browser = client_of(binh)

    for query, found in (
        ({"q": "tan dung vai vun"}, True),
        ({"q": "tran thi hoa gia kep"}, True),
        ({"q": "doi lich"}, False),
        ({"field": "saving"}, True),
        ({"field": "organisation"}, False),
        ({"least": "5.000.000"}, True),
        ({"unit": "ham luong", "q": "gia kep"}, True),
        ({"unit": "ba lai"}, False),
        ({"state": "recognised"}, False),
    ):
        assert (waiting.title in words(page(browser, "list", **query))) is found, query


def test_the_list_goes_out_as_a_sheet(waiting, binh, client_of):
    assert page(client_of(binh), "list", export="xlsx").content[:2] == b"PK"
    assert waiting.title in words(page(client_of(binh), "list", export="csv"))


def test_the_clause_leads_to_it_and_it_back_to_the_clause(waiting, an, client_of):
    browser, clause = client_of(an), reverse("movements:clause", args=[waiting.clause_id])

    assert waiting.title in words(browser.get(clause))
    assert clause in words(page(browser, "initiative", waiting.pk))


def test_lists_cost_the_same_with_one_and_three(waiting, submit, binh, client_of):
    browser = client_of(binh)
    submit(title="Hai")
    costs = [cost_of(browser, name) for name in ("list", "likenesses")]

    submit(title="Ba")

    assert Likeness.objects.count() == 3
    assert [cost_of(browser, name) for name in ("list", "likenesses")] == costs
    assert max(costs) <= MOST_QUERIES


def test_a_record_costs_the_same_with_one_and_three_alike(waiting, submit, an, client_of):
    browser = client_of(an)
    submit(title="Hai")
    names = ("initiative", "decide")
    costs = [cost_of(browser, name, waiting.pk) for name in names]

    submit(title="Ba")
    submit(title="Bốn")

    assert [cost_of(browser, name, waiting.pk) for name in names] == costs


def test_another_member_sees_what_is_recognised_only(submit, recognised, grassroots, client_of):
    waiting = submit(title="Hai", problem="Khác.", solution="Đổi lịch ca.")
    phuc = client_of(member_of(grassroots, "Phạm Văn Phúc", "phuc"))

    assert page(phuc, "initiative", recognised.pk).status_code == 200
    assert page(phuc, "initiative", waiting.pk).status_code == 404


def test_pictures_of_before_and_after_go_along_with_the_page(hoa, client_of, received):
    pictures = {
        name: SimpleUploadedFile(f"{name}.jpg", photo()) for name in ("picture_before", "picture_after")
    }
    paper = SimpleUploadedFile("hoa-don.pdf", b"%PDF-1.4\n%%EOF\n")

    looked_over = client_of(hoa).post(
        reverse("initiatives:add"), form_of() | pictures | {"paper": paper}, follow=True
    )

    kept = Initiative.objects.get().evidence.order_by("pk")
    assert [(one.caption, one.kind) for one in kept] == [
        ("Trước khi áp dụng", "jpeg"),
        ("Sau khi áp dụng", "jpeg"),
        ("", "pdf"),
    ]
    assert "Trước khi áp dụng" in words(looked_over)
    with kept[0].file.open() as stored, Image.open(stored) as picture:
        assert not picture.getexif()


def test_a_word_is_found_by_its_beginning_and_no_longer_after_it_is_gone(hoa, actor, movement):
    draft = actions.save(by=actor(hoa), content=content_of(title="Giá kẹp vải"), movement=movement)
    rows = Initiative.objects.all()
    assert [matching(rows, typed).count() for typed in ("ke va", "tran thi ho", "ep")] == [1, 1, 0]

    actions.save(by=actor(hoa), content=content_of(title="Máy cắt", is_restricted=True), initiative=draft)

    assert [matching(rows, typed).count() for typed in ("may", "ke va", "hoa")] == [1, 0, 0]


def test_a_list_from_outside_is_found_by_its_words(binh, actor):
    actions.bring(by=actor(binh), rows=[Brought("X1", "Tủ sấy", "", "Sấy bằng hơi thừa.")])

    assert matching(Initiative.objects.all(), "tu say x1").get().code == "X1"
