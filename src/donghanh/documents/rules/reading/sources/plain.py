"""Plain text in any of the encodings that offices left behind."""

import codecs

from donghanh.base.alphabets import Alphabet, alphabet_of, decoder_of, latin, marked_words, recognised
from donghanh.base.sentences import Refusal, Sentence
from donghanh.base.words import nfc

from .source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain(content: bytes) -> Source:
    """The text, in NFC. Raises Refusal for binary data and for letters of no known alphabet."""
    text, alphabet = decoded(content)
    return Source(nfc(decoder_of(alphabet)(text)), said_of(alphabet))


def said_of(alphabet: Alphabet | None) -> tuple[Sentence, ...]:
    """The sentence that tells a person the letters were converted."""
    if alphabet is None:
        return ()
    return (
        Sentence(
            "Chữ trong tệp theo bảng mã cũ {name}, đã chuyển sang Unicode. Xem lại chữ hoa và tên riêng.",
            name=alphabet.name,
        ),
    )


def decoded(content: bytes, named: str | None = None) -> tuple[str, Alphabet | None]:
    """The characters, and the old alphabet they are still to be turned from; `named` is the encoding that the file
    itself names.
    """
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), None) or _wide(content)
    for name in (encoding, "utf-8"):
        if name:
            try:
                text = _checked(content.decode(name))
                return text, alphabet_of(text)
            except UnicodeDecodeError:
                continue
    if content.count(b"\x00"):
        raise binary()
    return _from_bytes(content, named)


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = content[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample) or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _checked(text: str) -> str:
    if "\x00" in text:
        raise binary()
    return text


def _from_bytes(content: bytes, named: str | None) -> tuple[str, Alphabet | None]:
    shown = latin(content)
    found = recognised(shown)
    if found:
        return shown, found
    try:
        mostly = content.decode("utf-8", errors="ignore")
        if len(mostly.encode()) > 0.97 * len(content):  # a few broken bytes in UTF-8
            return content.decode("utf-8", errors="replace"), None
        if named and named.lower().replace("_", "-") not in ("utf-8", "iso-8859-1", "windows-1252"):
            return content.decode(named), None
    except (LookupError, UnicodeDecodeError):
        pass
    if marked_words(shown) < 3:
        return shown, None
    raise Refusal(
        "Không nhận ra bảng mã của chữ trong tệp “{name}”. Mở tệp bằng phần mềm soạn thảo, chuyển sang Unicode dựng "
        "sẵn, lưu lại kiểu UTF-8 rồi tải lên."
    )


def binary() -> Refusal:
    """The refusal of what is no text."""
    return Refusal(
        "Tệp “{name}” không phải tệp văn bản: bên trong là dữ liệu nhị phân. Chọn đúng tệp văn bản."
    )
