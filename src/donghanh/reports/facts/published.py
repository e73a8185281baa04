"""What was published, on which snapshots it rests, what differs since and because of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Publication, PublishedSnapshot, Report, ReportRequest, Snapshot, Total
from ..rules.changes import Change, changes_between
from ..rules.digests import digest_of
from ..rules.publications import basis_of
from ..rules.sheet import Line

MOST_CAUSES = 200


def figures_now(request: ReportRequest) -> dict[str, dict[str, Any]]:
    """The totals of the asking unit by code; one query."""
    names = ("total", "numerator", "denominator", "reported", "expected")
    rows = Total.objects.filter(request=request, unit=request.unit_id).values_list("indicator__code", *names)
    return {code: dict(zip(names, rest, strict=True)) for code, *rest in rows}


def counted_snapshots(request: ReportRequest) -> dict[int, tuple[int, str]]:
    """The snapshot that counts for each unit, with its digest; one query."""
    rows = Report.objects.filter(request=request, last_accepted__isnull=False)
    return {
        unit_id: (pk, digest)
        for unit_id, pk, digest in rows.values_list("unit_id", "last_accepted", "last_accepted__digest")
    }


def published_snapshots(publication: Publication) -> dict[int, tuple[int, str]]:
    """The same as it was when this was published."""
    rows = PublishedSnapshot.objects.filter(publication=publication)
    return {
        unit_id: (pk, digest)
        for unit_id, pk, digest in rows.values_list(
            "snapshot__report__unit_id", "snapshot", "snapshot__digest"
        )
    }


def snapshots_of(publication: Publication, rows: "QuerySet[Snapshot]") -> "QuerySet[Snapshot]":
    """Of `rows` those that the publication rests on, with their units."""
    keys = PublishedSnapshot.objects.filter(publication=publication).values("snapshot")
    return rows.filter(pk__in=keys).defer("cells").select_related("report__unit")


def basis_now(snapshots: Mapping[int, tuple[int, str]]) -> str:
    """The digest of the snapshots that count."""
    return basis_of({unit_id: digest for unit_id, (_pk, digest) in snapshots.items()})


def digest_of_publication(publication: Publication, *, before: str) -> str:
    """The digest that the publication should carry; `before` is that of the one before ("" for the first)."""
    return digest_of(
        {
            "request": publication.request_id,
            "number": publication.number,
            "figures": publication.figures,
            "basis": publication.basis,
            "reason": publication.reason,
            "published_on": publication.published_on.isoformat(),
            "published_by": publication.published_by_name,
            "before": before,
        }
    )


@dataclass(frozen=True)
class Cause:
    """One unit whose counted snapshot differs: its report, the cells that do, and why it was given back."""

    report: Report
    changes: list[Change]
    reasons: list[str]

    @property
    def is_new(self) -> bool:
        """Was nothing of it counted before?"""
        return not self.reasons and all(not change.before for change in self.changes)


def causes_between(
    before: Mapping[int, tuple[int, str]],
    after: Mapping[int, tuple[int, str]],
    *,
    lines: tuple[Line, ...],
    request: ReportRequest,
) -> list[Cause]:
    """Units for which another snapshot counts, in Vietnamese order, at most MOST_CAUSES; two queries."""
    differing = [unit for unit, (pk, _digest) in after.items() if before.get(unit, (0, ""))[0] != pk]
    reports = (
        Report.objects.filter(request=request, unit__in=differing[: 10 * MOST_CAUSES])
        .select_related("unit")
        .order_by("unit__sort_key", "pk")[:MOST_CAUSES]
    )
    found = list(reports)
    sent: dict[int, list[Snapshot]] = {}
    for snapshot in Snapshot.objects.filter(report__in=found).order_by("version"):
        sent.setdefault(snapshot.report_id, []).append(snapshot)
    return [
        _cause(report, sent.get(report.pk, []), before=before, after=after, lines=lines) for report in found
    ]


def _cause(
    report: Report,
    sent: list[Snapshot],
    *,
    before: Mapping[int, tuple[int, str]],
    after: Mapping[int, tuple[int, str]],
    lines: tuple[Line, ...],
) -> Cause:
    by_key = {snapshot.pk: snapshot for snapshot in sent}
    old = by_key.get(before.get(report.unit_id, (0, ""))[0])
    new = by_key[after[report.unit_id][0]]
    since = [s for s in sent if (old.version if old else 0) < s.version <= new.version]
    reasons = list(dict.fromkeys(s.reason for s in since if s.reason and old is not None))
    return Cause(report, changes_between(lines, old.cells if old else {}, new.cells), reasons)


def broken_publications() -> int:
    """Publications that no longer agree with their digest or with the snapshots they rest on."""
    broken = 0
    before: dict[int, str] = {}
    for publication in Publication.objects.order_by("request", "number"):
        right = digest_of_publication(publication, before=before.get(publication.request_id, ""))
        rests_on = basis_now(published_snapshots(publication))
        broken += right != publication.digest or rests_on != publication.basis
        before[publication.request_id] = publication.digest
    return broken
