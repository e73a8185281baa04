"""The file of an event: its table of contents, what is added to it, the whole of it as one download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.dates import say_date
from donghanh.base.uploads import CONTENT_TYPES
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Column, Table

from .. import actions
from ..choices import EventState
from ..documents import archive as archive_of
from ..documents import contents_file, enclosures
from ..facts import contents_of, papers_of
from ..forms import PaperForm, PictureForm
from ..models import Event
from ..permissions import may_prepare
from ..rules import FileItem
from .records import seen_event


def _filed(request: HttpRequest, pk: int) -> Event:
    found = seen_event(request, pk)
    if found.unit_id != request.by.unit_id or found.state in (EventState.PLANNED, EventState.CANCELLED):
        raise Http404
    return found


def contents(request: HttpRequest, pk: int) -> HttpResponse:
    """What is in the file; pictures and papers are added, then it is closed."""
    found, by = _filed(request, pk), request.by
    verb = request.POST.get("verb", "")
    picture = PictureForm(*((request.POST, request.FILES) if verb == "picture" else ()))
    paper = PaperForm(by, found, request.POST if verb == "paper" else None)
    if request.method == "POST":
        done = _do(request, found, verb, picture=picture, paper=paper)
        if done:
            return done
        found = _filed(request, pk)
    is_open = found.state in (EventState.INVITED, EventState.HELD) and may_prepare(by, found)
    return render(
        request,
        "events/contents.html",
        {
            "event": found,
            "table": _table(contents_of(found)),
            "pictures": found.pictures.all(),
            "picture": picture,
            "paper": paper,
            "is_open": is_open,
            "may_close": is_open and found.state == EventState.HELD and found.minutes_id is not None,
        },
    )


def _do(
    request: HttpRequest, found: Event, verb: str, *, picture: PictureForm, paper: PaperForm
) -> HttpResponse | None:
    by = request.by
    if verb == "picture" and picture.is_valid():
        return act(
            request,
            lambda: actions.add_picture(by=by, event=found, once=once_of(request), **picture.cleaned_data),
            form=picture,
            success=_("Đã thêm ảnh."),
        )
    if verb == "paper" and paper.is_valid():
        return act(
            request,
            lambda: actions.add_paper(by=by, event=found, **paper.cleaned_data),
            form=paper,
            success=_("Đã đưa văn bản vào hồ sơ."),
        )
    if verb == "close":
        return act(
            request,
            lambda: actions.close_file(by=by, event=found, once=once_of(request)),
            success=_("Đã đóng hồ sơ. Tải mục lục hoặc cả hồ sơ về máy."),
        )
    return None


def contents_download(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The table of contents as Word or PDF."""
    found = _filed(request, pk)
    if form not in ("docx", "pdf"):
        raise Http404
    answer = HttpResponse(
        contents_file(found, _items(request, found), form), content_type=CONTENT_TYPES[form]
    )
    answer["Content-Disposition"] = f'attachment; filename="muc-luc-ho-so-{pk}.{form}"'
    return answer


def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole file as one .zip."""
    found = _filed(request, pk)
    enclosed = list(enclosures(found, papers_of(found), request.build_absolute_uri("/")))
    content = archive_of(found, [one.item for one in enclosed], iter(enclosed))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="ho-so-hoi-nghi-{pk}.zip"'
    return answer


def _items(request: HttpRequest, found: Event) -> list[FileItem]:
    if found.contents:
        return contents_of(found)
    return [one.item for one in enclosures(found, papers_of(found), request.build_absolute_uri("/"))]


def _table(items: list[FileItem]) -> Table:
    return Table(
        caption=_("Mục lục hồ sơ"),
        columns=[
            Column(_("STT"), numeric=True),
            Column(_("Số, ký hiệu")),
            Column(_("Ngày")),
            Column(_("Tên tài liệu")),
            Column(_("Số trang"), numeric=True),
        ],
        rows=[
            [position, item.number, say_date(item.on), item.title, item.pages or ""]
            for position, item in enumerate(items, start=1)
        ],
        empty=_("Hồ sơ chưa có tài liệu nào."),
    )
