"""Pages of exemplars: the list, a new one, one story on its way to the public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.workflow import Step
from donghanh.journal.facts import history_of
from donghanh.organisations.choices import Duty
from donghanh.organisations.permissions import may_act_for
from donghanh.ui.listing import FilterForm, arrange, export, wanted_export
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions
from ..choices import StoryState
from ..facts import traced_from, way_back
from ..forms import ConsentForm, StoryForm, VerifyForm, WithdrawForm
from ..models import Story

FORMS = {"verify": VerifyForm, "consent": ConsentForm, "withdraw": WithdrawForm}
# What may come next, the one filled button first.
NEXT_VERBS = {
    StoryState.FOUND: ("verify",),
    StoryState.VERIFIED: ("consent",),
    StoryState.CONSENTED: ("publish", "withdraw"),
    StoryState.PUBLISHED: ("withdraw", "consent"),
    StoryState.WITHDRAWN: ("consent",),
}


def stories(request: HttpRequest) -> HttpResponse:
    """The stories of units in scope."""
    listing = arrange(
        request,
        Story.objects.visible_to(request.by).select_related("party", "unit").order_by("-found_on", "-pk"),
        search=("search_key",),
        sorts={"title": "title", "state": "state", "found": "found_on"},
    )
    if wanted := wanted_export(request):
        return export(_table(listing.found, listing.sort), wanted, name="dien-hinh")
    context = {
        "table": _table(listing.things, listing.sort),
        "page": listing.page,
        "form": FilterForm(request.GET or None),
        "may_add": request.by.has(Duty.PUBLISH),
    }
    return render(request, "exemplars/stories.html", context)


def _table(rows: object, sort: str) -> Table:
    return Table(
        caption=_("Điển hình tiên tiến"),
        columns=[
            Column(_("Bài"), sort="title"),
            Column(_("Tập thể, cá nhân")),
            Column(_("Đơn vị")),
            Column(_("Ngày phát hiện"), sort="found"),
            Column(_("Tình trạng"), sort="state"),
        ],
        rows=[
            [
                Cell(row.title, url=reverse("exemplars:story", args=[row.pk])),
                row.party.name,
                row.unit.name,
                row.found_on,
                row.get_state_display(),
            ]
            for row in rows  # type: ignore[attr-defined]
        ],
        sort=sort,
        empty=_("Chưa có điển hình nào."),
    )


def add(request: HttpRequest) -> HttpResponse:
    """Write down a story somebody found."""
    form = StoryForm(request.by, request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        choice = given.pop("party")
        done = act(
            request,
            lambda: actions.find_story(
                by=request.by,
                about=actions.chosen_subject(by=request.by, choice=choice),
                once=once_of(request),
                **given,
            ),
            form=form,
            to=lambda made: reverse("exemplars:story", args=[made.pk]),
            success=_("Đã lưu. Bước tiếp theo: xác minh."),
        )
        if done:
            return done
    return render(request, "exemplars/add.html", {"form": form})


def story(request: HttpRequest, pk: int) -> HttpResponse:
    """One story: what it tells, where it stands, the one next step."""
    found = get_object_or_404(
        Story.objects.visible_to(request.by)
        .select_related("party", "unit", "recognition", "consent")
        .prefetch_related("clauses"),
        pk=pk,
    )
    verbs = NEXT_VERBS[StoryState(found.state)]
    asked = request.POST.get("verb", "")
    forms = {verb: FORMS[verb](request.POST if verb == asked else None) for verb in verbs if verb in FORMS}
    if request.method == "POST" and asked in verbs:
        form = forms.get(asked)
        if form is None or form.is_valid():
            done = act(request, lambda: _do(request, found, form), form=form, success=_("Đã ghi nhận."))
            if done:
                return done
    context = {
        "story": found,
        "steps": _steps(found),
        "consent": getattr(found, "consent", None),
        "verbs": _allowed(request, found, verbs),
        "verify": forms.get("verify"),
        "consent_form": forms.get("consent"),
        "withdraw": forms.get("withdraw"),
        "traced_from": traced_from(found, request.by),
        "history": history_of(found),
    }
    return render(request, "exemplars/story.html", context)


def traced(request: HttpRequest, pk: int) -> HttpResponse:
    """From the story back to the plan, stop by stop."""
    rows = Story.objects.visible_to(request.by).select_related(
        "party",
        "unit",
        "consent",
        "recognition__decision__document",
        "recognition__nomination__round__period",
    )
    found = get_object_or_404(rows.prefetch_related("clauses"), pk=pk)
    context = {"story": found, "stops": way_back(found, request.by)}
    return render(request, "exemplars/traced.html", context)


def _allowed(request: HttpRequest, found: Story, verbs: tuple[str, ...]) -> list[str]:
    return [
        verb
        for verb in verbs
        if may_act_for(request.by, found.unit_id, Duty.SIGN if verb == "verify" else Duty.PUBLISH)
    ]


def _do(request: HttpRequest, found: Story, form: object) -> Story:
    given = form.cleaned_data if form is not None else {}  # type: ignore[attr-defined]
    change = {
        "verify": actions.verify,
        "consent": actions.keep_consent,
        "publish": actions.publish,
        "withdraw": actions.withdraw,
    }[request.POST["verb"]]
    return change(by=request.by, story=found, **given)


def _steps(found: Story) -> list[Step]:
    order = [StoryState.FOUND, StoryState.VERIFIED, StoryState.CONSENTED, StoryState.PUBLISHED]
    here = order.index(StoryState(found.state)) if found.state in order else len(order)
    return [
        Step(
            str(state.label),
            "done"
            if index < here or found.state == StoryState.PUBLISHED
            else "current"
            if index == here
            else "ahead",
        )
        for index, state in enumerate(order)
    ]
