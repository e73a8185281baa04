"""Reading what was wrong."""

from ..models import Fault, Import


def faults_by_row(of: Import) -> dict[int, list[tuple[str, str]]]:
    """For each faulty row the columns and sentences."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = Fault.objects.filter(of=of).order_by("row", "pk").values_list("row", "column", "sentence")
    for row, column, sentence in rows:
        found.setdefault(row, []).append((column, sentence))
    return found
