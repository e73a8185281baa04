"""What is kept: for how long, in words, and files on their way into the register."""

from django.utils.translation import gettext as _

from donghanh.base.actors import Actor
from donghanh.base.dates import say_date
from donghanh.organisations.models import Unit

from ..models import Document, StoredFile
from ..rules.retention import retention_of


def said_of_retention(document: Document) -> str:
    """ "20 năm, đến hết 31/12/2037 (chưa đối chiếu văn bản gốc)"."""
    rule = retention_of(document.direction, document.type_code)
    if rule is None:
        return _("Chưa có quy định")
    until = rule.until(document.issued_on)
    if rule.years is None:
        said = _("Vĩnh viễn")
    elif until:
        said = _("%(years)s năm, đến hết %(day)s") % {"years": rule.years, "day": say_date(until)}
    else:
        said = _("%(years)s năm") % {"years": rule.years}
    return said if rule.verified else _("%(period)s (chưa đối chiếu văn bản gốc)") % {"period": said}


def own_unit(by: Actor) -> Unit:
    """The unit acted for."""
    return Unit.objects.get(pk=by.unit_id)


def kept_file(key: int, by: Actor) -> StoredFile | None:
    """A file that this very account sent."""
    return StoredFile.objects.filter(pk=key, added_by=by.account_id).first()
