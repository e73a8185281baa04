"""A sheet with a division is read and tried out; nothing of it is written."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from donghanh.base.actors import Actor
from donghanh.base.sheets import LARGEST, check_file
from donghanh.base.uploads import check_size
from donghanh.imports.actions.receiving import Upload

from ..facts import Share
from ..facts.allocating import Outcome, outcome_of
from ..models import Target
from ..permissions import check_may_divide
from .dividing import try_allocation


def read_allocation_sheet(*, by: Actor, target: Target, shares: Sequence[Share], upload: Upload) -> Outcome:
    """What the sheet would change, its wrong cells in words; where none is wrong, what the division as a whole
    would be refused for. Raises Refusal for what is no such sheet.
    """
    check_may_divide(by, target)
    name = upload.name or ""
    check_size(name, upload.size or 0, limit=LARGEST)
    with tempfile.NamedTemporaryFile(suffix=".sheet") as file:
        file.write(upload.read())
        file.flush()
        check_file(Path(file.name), name)
        outcome = outcome_of(target, shares, Path(file.name), file_name=name)
    if outcome.changes and not outcome.wrong:
        refused = try_allocation(by=by, target=target, parts=outcome.parts, reserve=outcome.reserve)
        if refused:
            outcome.wrong.append((outcome.whole_cell, refused.sentence))
    return outcome
