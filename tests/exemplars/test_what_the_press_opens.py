"""The press reads a dossier for a story: what it may open is linked, nothing else."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.evidence.actions import add_evidence


def test_every_proof_linked_on_a_dossier_opens(giang, dung, actor, province, recognition, client_of):
    proof = add_evidence(
        by=actor(dung), unit=province, upload=SimpleUploadedFile("a.pdf", b"%PDF-1.4\n% a\n%%EOF")
    )
    recognition.nomination.evidence.add(proof)
    page = reverse("awards:nomination", args=[recognition.nomination_id])
    linked = {
        who: re.findall(r'href="(/[^"]*minh-chung/[^"]+)"', client_of(who).get(page).content.decode())
        for who in (giang, dung)
    }

    assert linked[dung] != []
    for who, links in linked.items():
        for link in links:
            answer = client_of(who).get(link)
            assert answer.status_code == 200
            answer.getvalue()  # read to its end, so that the file is closed and the connection is not
