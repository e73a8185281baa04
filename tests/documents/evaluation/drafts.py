"""A seed into a paper: its pieces in the order of the page, and what is true about it."""

import datetime as dt
import random
from dataclasses import dataclass, field

from . import wording as w
from .bodies import Body, body_for

Row = tuple[str, ...]


@dataclass
class Truth:
    """What the paper says. Texts have single spaces; addresses as in the model of papers."""

    number: str | None
    symbol: str | None
    issued_on: dt.date | None
    type: str | None
    subject: str
    issuer: str
    signer: str | None
    recipients: list[str] = field(default_factory=list)
    clauses: list[tuple[str, str]] = field(default_factory=list)
    tables: list[list[Row]] = field(default_factory=list)


@dataclass
class Draft:
    """The pieces of a paper: head and tail as lines of two columns, the middle as centred and plain paragraphs."""

    truth: Truth
    left: list[str]
    right: list[str]
    number_line: str
    about: str | None
    date_line: str
    title: list[str]
    body: list[tuple[str, object]] = field(default_factory=list)  # (kind, text or rows)
    recipients: list[str] = field(default_factory=list)
    signing: list[list[str]] = field(default_factory=list)
    is_party: bool = False


def draft_of(seed: int) -> Draft:
    """The paper of that seed."""
    chance = random.Random(f"paper {seed}")
    body = body_for(chance)
    paper_type, code = body.type_for(chance)
    number = None if chance.random() < 0.08 else str(chance.choice((5, 12, 29, 64, 118, 1043))).zfill(2)
    day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(3600))
    subject = chance.choice(w.SUBJECTS)
    if paper_type is None:
        subject = subject[0].lower() + subject[1:] if not subject.startswith("Về việc ") else subject[8:]
    symbol = body.symbol(code)
    truth = Truth(number, symbol, day, paper_type, subject, body.name, None)
    draft = Draft(
        truth,
        left=_wrapped(body.lines, chance),
        right=[w.PARTY] if body.is_party else [w.NATIONAL, w.MOTTO],
        number_line=_number_line(body, number, symbol, chance),
        about=f"V/v {subject}" if paper_type is None else None,
        date_line=_date_line(day, truth, body, chance),
        title=_title(paper_type, subject, chance),
        is_party=body.is_party,
    )
    _write_body(draft, body, paper_type, chance)
    _write_tail(draft, body, chance)
    return draft


def _wrapped(lines: tuple[str, ...], chance: random.Random) -> list[str]:
    out = []
    for line in lines:
        at = line.find(" TỈNH ") if chance.random() < 0.5 else -1
        out += [line[:at], line[at + 1 :]] if at > 0 else [line]
    return out


def _number_line(body: Body, number: str | None, symbol: str, chance: random.Random) -> str:
    label = (
        chance.choice(("Số: ", "Số ", "Số:", "Số : "))
        if not body.is_party
        else chance.choice(("Số ", "Số: "))
    )
    if number is None:
        return f"{label.strip()}      {body.mark}{symbol}"
    return (
        f"{label}{number}{chance.choice(('', '', ' '))}{body.mark}{chance.choice(('', '', '', ' '))}{symbol}"
    )


def _date_line(day: dt.date, truth: Truth, body: Body, chance: random.Random) -> str:
    place = body.place
    if chance.random() < 0.06:
        truth.issued_on = None
        return f"{place}, ngày      tháng {day.month} năm {day.year}"
    shape = chance.randrange(8)
    if shape < 5:
        return (
            f"{place}, ngày {day.day:02d} tháng {day.month if shape else f'{day.month:02d}'} năm {day.year}"
        )
    if shape == 5:
        return f"{place}, ngày {day.day}/{day.month}/{day.year}"
    if shape == 6:
        return f"{place}, ngày {day.day:02d}.{day.month:02d}.{day.year}"
    return f"{place} ngày {day.day} tháng {day.month} năm {day.year}"


def _title(paper_type: str | None, subject: str, chance: random.Random) -> list[str]:
    if paper_type is None:
        return []
    said = paper_type.upper() if chance.random() < 0.9 else paper_type
    words, half = subject.split(), len(subject.split()) // 2
    lines = [subject] if chance.random() < 0.5 else [" ".join(words[:half]), " ".join(words[half:])]
    return [said, *lines, *(["-----"] if chance.random() < 0.4 else [])]


