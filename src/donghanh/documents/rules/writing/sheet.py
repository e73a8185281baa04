"""A paper laid out as lines and blocks, the same for Word and PDF: what stands where, how wide, how long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from donghanh.base.dates import say_long_date

from ..paper import Appendix, Clause, Figure, Paper, Signing, Table
from .layout import Layout
from .measures import balanced, width_of

NATIONAL = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
HEADING_LENGTH = 110  # a numbered clause no longer than this that leads a list is a heading
SURELY_TWO_LINES = 100  # letters
_NO_BREAK = "\u00a0"
_SPARE = 1.5  # mm beside a line that may not wrap


@dataclass(frozen=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph. `align` justify, center or left; `holds` keeps it on the page of the next one."""

    runs: tuple[Run, ...]
    align: str = "justify"
    indented: bool = True
    holds: bool = False

    @property
    def text(self) -> str:
        """Its words without style."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Head:
    """Two columns; widths and rules in mm. `right` are (text, size, bold) lines."""

    left_width: float
    right_width: float
    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    issuer_rule: float
    right: tuple[tuple[str, float, bool], ...]
    right_rule: float
    number: str
    about: tuple[str, ...]
    place_date: str


def head_of(paper: Paper, layout: Layout) -> Head:
    """The head: issuer and number at the left, national title (or the Party's), place and date at the right."""
    sizes = layout.sizes
    right = (
        ((PARTY, sizes.national, True),)
        if layout.is_party
        else ((NATIONAL, sizes.national, True), (MOTTO, sizes.motto, True))
    )
    date = place_date(paper)
    right_width = _SPARE + max(
        *(width_of(text, size, bold=bold) for text, size, bold in right),
        min(width_of(date, sizes.place_date, italic=True), 0.68 * layout.width),
    )
    left_width = layout.width - right_width
    issuer = balanced((paper.issuer or "").upper(), left_width - _SPARE, sizes.issuer, bold=True)
    longest = max((width_of(line, sizes.issuer, bold=True) for line in issuer), default=0)
    last_text, last_size, last_bold = right[-1]
    about = f"V/v {paper.subject}" if paper.subject and not paper.type else ""
    return Head(
        left_width=left_width,
        right_width=right_width,
        parent=tuple(balanced((paper.issuer_parent or "").upper(), left_width - _SPARE, sizes.parent)),
        issuer=tuple(issuer),
        issuer_rule=min(longest * 0.45, 40),
        right=right,
        right_rule=width_of(last_text, last_size, bold=last_bold),
        number=number_line(paper, layout.number_label),
        about=tuple(balanced(about, left_width - 6, sizes.about)),
        place_date=date,
    )


def number_line(paper: Paper, label: str = "Số: ") -> str:
    """ "Số: 29/KH-LĐLĐ", with room for the number where it is not given yet; empty for an unnumbered paper."""
    if paper.full_number and paper.number:
        return f"{label}{paper.full_number}"
    return f"{label}\u2007\u2007\u2007\u2007\u2007/{paper.symbol}" if paper.symbol else ""


def place_date(paper: Paper) -> str:
    """ "Bến Tre, ngày 12 tháng 5 năm 2017", with room for day and month where there is no date yet."""
    if not paper.issued_on and not paper.place:
        return ""
    room = "\u2007" * 4
    day = say_long_date(paper.issued_on) if paper.issued_on else f"ngày {room} tháng {room} năm {room}"
    return f"{paper.place}, {day}" if paper.place else day


def label_of(address: str) -> str:
    """The numbering as printed: "II.", "3.", "1.2.", "a)", "-", "+", "Điều 5.", "Chương I"; "" for a paragraph."""
    steps = [step.split("~", 1)[0] for step in address.split(".")]
    clause = Clause(address, "")
    if clause.kind == "paragraph":
        return ""
    if clause.kind == "dash":
        return "+" if len(steps) > 1 and steps[-2][0] == "d" and steps[-2][1:].isdigit() else "-"
    if clause.kind == "number":
        numbers: list[str] = []
        while steps and steps[-1].isdigit():
            numbers.insert(0, steps.pop())
        return ".".join(numbers) + "."
    return {
        "chapter": f"Chương {steps[-1][2:]}",
        "article": f"Điều {steps[-1][1:]}.",
        "letter": f"{steps[-1]})",
    }.get(clause.kind, f"{steps[-1]}.")


def closing_lines(paper: Paper) -> tuple[str, ...]:
    """The closing paragraphs; the last ends with "./."."""
    if not paper.closing:
        return ()
    return (*paper.closing[:-1], paper.closing[-1].rstrip("./ ") + "./.")


def basis_lines(paper: Paper) -> tuple[str, ...]:
    """Each basis with its closing mark: ";", and "." behind the last."""
    last = len(paper.bases) - 1
    return tuple(f"{basis.text}{'.' if index == last else ';'}" for index, basis in enumerate(paper.bases))


def blocks_of(paper: Paper) -> list[Block | Table | Figure]:
    """The content in order: bases, opening, clauses with their tables and figures, closing.

    Its last two lines hold to the signing, which never stands alone on a page.
    """
    blocks = list(_flowing(paper))
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not isinstance(block, Block):
            break
        blocks[at] = replace(block, holds=True)
        if len(block.text) > SURELY_TWO_LINES or at < len(blocks) - 1:
            break
    return blocks


def _flowing(paper: Paper) -> Iterator[Block | Table | Figure]:
    for text in basis_lines(paper):
        yield Block((Run(glued(text), italic=True),))
    for text in paper.opening:
        yield Block((Run(glued(text)),))
    if paper.enacting:
        yield Block((Run(paper.enacting, bold=True),), align="center", indented=False, holds=True)
    placed: set[str] = set()
    for clause in paper.walk():
        block, things = clause_block(clause), list(inserts(paper, clause.address))
        is_heading = bool(things) and len(block.text) <= HEADING_LENGTH
        yield replace(block, holds=True) if is_heading else block  # what stands below it begins on its page
        placed.add(clause.address)
        yield from things
    for thing in things_of(paper):
        if thing.after not in placed:
            yield thing
    for text in closing_lines(paper):
        yield Block((Run(glued(text)),))


def glued(text: str) -> str:
    """`text` with the spaces in "2017 - 2020", "Điều 5" and "số 12" made unbreakable."""
    text = re.sub(r"\b(\d{4}) ([-–]) (?=\d{4}\b)", f"\\1{_NO_BREAK}\\2{_NO_BREAK}", text)
    return re.sub(r"\b(Điều|Khoản|khoản|số|năm|tháng|ngày|quý|Quý) (?=\d)", f"\\1{_NO_BREAK}", text)


def things_of(paper: Paper | Appendix) -> tuple[Table | Figure, ...]:
    """Its tables, then its figures."""
    return (*paper.tables, *paper.figures)


def inserts(paper: Paper, address: str) -> Iterator[Table | Figure]:
    """Tables and figures that stand after the clause at `address`."""
    for thing in things_of(paper):
        if thing.after == address:
            yield thing


def clause_block(clause: Clause) -> Block:
    """A clause as a paragraph: headings bold, "Điều 5." bold before its text."""
    label = label_of(clause.address)
    text = glued(f"{label} {clause.text}".strip())
    if clause.kind == "chapter":
        return Block((Run(text, bold=True),), align="center", indented=False, holds=True)
    if clause.kind in ("section", "part"):
        return Block((Run(text, bold=True),), align="left", holds=bool(clause.children))
    if clause.kind == "article":
        return Block((Run(f"{label} ", bold=True), Run(glued(clause.text))), holds=bool(clause.children))
    heads = bool(clause.children) and len(clause.text) <= HEADING_LENGTH and clause.kind == "number"
    heads = heads and not clause.text.endswith(".")
    return Block((Run(text, bold=heads),), holds=heads)


def recipient_lines(paper: Paper) -> tuple[str, ...]:
    """The lines of Nơi nhận: "-" each, purpose in brackets, ";" behind each and "." behind the last."""
    last = len(paper.recipients) - 1
    return tuple(
        f"- {line.name}{f' ({line.purpose})' if line.purpose else ''}{'.' if index == last else ';'}"
        for index, line in enumerate(paper.recipients)
    )


def address_parts(url: str) -> tuple[str, str]:
    """An address and the code at its end, which is read aloud and typed: it stays on one line."""
    head, slash, code = url.rstrip("/").rpartition("/")
    return head + slash, code + ("/" if url.endswith("/") else "")


def signing_lines(signing: Signing) -> tuple[str, ...]:
    """The bold lines above the signature."""
    first = " ".join(part for part in (signing.mark, signing.body) if part)
    return tuple(line for line in (first, *(signing.title or "").split("\n")) if line)


def attached_line(paper: Paper) -> str:
    """What stands under the name of an appendix: "(Kèm theo Quyết định số 12/QĐ-LĐLĐ ngày 05 tháng 6 năm 2017)"."""
    if not paper.number or not paper.issued_on:
        return ""
    return f"(Kèm theo {paper.type or 'Công văn'} số {paper.full_number} {say_long_date(paper.issued_on)})"
