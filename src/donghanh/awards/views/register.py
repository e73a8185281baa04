"""The register of recognitions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from donghanh.base.numbers import say_money
from donghanh.base.sockets import Trace
from donghanh.base.words import shortened
from donghanh.journal.facts import history_of
from donghanh.ui.listing import arrange, export, wanted_export
from donghanh.ui.tables import Cell, Column, Table

from ..facts import clause_traces, what_came_of
from ..forms import RegisterFilter
from ..models import Recognition


def register(request: HttpRequest) -> HttpResponse:
    """Sổ khen thưởng: every recognition I may see."""
    seen = Recognition.objects.visible_to(request.by)
    years = sorted(set(seen.values_list("year", flat=True)), reverse=True)
    kinds = sorted(set(seen.values_list("form_code", "form_name")), key=lambda kind: kind[1])
    form = RegisterFilter(years, kinds, request.GET or None)
    if form.is_valid():
        chosen = {key: form.cleaned_data[key] for key in ("year", "form_code") if form.cleaned_data[key]}
        seen = seen.filter(**chosen)
    listing = arrange(
        request,
        seen.select_related("decision__document").order_by("-year", "form_name", "golden_book_number"),
        search=("search_key",),
        sorts={"year": "year", "name": "party_name", "form": "form_name"},
    )
    if wanted := wanted_export(request):
        return export(_table(listing.found, listing.sort), wanted, name="so-khen-thuong")
    context = {
        "table": _table(listing.things, listing.sort),
        "page": listing.page,
        "form": form,
        "total": listing.total,
    }
    return render(request, "awards/register.html", context)


def _table(rows: object, sort: str) -> Table:
    return Table(
        caption=_("Sổ khen thưởng"),
        columns=[
            Column(_("Tập thể, cá nhân"), sort="name"),
            Column(_("Đơn vị")),
            Column(_("Hình thức"), sort="form"),
            Column(_("Năm"), numeric=True, sort="year"),
            Column(_("Quyết định")),
            Column(_("Số sổ vàng"), numeric=True),
        ],
        rows=[
            [
                Cell(row.party_name, url=reverse("awards:recognition", args=[row.pk])),
                row.home_name,
                row.form_name,
                Cell(str(row.year), value=row.year),
                str(row.decision.document),
                row.golden_book_number,
            ]
            for row in rows  # type: ignore[attr-defined]
        ],
        sort=sort,
        empty=_("Chưa có khen thưởng nào trong sổ."),
    )


def recognition(request: HttpRequest, pk: int) -> HttpResponse:
    """One recognition, and everything it came from: decision, dossier, clauses of the plan."""
    found = get_object_or_404(
        Recognition.objects.visible_to(request.by)
        .select_related("decision__document", "nomination__ballot", "party")
        .prefetch_related("nomination__clauses", "nomination__evidence"),
        pk=pk,
    )
    rows = [
        (_("Hình thức"), found.form_name),
        (_("Năm"), str(found.year)),
        (_("Đơn vị"), found.home_name or found.party_name),
        (_("Số sổ vàng"), str(found.golden_book_number)),
        (
            _("Tiền thưởng theo quy định"),
            say_money(found.bonus_dong) if found.bonus_dong else _("Không quy định"),
        ),
        (_("Mã xác thực"), found.verify_code, reverse("documents:verify", args=[found.verify_code])),
    ]
    context = {
        "recognition": found,
        "rows": rows,
        "traced_from": _traced_from(found),
        "leads_to": what_came_of(found, request.by),
        "history": history_of(found.nomination),
    }
    return render(request, "awards/recognition.html", context)


def _traced_from(found: Recognition) -> list[Trace]:
    dossier = found.nomination
    return [
        Trace(
            _("Quyết định"),
            str(found.decision.document),
            reverse("awards:decision", args=[found.decision_id]),
        ),
        Trace(
            _("Hồ sơ"), shortened(dossier.achievement, 110), reverse("awards:nomination", args=[dossier.pk])
        ),
        *clause_traces(dossier),
    ]