def sentence(chance: random.Random) -> str:
    return chance.choice(w.ACTIONS) + chance.choice(w.TAILS)


def _write_body(draft: Draft, body: Body, paper_type: str | None, chance: random.Random) -> None:
    add = draft.body.append
    if paper_type in ("Quyết định", "Nghị quyết"):
        add(("center", body.authority))
    if paper_type is None:
        receiver = chance.choice(
            ("Các công đoàn cấp trên cơ sở", "Ban Thường vụ Tỉnh ủy", "Các công đoàn cơ sở trực thuộc")
        )
        add(("plain", f"Kính gửi: {receiver}"))
    for _ in range(chance.randrange(3) if paper_type not in ("Quyết định",) else 2):
        number = chance.randrange(3, 900)
        add(
            (
                "plain",
                f"{chance.choice(('Căn cứ', 'Căn cứ', 'Thực hiện'))} Quyết định số {number}/QĐ-TLĐ ngày {chance.randrange(1, 28)}/{chance.randrange(1, 12)}/2016 của Đoàn Chủ tịch Tổng LĐLĐ Việt Nam về thi đua, khen thưởng;",
            )
        )
    if paper_type in ("Quyết định", "Nghị quyết"):
        add(("center", "QUYẾT ĐỊNH:" if paper_type == "Quyết định" else "QUYẾT NGHỊ:"))
        _articles(draft, chance)
        return
    add(("plain", f"{body.said} {(paper_type or 'thông báo').lower()} như sau:"))
    chance.choice((_sections, _sections, _sections, _parts, _decimals, _plus))(draft, chance)
    if chance.random() < 0.5:
        add(
            (
                "plain",
                f"Trên đây là nội dung {(paper_type or 'công văn').lower()}, đề nghị các đơn vị nghiêm túc triển khai thực hiện./.",
            )
        )


def _put(draft: Draft, address: str, label: str, text: str) -> None:
    draft.truth.clauses.append((address, text))
    draft.body.append(("plain", f"{label} {text}".strip()))


def _table(draft: Draft, chance: random.Random) -> None:
    rows = [("TT", "Đơn vị", "Số đoàn viên", "Ghi chú")]
    for number in range(1, chance.randrange(3, 7)):
        rows.append(
            (
                str(number),
                f"CĐCS {chance.choice(w.PLACES)}",
                f"{chance.randrange(1, 9)}.{chance.randrange(100, 999)}",
                chance.choice(("", "Mới", "Đạt")),
            )
        )
    draft.truth.tables.append(rows)
    draft.body.append(("table", rows))


def _sections(draft: Draft, chance: random.Random) -> None:
    mark, letter = chance.choice((". ", ". ", "- ", "/ ")).strip(), chance.choice((")", ")", "."))
    for index, heading in enumerate(chance.sample(w.HEADINGS, chance.randrange(2, 5)), start=1):
        roman = ("I", "II", "III", "IV", "V")[index - 1]
        said = heading.upper() if chance.random() < 0.5 else heading + chance.choice(("", ":", ""))
        _put(draft, roman, f"{roman}{mark if mark != '-' else ' -'}", said)
        for number in range(1, chance.randrange(2, 5)):
            address = f"{roman}.{number}"
            children = chance.randrange(4) if chance.random() < 0.5 else 0
            _put(
                draft,
                address,
                f"{number}.",
                chance.choice(w.GROUPS) + ":" if children else sentence(chance) + ".",
            )
            dashes = chance.random() < 0.5
            for child in range(children):
                if dashes:
                    _put(draft, f"{address}.d{child + 1}", "-", sentence(chance) + chance.choice((".", ";")))
                else:
                    _put(
                        draft,
                        f"{address}.{'abcd'[child]}",
                        f"{'abcd'[child]}{letter}",
                        sentence(chance) + chance.choice((".", ";")),
                    )
            if not children and chance.random() < 0.2:
                _put(draft, f"{address}.p2", "", sentence(chance) + ".")
        if chance.random() < 0.2:
            _table(draft, chance)


