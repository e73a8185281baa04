"""What became of the promises: told by both sides, followed from above, reminded of in time, counted."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.events.models import Event
from donghanh.notices.models import Notice, Reminder
from donghanh.pledges import actions, facts
from donghanh.pledges.facts import kept_pledges
from donghanh.pledges.models import Pledge, Registration
from donghanh.pledges.rules import PromiseDraft, check_gate
from donghanh.pledges.rules.reminding import tell_text

YEAR = (dt.date(2017, 1, 1), dt.date(2017, 12, 31))
MOST_QUERIES = 12


def page(browser, name, *args, **query):
    return browser.get(reverse(f"pledges:{name}", args=args), query)


def words(answer):
    return answer.content.decode()


@pytest.fixture
def agreed(across, cuc, actor):
    """An's team and Cúc's, confirmed by both: two promises each."""
    return actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)


@pytest.fixture
def tell_all(actor):
    """`tell_all(pledge, account, party, result)` says the same of every promise of one side."""

    def told(pledge, account, party, result="kept"):
        for promise in pledge.promises.all():
            actions.tell_outcome(
                by=actor(account),
                promise=promise,
                party=party,
                result=result,
                note="" if result == "kept" else "Ốm",
            )

    return told


def test_results_are_due_after_the_gate_closes():
    with pytest.raises(Refusal, match="Hạn ghi kết quả phải sau hạn đăng ký"):
        check_gate(
            opens_on=YEAR[0], closes_on=dt.date(2017, 6, 30), year=2017, results_due_on=dt.date(2017, 6, 1)
        )


def test_they_are_due_at_the_end_of_the_year_unless_said_otherwise():
    assert Registration(year=2017).ends_on == dt.date(2017, 12, 31)
    assert Registration(year=2017, results_due_on=dt.date(2017, 11, 30)).ends_on == dt.date(2017, 11, 30)


def test_what_is_read_before_and_after_the_day():
    said = [
        str(tell_text(2017, 2, ends_on=dt.date(2017, 12, 15), day=dt.date(2017, 12, day)))
        for day in (8, 15, 18)
    ]

    assert said == [
        "Còn 7 ngày đến hạn 15/12/2017 ghi kết quả 2 giao ước thi đua năm 2017.",
        "Hôm nay, 15/12/2017, là hạn ghi kết quả 2 giao ước thi đua năm 2017.",
        "Đã quá hạn 3 ngày (hạn 15/12/2017): ghi kết quả 2 giao ước thi đua năm 2017.",
    ]


def test_a_pledge_is_kept_by_a_side_that_kept_every_promise(agreed, an, cuc, tell_all, grassroots, neighbour):
    tell_all(agreed, an, agreed.first)
    tell_all(agreed, cuc, agreed.second, "partly")

    assert kept_pledges([grassroots.pk, neighbour.pk], *YEAR) == {grassroots.pk: 1}
    assert kept_pledges([grassroots.pk], dt.date(2018, 1, 1), dt.date(2018, 12, 31)) == {}


def test_two_sides_of_one_union_keep_a_pledge_together(confirmed, an, tell_all, grassroots):
    tell_all(confirmed, an, confirmed.first)
    assert kept_pledges([grassroots.pk], *YEAR) == {}

    tell_all(confirmed, an, confirmed.second)
    assert kept_pledges([grassroots.pk], *YEAR) == {grassroots.pk: 1}


def test_a_report_can_take_it_over(agreed, an, tell_all, grassroots):
    tell_all(agreed, an, agreed.first)

    known = {one.topic: int(one.number) for one in facts.known_figures(grassroots.pk, *YEAR)}

    assert known == {"pledges": 1, "pledges_kept": 1, "promises_kept": 2}


def test_the_other_side_hears_what_was_told(agreed, an, cuc, tell_all):
    tell_all(agreed, an, agreed.first)

    assert Notice.objects.filter(account=cuc).latest("pk").text == (
        "Tổ May 1: “Không để xảy ra tai nạn lao động” – Hoàn thành."
    )


def test_before_the_end_both_are_reminded_and_afterwards_the_gates_opener(agreed, an, cuc, dung, tell_all):
    tell_all(agreed, cuc, agreed.second)
    before = Reminder.objects.count()

    actions.remind_of_pledges(dt.date(2017, 12, 24))
    actions.remind_of_pledges(dt.date(2017, 12, 24))
    actions.remind_of_pledges(dt.date(2018, 1, 6))

    told = Reminder.objects.order_by("pk")[before:]
    assert [(each.account_id, each.text) for each in told] == [
        (an.pk, "Còn 7 ngày đến hạn 31/12/2017 ghi kết quả 1 giao ước thi đua năm 2017."),
        (an.pk, "Đã quá hạn 6 ngày (hạn 31/12/2017): ghi kết quả 1 giao ước thi đua năm 2017."),
        (
            dung.pk,
            "Quá hạn 6 ngày, còn 1 đơn vị chưa ghi đủ kết quả giao ước thi đua năm 2017: "
            "Công đoàn cơ sở Công ty May Hàm Luông.",
        ),
    ]


def test_who_has_not_registered_is_reminded_before_the_gate_closes(agreed, pledge, an, cuc, provincial_gate):
    """An and Cúc went through the province's gate; Bình opened one of her own for An."""
    actions.remind_of_pledges(dt.date(2017, 6, 23))

    assert not Reminder.objects.filter(account__in=[an, cuc]).exists()


