"""«Khóa truy cập»: keys for programs of one's own, shown once, ended any time."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, once_of, see, show_refusal

from .. import actions
from ..forms import KeyForm
from ..models import AccessKey
from ..permissions import may_make_key


@never_cache
def keys(request: HttpRequest) -> HttpResponse:
    """The keys of the unit acted for, and the form for another; a new one is shown in this answer only."""
    if not may_make_key(request.by):
        raise PermissionDenied
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key, secret = actions.make_key(by=request.by, once=once_of(request), **form.cleaned_data)
        except Refusal as refusal:
            show_refusal(request, refusal, form)
        else:
            trial = f'curl -H "Authorization: Bearer {secret}" {_start(request)}'
            return render(request, "api/key_made.html", {"key": key, "secret": secret, "trial": trial})
    known = AccessKey.objects.visible_to(request.by).select_related("account__person").order_by("-pk")
    listing = arrange(request, known, per_page=20)
    context = {
        "form": form,
        "rows": [(key, _facts_of(key), key.opens(today())) for key in listing.things],
        "page": listing.page,
        "start": _start(request),
    }
    return render(request, "api/keys.html", context)


def _start(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("api:start"))


def _facts_of(key: AccessKey) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("Người tạo"), key.account.person.name),
        (_("Dùng đến hết ngày"), key.last_day),
        (_("Lần dùng gần nhất"), key.minute or _("Chưa dùng lần nào")),
    ]
    return facts + ([(_("Người thu hồi"), key.revoked_by)] if key.revoked_at else [])


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """The key opens nothing any more."""
    key = get_object_or_404(AccessKey.objects.visible_to(request.by), pk=pk)
    done = act(
        request,
        lambda: actions.revoke_key(by=request.by, key=key),
        to="api:keys",
        success=_("Đã thu hồi khóa. Phần mềm dùng khóa này không vào được nữa."),
    )
    return done or see(reverse("api:keys"))
