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
    """The paper in the file that stood when it was issued; None where none did or more sign than it has fields for."""
    if document.template is None:
        return None
    with document.template.file.file.open("rb") as opened:
        content = opened.read()
    return (
        fill_template(content, paper, layout_of(document.layout)) if fits_template(content, paper) else None
    )
