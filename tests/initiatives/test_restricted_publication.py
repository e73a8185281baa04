"""Hạn chế công bố: title and effect only, in every list, search, export, file and count, for everybody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from donghanh.evidence.models import Evidence
from donghanh.initiatives import actions
from donghanh.initiatives.models import Initiative, Likeness

from .conftest import TODAY

SECRET = "xúctácbacnano"
HIDDEN = (SECRET, "Lê Văn Lộc", "10.200.000")


@pytest.fixture
def secret(submit, an, hoa, actor):
    """Restricted, recognised, agreed to be shown, with a file."""
    row = submit(solution=f"Dùng {SECRET} ở bể nhuộm.", is_restricted=True, is_shown=True)
    actions.attach(
        by=actor(hoa), initiative=row, upload=SimpleUploadedFile("ban-ve.pdf", b"%PDF-1.4 x"), caption=SECRET
    )
    return actions.recognise(
        by=actor(an), initiative=row, recognised_on=TODAY, recognised_by="Hội đồng sáng kiến"
    )


def addresses(row):
    def to(name, *args):
        return reverse(f"initiatives:{name}", args=args)

    return [
        to("list"),
        f"{to('list')}?export=csv",
        f"{to('list')}?q=gia+kep",
        f"{to('list')}?sort=-benefit",
        to("initiative", row.pk),
        to("decide", row.pk),
        to("widen", row.pk),
        to("likenesses"),
        reverse("movements:clause", args=[row.clause_id]),
        reverse("notices:list"),
        reverse("home:home"),
    ]


def test_superiors_read_title_and_effect_and_nothing_else(secret, binh, dung, client_of):
    for account in (binh, dung):
        browser = client_of(account)
        for address in addresses(secret):
            answer = browser.get(address).content.decode()
            assert not [word for word in HIDDEN if word in answer], address
        record = browser.get(secret.get_absolute_url()).content.decode()
        assert (secret.title in record, secret.effect in record) == (True, True)


def test_no_search_finds_it_by_what_is_hidden(secret, binh, an, client_of):
    for account in (binh, an):
        for hidden in (SECRET, "le van loc"):
            answer = client_of(account).get(reverse("initiatives:list"), {"q": hidden}).content.decode()
            assert secret.title not in answer


def test_its_papers_and_files_open_to_nobody_else(secret, binh, dung, an, client_of):
    file = reverse("evidence:file", args=[Evidence.objects.get(caption=SECRET).pk])
    papers = [
        reverse("initiatives:decision", args=[secret.pk, "pdf"]),
        reverse("initiatives:certificate", args=[secret.pk]),
    ]
    for account in (binh, dung):
        assert {client_of(account).get(address).status_code for address in (file, *papers)} == {404}
    opened = client_of(an).get(file)
    opened.getvalue()
    assert opened.status_code == 200


def test_its_pairs_are_seen_by_who_reads_both(secret, submit, binh, an, actor):
    actions.compare(secret)
    submit(solution=f"Dùng {SECRET} ở bể nhuộm.", title="Hai")

    assert Likeness.objects.exists()
    assert not Likeness.objects.visible_to(actor(binh)).exists()
    assert Likeness.objects.visible_to(actor(an)).exists()


def test_its_author_and_the_units_signer_read_it_all(secret, hoa, an, client_of):
    for account in (hoa, an):
        assert SECRET in client_of(account).get(secret.get_absolute_url()).content.decode()


def test_filters_by_value_do_not_sound_it_out(secret, binh, client_of):
    answer = client_of(binh).get(reverse("initiatives:list"), {"least": "10.000.000"}).content.decode()

    assert secret.title not in answer
    assert Initiative.objects.get().benefit > 10_000_000


def test_the_public_reads_title_and_effect_and_finds_it_by_nothing_else(secret, em):
    address = reverse("portal:initiatives")
    shown = em.get(address).content.decode()

    assert (secret.title in shown, secret.effect in shown) == (True, True)
    assert not [word for word in (*HIDDEN, "Trần Thị Hoa", "Hàm Luông") if word in shown]
    for hidden in (SECRET, "tran thi hoa"):
        assert secret.title not in em.get(address, {"q": hidden}).content.decode()
