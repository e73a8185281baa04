"""Criteria sets come from their files."""

from pathlib import Path

from django.db import transaction

from donghanh.base.actors import SYSTEM
from donghanh.base.sentences import Refusal, Sentence
from donghanh.journal import actions as journal

from ..facts.rulebooks import FOLDER, sets_in_files
from ..models import CriteriaSet, Criterion


@transaction.atomic
def load_criteria(*, folder: Path = FOLDER) -> int:
    """Load the files' sets; how many are new. Loaded again, nothing changes.

    Refuses a file that changed under a version that is in use: a new wording is a new version.
    """
    made = 0
    for found in sets_in_files(folder):
        known = CriteriaSet.objects.filter(
            code=found.criteria_set.code, version=found.criteria_set.version
        ).first()
        if known and known.digest == found.criteria_set.digest:
            continue
        if known and known.rounds.exists():
            raise Refusal(
                "Bộ tiêu chí “{name}” đang dùng không sửa được. Ghi thành phiên bản mới.", name=known.name
            )
        if known:
            known.delete()
        found.criteria_set.save()
        for criterion in found.criteria:
            criterion.criteria_set = found.criteria_set
        Criterion.objects.bulk_create(found.criteria)
        journal.record(
            SYSTEM,
            "load",
            found.criteria_set,
            Sentence("Nạp bộ tiêu chí {name}.", name=found.criteria_set.name),
        )
        made += 1
    return made
