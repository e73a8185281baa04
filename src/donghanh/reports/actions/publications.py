"""Publishing the totals of a request, and correcting them: a row that never changes, and the next."""

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell

from ..facts.published import basis_now, counted_snapshots, digest_of_publication, figures_now
from ..facts.sheets import sheet_of
from ..facts.told import accounts_asked, accounts_asking
from ..models import Publication, PublishedSnapshot, ReportRequest
from ..permissions import check_may_publish
from ..rules.publications import check_publishable, corrections, said_shortly
from .totals import refresh_totals


@transaction.atomic
def publish_totals(
    *, by: Actor, request: ReportRequest, reason: str = "", once: str | None = None
) -> Publication:
    """Publish the totals as they are once every mark is served; the second and later ones are corrections.

    A correction says why, and stands beside what was published before; nothing published is changed. Who was
    asked, and who asked, is told.
    """
    check_may_publish(by, request)
    journal.accept_once(once)
    request = hold(request)
    while refresh_totals(request):
        pass
    last = Publication.objects.filter(request=request).order_by("-number").first()
    figures, counted = figures_now(request), counted_snapshots(request)
    if not counted:
        raise Refusal("Chưa có báo cáo nào được duyệt, nên chưa có số liệu để công bố.")
    number = last.number + 1 if last else 1
    differs = last is None or last.figures != figures
    publication = Publication(
        request=request,
        number=number,
        figures=figures,
        basis=basis_now(counted),
        reason=check_publishable(number=number, reason=reason, differs=differs),
        published_on=today(),
        published_by_id=by.account_id,
        published_by_name=by.name,
    )
    publication.digest = digest_of_publication(publication, before=last.digest if last else "")
    publication.save(force_insert=True)
    PublishedSnapshot.objects.bulk_create(
        [PublishedSnapshot(publication=publication, snapshot_id=pk) for pk, _digest in counted.values()],
        batch_size=1000,
    )
    journal.record(by, "publish", request, _said(publication))
    _tell(by, publication, last)
    return publication


def _tell(by: Actor, made: Publication, before: Publication | None) -> None:
    """Who was asked and who asked read of it, except who did it; of a correction what was, what is, and why."""
    request = made.request
    if before is None:
        said = Sentence(
            "{unit} công bố số liệu tổng hợp “{title}”.", unit=request.unit.name, title=request.title
        )
    else:
        found = corrections(sheet_of(request.form).lines, before.figures, made.figures)
        said = Sentence(
            "{unit} đính chính số liệu đã công bố “{title}”: {what}",
            unit=request.unit.name,
            title=request.title,
            what=said_shortly(found, made.reason),
        )
    accounts = (accounts_asked(request) | accounts_asking(request)) - {by.account_id}
    tell(accounts, said, f"{reverse('reports:publication', args=[request.pk])}?lan={made.number}")


def _said(made: Publication) -> Sentence:
    if made.number == 1:
        return Sentence("Công bố số liệu tổng hợp.")
    return Sentence("Đính chính số liệu đã công bố: {reason}", reason=made.reason)
