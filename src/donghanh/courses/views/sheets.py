"""Learners from a sheet; the same columns out."""

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from donghanh.base.sentences import Refusal
from donghanh.ui.exports import export_xlsx
from donghanh.ui.pages import act, once_of, show_refusal
from donghanh.ui.tables import Column, Table

from .. import actions, facts
from ..actions import TriedList
from ..choices import Outcome
from ..forms import ListForm
from ..models import Course
from ..permissions import may_run, may_sign_up
from ..rules import COLUMNS, Learner, learners_from, plain_learners
from .course import found_course

SALT = "courses.list"


def learner_list(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet is tried out; what was found right is entered with one more press."""
    found = found_course(request, pk)
    if not may_sign_up(request.by, found):
        raise Http404
    if request.POST.get("verb") == "enter":
        done = _enter(request, found)
        if done:
            return done
    form = ListForm(request.POST or None, request.FILES or None) if request.FILES else ListForm()
    tried = _tried(request, found, form=form) if form.is_bound and form.is_valid() else None
    is_right = tried is not None and not tried.wrong
    told = {
        "course": found,
        "form": form,
        "tried": tried,
        "faults": _faults(tried) if tried and tried.wrong else None,
        "found": _found(request, found, learners=tried.learners) if tried and is_right else None,
        "sealed": _sealed(found, tried.learners) if tried and is_right else "",
        "is_run": may_run(request.by, found),
        "outcomes": ", ".join(str(outcome.label) for outcome in Outcome),
    }
    return render(request, "courses/learner_list.html", told)


def _tried(request: HttpRequest, found: Course, *, form: ListForm) -> TriedList | None:
    try:
        return actions.try_list(by=request.by, course=found, upload=form.cleaned_data["upload"])
    except Refusal as refusal:
        show_refusal(request, refusal, form)
        return None


def _sealed(found: Course, learners: list[Learner]) -> str:
    """What was checked, carried by the page and sealed, so that nothing else is entered in its place."""
    return signing.dumps([found.pk, plain_learners(learners)], salt=SALT, compress=True)


def _enter(request: HttpRequest, found: Course) -> HttpResponse | None:
    try:
        course_id, plain = signing.loads(request.POST.get("list", ""), salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    if course_id != found.pk:
        raise Http404
    return act(
        request,
        lambda: actions.enter_list(
            by=request.by, course=found, learners=learners_from(plain), once=once_of(request)
        ),
        to=found.get_absolute_url(),
        success=_("Đã nhập danh sách từ tệp."),
    )


def _faults(tried: TriedList) -> Table:
    return Table(
        columns=[Column(_("Ô")), Column(_("Chỗ cần sửa"))],
        rows=[
            [_("Dòng %(row)s") % {"row": cell} if cell.isdigit() else cell, str(sentence)]
            for cell, sentence in tried.wrong
        ],
    )


def _found(request: HttpRequest, found: Course, *, learners: list[Learner]) -> Table:
    names = facts.names_of(facts.homes_for(request.by, found))
    labels = dict(Outcome.choices)
    return Table(
        caption=_("Người trong tệp"),
        columns=[
            Column(_("Dòng"), numeric=True),
            Column(_("Họ và tên")),
            Column(_("Nơi làm việc")),
            Column(_("Công đoàn cơ sở")),
            Column(_("Kết quả")),
        ],
        rows=[
            [one.row, one.name, one.workplace, names.get(one.home, ""), labels.get(one.outcome, "")]
            for one in learners
        ],
    )


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it stands, to be filled and sent back."""
    found = found_course(request, pk)
    names = facts.names_of(facts.homes_for(request.by, found))
    rows = [
        [row.name, row.workplace, names.get(row.home_id, row.home.name), row.get_outcome_display()]
        for row in facts.learners_of(found, request.by)
    ]
    return export_xlsx(
        Table(columns=[Column(heading.label) for heading in COLUMNS], rows=rows), name=f"danh-sach-lop-{pk}"
    )
