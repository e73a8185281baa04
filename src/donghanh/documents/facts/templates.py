"""The Word files that a unit's papers are filled into."""

from ..models import Document, PaperTemplate
from ..rules.paper import Paper
from ..rules.writing import fill_template, fits_template, layout_of


def standing_template(unit_id: int, type_name: str) -> PaperTemplate | None:
    """The unit's own file for papers of this type."""
    return PaperTemplate.objects.standing().filter(unit=unit_id, type_name=type_name).first()


def templates_of(unit_id: int) -> list[PaperTemplate]:
    """The unit's standing files, by type."""
    rows = PaperTemplate.objects.standing().filter(unit=unit_id)
    return list(rows.select_related("file").order_by("type_name"))


def filled(document: Document, paper: Paper) -> bytes | None:
    """The paper in the file that stood when it was issued; None where none did or several sign."""
    if document.template is None or not fits_template(paper):
        return None
    with document.template.file.file.open("rb") as opened:
        return fill_template(opened.read(), paper, layout_of(document.layout))
