"""Digital signatures: the unit's certificate, a paper signed, the signed file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from donghanh.ui.pages import act, once_of, see

from .. import actions, facts
from ..choices import SigningState
from ..forms import KeyForm
from ..models import Document
from ..permissions import may_keep_key
from .files import file_of


def signing_key(request: HttpRequest) -> HttpResponse:
    """The certificate of the unit acted for: what it says, a new one, taking it out."""
    unit = facts.own_unit(request.by) if request.by.unit_id else None
    key = facts.key_of(unit.pk) if unit else None
    removes = request.POST.get("verb") == "remove"
    form = KeyForm(request.POST, request.FILES) if request.method == "POST" and not removes else KeyForm()
    done = None
    if removes and key:
        done = act(
            request,
            lambda: actions.remove_key(by=request.by, key=key),
            success=_("Đã gỡ chứng thư số. Văn bản đã ký vẫn có giá trị."),
        )
    elif unit and form.is_bound and form.is_valid():
        done = act(
            request,
            lambda: actions.keep_key(by=request.by, unit=unit, once=once_of(request), **form.cleaned_data),
            form=form,
            success=_("Đã nhận chứng thư số. Văn bản của đơn vị ký số được từ bây giờ."),
        )
    if done:
        return done
    rows = [] if key is None else [
        (_("Chứng thư của"), key.subject),
        (_("Chứng thư do"), key.issuer),
        (_("Có hiệu lực từ"), key.from_on),
        (_("đến ngày"), key.until_on),
    ]  # fmt: skip
    may_keep = unit is not None and may_keep_key(request.by, unit.pk)
    context = {"key": key, "facts": rows, "form": form if may_keep else None}
    return render(request, "documents/signing_key.html", context)


@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the paper signed in the background."""
    document = get_object_or_404(Document.objects.editable_by(request.by), pk=pk)
    record = reverse("documents:record", args=[document.pk])
    done = act(
        request,
        lambda: actions.ask_to_sign(
            by=request.by, document=document, site=request.build_absolute_uri("/"), once=once_of(request)
        ),
        to=record,
        success=_("Văn bản đang được ký số. Tải lại trang sau ít giây."),
    )
    return done or see(record)


@require_GET
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """The signed PDF, as attachment."""
    document = get_object_or_404(Document.objects.visible_to(request.by), pk=pk)
    signature = facts.signature_of(document)
    if signature is None or signature.state != SigningState.SIGNED:
        raise Http404
    return file_of(signature.file)
