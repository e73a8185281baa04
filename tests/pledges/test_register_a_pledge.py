"""A pledge from its draft to the ink."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.journal.models import Entry
from donghanh.notices.models import Notice
from donghanh.organisations.models import Membership, Unit
from donghanh.people.actions import add_person, open_account
from donghanh.pledges import actions
from donghanh.pledges.choices import LateRule
from donghanh.pledges.facts import (
    broken_invariants,
    dues_of,
    is_registered,
    registered_ids,
    standing_of,
    traces_of_document,
)
from donghanh.pledges.models import GateList, Pledge, Registration
from donghanh.pledges.rules import PromiseDraft

ACROSS = "Tổ May 1 (CĐCS Công ty May Hàm Luông) – Tổ Cấp đông (CĐCS Công ty Thủy sản Ba Lai)"
TODAY = dt.date(2017, 6, 15)
ONE = [PromiseDraft("Giúp nhau nâng cao tay nghề")]


def scan():
    return SimpleUploadedFile("giao-uoc.pdf", b"%PDF-1.4 signed")


def test_both_sides_confirm_and_the_pledge_is_registered(confirmed, movement, grassroots, sewing, cutting):
    assert (confirmed.state, confirmed.confirmed_on, confirmed.is_late) == ("confirmed", TODAY, False)
    assert is_registered(grassroots, movement, 2017)
    assert is_registered(sewing, movement, 2017)
    assert not is_registered(sewing, movement, 2018)
    assert registered_ids("collective", movement, 2017) == {sewing.pk, cutting.pk}
    assert registered_ids("unit", movement, 2017) == {grassroots.pk}
    assert broken_invariants() == []


def test_every_step_is_told_in_its_history(confirmed):
    told = [entry.sentence for entry in reversed(Entry.objects.about(confirmed))]

    assert told == [
        "Lập giao ước giữa Tổ May 1 và Tổ Cắt.",
        "Gửi giao ước để hai bên xác nhận nội dung.",
        "Xác nhận nội dung giao ước cho Tổ May 1.",
        "Xác nhận nội dung giao ước cho Tổ Cắt.",
    ]


def test_the_other_unit_is_told_and_confirms_its_own_side(across, cuc, an, actor, movement, neighbour):
    assert Notice.objects.get(account=cuc).text == "Tổ May 1 mời giao ước thi đua. Đọc và xác nhận nội dung."
    due = dues_of(actor(cuc), TODAY)[0]
    assert (str(due.title), due.verb, due.due_on) == (
        ACROSS,
        "Xác nhận nội dung giao ước",
        dt.date(2017, 6, 30),
    )

    done = actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)

    assert done.state == "confirmed"
    assert is_registered(neighbour, movement, 2017)
    assert "đã được hai bên xác nhận" in Notice.objects.filter(account=an).latest("pk").text


def test_nobody_confirms_for_the_other_side(across, an, actor):
    with pytest.raises(
        Refusal, match="do người ký thay mặt Công đoàn cơ sở Công ty Thủy sản Ba Lai xác nhận"
    ):
        actions.confirm_pledge(by=actor(an), pledge=across, party=across.second)


def test_a_side_confirms_once(across, an, actor):
    with pytest.raises(Refusal, match="đã xác nhận nội dung rồi"):
        actions.confirm_pledge(by=actor(an), pledge=across, party=across.first)


def test_sides_of_different_kinds_are_refused(an, actor, gate, sewing, promises):
    with pytest.raises(Refusal, match="phải cùng loại"):
        actions.draft_pledge(
            by=actor(an), registration=gate, first=sewing, second=an.person, promises=promises
        )


def test_the_database_itself_keeps_kinds_equal(pledge):
    with pytest.raises(IntegrityError), transaction.atomic():
        Pledge.objects.filter(pk=pledge.pk).update(second_kind="person")


def test_a_team_does_not_pledge_with_itself(an, actor, gate, sewing, promises):
    with pytest.raises(Refusal, match="Hai bên giao ước là một"):
        actions.draft_pledge(by=actor(an), registration=gate, first=sewing, second=sewing, promises=promises)


def test_a_pledge_without_promises_is_refused(an, actor, gate, sewing, cutting):
    with pytest.raises(Refusal, match="Chưa có nội dung giao ước"):
        actions.draft_pledge(
            by=actor(an), registration=gate, first=sewing, second=cutting, promises=[PromiseDraft("  ")]
        )


def test_units_pledge_as_units(an, cuc, actor, provincial_gate, grassroots, neighbour):
    made = actions.draft_pledge(
        by=actor(an), registration=provincial_gate, first=grassroots, second=neighbour, promises=ONE
    )
    made = actions.propose_pledge(by=actor(an), pledge=made)

    assert actions.confirm_pledge(by=actor(cuc), pledge=made, party=made.second).state == "confirmed"


def test_a_person_confirms_in_person(an, actor, gate, grassroots):
    mate = add_person(name="Lê Văn Bảy")
    Membership.objects.create(person=mate, unit=grassroots, from_on=TODAY)
    account = open_account(login="bay", person=mate)
    made = actions.draft_pledge(by=actor(an), registration=gate, first=an.person, second=mate, promises=ONE)
    made = actions.propose_pledge(by=actor(an), pledge=made)

    with pytest.raises(Refusal, match="do chính Lê Văn Bảy xác nhận"):
        actions.confirm_pledge(by=actor(an), pledge=made, party=made.second)

    assert actions.confirm_pledge(by=actor(account), pledge=made, party=made.second).state == "confirmed"


def test_the_chair_confirms_for_a_worker_who_cannot_sign_in(an, actor, gate, grassroots):
    mate = add_person(name="Lê Văn Bảy")
    Membership.objects.create(person=mate, unit=grassroots, from_on=TODAY)
    made = actions.draft_pledge(by=actor(an), registration=gate, first=an.person, second=mate, promises=ONE)
    made = actions.propose_pledge(by=actor(an), pledge=made)

    assert actions.confirm_pledge(by=actor(an), pledge=made, party=made.second).state == "confirmed"


def test_after_the_closing_day_nothing_is_confirmed(across, cuc, actor, monkeypatch, movement, neighbour):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-01")

    with pytest.raises(Refusal, match="Đã hết hạn đăng ký ngày 30/6/2017"):
        actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)

    assert standing_of(neighbour, movement, 2017) == "unregistered"


def test_a_gate_that_takes_late_ones_flags_them(across, cuc, actor, monkeypatch, movement, neighbour):
    Registration.objects.update(late_rule=LateRule.FLAG)
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-01")

    done = actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second)

    assert done.is_late
    assert standing_of(neighbour, movement, 2017) == "late"


def test_more_time_opens_the_gate_again(across, cuc, dung, actor, monkeypatch, provincial_gate):
    monkeypatch.setenv("DONGHANH_TODAY", "2017-07-01")
    actions.move_closing_day(
        by=actor(dung), registration=provincial_gate, closes_on=dt.date(2017, 7, 15), reason="Mưa bão"
    )

    assert actions.confirm_pledge(by=actor(cuc), pledge=across, party=across.second).state == "confirmed"


def test_before_the_gate_opens_nothing_is_written(an, actor, gate, sewing, cutting, promises):
    Registration.objects.update(opens_on=dt.date(2017, 6, 20))
    gate.refresh_from_db()

    with pytest.raises(Refusal, match="mở từ ngày 20/6/2017"):
        actions.draft_pledge(by=actor(an), registration=gate, first=sewing, second=cutting, promises=promises)


def test_a_unit_follows_the_nearest_gate(an, actor, gate, provincial_gate, sewing, cutting, promises):
    with pytest.raises(Refusal, match="theo đợt của công đoàn cấp trên trực tiếp"):
        actions.draft_pledge(
            by=actor(an), registration=provincial_gate, first=sewing, second=cutting, promises=promises
        )


def test_the_other_side_asks_for_a_change(across, cuc, an, actor):
    back = actions.return_pledge(by=actor(cuc), pledge=across, reason="Thêm chỉ tiêu tiết kiệm điện")

    assert (back.state, back.first_confirmed_at) == ("draft", None)
    assert "Thêm chỉ tiêu tiết kiệm điện" in Notice.objects.filter(account=an).latest("pk").text
    assert not Pledge.objects.visible_to(actor(cuc)).exists()


def test_a_change_needs_its_reason(across, cuc, actor):
    with pytest.raises(Refusal, match="Chưa ghi lý do"):
        actions.return_pledge(by=actor(cuc), pledge=across, reason=" ")


def test_a_withdrawn_pledge_no_longer_counts(confirmed, an, actor, movement, grassroots):
    actions.withdraw_pledge(by=actor(an), pledge=confirmed, reason="Tổ Cắt giải thể")

    assert not is_registered(grassroots, movement, 2017)


def test_the_signed_paper_comes_back(confirmed, an, actor):
    done = actions.sign_pledge(by=actor(an), pledge=confirmed, upload=scan(), signed_on=TODAY)

    assert (done.state, done.signed_on, done.scan.kind) == ("signed", TODAY, "pdf")


def test_it_is_not_signed_tomorrow(confirmed, an, actor):
    with pytest.raises(Refusal, match="không thể ở sau hôm nay"):
        actions.sign_pledge(by=actor(an), pledge=confirmed, upload=scan(), signed_on=dt.date(2017, 6, 16))


def test_what_both_did_not_confirm_is_not_signed(pledge, an, actor):
    with pytest.raises(Refusal, match="đang ở trạng thái “Đang soạn”"):
        actions.sign_pledge(by=actor(an), pledge=pledge, upload=scan(), signed_on=TODAY)


def test_a_promise_is_told_as_kept_with_evidence(confirmed, an, actor):
    promise = confirmed.promises.first()

    told = actions.tell_outcome(
        by=actor(an), promise=promise, party=confirmed.first, result="kept", actual=5, upload=scan()
    )

    assert (told.result, told.actual, told.evidence.count()) == ("kept", 5, 1)


def test_a_promise_not_kept_says_why(confirmed, an, actor):
    with pytest.raises(Refusal, match="ghi rõ lý do"):
        actions.tell_outcome(
            by=actor(an), promise=confirmed.promises.first(), party=confirmed.first, result="not_kept"
        )


def test_the_gate_opens_once_a_year(gate, binh, actor, movement):
    with pytest.raises(Refusal, match="đã mở rồi"):
        actions.open_registration(
            by=actor(binh), movement=movement, year=2017, opens_on=TODAY, closes_on=TODAY
        )


def test_a_gate_does_not_close_before_it_opens(binh, actor, movement):
    with pytest.raises(Refusal, match="Hạn đăng ký phải sau ngày mở"):
        actions.open_registration(
            by=actor(binh), movement=movement, year=2017, opens_on=TODAY, closes_on=dt.date(2017, 6, 1)
        )


def test_the_same_form_sent_twice_makes_one_pledge(an, actor, gate, sewing, cutting, promises):
    sent_ = {"by": actor(an), "registration": gate, "first": sewing, "second": cutting, "promises": promises}
    actions.draft_pledge(**sent_, once="mot-lan")

    with pytest.raises(Refusal, match="đã được gửi rồi"):
        actions.draft_pledge(**sent_, once="mot-lan")

    assert Pledge.objects.count() == 1


def test_bình_does_not_write_for_an(binh, actor, gate, sewing, cutting, promises):
    with pytest.raises(Refusal, match="thuộc về đơn vị khác"):
        actions.draft_pledge(
            by=actor(binh), registration=gate, first=sewing, second=cutting, promises=promises
        )


def test_two_teams_of_one_unit_are_registered_at_once(an, actor, gate, sewing, cutting, promises, movement):
    made = actions.register_pledge(
        by=actor(an), registration=gate, first=sewing, second=cutting, promises=promises
    )

    assert (made.state, made.confirmed_on) == ("confirmed", TODAY)
    assert is_registered(cutting, movement, 2017)
    assert Entry.objects.about(made).count() == 3


def test_a_side_that_confirms_for_itself_is_not_registered_at_once(
    an, cuc, actor, provincial_gate, sewing, freezing, promises
):
    with pytest.raises(Refusal, match="do người ký thay mặt"):
        actions.register_pledge(
            by=actor(an), registration=provincial_gate, first=sewing, second=freezing, promises=promises
        )

    assert not Pledge.objects.exists()


def test_a_list_of_pledges_goes_up_as_a_numbered_paper(confirmed, gate, binh, dung, actor, client_of):
    address = reverse("pledges:registration", args=[gate.pk])
    sent = {"verb": "issue", "kind": "danh-sach", "number": "21", "issued_on": "15/6/2017"}

    client_of(binh).post(address, sent)

    issued = GateList.objects.get(registration=gate).document
    assert (issued.full_number.split("/")[0], list(issued.addressees.values_list("code", flat=True))) == (
        "21",
        [Unit.objects.get(pk=actor(dung).unit_id).code],
    )
    assert str(issued) in client_of(binh).get(address).content.decode()
    assert "danh sách đăng ký giao ước" in Notice.objects.filter(account=dung).latest("pk").text
    assert [trace.url for trace in traces_of_document(issued, actor(binh))] == [address]