def test_an_unregistered_union_is_reminded_once_a_step(gate, an):
    actions.remind_of_pledges(dt.date(2017, 6, 23))
    actions.remind_of_pledges(dt.date(2017, 6, 24))

    assert [each.text for each in Reminder.objects.filter(account=an)] == [
        "Còn 7 ngày đến hạn 30/6/2017 đăng ký giao ước thi đua năm 2017. "
        "Đơn vị không đăng ký không được xét danh hiệu của năm."
    ]


def test_telling_is_due_at_the_end_of_the_year(agreed, an, actor):
    due = [each for each in facts.dues_of(actor(an), dt.date(2017, 12, 10)) if "kết quả" in str(each.verb)]

    assert [(str(each.title), each.due_on, each.note) for each in due] == [
        ("Kết quả giao ước thi đua năm 2017", dt.date(2017, 12, 31), "1 giao ước chưa ghi đủ kết quả")
    ]


def test_dũng_follows_branch_by_branch(agreed, an, dung, tell_all, actor, provincial_gate, client_of):
    tell_all(agreed, an, agreed.first)

    counted = facts.keeping_by_branch(provincial_gate, actor(dung), dt.date(2017, 6, 15))

    assert sum(row.promised for row in counted) == 4
    assert sum(row.kept for row in counted) == 2
    assert sum(row.untold for row in counted) == 2
    assert "Hoàn thành 2/2" in words(page(client_of(dung), "follow_up", provincial_gate.pk))
    assert "Tổ May 1" not in words(page(client_of(dung), "follow_up", provincial_gate.pk, told="kept"))


def test_the_papers_of_a_gate_go_up(agreed, dung, provincial_gate, client_of):
    browser = client_of(dung)
    kinds = ("danh-sach", "chua-dang-ky", "ket-qua")
    papers = [page(browser, "gate_paper", provincial_gate.pk, kind, "docx").content[:2] for kind in kinds]

    assert papers == [b"PK"] * 3
    assert page(browser, "registration", provincial_gate.pk, export="xlsx").content[:2] == b"PK"
    assert "Công đoàn cơ sở" not in words(page(browser, "missing", provincial_gate.pk, print=1))


def test_following_costs_the_same_with_one_and_three(confirmed, gate, an, binh, actor, client_of):
    browser = client_of(binh)

    def cost():
        page(browser, "follow_up", gate.pk)
        with CaptureQueriesContext(connection) as captured:
            page(browser, "follow_up", gate.pk)
        return len(captured)

    with_one = cost()
    for text in ("Một", "Hai"):
        actions.register_pledge(
            by=actor(an),
            registration=gate,
            first=confirmed.first,
            second=confirmed.second,
            promises=[PromiseDraft(text)],
        )

    assert cost() == with_one <= MOST_QUERIES


def test_a_gate_leads_to_its_ceremony_and_late_ones_are_found(
    agreed, dung, movement, province, provincial_gate, client_of
):
    Event.objects.create(
        unit=province,
        movement=movement,
        kind="signing",
        name="Lễ ký kết giao ước năm 2017",
        place="Hội trường tỉnh",
        held_on=dt.date(2017, 6, 20),
        begins=dt.time(8),
    )
    Pledge.objects.filter(pk=agreed.pk).update(is_late=True)
    browser = client_of(dung)

    assert "Lễ ký kết giao ước năm 2017" in words(page(browser, "registration", provincial_gate.pk))
    assert "Tổ May 1" in words(page(browser, "list", state="late"))
    assert "Tổ May 1" not in words(page(browser, "list", state="signed"))
