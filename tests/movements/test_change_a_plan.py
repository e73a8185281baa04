"""A plan in force is amended, supplemented, replaced, revoked; those beneath look at it again."""

import datetime as dt

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.documents.actions import revoke
from donghanh.documents.facts import render, verification_of
from donghanh.documents.models import Document
from donghanh.home.facts import dues_of
from donghanh.movements import actions
from donghanh.movements.choices import Change, Decision, PlanState, Settling
from donghanh.movements.facts import clauses_above, clauses_of, coverage_of_plan, guiding_plan, opening_plan
from donghanh.movements.facts.looking import looks_of, plans_to_look_at
from donghanh.movements.models import Clause, ClauseLink, Plan, Settlement
from donghanh.movements.rules.drafting import ADAPTED, OUT_OF_SCOPE, Addition, Choice, Draft
from donghanh.notices.models import Notice
from donghanh.organisations.choices import Sector
from tests.conftest import TODAY

NEW_WORDS = "Thi đua lao động giỏi, lao động sáng tạo; mỗi đơn vị có ít nhất một sáng kiến."


@pytest.fixture
def amend(dung, actor, plan, issued):
    """`amend({"II.1": "…"}, gone=("II.4",), added="…")` issues an amendment of the province's plan, number 31."""

    def amended(reworded=None, gone=(), added=""):
        by = actor(dung)
        draft = actions.amend_plan(by=by, plan=plan)
        ids = {clause.address: clause.id for clause in clauses_above(plan)}
        choices = {ids[address]: Choice(ADAPTED, text=text) for address, text in (reworded or {}).items()}
        choices |= {ids[address]: Choice(OUT_OF_SCOPE, reason="Đã hoàn thành") for address in gone}
        additions = (Addition("II", added),) if added else ()
        actions.save_draft(by=by, plan=draft, draft=Draft(choices, additions))
        return actions.issue_plan(by=by, plan=draft, number="31", issued_on=TODAY)

    return amended


def test_an_amendment_gives_clauses_a_new_version_and_its_paper_says_what_it_changes(amend, plan):
    old = plan.clauses.get(address="II.1")
    made = amend({"II.1": NEW_WORDS}, gone=("II.4",), added="Tổ chức hội thi thợ giỏi.")

    old.refresh_from_db()
    new = plan.clauses.current().get(address="II.1")
    assert (old.is_current, new.version, new.text) == (False, 2, NEW_WORDS)
    assert not plan.clauses.current().filter(address__startswith="II.4").exists()
    assert plan.clauses.current().get(address="II.7").text == "Tổ chức hội thi thợ giỏi."
    said = [clause.text for clause in made.document.content.walk()]
    assert said[0] == "Sửa đổi các nội dung sau của Kế hoạch số 29/KH-LĐLĐ ngày 12/5/2017:"
    assert said[1] == f"Mục II.1 sửa đổi thành: “{NEW_WORDS}”"
    assert said[-1] == "Các nội dung khác của Kế hoạch số 29/KH-LĐLĐ ngày 12/5/2017 giữ nguyên hiệu lực."
    lines = [str(line.value) for line in verification_of(plan.document.verify_code).lines]
    assert any("31/KH-LĐLĐ" in line for line in lines)


def test_reading_order_stays_whole_after_an_amendment(amend, plan):
    amend(added="Tổ chức hội thi thợ giỏi.")

    addresses = [clause.address for clause in plan.clauses.current()]
    assert addresses[addresses.index("II.7") - 1].startswith("II.6")
    assert len(set(plan.clauses.current().values_list("position", flat=True))) == len(addresses)


def test_those_beneath_look_at_exactly_what_changed(amend, issued, binh, actor):
    assert looks_of(issued) == []

    amend({"II.1": NEW_WORDS}, gone=("II.5",), added="Tổ chức hội thi thợ giỏi.")

    looks = [(look.kind, look.address) for look in looks_of(issued)]
    assert looks == [("changed", "II.1"), ("abolished", "II.5"), ("new", "II.7")]
    assert coverage_of_plan(issued).is_whole is False
    verbs = [str(due.verb) for due in dues_of(actor(binh), TODAY)]
    assert "Xem lại theo kế hoạch cấp trên" in verbs
    text = Notice.objects.filter(account=binh).latest("pk").text
    assert "ban hành Kế hoạch số 31/KH-LĐLĐ: sửa đổi, bổ sung Kế hoạch số 29/KH-LĐLĐ" in text


