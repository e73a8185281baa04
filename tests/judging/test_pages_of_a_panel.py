"""The pages of a panel, as each of the cast finds them."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.judging.actions import call_panel, close_ballot, open_ballot
from donghanh.judging.models import Ballot, Panel, Seat, Slip
from donghanh.judging.rules import MAJORITY


def cost_of(browser, address) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    return len(captured)


def page(browser, ballot):
    return browser.get(reverse("judging:ballot", args=[ballot.pk]))


def test_a_member_answers_one_question(ballot, an, client_of):
    browser = client_of(an)
    assert "Không đồng ý" in page(browser, ballot).content.decode()

    answer = browser.post(
        reverse("judging:ballot", args=[ballot.pk]), {"verb": "vote", "choice": "agree"}, follow=True
    )

    assert "Phiếu đã vào hòm" in answer.content.decode()
    assert Slip.objects.count() == 1


def test_a_second_slip_is_refused_in_words(ballot, an, client_of):
    browser, address = client_of(an), reverse("judging:ballot", args=[ballot.pk])
    browser.post(address, {"verb": "vote", "choice": "agree"})

    answer = browser.post(address, {"verb": "vote", "choice": "disagree"})

    assert "đã có trong hòm" in answer.content.decode()


def test_counts_show_only_after_closing(ballot, an, dung, actor, client_of):
    client_of(an).post(reverse("judging:ballot", args=[ballot.pk]), {"verb": "vote", "choice": "agree"})
    assert "Kết quả kiểm phiếu" not in page(client_of(dung), ballot).content.decode()

    close_ballot(by=actor(dung), ballot=ballot)

    assert "Chưa đạt: 1/3" in page(client_of(an), ballot).content.decode()


def test_the_secretary_counts(ballot, dung, client_of):
    client_of(dung).post(reverse("judging:ballot", args=[ballot.pk]), {"verb": "close"})

    assert Ballot.objects.get().state == "closed"


def test_a_member_does_not_count(ballot, binh, client_of):
    answer = client_of(binh).post(reverse("judging:ballot", args=[ballot.pk]), {"verb": "close"})

    assert "Chỉ thư ký" in answer.content.decode()
    assert Ballot.objects.get().state == "open"


def test_a_neighbour_finds_nothing(ballot, council, cuc, client_of):
    assert page(client_of(cuc), ballot).status_code == 404
    assert client_of(cuc).get(reverse("judging:panel", args=[council.pk])).status_code == 404


def test_a_stranger_is_sent_to_sign_in(ballot, em):
    assert page(em, ballot).status_code == 302


def test_the_province_calls_a_panel_seats_it_and_asks(dung, binh, client_of):
    browser = client_of(dung)
    browser.post(reverse("judging:call"), {"kind": "standing_board", "name": "Ban Thường vụ"})
    board = Panel.objects.get()
    for person in (dung.person, binh.person):
        appointment = person.appointments.order_by("pk").first()
        browser.post(
            reverse("judging:seat", args=[board.pk]),
            {"person": appointment.pk, "role": "member", "from_on": "1/1/2017"},
        )
    browser.post(reverse("judging:hold_session", args=[board.pk]), {"held_on": "15/6/2017", "present": []})
    answer = browser.post(
        reverse("judging:ask", args=[board.pk]),
        {"question": "Nhất trí tờ trình", "threshold": "majority"},
        follow=True,
    )

    assert Seat.objects.filter(panel=board).count() == 2
    assert board.sessions.count() == 1
    assert "Đã có 0/2 phiếu." in answer.content.decode()


def test_a_chair_without_the_duty_reads_a_refusal(an, client_of, monkeypatch):
    answer = client_of(an).post(reverse("judging:call"), {"kind": "cluster", "name": ""})

    assert "Tên" in answer.content.decode()
    assert Panel.objects.count() == 0


def test_the_list_of_panels_costs_the_same_with_more_rows(dung, province, actor, client_of):
    costs, browser = [], client_of(dung)
    for name in ("Cụm 1", "Cụm 2", "Cụm 3"):
        call_panel(by=actor(dung), unit=province, kind="cluster", name=name)
        costs.append(cost_of(browser, reverse("judging:panels")))

    assert costs[0] == costs[2] <= 12


def test_a_panels_page_costs_the_same_with_more_rows(council, dung, actor, client_of):
    costs, browser = [], client_of(dung)
    for question in ("Một", "Hai", "Ba"):
        open_ballot(by=actor(dung), panel=council, question=question, threshold=MAJORITY)
        costs.append(cost_of(browser, reverse("judging:panel", args=[council.pk])))

    assert costs[0] == costs[2] <= 12
