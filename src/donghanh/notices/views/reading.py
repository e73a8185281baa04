"""Pages of notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from donghanh.ui.listing import arrange
from donghanh.ui.pages import act, see

from .. import actions
from ..models import Notice


def notices(request: HttpRequest) -> HttpResponse:
    """What I was told, latest first; the new ones on top."""
    mine = Notice.objects.visible_to(request.by)
    listing = arrange(request, mine.latest_first(), per_page=30)
    new = mine.unread().count()
    return render(request, "notices/list.html", {"listing": listing, "new": new})


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one notice and go where it points."""
    notice = get_object_or_404(Notice.objects.visible_to(request.by), pk=pk)
    actions.read(by=request.by, notice=notice)
    return see(notice.url or "notices:list")


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    answer = act(
        request,
        lambda: actions.read_all(by=request.by),
        to="notices:list",
        success=_("Đã đánh dấu tất cả thông báo là đã đọc."),
    )
    return answer or see("notices:list")