def test_keeping_ones_words_needs_a_reason_and_counts_at_once(amend, issued, binh, actor):
    amend({"II.1": NEW_WORDS})
    look = looks_of(issued)[0]

    with pytest.raises(Refusal) as refused:
        actions.settle(by=actor(binh), plan=issued, key=look.key, how="kept")
    assert "Chưa ghi lý do" in str(refused.value)
    actions.settle(by=actor(binh), plan=issued, key=look.key, how="kept", reason="Huyện đã làm từ trước")

    link = ClauseLink.objects.get(plan=issued, clause__address="II.1")
    assert (link.superior_clause.version, link.decision) == (2, Decision.ADAPTED)
    assert Settlement.objects.get().settling == Settling.KEPT
    assert (looks_of(issued), plans_to_look_at(issued.unit_id)) == ([], [])
    assert coverage_of_plan(issued).is_whole


def test_new_words_go_into_ones_own_amendment_and_count_when_it_is_issued(
    amend, issued, received, binh, actor
):
    amend({"II.1": NEW_WORDS, "II.4": "Ưu tiên dùng hàng Việt Nam."}, added="Tổ chức hội thi thợ giỏi.")
    by = actor(binh)
    hows = {"II.1": ("adopted", ""), "II.4": ("readapted", "Mua hàng trong huyện."), "II.7": ("adopted", "")}
    for look in looks_of(issued):
        how, text = hows[look.address]
        own = actions.settle(by=by, plan=issued, key=look.key, how=how, text=text)

    assert plans_to_look_at(issued.unit_id) == []
    assert [look.is_in_draft for look in looks_of(issued)] == [True, True, True]
    actions.issue_plan(by=by, plan=own, number="18", issued_on=TODAY)

    assert looks_of(issued) == []
    present = {row.address: row.text for row in issued.clauses.current()}
    assert present["II.1"] == NEW_WORDS
    assert present["II.4"] == "Mua hàng trong huyện."
    assert present["II.7"] == "Tổ chức hội thi thợ giỏi."
    decisions = {link.clause.address: link.decision for link in issued.links.exclude(clause=None)}
    assert (decisions["II.1"], decisions["II.4"], decisions["II.7"]) == ("adopted", "adapted", "adopted")
    assert coverage_of_plan(issued).is_whole
    assert Settlement.objects.count() == 3


def test_what_is_abolished_above_is_kept_as_ones_own_or_dropped(amend, issued, binh, actor):
    amend(gone=("II.1", "II.5"))
    by = actor(binh)
    first, second = looks_of(issued)

    actions.settle(by=by, plan=issued, key=first.key, how="kept", reason="Huyện vẫn cần")
    own = actions.settle(by=by, plan=issued, key=second.key, how="dropped", reason="Đã xong")
    actions.issue_plan(by=by, plan=own, number="18", issued_on=TODAY)

    assert issued.links.get(clause__address="II.1").decision == Decision.ADDED
    assert not issued.clauses.current().filter(address="II.5").exists()
    assert looks_of(issued) == []


def test_the_page_settles_and_the_neighbour_does_not_see_it(amend, issued, binh, cuc, client_of):
    amend({"II.1": NEW_WORDS})
    address = reverse("movements:look", args=[issued.pk])
    page = client_of(binh).get(address)
    key = page.context["forms"][0].look.key

    assert "mỗi đơn vị có ít nhất một sáng kiến" in page.content.decode()
    refused = client_of(binh).post(address, {"key": key, "how": "kept"})
    assert "Chưa ghi lý do" in refused.content.decode()
    client_of(binh).post(address, {"key": key, "how": "kept", "reason": "Đã làm"})
    assert "Không còn mục nào phải xem lại." in client_of(binh).get(address).content.decode()
    assert client_of(cuc).get(address).status_code == 404


def test_an_amendment_that_changes_nothing_is_refused(dung, actor, plan):
    draft = actions.amend_plan(by=actor(dung), plan=plan)

    with pytest.raises(Refusal) as refused:
        actions.issue_plan(by=actor(dung), plan=draft, number="31", issued_on=TODAY)

    assert "Chưa sửa, bãi bỏ hoặc bổ sung mục nào" in str(refused.value)


def test_a_plan_is_replaced_by_one_that_names_it(issued, received, binh, an, actor, upper):
    by = actor(binh)
    draft = actions.replace_plan(by=by, plan=issued)
    made = actions.issue_plan(by=by, plan=draft, number="20", issued_on=TODAY)

    issued.refresh_from_db()
    assert (issued.state, issued.ended_on) == (PlanState.REPLACED, TODAY)
    assert made.document.content.closing == (
        "Kế hoạch này thay thế Kế hoạch số 15/KH-LĐLĐ ngày 10/6/2017 của "
        "Liên đoàn Lao động huyện Châu Thành.",
    )
    assert coverage_of_plan(made).is_whole
    assert guiding_plan(made.movement, upper) == made
    assert [str(due.verb) for due in dues_of(actor(an), TODAY)] == []
    assert "20/KH-LĐLĐ" in Notice.objects.filter(account=an).latest("pk").text


