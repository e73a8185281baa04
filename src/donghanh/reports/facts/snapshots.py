"""What the digest of a snapshot is of, and whether those kept still agree with theirs."""

from typing import Any

from ..models import Snapshot
from ..rules.digests import digest_of


def told_of(snapshot: Snapshot, *, before: str) -> dict[str, Any]:
    """All that was sent, as plain values; `before` is the digest of the version sent before ("" for the first)."""
    return {
        "request": snapshot.report.request_id,
        "unit": snapshot.report.unit_id,
        "version": snapshot.version,
        "cells": snapshot.cells,
        "remarks": snapshot.remarks,
        "reason": snapshot.reason,
        "stand_in": snapshot.stand_in_id,
        "paper": snapshot.paper.sha256 if snapshot.paper else "",
        "sent_on": snapshot.sent_on.isoformat(),
        "sent_by": snapshot.sent_by_name,
        "before": before,
    } | ({"heir": snapshot.heir_id} if snapshot.heir_id else {})


def digest_of_snapshot(snapshot: Snapshot, *, before: str) -> str:
    """The digest that the snapshot should carry."""
    return digest_of(told_of(snapshot, before=before))


def broken_snapshots() -> int:
    """Snapshots that no longer agree with their digest, or do not follow the one before; one pass over all."""
    broken, report_id, before = 0, None, ""
    rows = Snapshot.objects.select_related("report", "paper").order_by("report", "version")
    for snapshot in rows.iterator(chunk_size=500):
        if snapshot.report_id != report_id:
            report_id, before = snapshot.report_id, ""
        broken += digest_of_snapshot(snapshot, before=before) != snapshot.digest
        before = snapshot.digest
    return broken