def _parts(draft: Draft, chance: random.Random) -> None:
    for part, heading in zip("AB", chance.sample(w.HEADINGS, 2), strict=True):
        _put(draft, part, f"{part}.", heading.upper())
        for index, inner in enumerate(chance.sample(w.GROUPS, 2), start=1):
            roman = "I" * index
            _put(draft, f"{part}.{roman}", f"{roman}.", inner)
            for number in range(1, chance.randrange(2, 4)):
                _put(draft, f"{part}.{roman}.{number}", f"{number}.", sentence(chance) + ".")
                for dash in range(chance.randrange(3)):
                    _put(
                        draft,
                        f"{part}.{roman}.{number}.d{dash + 1}",
                        chance.choice("-–"),
                        sentence(chance) + ";",
                    )


def _decimals(draft: Draft, chance: random.Random) -> None:
    for number, heading in enumerate(chance.sample(w.HEADINGS, 3), start=1):
        _put(draft, f"{number}", f"{number}.", heading)
        for inner in range(1, chance.randrange(2, 4)):
            _put(
                draft,
                f"{number}.{inner}",
                f"{number}.{inner}{chance.choice(('.', ''))}",
                sentence(chance) + ".",
            )
            for child in range(chance.randrange(3)):
                _put(draft, f"{number}.{inner}.{'abcd'[child]}", f"{'abcd'[child]})", sentence(chance) + ";")


def _plus(draft: Draft, chance: random.Random) -> None:
    for number, heading in enumerate(chance.sample(w.GROUPS, 3), start=1):
        _put(draft, f"{number}", f"{number}.", heading + ":")
        for dash in range(1, chance.randrange(2, 4)):
            _put(draft, f"{number}.d{dash}", "-", sentence(chance) + ":")
            for plus in range(chance.randrange(3)):
                _put(draft, f"{number}.d{dash}.d{plus + 1}", "+", sentence(chance) + ";")


def _articles(draft: Draft, chance: random.Random) -> None:
    article = 0
    chapters = chance.random() < 0.25
    for chapter in range(2 if chapters else 1):
        above = f"Ch{'I' * (chapter + 1)}." if chapters else ""
        if chapters:
            heading = chance.choice(w.HEADINGS).upper()
            draft.truth.clauses.append((above[:-1], heading))
            draft.body += [("center", f"Chương {'I' * (chapter + 1)}"), ("center", heading)]
        for _ in range(chance.randrange(2, 4)):
            article += 1
            items = chance.randrange(1, 4) if chance.random() < 0.5 else 0
            text = f"{chance.choice(w.GROUPS)}" if items else sentence(chance) + "."
            _put(draft, f"{above}Đ{article}", f"Điều {article}{chance.choice(('.', '.', ':'))}", text)
            for item in range(1, items + 1):
                _put(draft, f"{above}Đ{article}.{item}", f"{item}.", sentence(chance) + ".")
                for child in range(chance.randrange(3)):
                    _put(
                        draft,
                        f"{above}Đ{article}.{item}.{'abc'[child]}",
                        f"{'abc'[child]})",
                        sentence(chance) + ";",
                    )


def _write_tail(draft: Draft, body: Body, chance: random.Random) -> None:
    chosen = [*chance.sample(w.RECIPIENTS, chance.randrange(2, 6)), (chance.choice(w.FILED), None)]
    ends = chance.choice((";", ";", ",", ""))
    for index, (name, purpose) in enumerate(chosen):
        draft.truth.recipients.append(name)
        end = "." if index + 1 == len(chosen) and ends else ends
        dash = "- " if draft.body is not None and chance.random() < 0.97 else "-"
        draft.recipients.append(f"{dash}{name}{f' ({purpose})' if purpose else ''}{end}")
    name = f"{chance.choice(w.FAMILY)} {chance.choice(w.MIDDLE)} {chance.choice(w.GIVEN)}"
    signed = (
        ["(đã ký)"] if chance.random() < 0.2 else ["(Đã ký)", ""] if chance.random() < 0.1 else ["", "", ""]
    )
    draft.signing.append([*body.signing(chance), *signed, name])
    draft.truth.signer = name
    if chance.random() < 0.08:
        other = f"{chance.choice(w.FAMILY)} {chance.choice(w.MIDDLE)} {chance.choice(w.GIVEN)}"
        draft.signing.append(["ĐẠI DIỆN NGƯỜI SỬ DỤNG LAO ĐỘNG", "GIÁM ĐỐC", "", "", other])
