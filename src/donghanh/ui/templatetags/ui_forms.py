"""Tags of forms."""

import uuid
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from donghanh.ui.grids import Grid
from donghanh.ui.rendering import component

register = template.Library()
_DASHES = "---------"
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag(takes_context=True)
def form_open(
    context: Context,
    action: str = "",
    enctype: str = "",
    *,
    once: bool = True,
    autosave: bool = False,
    draft: str = "",
    keeps: bool = False,
    method: str = "post",
) -> SafeString:
    """Start of a form that changes something, with its csrf token and (unless `once` is off) its once token.

    `draft` names what is typed, for it to be kept in the browser until the site has it. With `keeps` (and so with
    `draft`) it stays as it is while there is no network, and says so, where a browser would lose the page.
    """
    request = context.get("request")
    return component(
        "form_open",
        action=action,
        enctype=enctype,
        autosave=autosave,
        draft=draft,
        keeps=keeps or bool(draft),
        method=method,
        csrf=get_token(request) if request and method == "post" else "",
        once=uuid.uuid4().hex if once and method == "post" else "",
    )


@register.simple_tag
def form_close() -> SafeString:
    """End of a form."""
    return mark_safe("</form>")


@register.simple_tag
def form_fields(form: Any) -> SafeString:
    """Error summary, then every field of a form, or of each form of a formset."""
    members = list(form.forms) if hasattr(form, "forms") else [form]
    management = form.management_form if hasattr(form, "forms") else ""
    return component("form_fields", summary=error_summary(form), management=management, members=members)


@register.simple_tag
def error_summary(form: Any, kept: bool = False) -> SafeString:
    """What is wrong, in sentences that lead to the field; nothing when nothing is. `kept`: all of it is saved as it is."""
    rows = summary_rows(form)
    return component("error_summary", rows=rows, kept=kept) if rows else mark_safe("")


def summary_rows(form: Any) -> list[dict[str, str]]:
    """Every error of a form or formset: its sentence, its field's label and id ("" for the whole form)."""
    if not form.is_bound:
        return []
    if hasattr(form, "forms"):
        whole = [{"text": str(error), "label": "", "target": ""} for error in form.non_form_errors()]
        return whole + [row for member in form.forms for row in summary_rows(member)]
    rows = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        label, target = (str(bound.label), target_of(bound)) if bound else ("", "")
        rows += [{"text": str(error), "label": label, "target": target} for error in errors]
    return rows


def target_of(bound: BoundField) -> str:
    """The id that a link to the field goes to: of groups, the first choice."""
    identity = bound.auto_id or bound.html_name
    return f"{identity}_0" if isinstance(bound.field.widget, _GROUPS) else str(identity)


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """One field: label above, hint under it, the control, its errors; all tied together for screen readers."""
    if bound.is_hidden:
        return mark_safe(str(bound))
    _say_blank(bound.field)
    identity = bound.auto_id or bound.html_name
    described = [f"{identity}_hint"] if bound.help_text else []
    described += [f"{identity}_error"] if bound.errors else []
    attrs: dict[str, Any] = {"aria-invalid": "true"} if bound.errors else {}
    is_group = isinstance(bound.field.widget, _GROUPS)
    if described and not is_group:
        attrs["aria-describedby"] = " ".join(described)
    return component(
        "field",
        bound=bound,
        identity=identity,
        control=bound.as_widget(attrs=attrs),
        is_group=is_group,
        is_check=isinstance(bound.field.widget, forms.CheckboxInput),
        described=" ".join(described),
        is_optional=not bound.field.required and not getattr(bound.field, "may_wait", False),
    )


def _say_blank(asked: forms.Field) -> None:
    """The first line of a list says what it means, where the framework gives a row of dashes."""
    if isinstance(asked, forms.ModelChoiceField) and asked.empty_label == _DASHES:
        asked.empty_label = _("Chọn trong danh sách") if asked.required else _("Không chọn")


@register.simple_tag
def fill_grid(grid: Grid) -> SafeString:
    """A grid to type in; the script makes it behave as in Excel, without it it is a plain form."""
    rows = [(row, list(zip(grid.columns, row.cells, strict=True))) for row in grid.rows]
    return component("grid", grid=grid, rows=rows)
