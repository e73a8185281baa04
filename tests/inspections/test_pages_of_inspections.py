"""The pages of inspections: the walk from the programme to the remedy, what they cost, who is told what."""

import unicodedata

import pytest
from django.urls import reverse

from donghanh.inspections import actions
from donghanh.inspections.models import Finding, Programme, Remedy, Visit
from donghanh.movements.models import Movement

from .conftest import photo


def text_of(answer):
    return unicodedata.normalize("NFC", answer.content.decode())


@pytest.fixture
def walker(client_of):
    """`walker(dung)` posts a page and answers with the page it leads to."""

    def of(account):
        browser, once = client_of(account), iter(range(100))

        def post(page, *args, **sent):
            address = reverse(f"inspections:{page}", args=args)
            answer = browser.post(address, {"once": f"{account.pk}-{next(once)}", **sent})
            assert answer.status_code == 303, text_of(answer)
            return text_of(browser.get(answer["Location"]))

        return browser, post

    return of


def test_dung_draws_visits_and_an_puts_right(dung, an, walker, movement, grassroots, neighbour, monkeypatch):
    browser, post = walker(dung)
    phone, answer = walker(an)
    post(
        "add_programme",
        movement=Movement.objects.get().pk,
        year="2017",
        aim="Kiểm tra việc thực hiện phong trào",
        levels=["grassroots"],
        first_month="6",
        last_month="7",
    )
    programme = Programme.objects.get().pk
    assert "đơn vị trực thuộc nào" in text_of(
        browser.post(
            reverse("inspections:sample", args=[programme]),
            {"verb": "name", "inspected": "không có", "reason": "x"},
        )
    )
    assert "1 đoàn viên" not in post(
        "sample", programme, verb="name", inspected="Ba Lai", reason="Đơn phản ánh"
    )
    page = post("sample", programme, verb="draw", seed="290517", ground_size="1")
    assert "380 đoàn viên" in page
    page = post("issue_programme", programme, number="3", issued_on="15/6/2017")
    assert "Lập đoàn kiểm tra" in text_of(browser.get(reverse("home:home")))

    visit = Visit.objects.get(ground="size").pk
    days = {
        "starts_on": "15/6/2017",
        "ends_on": "15/6/2017",
        "period_from": "1/1/2017",
        "period_until": "31/5/2017",
    }
    post("prepare", visit, **days, head=dung.person_id, outline="Số liệu", checklist="phong-trao")
    page = post("paper", visit, "quyet-dinh", number="45", issued_on="15/6/2017")
    assert "Ban hành thông báo kiểm tra" in page
    assert phone.get(reverse("inspections:visit", args=[visit])).status_code == 404
    post("paper", visit, "thong-bao", number="12", issued_on="15/6/2017")
    told = text_of(phone.get(reverse("inspections:visit", args=[visit])))
    assert "Số liệu" in told
    assert "380 đoàn viên" not in told

    page = post("visit", visit, verb="begin")
    assert "Có kế hoạch" not in page
    checks = Visit.objects.get(pk=visit).checks.all()
    post("checks", visit, **{f"answer_{check.pk}": "met" for check in checks})
    post("add_finding", visit, kind="shortcoming", text="Chưa ghi sổ giao ước", upload=photo())
    finding = Finding.objects.get()
    post("finding", finding.pk, verb="ask", text="Ghi đủ sổ", due_on="15/7/2017")
    assert phone.get(finding.get_absolute_url()).status_code == 404
    post("visit", visit, verb="share", due_on="20/6/2017")
    page = answer("finding", finding.pk, verb="answer", agreed="no", answer="Sổ ở phân xưởng")
    assert "Chưa nhất trí" in page
    post("finding", finding.pk, verb="settle", keep="keep", verdict="Sổ thiếu quý I")
    post("paper", visit, "bien-ban", number="7", issued_on="15/6/2017", present="Nguyễn Thị An")
    post("paper", visit, "ket-luan", number="9", issued_on="15/6/2017", verdict="Thực hiện tốt")

    remedy = Remedy.objects.get()
    page = answer("remedy", remedy.pk, verb="report", said="Đã ghi", upload=photo())
    assert "Đơn vị báo đã khắc phục" in page
    page = post(
        "remedy", remedy.pk, **{"verb": "return", "back-verdict": "Thiếu", "back-due_on": "20/7/2017"}
    )
    answer("remedy", remedy.pk, verb="report", said="Đã ghi đủ")
    post("remedy", remedy.pk, **{"verb": "confirm", "ok-verdict": "Đã xem sổ"})
    assert "Đã kết thúc" in post("visit", visit, verb="close")


@pytest.mark.parametrize("kind", ["bien-ban", "ket-luan", "giay-moi"])
def test_a_paper_whose_turn_it_is_not_does_not_exist(kind, dung, client_of, notified):
    address = reverse("inspections:paper", args=[notified.pk, kind])

    assert client_of(dung).get(address).status_code == 404


def test_what_was_found_is_read_by_nobody_else(an, binh, cuc, client_of, shared, noted):
    page = noted.get_absolute_url()

    codes = [client_of(who).get(page).status_code for who in (an, binh, cuc)]

    assert codes == [200, 200, 404]


def test_pages_cost_the_same_with_one_row_and_with_three(
    dung, actor, client_of, noted, django_assert_num_queries, django_assert_max_num_queries
):
    browser, visit = client_of(dung), noted.visit
    pages = [
        reverse("inspections:list"),
        reverse("inspections:programmes"),
        visit.programme.get_absolute_url(),
        visit.get_absolute_url(),
        noted.get_absolute_url(),
    ]
    costs = []
    for page in pages:
        browser.get(page)
        with django_assert_max_num_queries(12) as seen:
            browser.get(page)
        costs.append(len(seen))

    names = ("unit", "inspected", "movement", "starts_on", "ends_on", "period_from", "period_until")
    facts = {name: getattr(visit, name) for name in names}
    for text in ("Một", "Hai"):
        actions.add_finding(by=actor(dung), visit=visit, kind="merit", text=text)
        Visit.objects.create(reason=text, **facts)

    for page, cost in zip(pages, costs, strict=True):
        with django_assert_num_queries(cost):
            browser.get(page)


def test_the_list_goes_out_as_a_sheet(an, client_of, notified):
    said = client_of(an).get(reverse("inspections:list"), {"export": "csv", "sort": "-day"}).content.decode()

    assert "Công đoàn cơ sở Công ty May Hàm Luông" in unicodedata.normalize("NFC", said)
