"""A file without what it notes of who made it: for readers who must not know.

Programs write the author's name where no page shows it: properties of the document, authors of comments and of
tracked changes, the folder it was saved in, what a camera notes in a picture inside it. What the pages themselves say
is not touched.
"""

import io
import re
import zipfile

import pypdfium2
from pypdfium2 import raw

from donghanh.base.sentences import Refusal

from .keeping import PICTURES, clean_picture

_PACKAGES = frozenset({"docx", "xlsx"})
# Parts of a package (ECMA-376, part 1, 15.2.12) that say who made it, and nothing that its pages need.
_PROPERTIES = re.compile(
    r"^(docProps/(core|app|custom)\d*\.xml|customXml/.*\.xml|(word|xl)/persons?/.*\.xml|word/people\.xml)$"
)
_NAMED = re.compile(
    rb'(?P<before>\b(?:\w+:)?(?:author|initials|userName|userId|displayName|absPath url)=)"[^"]*"'
    rb"|(?P<open><(?:\w+:)?author>)[^<]*"
    rb'|(?P<target>Target="file:)[^"]*'
)
_ROOT = re.compile(rb"(<\?xml[^>]*\?>\s*)?<(?P<name>[\w:]+)(?P<given>[^>]*?)/?>", re.DOTALL)
_TEXTS = (".xml", ".rels")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_FLAT_FOR_PRINT = 1


def nameless(content: bytes, kind: str) -> bytes:
    """The same pages, told by nobody; `kind` as in `base.uploads`.

    Raises Refusal for a file that does not open (broken, or locked with a password): it could tell.
    """
    try:
        if kind in PICTURES:
            return clean_picture(content, kind)
        if kind == "pdf":
            return _pages_alone(content)
        if kind in _PACKAGES:
            return _package_alone(content)
    except (pypdfium2.PdfiumError, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError) as error:
        raise Refusal(
            "Tệp này bị hỏng hoặc có mật khẩu nên không bỏ được tên người soạn. Lưu lại tệp rồi tải lên.",
            field="upload",
        ) from error
    return content


def _pages_alone(content: bytes) -> bytes:
    """A new PDF of the pages: notes are drawn into them, a second copy leaves behind what nothing points to."""
    drawn = _copy(pypdfium2.PdfDocument(content))
    for place in range(len(drawn)):
        page = drawn[place]
        raw.FPDFPage_Flatten(page.raw, _FLAT_FOR_PRINT)
        page.close()
    kept = io.BytesIO()
    _copy(drawn).save(kept)
    return kept.getvalue()


def _copy(source: pypdfium2.PdfDocument) -> pypdfium2.PdfDocument:
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source)
    return made


def _package_alone(content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(
                zipfile.ZipInfo(name, _LONG_AGO), _part_alone(name, old.read(name)), zipfile.ZIP_DEFLATED
            )
    return kept.getvalue()


def _part_alone(name: str, content: bytes) -> bytes:
    """One part of a package."""
    kind = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png"}.get(name.rpartition(".")[2].lower())
    if kind is not None:
        return _picture_alone(content, kind)
    if _PROPERTIES.match(name):
        return _emptied(content)
    if name.endswith(_TEXTS):
        return _NAMED.sub(lambda found: found["open"] or found["target"] or found["before"] + b'""', content)
    return content


def _picture_alone(content: bytes, kind: str) -> bytes:
    """A picture inside a document; one that does not open is left out of it, as a blank."""
    try:
        return clean_picture(content, kind)
    except Refusal:
        return b""


def _emptied(content: bytes) -> bytes:
    """The root of an XML part, with its namespaces and nothing inside."""
    root = _ROOT.search(content)
    if root is None:
        return b""
    return (root[1] or b"") + b"<" + root["name"] + root["given"] + b"/>"
