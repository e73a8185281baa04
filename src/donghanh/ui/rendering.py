"""One component's template, rendered."""

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe


def component(name: str, /, **context: object) -> SafeString:
    """The markup of `ui/components/<name>.html`; everything in `context` is escaped by the template."""
    return mark_safe(get_template(f"ui/components/{name}.html").render(context).strip())
