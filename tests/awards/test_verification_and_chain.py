"""Anyone may verify a certificate once it is known; every recognition leads back and forth."""

from donghanh.awards import actions, facts
from donghanh.base.actors import STRANGER
from donghanh.base.sockets import Trace


def told(recognition, em):
    answer = em.get(f"/verify/{recognition.verify_code}/")
    return answer.status_code, answer.content.decode()


def test_before_the_signed_copy_the_code_is_unknown(decision, em):
    row = decision.recognitions.get()

    assert facts.verification_of(row.verify_code) is None
    assert "Công đoàn cơ sở Công ty May Hàm Luông" not in told(row, em)[1]


def test_afterwards_anyone_reads_who_was_commended_and_by_which_decision(recognition, em):
    status, page = told(recognition, em)

    assert status == 200
    for words in ("Công đoàn cơ sở Công ty May Hàm Luông", "45/QĐ-LĐLĐ, 15/6/2017", "Bằng khen"):
        assert words in page


def test_a_revoked_one_says_so(dung, actor, known, recognition, em):
    actions.revoke_recognition(by=actor(dung), recognition=recognition, reason="Sai thành tích")

    assert "ĐÃ THU HỒI" in told(recognition, em)[1]


def test_a_sample_says_so_in_words(known, recognition, em):
    type(known.document).objects.update(sample=True)

    assert "BẢN MẪU – KHÔNG CÓ GIÁ TRỊ" in told(recognition, em)[1]


def test_a_decision_revoked_before_it_was_signed_stays_unknown(dung, actor, decision):
    row = decision.recognitions.get()
    actions.revoke_decision(by=actor(dung), decision=decision, reason="Nhầm danh sách")

    assert facts.verification_of(row.verify_code) is None


def test_a_clause_leads_to_the_recognition(recognition, clause, dung, actor):
    assert facts.traces_of_clause(clause, actor(dung)) == [
        Trace("Khen thưởng", str(recognition), f"/khen-thuong/so-khen-thuong/{recognition.pk}/")
    ]


def test_a_stranger_to_the_branch_is_led_nowhere(recognition, clause, cuc, actor):
    assert facts.traces_of_clause(clause, actor(cuc)) == []


def test_the_decisions_paper_leads_to_its_list(known, dung, actor):
    assert [trace.url for trace in facts.traces_of_document(known.document, actor(dung))] == [
        f"/khen-thuong/quyet-dinh/{known.pk}/"
    ]
    assert facts.traces_of_document(known.document, STRANGER) == []


def test_a_dossier_comes_from_its_clause_and_its_evidence(an, actor, dossier, clause):
    assert [trace.kind for trace in facts.traced_from(dossier, actor(an))] == ["Nội dung kế hoạch"]
