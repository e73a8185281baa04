"""Unicode into the alphabets of before it, written apart from the reader's tables."""

import unicodedata

# TCVN 5712:1993 VN3, code by code in hexadecimal.
TCVN3 = {
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "ă": 0xA8, "â": 0xA9, "ê": 0xAA,
    "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ằ": 0xBB,
    "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC,
    "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ồ": 0xE5,
    "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB, "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF,
    "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA,
    "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE, "“": 0x93, "”": 0x94, "–": 0x96,
}  # fmt: skip
TONE_OF = {"\u0300": 0, "\u0301": 1, "\u0303": 2, "\u0309": 3, "\u0323": 4}
PLAIN_TONES, HAT_TONES, BREVE_TONES = "øùõûï", "àáãåä", "èéüúë"
LONE = {"ì": "ì", "í": "í", "ĩ": "ó", "ỉ": "æ", "ị": "ò", "ỵ": "î", "đ": "ñ", "ơ": "ô", "ư": "ö"}


def in_tcvn3(text: str) -> bytes:
    """Capitals with a tone have no code: the small one stands, shown large by the font."""
    return bytes(
        TCVN3[char] if char in TCVN3 else TCVN3[char.lower()] if char.lower() in TCVN3 else ord(char)
        for char in text
    )


def in_vni(text: str) -> bytes:
    return "".join(_vni(char) for char in text).encode("cp1252", errors="replace")


def _vni(char: str) -> str:
    small = char.lower()
    if small in LONE:
        made = LONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        hat = next((mark for mark in marks if mark in "\u0302\u0306"), "")
        horn = "\u031b" in marks
        tone = next((TONE_OF[mark] for mark in marks if mark in TONE_OF), None)
        base = {"o": "ô", "u": "ö"}.get(base, base) if horn else base
        if not marks:
            return char
        if hat:
            row, alone = (HAT_TONES, "â") if hat == "\u0302" else (BREVE_TONES, "ê")
            made = base + (alone if tone is None else row[tone])
        else:
            made = base + ("" if tone is None else PLAIN_TONES[tone])
    return made.upper() if char != small else made


def in_windows_1258(text: str) -> bytes:
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", char)
            tones = [mark for mark in marks if mark in TONE_OF]
            base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONE_OF))
            out += (base + "".join(tones)).encode("cp1258")
    return bytes(out)
