"""The Word files that papers of the unit acted for are filled into."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from donghanh.base.sentences import Refusal
from donghanh.ui.pages import act, once_of, see
from donghanh.ui.tables import Column, Table

from .. import actions, facts
from ..forms import TemplateForm
from ..models import PaperTemplate
from ..permissions import check_may_keep_template
from ..rules.writing import FIELDS, LISTS, example_template
from .files import attachment, file_of


def templates(request: HttpRequest) -> HttpResponse:
    """Those that stand, with one more to take in, and the names that fields have."""
    try:
        check_may_keep_template(request.by, request.by.unit_id or 0)
    except Refusal as refusal:
        return render(request, "documents/templates.html", {"refused": str(refusal)}, status=403)
    unit = facts.own_unit(request.by)
    form = TemplateForm(request.POST, request.FILES) if request.method == "POST" else TemplateForm()
    if form.is_bound and form.is_valid():
        done = act(
            request,
            lambda: actions.keep_template(
                by=request.by, unit=unit, once=once_of(request), **form.cleaned_data
            ),
            form=form,
            success=_("Đã nhận mẫu. Văn bản ban hành từ bây giờ tải ra theo mẫu này."),
        )
        if done:
            return done
    context = {"form": form, "templates": facts.templates_of(unit.pk), "names": _names()}
    return render(request, "documents/templates.html", context)


def _names() -> Table:
    rows = [[f"{{{{ {name} }}}}", _(label)] for name, label in (FIELDS | LISTS).items()]
    return Table(caption=_("Tên các trường"), columns=[Column(_("Trường")), Column(_("Điền vào"))], rows=rows)


@require_GET
def example(request: HttpRequest) -> HttpResponse:
    """A file with every field, as attachment."""
    return attachment(example_template(), f"{_('Mẫu văn bản có trường')}.docx", "docx")


@require_GET
def template_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came, as attachment."""
    return file_of(get_object_or_404(PaperTemplate.objects.editable_by(request.by), pk=pk).file)


@require_POST
def withdraw_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill no further paper into it."""
    template = get_object_or_404(PaperTemplate.objects.editable_by(request.by), pk=pk)
    page = reverse("documents:templates")
    done = act(
        request,
        lambda: actions.withdraw_template(by=request.by, template=template, once=once_of(request)),
        to=page,
        success=_("Đã gỡ mẫu. Văn bản ban hành sau này theo thể thức của chương trình."),
    )
    return done or see(page)
