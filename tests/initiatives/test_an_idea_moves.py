"""An initiative from its first word to its recognition; its author hears of every step."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.initiatives import actions
from donghanh.initiatives.actions import Content
from donghanh.initiatives.facts import broken_invariants, counted_for, dues_of, recognised_of
from donghanh.initiatives.models import Author, BenefitLine, Initiative
from donghanh.initiatives.rules import AuthorDraft
from donghanh.journal.models import Entry
from donghanh.judging import actions as judging
from donghanh.notices.models import Notice

from .conftest import TODAY, content_of, member_of


def heard(account):
    return [notice.text for notice in Notice.objects.filter(account=account).order_by("pk")]


def test_a_plain_member_proposes_and_an_is_told(waiting, hoa, an, movement):
    assert (waiting.state, waiting.submitted_on, waiting.movement) == ("submitted", TODAY, movement)
    assert waiting.benefit == 10_200_000
    assert heard(an)[-1:] == ["Sáng kiến “Giá kẹp tận dụng vải vụn may túi dụng cụ” chờ công nhận."]


def test_a_name_that_one_member_bears_is_that_member(waiting, hoa):
    assert list(waiting.authors.values_list("name", "share", "person")) == [
        ("Trần Thị Hoa", 60, hoa.person_id),
        ("Lê Văn Lộc", 40, None),
    ]


def test_the_same_form_saved_twice_is_one_draft(hoa, actor, movement):
    for title in ("Giá kẹp", "Giá kẹp vải"):
        actions.save(by=actor(hoa), content=Content(title=title), movement=movement, token="mot-trang")

    assert [row.title for row in Initiative.objects.all()] == ["Giá kẹp vải"]


def test_a_draft_needs_its_title_only(hoa, actor):
    kept = actions.save(by=actor(hoa), content=Content(title="Giá kẹp"))

    with pytest.raises(Refusal, match="Chưa ghi tình trạng trước"):
        actions.submit(by=actor(hoa), initiative=kept)
    with pytest.raises(Refusal, match="Chưa có tên"):
        actions.save(by=actor(hoa), content=Content(title=" "))


def test_what_is_sent_is_written_on_no_more(waiting, hoa, actor):
    with pytest.raises(Refusal, match="không sửa được nữa"):
        actions.save(by=actor(hoa), content=content_of(title="Khác"), initiative=waiting)


def test_nobody_else_writes_on_it(draft, an, actor):
    with pytest.raises(Refusal, match="Chỉ tác giả"):
        actions.save(by=actor(an), content=content_of(), initiative=draft)


def test_a_member_attaches_a_picture(draft, hoa, actor):
    kept = actions.attach(
        by=actor(hoa),
        initiative=draft,
        upload=SimpleUploadedFile("anh.pdf", b"%PDF-1.4 x"),
        caption="Giá kẹp",
    )

    assert list(draft.evidence.all()) == [kept]


def test_recognition_says_by_whom_and_the_author_hears(recognised, hoa, grassroots):
    assert (recognised.state, recognised.reach, recognised.recognised_by) == (
        "recognised",
        "base",
        "Hội đồng sáng kiến Công ty",
    )
    assert heard(hoa)[-1].endswith("được công nhận ngày 15/6/2017, phạm vi: Cơ sở.")
    counted = counted_for(grassroots.pk, since=dt.date(2017, 1, 1), until=TODAY)
    assert (counted.count, counted.benefit, counted.highest, counted.authors) == (
        1,
        10_200_000,
        10_200_000,
        2,
    )
    assert list(recognised_of([hoa.person_id], since=TODAY, until=TODAY)) == [recognised]


def test_what_is_missing_sends_it_back_and_it_comes_again(waiting, an, hoa, actor):
    back = actions.return_initiative(by=actor(an), initiative=waiting, reason="Thiếu nguồn giá")

    assert heard(hoa)[-1].endswith("cần bổ sung: Thiếu nguồn giá")
    assert [due.verb for due in dues_of(actor(hoa), TODAY)] == ["Bổ sung, gửi lại sáng kiến"]
    actions.save(by=actor(hoa), content=content_of(), initiative=back)
    assert actions.submit(by=actor(hoa), initiative=back).state == "submitted"


def test_declining_needs_a_reason(waiting, an, hoa, actor):
    with pytest.raises(Refusal, match="chưa ghi gì"):
        actions.decline(by=actor(an), initiative=waiting, reason=" ")

    actions.decline(by=actor(an), initiative=waiting, reason="Đã áp dụng từ năm 2015")
    assert heard(hoa)[-1].endswith("không được công nhận: Đã áp dụng từ năm 2015")


def test_nobody_recognises_their_own(an, binh, actor, movement):
    own = actions.save(by=actor(an), content=content_of(authors=(AuthorDraft("Nguyễn Thị An", 100),)))
    own = actions.submit(by=actor(an), initiative=own)
    facts = {"initiative": own, "recognised_on": TODAY, "recognised_by": "Ban Chấp hành"}

    with pytest.raises(Refusal, match="tác giả không tự công nhận"):
        actions.recognise(by=actor(an), **facts)
    assert actions.recognise(by=actor(binh), **facts).state == "recognised"


def test_neither_the_neighbour_nor_a_member_decides(waiting, cuc, hoa, actor):
    for account in (cuc, hoa):
        with pytest.raises(Refusal, match="người ký thay mặt"):
            actions.decline(by=actor(account), initiative=waiting, reason="Không")


def test_a_council_that_did_not_agree_is_not_passed_over(waiting, an, binh, actor, grassroots):
    by = actor(an)
    panel = judging.call_panel(by=by, unit=grassroots, kind="initiative", name="Hội đồng sáng kiến")
    judging.seat(by=by, panel=panel, sitter=an.person)
    asked = actions.ask_council(by=by, initiative=waiting, panel=panel)
    facts = {"initiative": waiting, "recognised_on": TODAY, "recognised_by": "Hội đồng"}

    with pytest.raises(Refusal, match="chưa kiểm phiếu"):
        actions.recognise(by=by, **facts)
    judging.vote(by=by, ballot=asked.ballot, choice="disagree")
    judging.close_ballot(by=by, ballot=asked.ballot)
    with pytest.raises(Refusal, match="không đạt"):
        actions.recognise(by=by, **facts)


def test_the_province_says_that_it_reaches_further(recognised, an, dung, hoa, actor):
    with pytest.raises(Refusal, match="cấp tỉnh"):
        actions.widen(by=actor(an), initiative=recognised, reach="province", recognised_by="Tỉnh")

    wider = actions.widen(
        by=actor(dung), initiative=recognised, reach="province", recognised_by="Hội đồng sáng kiến tỉnh"
    )

    assert wider.reach == "province"
    assert "Cấp tỉnh" in heard(hoa)[-1]


def test_a_withdrawn_one_waits_for_nobody(waiting, hoa, an, actor):
    actions.withdraw(by=actor(hoa), initiative=waiting, reason="Trùng với tổ bạn")

    assert dues_of(actor(an), TODAY) == []


def test_the_history_tells_every_step(recognised):
    assert [entry.verb for entry in Entry.objects.about(recognised).order_by("pk")] == ["submit", "recognise"]


def test_shares_and_sums_that_do_not_hold_are_found(waiting):
    assert list(broken_invariants()) == []

    Author.objects.filter(name="Lê Văn Lộc").update(share=30)
    BenefitLine.objects.filter(is_cost=True).delete()

    assert [line.partition(": ")[2] for line in broken_invariants()] == [
        "tỷ lệ đóng góp cộng lại là 90%.",
        "giá trị làm lợi không khớp các dòng tính.",
    ]


def test_the_public_sees_what_was_agreed_to_and_only_once_it_is_recognised(waiting, hoa, an, em, actor):
    address = reverse("portal:initiatives")
    actions.show(by=actor(hoa), initiative=waiting, is_shown=True)
    assert waiting.title not in em.get(address).content.decode()

    actions.recognise(by=actor(an), initiative=waiting, recognised_on=TODAY, recognised_by="Giám đốc")
    shown = em.get(address).content.decode()
    assert (waiting.title in shown, "Trần Thị Hoa" in shown) == (True, True)

    actions.show(by=actor(hoa), initiative=waiting, is_shown=False)
    assert waiting.title not in em.get(address).content.decode()


def test_a_co_author_hears_that_it_was_sent_and_taken_back(hoa, an, grassroots, actor, movement):
    loc = member_of(grassroots, "Lê Văn Lộc", "loc")
    sent = actions.save(by=actor(hoa), content=content_of(), movement=movement)
    actions.submit(by=actor(hoa), initiative=sent)

    actions.withdraw(by=actor(hoa), initiative=sent, reason="Gửi nhầm.")

    back = f"Sáng kiến “{sent.title}” đã được rút: Gửi nhầm."
    assert heard(loc) == [f"Sáng kiến “{sent.title}” đã được gửi, chờ công nhận.", back]
    assert heard(an)[-1] == back
    assert heard(hoa) == []
