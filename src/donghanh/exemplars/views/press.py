"""A story and the press: what it is given, who receives it, what appeared."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from donghanh.base.dates import today
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import may_act_for
from donghanh.ui.pages import act
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..documents import press_kit
from ..facts import outlets_of, press_to_take
from ..forms import EndingForm, MentionForm, OutletForm, PictureForm
from ..models import Story, StoryQuerySet

VERBS = {
    "picture": actions.add_picture,
    "outlet": actions.keep_outlet,
    "mention": actions.note_mention,
    "take": actions.take_outlets,
    "end": actions.end_outlet,
}


def _stories(request: HttpRequest) -> StoryQuerySet:
    return Story.objects.visible_to(request.by).select_related(
        "party__home", "unit", "movement", "consent", "recognition__decision__document"
    )


def press(request: HttpRequest, pk: int) -> HttpResponse:
    """What goes to newspapers and stations with a story, which they are, and what they brought."""
    found = get_object_or_404(_stories(request), pk=pk)
    asked = request.POST.get("verb", "")
    outlets = outlets_of(found)
    forms: dict[str, Any] = {
        "picture": PictureForm(*_given(request, "picture")),
        "outlet": OutletForm(*_given(request, "outlet")),
        "mention": MentionForm(outlets, *_given(request, "mention")),
        "end": EndingForm(outlets, *_given(request, "end")),
    }
    form = forms.get(asked)
    if request.method == "POST" and asked in VERBS and (form is None or form.is_valid()):
        given = form.cleaned_data if form else {}
        done = act(
            request,
            lambda: VERBS[asked](by=request.by, story=found, **given),  # type: ignore[operator]
            form=form,
            success=_("Đã ghi nhận."),
        )
        if done:
            return done
    context = {
        "story": found,
        "is_shown": _stories(request).shown_on(today()).filter(pk=pk).exists(),
        "may_change": may_act_for(request.by, found.unit_id, Duty.PUBLISH),
        "pictures": found.pictures.select_related("evidence").order_by("pk"),
        "outlets": outlets.known_on(today()),
        "ended": outlets.filter(until_on__lt=today()).order_by("-until_on", "name"),
        "may_take": bool(press_to_take(found)),
        "mentions": _mentions(found),
        **forms,
    }
    return render(request, "exemplars/press.html", context)


def _given(request: HttpRequest, verb: str) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.POST.get("verb") == verb else ()


def _mentions(found: Story) -> Table:
    return Table(
        caption=_("Nhật ký đưa tin"),
        columns=[
            Column(_("Ngày")),
            Column(_("Báo, đài")),
            Column(_("Tin, bài")),
            Column(_("Số người xem, đọc"), numeric=True),
        ],
        rows=[
            [
                row.appeared_on,
                row.outlet.name,
                Cell(row.title, url=row.link),
                "" if row.reach is None else row.reach,
            ]
            for row in found.mentions.select_related("outlet").order_by("-appeared_on", "-pk")
        ],
        empty=_("Chưa ghi nhận tin, bài nào."),
    )


@require_safe
def kit(request: HttpRequest, pk: int) -> HttpResponse:
    """The archive for the press, of a story that the public may read today only."""
    found = get_object_or_404(_stories(request).shown_on(today()), pk=pk)
    outlets = outlets_of(found).known_on(today())
    answer = HttpResponse(press_kit(found, outlets=outlets), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="ho-so-bao-chi-{found.pk}.zip"'
    return answer
