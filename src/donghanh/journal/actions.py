"""Writing the journal. Called by other actions, inside their transaction."""

from django.db import IntegrityError, models, transaction

from donghanh.base.actors import Actor
from donghanh.base.sentences import Refusal, Sentence

from .facts import told_by
from .models import Entry, SentOnce
from .rules import FIRST_SEAL, seal_of


def entry_of(by: Actor, verb: str, thing: models.Model, sentence: Sentence | str) -> Entry:
    """An unsaved entry, for actions that write many at once with `record_all`."""
    return Entry(
        account_id=by.account_id,
        who=by.name,
        unit_id=by.unit_id,
        unit_name=by.unit_name,
        verb=verb,
        sentence=str(sentence),
        thing=thing._meta.label_lower,
        thing_id=thing.pk,
    )


def record(by: Actor, verb: str, thing: models.Model, sentence: Sentence | str) -> None:
    """Tell the journal that `by` did `verb` to `thing`; `sentence` is what people read in its history."""
    entry_of(by, verb, thing, sentence).save(force_insert=True)


def record_all(entries: list[Entry]) -> None:
    """Write many entries in one statement."""
    Entry.objects.bulk_create(entries, batch_size=500)


def accept_once(token: str | None) -> None:
    """Take a form's token; refuse the form whose token was taken already. No token, no check."""
    if not token:
        return
    try:
        with transaction.atomic():
            SentOnce.objects.create(token=token[:64])
    except IntegrityError:
        raise Refusal(
            "Biểu mẫu này đã được gửi rồi nên không ghi thêm lần nữa. Mở danh sách để xem kết quả."
        ) from None


@transaction.atomic
def seal() -> int:
    """Number and hash every committed entry that has no number yet; the count of entries sealed."""
    last = Entry.objects.select_for_update().filter(number__isnull=False).order_by("-number").first()
    number, previous = (last.number or 0, last.seal) if last else (0, FIRST_SEAL)
    batch = list(Entry.objects.unsealed())
    for entry in batch:
        number += 1
        previous = seal_of(previous, number, told_by(entry))
        entry.number, entry.seal = number, previous
    Entry.objects.bulk_update(batch, ["number", "seal"], batch_size=500)
    return len(batch)


def seal_what_waits() -> int:
    """Seal when something waits; a look that locks nothing when nothing does."""
    return seal() if Entry.objects.unsealed().exists() else 0
