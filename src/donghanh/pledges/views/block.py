"""Many pledges from one sheet, and all papers that wait for ink in one file."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.movements.facts import clause_choices
from donghanh.organisations.choices import Duty
from donghanh.ui.exports import export_xlsx
from donghanh.ui.pages import act, once_of, show_refusal
from donghanh.ui.tables import Column, Table

from .. import actions, facts
from ..actions import TriedBlock
from ..documents import papers_to_sign
from ..forms import BlockForm
from ..models import Registration
from ..rules.block import COLUMNS, BlockPledge, block_from, plain_block
from .following import gate_of

SALT = "pledges.block"
MOST_PAPERS = 150


def block(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet is tried out; what was found right is registered with one more press."""
    gate = gate_of(request, pk)
    if request.POST.get("verb") == "register":
        done = _register(request, gate)
        if done:
            return done
    form = BlockForm(request.POST or None, request.FILES or None) if request.FILES else BlockForm()
    tried = _tried(request, gate, form=form) if form.is_bound and form.is_valid() else None
    is_right = tried is not None and not tried.wrong
    return render(
        request,
        "pledges/block.html",
        {
            "gate": gate,
            "form": form,
            "tried": tried,
            "faults": _faults(tried) if tried and tried.wrong else None,
            "found": _found(tried.pledges) if tried and tried.pledges else None,
            "sealed": _sealed(tried) if is_right and tried else "",
            "names": _names(request),
            "clauses": clause_choices(request.by.unit_id, movement=gate.movement)[1],
            "may_confirm": request.by.has(Duty.SIGN),
        },
    )


def _tried(request: HttpRequest, gate: Registration, *, form: BlockForm) -> TriedBlock | None:
    try:
        return actions.try_block(by=request.by, registration=gate, upload=form.cleaned_data["upload"])
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return None


def _sealed(tried: TriedBlock) -> str:
    """What was checked, carried by the page and sealed, so that nothing else is registered in its place."""
    return signing.dumps(plain_block(tried.pledges), salt=SALT, compress=True)


def _register(request: HttpRequest, gate: Registration) -> HttpResponse | None:
    try:
        checked = block_from(signing.loads(request.POST.get("block", ""), salt=SALT))
    except signing.BadSignature as error:
        raise Http404 from error
    return act(
        request,
        lambda: actions.register_block(
            by=request.by, registration=gate, block=checked, once=once_of(request)
        ),
        to=reverse("pledges:list"),
        success=_("Đã đăng ký %(count)s giao ước từ tệp. In để hai bên ký.") % {"count": len(checked)},
    )


def _faults(tried: TriedBlock) -> Table:
    return Table(
        columns=[Column(_("Ô")), Column(_("Chỗ cần sửa"))],
        rows=[
            [_("Dòng %(row)s") % {"row": cell} if cell.isdigit() else cell, str(sentence)]
            for cell, sentence in tried.wrong
        ],
    )


def _found(pledges: list[BlockPledge]) -> Table:
    return Table(
        caption=_("Giao ước trong tệp"),
        columns=[
            Column(_("Dòng"), numeric=True),
            Column(_("Bên thứ nhất")),
            Column(_("Bên thứ hai")),
            Column(_("Nội dung giao ước")),
        ],
        rows=[[one.row, *one.names, "; ".join(draft.text for draft in one.promises)] for one in pledges],
    )


def _names(request: HttpRequest) -> list[str]:
    """The names as the program has them, to be copied into the sheet."""
    return [side.name for side in facts.sides_of(request.by)]


def block_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to be filled."""
    gate = gate_of(request, pk)
    columns = [Column(heading.label, numeric=heading.key == "amount") for heading in COLUMNS]
    return export_xlsx(Table(columns=columns, rows=[]), name=f"dang-ky-giao-uoc-{gate.year}")


def to_sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Every confirmed pledge of the unit that waits for ink, two copies each, in one file for the ceremony."""
    gate = gate_of(request, pk)
    rows = (
        facts.waiting_for_ink(request.by, gate)
        .select_related("first__home", "second__home", "registration__movement__unit")
        .prefetch_related("promises__indicator")
        .order_by("pk")[:MOST_PAPERS]
    )
    if not rows:
        raise Http404
    answer = HttpResponse(papers_to_sign(rows), content_type=CONTENT_TYPES["pdf"])
    answer.headers["Content-Disposition"] = f'attachment; filename="giao-uoc-cho-ky-{gate.year}.pdf"'
    return answer
