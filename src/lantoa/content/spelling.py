"""Which written syllables Vietnamese can have: the sieve for text that a machine recognised."""

import re
import unicodedata

_ONSET = r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh|n|ph?|qu|r|s|th|tr|t|v|x)?"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu "
    "iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay "
    "oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot "
    "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh "
    "ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uôc uôi uôm uôn uông uôt "
    "ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt"
)
_SYLLABLE = re.compile(rf"{_ONSET}(?:{_RIMES.replace(' ', '|')})")
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ODD = re.compile(r"[@#|~^_¢£€¥§{}<>\\]|[^\W\d_]\d|\d[^\W\d_]|(?<!\S)[016](?!\S)")


def is_syllable(word: str) -> bool:
    """Say whether `word` can be a Vietnamese syllable, tones aside."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))
    return _SYLLABLE.fullmatch(plain.casefold()) is not None


def misspelt(text: str) -> list[str]:
    """Return the words that no Vietnamese syllable is spelt like; capitals only are not judged."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
    return [word for word in words if not word.isupper() and not is_syllable(word)]


def spells(text: str) -> bool:
    """Say whether every sign and word of `text` can stand in Vietnamese: no trace of a misreading.

    Codes as in official papers (12-CT/TW, 2/9) may stand; a lone 0, 1 or 6 is taken for a
    letter that was misread.
    """
    return not _ODD.search(re.sub(r"\b\d+[-/][\w/-]+", "", text)) and not misspelt(text)
