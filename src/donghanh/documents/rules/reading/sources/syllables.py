"""Is this Vietnamese? The share of marked words that are syllables of the language."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "|".join(
    sorted(
        "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(), key=len, reverse=True
    )
)
_RIMES = "|".join(
    sorted(
        (
            "a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây e ec em en eng eo "
            "ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach "
            "oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô "
            "ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn "
            "uông uôt up ut uơ uy uya uych uyên uyêt uynh uyt uyn uyp ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt "
            "ươu ưt ưu y yêm yên yêng yêt yêu ynh yt yn"
        ).split(),
        key=len,
        reverse=True,
    )
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{_RIMES})")
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
SAMPLE = 60_000  # characters looked at: enough to tell one alphabet from another


def plausible(text: str) -> float:
    """Share of the words beyond plain Latin letters that are syllables, 0 when there is no such word."""
    marked = [word for word in _WORD.findall(text[:SAMPLE].lower()) if not word.isascii()]
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def marked_words(text: str) -> int:
    """How many words of the sample have a letter beyond plain Latin."""
    return sum(not word.isascii() for word in _WORD.findall(text[:SAMPLE]))


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """One syllable in small letters, in NFC."""
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return bool(_SYLLABLE.fullmatch(bare))