def test_the_plan_that_opened_a_movement_is_replaced(dung, actor, plan, province):
    draft = actions.replace_plan(by=actor(dung), plan=plan)
    made = actions.issue_plan(by=actor(dung), plan=draft, number="40", issued_on=TODAY)

    assert opening_plan(made.movement) == made
    assert clauses_of(made.movement).count() == Clause.objects.filter(plan=plan).to_be_done().count()


def test_a_supplement_stands_beside_the_plan_and_names_it(dung, actor, plan):
    draft = actions.supplement_plan(by=actor(dung), plan=plan, title="Đợt cao điểm")
    ids = [clause.id for clause in clauses_above(plan)]
    actions.save_draft(by=actor(dung), plan=draft, draft=Draft({key: Choice("adopted") for key in ids}))
    made = actions.issue_plan(by=actor(dung), plan=draft, number="32", issued_on=TODAY)

    plan.refresh_from_db()
    assert (plan.state, made.change) == (PlanState.ISSUED, Change.SUPPLEMENT)
    assert made.document.content.bases[0].number == "29/KH-LĐLĐ"


def test_a_revoked_plan_says_so_on_its_paper_and_when_verified(issued, received, binh, an, actor):
    with pytest.raises(Refusal) as refused:
        actions.revoke_plan(by=actor(binh), plan=issued, reason=" ")
    assert "Chưa ghi lý do" in str(refused.value)

    actions.revoke_plan(by=actor(binh), plan=issued, reason="Theo Công văn số 12")

    issued.refresh_from_db()
    document = Document.objects.get(pk=issued.document_id)
    assert issued.state == PlanState.REVOKED
    assert verification_of(document.verify_code).is_revoked
    assert render(document, "pdf")[:4] == b"%PDF"
    assert "đã thu hồi" in Notice.objects.filter(account=an).latest("pk").text
    assert [str(due.verb) for due in dues_of(actor(an), TODAY)] == []


def test_a_plans_paper_is_not_revoked_without_the_plan(issued, binh, actor):
    with pytest.raises(Refusal) as refused:
        revoke(by=actor(binh), document=issued.document, reason="Nhầm")

    assert "Thu hồi kế hoạch" in str(refused.value)


def test_only_one_change_of_a_kind_is_under_way_and_may_be_given_up(dung, actor, plan):
    by = actor(dung)
    first = actions.amend_plan(by=by, plan=plan)

    assert actions.amend_plan(by=by, plan=plan) == first
    actions.drop_draft(by=by, plan=first)
    assert not Plan.objects.filter(pk=first.pk).exists()


def test_the_page_gives_up_a_draft_that_changes_a_plan_and_no_other(
    dung, binh, actor, client_of, plan, drafted
):
    draft = actions.amend_plan(by=actor(dung), plan=plan)
    page = client_of(dung).get(reverse("movements:derive", args=[draft.pk])).content.decode()
    address = reverse("movements:drop_draft", args=[draft.pk])

    assert address in page
    assert client_of(binh).post(address).status_code == 404
    answer = client_of(dung).post(address)
    assert (answer.url, Plan.objects.filter(pk=draft.pk).exists()) == (plan_page(plan), False)
    owed = client_of(binh).post(reverse("movements:drop_draft", args=[drafted.pk]))
    assert owed.status_code == 404


def plan_page(plan):
    return reverse("movements:plan", args=[plan.pk])


@pytest.mark.parametrize("page", ["change", "revoke"])
def test_an_may_not_change_the_plan_of_the_union_above(page, an, client_of, received):
    assert client_of(an).get(reverse(f"movements:{page}", args=[received.plan_id])).status_code == 404


def test_clauses_for_other_sectors_are_left_out_with_the_reason(binh, actor, drafted, upper, client_of):
    upper.sector = Sector.ENTERPRISE
    upper.save()
    page = client_of(binh).get(reverse("movements:derive", args=[drafted.pk]))
    text = page.content.decode()

    assert "Không hiện 2 mục (II.2, II.2.p2) vì dành cho khu vực khác" in text
    assert "năng động, sáng tạo, phát huy sáng kiến" in text
    assert f"text_{Clause.objects.get(plan=drafted.superior, address='II.2').pk}" not in text
    every = client_of(binh).get(reverse("movements:derive", args=[drafted.pk]), {"all": 1})
    assert f"text_{Clause.objects.get(plan=drafted.superior, address='II.2').pk}" in every.content.decode()


def test_days_before_the_earlier_plan_are_refused(dung, actor, plan):
    draft = actions.amend_plan(by=actor(dung), plan=plan)
    key = next(clause.id for clause in clauses_above(plan) if clause.address == "II.1")
    actions.save_draft(by=actor(dung), plan=draft, draft=Draft({key: Choice(ADAPTED, text="Mới.")}))

    with pytest.raises(Refusal):
        actions.issue_plan(by=actor(dung), plan=draft, number="31", issued_on=dt.date(2017, 5, 1))
