"""The council with all members as denominator, the Standing Board, the decision, the certificates."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Word
from pypdf import PdfReader

from donghanh.awards import actions, facts
from donghanh.awards.choices import DecisionState, NominationState, RoundState
from donghanh.awards.documents import certificates_of, write_minutes
from donghanh.awards.models import Nomination, Recognition
from donghanh.base.sentences import Refusal
from donghanh.documents.facts import render
from donghanh.evidence.actions import add_evidence
from donghanh.notices.models import Notice
from donghanh.organisations.actions import party_of
from donghanh.periods.facts import period


def refused(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return str(refusal.value)


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_a_dossier_waiting_to_be_received_holds_the_council_up(dung, actor, award_round, sent, council):
    assert refused(lambda: actions.convene(by=actor(dung), round=award_round, council=council)) == (
        "Còn 1 hồ sơ chưa tiếp nhận hoặc trả lại. Xử lý hết rồi mới họp hội đồng."
    )


def test_a_council_without_dossiers_is_refused(dung, actor, award_round, council):
    assert refused(lambda: actions.convene(by=actor(dung), round=award_round, council=council)) == (
        "Chưa có hồ sơ nào được tiếp nhận để trình hội đồng."
    )


def test_two_of_three_members_are_enough(received, hold_council):
    hold_council(agree=2)

    received.refresh_from_db()
    assert received.state == NominationState.PASSED


def test_one_of_three_members_is_not(received, hold_council, award_round):
    hold_council(agree=1)

    received.refresh_from_db()
    award_round.refresh_from_db()
    assert (received.state, award_round.state) == (NominationState.NOT_PASSED, RoundState.BOARD)


def test_what_the_board_sets_aside_needs_a_reason(dung, actor, received, hold_council, award_round):
    hold_council()

    assert refused(
        lambda: actions.agree_at_board(by=actor(dung), round=award_round, set_aside=[received.pk])
    ) == ("Ghi lý do Ban Thường vụ không đồng ý với hồ sơ đã chọn.")


def test_without_the_boards_word_there_is_no_decision(dung, actor, received, hold_council, award_round):
    hold_council()

    assert refused(
        lambda: actions.issue_decision(
            by=actor(dung), round=award_round, number="45", issued_on=dt.date(2017, 6, 15)
        )
    ) == ("Chưa có hồ sơ nào được Ban Thường vụ đồng ý nên chưa ban hành được quyết định.")


def test_the_decision_enters_its_list_in_the_register(decision, received):
    row = decision.recognitions.get()

    received.refresh_from_db()
    assert (row.position, row.golden_book_number, row.form_name, row.year, row.bonus_dong) == (
        1,
        1,
        "Bằng khen của Liên đoàn Lao động tỉnh",
        2017,
        2_420_000,
    )
    assert received.state == NominationState.COMMENDED


def test_two_decisions_do_not_carry_one_number(
    dung, binh, actor, decision, province, movement, grassroots, clause, council, award_round
):
    other = actions.open_round(
        by=actor(dung),
        unit=province,
        movement=movement,
        period=period("2016"),
        name="Đợt khác",
        opens_on=dt.date(2017, 6, 1),
        closes_on=dt.date(2017, 12, 1),
    )
    other.state = RoundState.BOARD
    other.save()
    Nomination.objects.create(
        round=other,
        party=decision.recognitions.get().party,
        proposed_by=grassroots,
        form_code="bang-khen-tinh",
        form_name="Bằng khen",
        achievement="x",
        state=NominationState.AGREED,
        search_key="x",
    )

    words = refused(
        lambda: actions.issue_decision(
            by=actor(dung), round=other, number="45", issued_on=dt.date(2017, 6, 15)
        )
    )

    assert words.startswith("Số 45/QĐ-LĐLĐ đã")


def test_nothing_is_known_before_the_signed_copy(decision, an, actor, told):
    assert list(Recognition.objects.known()) == []
    assert list(Recognition.objects.visible_to(actor(an))) == []
    assert Notice.objects.filter(account=an, url__contains="quyet-dinh").count() == 0


def test_the_signed_copy_makes_it_known_and_tells_the_unit(known, an, actor):
    assert known.state == DecisionState.EFFECTIVE
    assert [row.party_name for row in Recognition.objects.known()] == [
        "Công đoàn cơ sở Công ty May Hàm Luông"
    ]
    assert str(Notice.objects.filter(account=an).latest("pk").text) == (
        "Có quyết định khen thưởng tập thể, cá nhân của đơn vị: Khen thưởng phong trào thi đua năm 2017."
    )


def test_a_scan_that_is_no_picture_or_pdf_is_refused(dung, actor, decision):
    fake = SimpleUploadedFile("ban-ky.pdf", b"MZ not a pdf")

    assert refused(lambda: actions.attach_signed_copy(by=actor(dung), decision=decision, upload=fake)) == (
        "Không nhận tệp “ban-ky.pdf” ở đây. Các loại tệp nhận được: .pdf, .jpeg, .png."
    )
    decision.refresh_from_db()
    assert decision.state == DecisionState.ISSUED


def test_certificates_are_refused_a_page_before_the_signed_copy(dung, decision, client_of):
    answer = client_of(dung).get(f"/khen-thuong/quyet-dinh/{decision.pk}/giay-chung-nhan.pdf")

    assert answer.status_code == 404


def test_a_certificate_carries_name_decision_book_number_and_code(known, recognition):
    pdf = certificates_of(known, "https://donghanh.example")

    words = " ".join(text_of(pdf).split())
    assert "BẰNG KHEN" in words.upper()
    assert "May Hàm Luông" in words
    assert "Quyết định số 45/QĐ-LĐLĐ ngày 15/6/2017" in words
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_the_decision_opens_again_as_a_word_file_with_its_list(known):
    word = Word(io.BytesIO(render(known.document, "docx")))

    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Công đoàn cơ sở Công ty May Hàm Luông" in cells
    assert "2.420.000" in cells


def test_the_minutes_say_the_count_over_all_members(received, hold_council, award_round):
    hold_council(agree=2)

    words = " ".join(text_of(write_minutes(award_round, "pdf")).split())
    assert "3 thành viên hội đồng" in words
    assert "2/3" in words


def test_there_are_no_minutes_before_the_count(award_round):
    assert refused(lambda: write_minutes(award_round, "pdf")) == "Chưa có biên bản: hội đồng chưa kiểm phiếu."


def test_a_revoked_decision_takes_its_recognitions_along(dung, actor, known, recognition):
    actions.revoke_decision(by=actor(dung), decision=known, reason="Sai thành tích")

    recognition.refresh_from_db()
    assert (recognition.revoked_because, list(Recognition.objects.known())) == ("Sai thành tích", [])


def test_a_revocation_needs_its_reason(dung, actor, known):
    assert refused(lambda: actions.revoke_decision(by=actor(dung), decision=known, reason="")) == (
        "Ghi rõ lý do hủy bỏ, căn cứ vào đâu."
    )


def test_an_achievement_once_commended_is_not_eligible_again(
    an, dung, actor, known, recognition, nominate, grassroots, province, movement, clause
):
    proof = add_evidence(
        by=actor(an), unit=grassroots, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.4 a"), caption="Bảng kê"
    )
    recognition.nomination.evidence.add(proof)
    later = actions.open_round(
        by=actor(dung),
        unit=province,
        movement=movement,
        period=period("2018"),
        name="Năm sau",
        opens_on=dt.date(2017, 6, 1),
        closes_on=dt.date(2017, 12, 1),
    )
    again = actions.nominate(
        by=actor(an),
        round=later,
        party=party_of(grassroots),
        form_code="bang-khen-tinh",
        achievement="Vẫn thành tích ấy",
        clauses=[clause],
    )
    again.evidence.add(proof)

    verdict = facts.verdicts_of(later, [again])[again.pk]

    assert "Thành tích này đã được khen bằng hình thức Bằng khen của Liên đoàn Lao động tỉnh năm 2017." in [
        str(finding.reason) for finding in verdict.findings
    ]


def test_every_recognition_traces_back_to_a_clause(known):
    assert (facts.untraced(), facts.known_before_decision(), facts.broken_invariants()) == (0, 0, [])


def test_an_orphaned_recognition_is_found(known, recognition):
    recognition.nomination.clauses.clear()

    assert [str(fault) for fault in facts.broken_invariants()] == [
        "Còn 1 khen thưởng không gắn với nội dung kế hoạch nào."
    ]


def test_a_decision_known_without_its_scan_is_found(known):
    type(known.document).objects.filter(pk=known.document_id).update(scan=None)

    assert [str(fault) for fault in facts.broken_invariants()] == [
        "Có 1 quyết định đã công bố khi chưa đủ số, ngày và bản ký."
    ]
