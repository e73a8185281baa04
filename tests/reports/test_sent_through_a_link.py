"""A unit fills in and sends its report through its own link, without signing in; and what does not get through."""

import pytest
from django.urls import reverse

from donghanh.base.actors import SYSTEM
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.notices.facts import address_of
from donghanh.notices.models import Link
from donghanh.organisations.actions import end_unit
from donghanh.organisations.actions.ending import Heir
from donghanh.organisations.models import Appointment
from donghanh.people.actions import choose_pin
from donghanh.reports import actions
from donghanh.reports.models import Report, Standing

PIN, WRONG = "482915", "111222"


@pytest.fixture
def link(asked, an, binh, actor, grassroots):
    """The link to An's form, given out by Bình."""
    choose_pin(by=actor(an), pin=PIN, again=PIN)
    [given] = actions.link_units(by=actor(binh), request=asked)
    return given


@pytest.fixture
def typed(asked, an, actor, whole):
    """An's cells as the form sends them."""
    cells = whole(asked, actor(an), SK01="5")
    return {f"v_{code}": text for code, text in cells.items()} | {"version": "0"}


def test_the_unit_fills_in_looks_over_and_sends(em, link, typed, grassroots):
    address = address_of(link)
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in em.get(address).text
    review = em.post(address, typed | {"step": "review"}).text
    assert "Sáng kiến, cải tiến kỹ thuật được công nhận: 5" in review
    assert not Report.objects.exists()

    answer = em.post(address, typed | {"step": "send", "pin": PIN})

    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    report = Report.objects.get(unit=grassroots)
    assert (report.state, report.last_sent.cells["SK01"]["number"]) == ("sent", 5)
    assert report.last_sent.sent_by_name == "Nguyễn Thị An (qua đường dẫn)"
    link.refresh_from_db()
    again = em.get(address)
    assert (link.state, again.status_code) == ("used", 410)
    assert "<h1>Đã gửi xong</h1>" in again.text
    assert "Hạn gửi: 10/7/2017." in again.text


def test_blanks_and_wrong_cells_are_told_beside_them_before_the_pin_is_asked(em, link, typed):
    page = em.post(address_of(link), typed | {"v_SK01": "", "v_CL01": "mười", "step": "review"}).text

    assert "Chưa nhập. Không phát sinh thì nhập 0." in page
    assert "“mười” không phải là số." in page
    assert 'name="pin"' not in page


def test_a_wrong_pin_sends_nothing(em, link, typed):
    page = em.post(address_of(link), typed | {"step": "send", "pin": WRONG}).text

    assert "Mã PIN chưa đúng. Kiểm tra rồi nhập lại; còn 4 lần, sau đó phải chờ 15 phút." in page
    assert not Report.objects.exists()


def test_what_somebody_typed_meanwhile_is_not_written_over(em, link, typed, asked, an, actor):
    actions.fill(by=actor(an), request=asked, typed={"SK01": "9"})

    page = em.post(address_of(link), typed | {"step": "send", "pin": PIN}).text

    assert "Nguyễn Thị An vừa sửa báo cáo này" in page
    link.refresh_from_db()
    assert (link.state, Report.objects.get().state) == ("open", "draft")


def test_a_reopened_cell_alone_can_be_typed_in(em, asked, an, binh, accepted, actor):
    choose_pin(by=actor(an), pin=PIN, again=PIN)
    report = accepted(asked, an, binh, SK01="5", CL01="12")
    actions.reopen(by=actor(binh), report=report, reason="Thiếu 2", cells=["SK01"])
    [given] = actions.link_units(by=actor(binh), request=asked)
    report.refresh_from_db()

    told = {"v_SK01": "7", "v_CL01": "99", "version": str(report.version), "step": "send", "pin": PIN}
    em.post(address_of(given), told)

    report.refresh_from_db()
    cells = report.last_sent.cells
    assert (report.state, cells["SK01"]["number"], cells["CL01"]["number"]) == ("sent", 7, 12)


def test_a_closed_period_opens_no_form(em, link, asked, dung, actor):
    actions.close_request(by=actor(dung), request=asked)

    assert "Kỳ báo cáo này đã khóa sổ" in em.get(address_of(link)).text


def test_the_officer_copies_a_message_for_each_unit_and_takes_a_link_back(client_of, binh, asked, grassroots):
    browser, url = client_of(binh), reverse("reports:links", args=[asked.pk])
    place = Standing.objects.get(request=asked, unit=grassroots)

    page = browser.post(reverse("reports:link", args=[place.pk]), follow=True)
    assert "Liên đoàn Lao động huyện Châu Thành gửi Công đoàn cơ sở Công ty May Hàm Luông:" in page.text
    assert f"http://testserver{address_of(Link.objects.get())}" in page.text
    browser.post(reverse("reports:revoke_link", args=[place.pk]))

    assert Link.objects.get().state == "revoked"
    assert "Đường dẫn trước không còn mở được." in browser.get(url).text
    assert Entry.objects.filter(verb="revoke").exists()


def test_the_officer_reads_which_unit_could_not_send_and_why(client_of, binh, asked, an):
    browser, url = client_of(binh), reverse("reports:links", args=[asked.pk])

    assert "Người ký chưa có mã PIN" in browser.get(url).text
    Appointment.objects.filter(person=an.person).delete()
    assert "Đơn vị chưa có người ký có tài khoản" in browser.get(url).text


def test_the_link_of_a_unit_that_merged_leads_to_its_heir_before_anything_is_typed(
    em, link, asked, grassroots, neighbour, binh, client_of
):
    end_unit(by=SYSTEM, unit=grassroots, on=today(), kind="merge", heirs=[Heir(neighbour)])

    page = em.get(address_of(link))

    assert (page.status_code, f"do {neighbour.name} kế thừa" in page.text) == (410, True)
    assert grassroots.name not in client_of(binh).get(reverse("reports:links", args=[asked.pk])).text


def test_nobody_gives_out_links_to_units_that_are_not_beneath(client_of, cuc, asked, grassroots, actor):
    place = Standing.objects.get(request=asked, unit=grassroots)

    assert client_of(cuc).post(reverse("reports:link", args=[place.pk])).status_code == 404
    with pytest.raises(Refusal):
        actions.link_units(by=actor(cuc), request=asked, only=[place.pk])
