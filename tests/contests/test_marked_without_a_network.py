"""A juror scores while the network is away: nothing is lost, nothing is written twice."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from donghanh.contests.models import Sheet
from tests.browser import PHONE, lose_power, wait_until_forgotten

from .conftest import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.once]


def test_marks_given_without_a_network_arrive_once(marking, jurors, open_page):
    contest = marking().contest
    sheet = Sheet.objects.filter(juror__person=jurors[0].person).select_related("entry", "round").first()
    where = reverse("contests:sheet", args=[desk_of(jurors[0], contest), sheet.entry.code])
    cell = f"#id_part_{sheet.round.parts.get(is_counted=False).pk}"
    page = open_page(where, width=PHONE, account=jurors[0])

    page.context.set_offline(True)
    page.fill(cell, "61,5")
    page.fill("#id_note", "Đường may đều")
    expect(page.locator("[data-saved]", has_text="Mất mạng.")).to_be_visible()
    page = lose_power(page)
    page.goto(where)
    expect(page.locator("[data-saved]", has_text="Đã lưu")).to_be_visible()
    assert (page.input_value(cell), page.input_value("#id_note")) == ("61,5", "Đường may đều")

    page.route("**/cham/**", lambda route: (route.fetch(), route.abort()), times=1)  # its answer gets lost
    page.fill(cell, "62")
    expect(page.locator("[data-saved]", has_text="Mất mạng.")).to_be_visible()
    page.reload()
    expect(page.locator(cell)).to_have_value("62")
    page.get_by_text("Gửi phiếu điểm", exact=True).first.click()
    page.get_by_role("button", name="Gửi phiếu điểm").last.click()
    expect(page.get_by_text("Đã gửi phiếu điểm.")).to_be_visible()

    sheet.refresh_from_db()
    assert (sheet.state, sheet.note) == ("sent", "Đường may đều")
    assert list(sheet.marks.values_list("points", flat=True)) == [6200]
    wait_until_forgotten(page)
