"""The lists about a gate are issued for the union above."""

import datetime as dt

from django.db import transaction
from django.urls import reverse

from donghanh.base.actors import Actor
from donghanh.base.dates import today
from donghanh.base.sentences import Refusal, Sentence
from donghanh.documents import actions as documents
from donghanh.documents.models import Document
from donghanh.documents.permissions import check_may_issue
from donghanh.journal import actions as journal
from donghanh.notices.actions import tell
from donghanh.organisations.choices import Duty
from donghanh.organisations.facts import accounts_with, superior_of

from ..choices import ListKind
from ..documents import list_about
from ..facts import acting_unit
from ..models import GateList, Registration


@transaction.atomic
def issue_list(
    *,
    by: Actor,
    registration: Registration,
    kind: str,
    number: str,
    issued_on: dt.date,
    once: str | None = None,
) -> Document:
    """Enter one list in the register of the unit acted for and send it to the union above, which is told."""
    unit = acting_unit(by)
    if unit is None:
        raise Refusal("Chưa rõ làm việc cho đơn vị nào. Chọn đơn vị rồi làm tiếp.")
    check_may_issue(by, unit.pk)
    journal.accept_once(once)
    above = superior_of(unit.pk, today())
    document = documents.issue(
        by=by,
        unit=unit,
        paper=list_about(registration, unit, by=by, kind=ListKind(kind)),
        number=number,
        issued_on=issued_on,
        addressees=[above] if above else [],
    )
    GateList.objects.create(registration=registration, kind=kind, document=document)
    said = Sentence(
        "{unit} gửi {list}, số {number}.",
        unit=unit.name,
        list=str(ListKind(kind).label).lower(),
        number=document.full_number,
    )
    journal.record(by, "issue_list", registration, said)
    if above:
        tell(accounts_with(above.pk, Duty.DRAFT), said, reverse("documents:record", args=[document.pk]))
    return document
