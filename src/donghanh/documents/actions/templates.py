"""A unit's own Word files with named fields: taken in once checked, and withdrawn."""

import datetime as dt

from django.db import transaction

from donghanh.base.actors import Actor
from donghanh.base.locks import hold
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.uploads import MEGABYTE, check_size, check_upload
from donghanh.journal import actions as journal
from donghanh.organisations.models import Unit

from ..models import PaperTemplate
from ..permissions import check_may_keep_template
from ..rules.register import TYPE_CODES
from ..rules.writing import template_faults
from .files import Upload, kept

TEMPLATE_LIMIT = 5 * MEGABYTE


@transaction.atomic
def keep_template(
    *, by: Actor, unit: Unit, type_name: str, upload: Upload, once: str | None = None
) -> PaperTemplate:
    """Fill the unit's papers of this type into the file from now on; an earlier one of the type is withdrawn.

    Refuses a file that papers cannot be filled into, with all of its faults.
    """
    check_may_keep_template(by, unit.pk)
    journal.accept_once(once)
    if type_name and type_name not in TYPE_CODES:
        raise Refusal("Chọn loại văn bản có trong danh sách.", field="type_name")
    name = upload.name or ""
    check_size(name, upload.size or 0, limit=TEMPLATE_LIMIT)
    checked = check_upload(name, upload.read(), kinds=("docx",), limit=TEMPLATE_LIMIT)
    if faults := template_faults(checked.content):
        raise Refusal("Chưa nhận mẫu. {faults}", field="upload", faults=" ".join(map(str, faults)))
    for earlier in (
        PaperTemplate.objects.standing().select_for_update().filter(unit=unit, type_name=type_name)
    ):
        _withdraw(by, earlier)
    row = PaperTemplate.objects.create(
        unit=unit, type_name=type_name, file=kept(by, checked), uploaded_by_id=by.account_id
    )
    journal.record(by, "keep_template", row, Sentence("Dùng mẫu Word riêng cho {type}.", type=str(row)))
    return row


@transaction.atomic
def withdraw_template(*, by: Actor, template: PaperTemplate, once: str | None = None) -> PaperTemplate:
    """Fill no further paper into it; those issued while it stood keep it."""
    check_may_keep_template(by, template.unit_id)
    journal.accept_once(once)
    held = hold(template)
    if held.withdrawn_at:
        raise Refusal("Mẫu này đã được gỡ trước đó.")
    return _withdraw(by, held)


def _withdraw(by: Actor, template: PaperTemplate) -> PaperTemplate:
    template.withdrawn_at = dt.datetime.now(dt.UTC)
    template.save(update_fields=["withdrawn_at"])
    journal.record(
        by, "withdraw_template", template, Sentence("Gỡ mẫu Word riêng của {type}.", type=str(template))
    )
    return template
