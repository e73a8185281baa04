"""The superior verifies a card; the unit asks to look again; the superior answers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from donghanh.base.dates import today
from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, once_of

from .. import actions
from ..facts.inspected import inspections_behind
from ..facts.sheets import groups_of, sheet_of
from ..forms import AnswerForm, AskAgainForm, SendBackForm, VerifyForm
from ..models import Reconsideration, Scorecard
from .cards import card_context


def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Each criterion with what was offered, what stands behind it, and room for other points and the reason."""
    found = get_object_or_404(
        Scorecard.objects.visible_to(request.by).verifiable_by(request.by).whole(), pk=pk
    )
    lines = sheet_of(found)
    is_refresh = request.POST.get("verb") == "refresh"
    form = VerifyForm(None if is_refresh else request.POST or None, lines=lines)
    done = None
    if request.method == "POST" and is_refresh:
        done = act(
            request,
            lambda: actions.refresh_figures(by=request.by, cards=[found]),
            success=_("Đã lấy số liệu mới được duyệt."),
        )
    elif request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.verify(by=request.by, card=found, verdicts=form.verdicts()),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã thẩm định. Đơn vị thấy điểm sau khi thông báo kết quả."),
        )
    if done:
        return done
    fields = {
        line.criterion.pk: [form[f"points_{line.criterion.pk}"], form[f"reason_{line.criterion.pk}"]]
        for line in lines
    }
    return render(
        request,
        "evaluation/verify.html",
        {
            "card": found,
            "groups": groups_of(lines),
            "form": form,
            "fields": fields,
            "inspected": inspections_behind(request.by, found),
        },
    )


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a card for correction."""
    found = get_object_or_404(
        Scorecard.objects.visible_to(request.by).verifiable_by(request.by).whole(), pk=pk
    )
    form = SendBackForm(request.POST or None, initial={"until": today()})
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.send_back(by=request.by, card=found, **form.cleaned_data),
            form=form,
            to=found.round.get_absolute_url(),
            success=_("Đã trả lại phiếu cho đơn vị."),
        )
        if done:
            return done
    return render(
        request,
        "evaluation/form.html",
        {
            "form": form,
            "title": _("Trả lại phiếu chấm điểm"),
            "lead": found.unit.name,
            "submit_label": _("Trả lại phiếu"),
            "back": found,
            "back_label": found.unit.name,
        },
    )


def ask_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A unit asks to look at its result again."""
    found = get_object_or_404(Scorecard.objects.visible_to(request.by).whole(), pk=pk)
    form = AskAgainForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: actions.ask_again(by=request.by, card=found, once=once_of(request), **form.cleaned_data),
            form=form,
            to=found.get_absolute_url(),
            success=_("Đã gửi đề nghị xem xét lại."),
        )
        if done:
            return done
    return render(
        request,
        "evaluation/form.html",
        {
            "form": form,
            "title": _("Đề nghị xem xét lại"),
            "lead": found.round.criteria_set.name,
            "submit_label": _("Gửi đề nghị"),
            "back": found,
            "back_label": found.unit.name,
        },
    )


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The superior answers a request, the card before their eyes."""
    asked = get_object_or_404(
        Reconsideration.objects.visible_to(request.by).select_related(
            "scorecard__unit", "scorecard__round__criteria_set", "scorecard__round__period"
        ),
        pk=pk,
    )
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = act(
            request,
            lambda: _answer(request, asked, form),
            form=form,
            to=asked.scorecard.get_absolute_url(),
            success=_("Đã trả lời đơn vị."),
        )
        if done:
            return done
    context = card_context(request, asked.scorecard) | {"asked": asked, "form": form}
    return render(request, "evaluation/answer.html", context)


def _answer(request: HttpRequest, asked: Reconsideration, form: AnswerForm) -> None:
    data = form.cleaned_data
    if asked.state != "asked":
        raise Refusal("Đề nghị này đã được trả lời.")
    actions.answer(by=request.by, request=asked, verb=data["verb"], text=data["answer"])
