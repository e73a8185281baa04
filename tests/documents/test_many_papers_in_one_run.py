"""A run makes many papers in the background, a part at a time, and goes on where it was broken off."""

import io
import zipfile

import pytest
from django.urls import reverse

from donghanh.base.sentences import Refusal
from donghanh.documents import actions
from donghanh.documents.actions import batches
from donghanh.documents.models import Document, PaperBatch
from donghanh.jobs.actions import run_next, work_off

pytestmark = pytest.mark.usefixtures("own_files")


@pytest.fixture
def run(give_out, by, monkeypatch):
    """Five papers asked for, two in a part."""
    monkeypatch.setattr(batches, "PART", 2)
    for number in range(1, 6):
        give_out(str(number))
    return actions.ask_for_batch(by=by, documents=Document.objects.order_by("pk"), kind="docx")


def progress(run):
    return PaperBatch.objects.values_list("done", "total", "state").get(pk=run.pk)


def names_in(run):
    run.refresh_from_db()
    with run.file.open("rb") as opened:
        return zipfile.ZipFile(io.BytesIO(opened.read())).namelist()


def test_parts_add_up_to_one_archive(run, upper):
    steps = [progress(run)]
    while run_next():
        steps.append(progress(run))

    assert steps == [(0, 5, "waiting"), (2, 5, "waiting"), (4, 5, "waiting"), (5, 5, "done")]
    assert names_in(run) == [f"{n:04d} Kế hoạch {n}-KH-LĐLĐ {upper.pk}.docx" for n in range(1, 6)]


def test_a_part_made_twice_stands_in_the_archive_once(run):
    actions.make_part(batch=PaperBatch.objects.get(pk=run.pk))
    actions.make_part(batch=run)  # a worker that woke up late, with the row as it was

    work_off()

    assert (progress(run), len(names_in(run))) == ((5, 5, "done"), 5)


def test_a_run_goes_on_after_a_break(run, monkeypatch):
    run_next()
    monkeypatch.setattr(batches, "render", lambda *_a, **_k: 1 / 0)
    run_next()
    assert progress(run) == (2, 5, "waiting")
    monkeypatch.undo()
    batches.make_part(batch=PaperBatch.objects.get(pk=run.pk))

    assert progress(run)[0] >= 4


def test_a_paper_that_cannot_be_made_is_told_in_the_archive(run, monkeypatch):
    def refuse(*_given, **_more):
        raise Refusal("Không có phông chữ.")

    monkeypatch.setattr(batches, "render", refuse)
    work_off()

    run.refresh_from_db()
    assert (run.failed, {name[-4:] for name in names_in(run)}) == (5, {".txt"})


def test_nothing_found_is_refused(by, db):
    with pytest.raises(Refusal) as refusal:
        actions.ask_for_batch(by=by, documents=Document.objects.none(), kind="pdf")

    assert str(refusal.value) == "Không có văn bản nào khớp nên không có gì để tải."


def test_the_register_gives_what_it_found_and_nobody_else_gets_it(give_out, client_of, binh, dung):
    browser = client_of(binh)
    for number in ("1", "2"):
        give_out(number)

    done = browser.post(f"{reverse('documents:ask_for_batch', args=['pdf'])}?q=1/kh")
    work_off()
    run = PaperBatch.objects.get()
    page, file = (reverse(f"documents:{name}", args=[run.pk]) for name in ("batch", "batch_file"))

    assert (done.status_code, run.total, "Tải tệp nén" in browser.get(page).content.decode()) == (
        303,
        1,
        True,
    )
    assert b"".join(browser.get(file).streaming_content)[:2] == b"PK"
    assert [client_of(dung).get(url).status_code for url in (page, file)] == [404, 404]
