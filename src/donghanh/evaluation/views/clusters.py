"""Clusters: formed, their year's card, their vote, their minutes. For members and those above only."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.journal.facts import history_of
from donghanh.judging.facts import said, url_of
from donghanh.judging.models import Ballot
from donghanh.movements.facts import current_movement
from donghanh.periods.facts import period
from donghanh.ui.pages import act, once_of
from donghanh.ui.tables import Cell, Column, Table

from .. import actions, documents
from ..facts.clusters import Place, standing_of
from ..forms import ClusterForm, RoundForm
from ..models import Cluster, CriteriaSet, Scorecard
from ..permissions import may_form_cluster, may_lead
from ..rules.points import say_points
from .cards import grade_cell


def clusters(request: HttpRequest) -> HttpResponse:
    """The clusters in sight, latest year first."""
    found = Cluster.objects.visible_to(request.by).select_related("lead", "unit").order_by("-year", "name")
    table = Table(
        caption=_("Cụm thi đua"),
        columns=[Column(_("Cụm")), Column(_("Năm"), numeric=True), Column(_("Cụm trưởng"))],
        rows=[
            [Cell(row.name, url=row.get_absolute_url()), str(row.year), row.lead.name] for row in found[:100]
        ],
        empty=_("Chưa có cụm thi đua nào."),
    )
    return render(
        request, "evaluation/clusters.html", {"table": table, "may_form": may_form_cluster(request.by)}
    )


def form_cluster(request: HttpRequest) -> HttpResponse:
    """Form a cluster of units directly beneath."""
    form = ClusterForm(request.POST or None, by=request.by, initial={"year": today().year})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.form_cluster(by=request.by, once=once_of(request), **form.cleaned_data),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã lập cụm thi đua."),
        )
        if done:
            return done
    return render(
        request,
        "evaluation/form.html",
        {
            "form": form,
            "title": _("Lập cụm thi đua"),
            "lead": ""
            if may_form_cluster(request.by)
            else _("Cụm thi đua gồm từ hai đơn vị trực thuộc trở lên; đơn vị chưa có."),
            "submit_label": _("Lập cụm thi đua"),
            "back": None,
            "back_label": "",
        },
    )


def cluster(request: HttpRequest, pk: int) -> HttpResponse:
    """The members with their ranks, and the vote."""
    found = get_object_or_404(
        Cluster.objects.visible_to(request.by).select_related("lead", "unit", "ballot"), pk=pk
    )
    if request.method == "POST":
        verbs = {"open_vote": actions.open_vote, "close_vote": actions.close_vote}
        verb = verbs.get(request.POST.get("verb", ""))
        done = verb and act(
            request,
            lambda: verb(by=request.by, cluster=found),
            success=_("Đã ghi."),
            to=found.get_absolute_url(),
        )
        if done:
            return done
    places = standing_of(found)
    readable = set(
        Scorecard.objects.visible_to(request.by).filter(round__cluster=found).values_list("pk", flat=True)
    )
    return render(
        request,
        "evaluation/cluster.html",
        {
            "cluster": found,
            "table": _table(places, readable),
            "ballots": _ballots(request, found, places),
            "may_lead": may_lead(request.by, found),
            "may_open": found.unit_id == request.by.unit_id and request.by.has("draft"),
            "has_round": any(place.card for place in places),
            "is_ranked": bool(places) and all(place.rank for place in places),
            "history": history_of(found),
        },
    )


def _ballots(request: HttpRequest, found: Cluster, places: list[Place]) -> list[tuple[Ballot, str, str]]:
    """Each ballot of the cluster, what it says, and its address for those who may open it."""
    ballots = [ballot for ballot in (found.ballot, *(place.ballot for place in places)) if ballot]
    readable = set(
        Ballot.objects.visible_to(request.by)
        .filter(pk__in=[ballot.pk for ballot in ballots])
        .values_list("pk", flat=True)
    )
    return [(ballot, said(ballot), url_of(ballot) if ballot.pk in readable else "") for ballot in ballots]


def _table(places: list[Place], readable: set[int]) -> Table:
    """Cards open only to those who may read them: a member sees its peers' totals, never their cards."""
    return Table(
        caption=_("Thành viên và kết quả"),
        columns=[
            Column(_("Đơn vị")),
            Column(_("Hạng"), numeric=True),
            Column(_("Điểm"), numeric=True),
            Column(_("Xếp loại")),
        ],
        rows=[
            [
                Cell(
                    place.unit.name,
                    url=place.card.get_absolute_url() if place.card and place.card.pk in readable else "",
                ),
                place.rank,
                say_points(place.total),
                grade_cell(place.card, shown=place.rank is not None) if place.card else "",
            ]
            for place in places
        ],
    )


def open_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the cluster's yearly card."""
    found = get_object_or_404(Cluster.objects.visible_to(request.by).select_related("unit"), pk=pk)
    sets = CriteriaSet.objects.visible_to(request.by).filter(kind="cluster")
    form = RoundForm(
        request.POST or None, sets=sets, initial={"year": found.year, "criteria_set": sets.first()}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        done = act(
            request,
            lambda: actions.open_round(
                by=request.by,
                criteria_set=data["criteria_set"],
                period=period(str(found.year)),
                movement=current_movement(found.unit),
                cluster=found,
                self_due_on=data["self_due_on"],
                verify_due_on=data["verify_due_on"],
                once=once_of(request),
            ),
            form=form,
            to=lambda made: made.get_absolute_url(),
            success=_("Đã mở bảng chấm điểm của cụm."),
        )
        if done:
            return done
    return render(
        request,
        "evaluation/form.html",
        {
            "form": form,
            "title": _("Mở bảng chấm điểm của cụm"),
            "lead": str(found),
            "submit_label": _("Mở bảng chấm điểm"),
            "back": found,
            "back_label": found.name,
        },
    )


def minutes(request: HttpRequest, pk: int, format: str) -> HttpResponse:
    """The cluster's minutes as Word or PDF, once the vote is counted."""
    found = get_object_or_404(
        Cluster.objects.visible_to(request.by).select_related("lead", "unit", "ballot"), pk=pk
    )
    if format not in documents.WRITERS or found.ballot is None or found.ballot.passed is None:
        raise Http404
    content = documents.write_minutes(found, format)
    answer = HttpResponse(content, content_type=documents.CONTENT_TYPES[format])
    answer.headers["Content-Disposition"] = f'attachment; filename="bien-ban-cum-{found.pk}.{format}"'
    return answer
