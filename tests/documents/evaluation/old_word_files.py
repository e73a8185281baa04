"""A draft as a .doc of Word 97: a small writer of compound files, piece table and paragraph properties."""

import struct

from .drafts import Draft

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
PLAIN, INSIDE, ROW = b"", struct.pack("<HB", 0x2416, 1), struct.pack("<HBHB", 0x2416, 1, 0x2417, 1)


def old_word_file(draft: Draft, *, old_letters=None) -> bytes:
    """Head, tail and tables stand in table cells; `old_letters` turns the text into single bytes."""
    paragraphs: list[tuple[str, bytes]] = []

    def row(*cells: list[str]) -> None:
        for cell in cells:
            lines = list(cell) or [""]
            paragraphs.extend((line + "\r", INSIDE) for line in lines[:-1])
            paragraphs.append((lines[-1] + "\x07", INSIDE))
        paragraphs.append(("\x07", ROW))

    row(draft.left, draft.right)
    row([draft.number_line, *([draft.about] if draft.about else [])], [draft.date_line])
    paragraphs += [(line + "\r", PLAIN) for line in draft.title]
    for kind, piece in draft.body:
        if kind == "table":
            for cells in piece:
                row(*([cell] for cell in cells))
        else:
            paragraphs.append((piece + "\r", PLAIN))
    row(["Nơi nhận:", *draft.recipients], *draft.signing)
    paragraphs.append(("\r", PLAIN))
    return word_of(paragraphs, old_letters)


def word_of(paragraphs: list[tuple[str, bytes]], old_letters=None) -> bytes:
    """The file of paragraphs, each with its closing mark and properties."""
    single = old_letters is not None
    text = b"".join(old_letters(p) if single else p.encode("utf-16-le") for p, _ in paragraphs)
    count = len(text) // (1 if single else 2)
    offset = 0x800
    main = bytearray(offset) + text
    main += bytes(-len(main) % SECTOR)
    pages, bounds, at = [], [offset], offset
    for start in range(0, len(paragraphs), 24):
        group = paragraphs[start : start + 24]
        ends = []
        for words, _ in group:
            at += len(old_letters(words) if single else words.encode("utf-16-le"))
            ends.append(at)
        pages.append(len(main) // SECTOR)
        main += _page(bounds[-1], ends, [properties for _, properties in group])
        bounds.append(at)
    place = offset * 2 | 0x40000000 if single else offset
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<IIHIH", 0, count, 0, place, 0)
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + struct.pack(f"<{len(pages)}I", *pages)
    table = clx + plc
    struct.pack_into("<HHH", main, 0, 0xA5EC, 0x00C1, 0)
    struct.pack_into("<H", main, 0x0A, 0x0200)
    struct.pack_into("<I", main, 0x4C, count)
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    struct.pack_into("<II", main, 0x0102, len(clx), len(plc))
    return compound({"WordDocument": bytes(main), "1Table": table})


def _page(start: int, ends: list[int], properties: list[bytes]) -> bytes:
    page = bytearray(512)
    struct.pack_into(f"<{len(ends) + 1}I", page, 0, start, *ends)
    places = {}
    at = 510
    for kind in set(properties):
        blob = bytes([0, (len(kind) + 3) // 2]) + b"\x00\x00" + kind
        at = (at - len(blob) - 1) // 2 * 2
        page[at : at + len(blob)] = blob
        places[kind] = at // 2
    for index, kind in enumerate(properties):
        page[4 * (len(ends) + 1) + 13 * index] = places[kind]
    page[511] = len(ends)
    return bytes(page)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file ([MS-CFB]) of streams of at least 4,096 bytes each (shorter ones are padded)."""
    sectors: list[bytes] = []
    chains: list[list[int]] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for index, name in enumerate(names):
        data = streams[name].ljust(4096, b"\x00")
        data += bytes(-len(data) % SECTOR)
        first = len(sectors)
        sectors += [data[at : at + SECTOR] for at in range(0, len(data), SECTOR)]
        chains.append(list(range(first, len(sectors))))
        right = index + 2 if index + 1 < len(names) else FREE
        entries.append(_entry(name, 2, first, len(data), right=right))
    directory = b"".join(entries)
    directory += b"".join(_entry("", 0, 0, 0) for _ in range(-len(entries) % 4))
    first = len(sectors)
    sectors += [directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR)]
    chains.append(list(range(first, len(sectors))))
    fats = 1
    while (len(sectors) + fats) * 4 > fats * SECTOR:
        fats += 1
    table = [FREE] * (fats * SECTOR // 4)
    for chain in chains:
        for here, there in zip(chain, [*chain[1:], END], strict=True):
            table[here] = there
    places = list(range(len(sectors), len(sectors) + fats))
    for place in places:
        table[place] = FAT
    raw = struct.pack(f"<{len(table)}I", *table)
    sectors += [raw[at : at + SECTOR] for at in range(0, len(raw), SECTOR)]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, fats, first, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *places, *[FREE] * (109 - len(places)))
    return header + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    raw = name.encode("utf-16-le")
    length = len(raw) + 2 if name else 0
    return struct.pack(
        "<64sHBBIII16sIQQIQ", raw, length, kind, 1, FREE, right, child, bytes(16), 0, 0, 0, start, size
    )
