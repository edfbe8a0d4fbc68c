"""Which of the older encodings a text is written in, by whether anybody would write what comes out.

A guess counts only where it is the only reading that makes words of some language: the letters of one
alphabet, a vowel in each word, capitals where words begin. `Peña` read as `Peńa` is no word of any. Several
readings that are the same text are one.
"""

import codecs
import re
from typing import NamedTuple

_SIGNS = set("€‚„…†‡‰‹›‘’“”•–—™«»¡¿°§©®·±²³¹¼½¾ºª№£¥¢µ×÷¬¶\u00a0\u00ad´¨`^~")
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_ALPHABETS: dict[str, tuple[str, ...]] = {
    # German; French; Spanish; Portuguese; Italian; Danish, Norwegian; Swedish, Finnish; Dutch; Icelandic
    "cp1252": (
        "äöüß", "àâæçéèêëîïôùûüÿœ", "áéíóúüñçà", "áàâãçéêíóôõúü", "àèéìíòóù", "æøåéöäü",
        "åäöéü", "éèëïöüáóí", "áéíóúýþæöð",
    ),
    # Polish; Czech; Slovak; Hungarian; Croatian and Slovenian; Romanian
    "cp1250": (
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ",
    ),
    # Turkish
    "cp1254": ("çğıİöşüâî",),
    # Lithuanian; Latvian; Estonian
    "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
    # Russian and Bulgarian; Ukrainian; Belarusian; Serbian
    "cp1251": (
        _CYRILLIC, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", _CYRILLIC + "іў", "абвгдђежзијклљмнњопрстћуфхцчџш",
    ),
    "cp1253": ("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ",),
}  # fmt: skip
"""By code page, the letters beyond ASCII of the languages it was made for."""
_VOWELS = frozenset("aeiouyäöüàâæéèêëîïôùûÿœáíóúãõìòåýąęěůőűăıİėįųūāēīøαεηιουωάέήίόύώϊϋаеиоуыэюяёєіїў")
_WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.8


class Reading(NamedTuple):
    encoding: str
    sample: str
    """A piece as this encoding has it; where there are several, one they differ in."""


def readings(text: bytes) -> tuple[Reading, ...]:
    """The ways `text` makes sense, one an encoding; none where no encoding known here makes sense of it.

    Of the Western ones first those that make it one language throughout, else those that make each word a
    word of some language.
    """
    characters = asian(text)
    if characters is not None:
        decoded = text.decode(characters, "replace")
        return (Reading(characters, _around(decoded, _first_apart([decoded]))),)
    read = {encoding: _decoded(text, encoding) for encoding in _ALPHABETS}
    for fits in (_one_language, _any_language):
        found: dict[str, str] = {}
        for encoding, whole in read.items():
            if whole is not None and fits(whole, _ALPHABETS[encoding]):
                found.setdefault(whole, encoding)
        if found:
            at = _first_apart(list(found))
            return tuple(Reading(encoding, _around(decoded, at)) for decoded, encoding in found.items())
    return ()


def _decoded(text: bytes, encoding: str) -> str | None:
    """A character that was cut off at the end is no fault."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(text)
    except UnicodeDecodeError:
        return None


# ── alphabets ─────────────────────────────────────────────────────────────────────────────────────


def _one_language(text: str, alphabets: tuple[str, ...]) -> bool:
    return any(_any_language(text, (alphabet,)) for alphabet in alphabets)


def _any_language(text: str, alphabets: tuple[str, ...]) -> bool:
    """Whether its words could be words of these languages, and its signs are signs people use."""
    letters = [frozenset(alphabet + alphabet.upper()) for alphabet in alphabets]
    words = [word for word in _WORD.findall(text) if word.isalpha() and not word.isascii()]
    if not all(c in _SIGNS for c in set(text) if c > "\x7f" and not c.isalpha()):
        return False
    spelled = [word for word in words if any({c for c in word if c > "\x7f"} <= known for known in letters)]
    if len(alphabets) == 1 and len(spelled) < len(words):
        return False
    return sum(map(_is_word, spelled)) >= _MOSTLY * len(words)


def _is_word(word: str) -> bool:
    """Capitals at its beginning or throughout; a vowel where it is long; and letters of one script."""
    cased = word.isupper() or word[1:].islower() or len(word) == 1
    sounds = len(word) < 4 or any(c in _VOWELS for c in word.lower())
    latin = [c < "\u0250" for c in word]
    return cased and sounds and (all(latin) or not any(latin))


# ── characters ────────────────────────────────────────────────────────────────────────────────────


def asian(text: bytes) -> str | None:
    """The encoding of Chinese, Japanese or Korean in which most characters are common ones.

    Hangul can be read as half of the common Chinese characters: where nothing but those comes, in many
    different ones, it is Korean.
    """
    shares = {encoding: _share(text, encoding) for encoding in _COMMON}
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > _MOSTLY else None


def _share(text: bytes, encoding: str) -> float:
    decoded = _decoded(text, encoding)
    beyond = [c for c in decoded or "" if c > "\x7f"]
    return _COMMON[encoding](beyond) / len(beyond) if beyond else 0


def _simplified(characters: list[str]) -> float:
    """The more usual half of GB 2312, and its punctuation."""
    return sum(lead <= 0xA3 or 0xB0 <= lead <= 0xD7 for lead, _ in _pairs(characters, "gb2312"))


def _traditional(characters: list[str]) -> float:
    """The more usual half of Big5; a Western letter before a plain one looks like it, too, but never so
    many."""
    usual = [(lead, trail) for lead, trail in _pairs(characters, "big5") if lead <= 0xC6]
    high = sum(trail >= 0xA1 for _, trail in usual)
    return len(usual) if len(usual) >= 4 and 3 * high >= len(usual) else 0


def _japanese(characters: list[str]) -> float:
    """Kana among characters of the more usual half of JIS."""
    kana = sum("\u3040" <= c <= "\u30ff" for c in characters)
    usual = sum(lead <= 0x98 for lead, _ in _pairs(characters, "shift_jis"))
    return usual if 10 * kana >= len(characters) else 0


def _korean(characters: list[str]) -> float:
    hangul = sum(lead <= 0xA3 or 0xB0 <= lead <= 0xC8 for lead, _ in _pairs(characters, "euc_kr"))
    return hangul + 0.5 if hangul == len(characters) and len(set(characters)) >= 12 else hangul - 0.5


def _pairs(characters: list[str], encoding: str) -> list[tuple[int, int]]:
    """The two bytes of each character that has two."""
    coded = (c.encode(encoding, "ignore") for c in characters)
    return [(two[0], two[1]) for two in coded if len(two) == 2]


_COMMON = {"gb18030": _simplified, "big5": _traditional, "cp932": _japanese, "cp949": _korean}


def _first_apart(texts: list[str]) -> int:
    """Where the first character stands that they don't agree on, or that is beyond ASCII."""
    several = len(texts) > 1
    places = enumerate(zip(*texts, strict=False))
    return next((at for at, each in places if (len(set(each)) > 1 if several else each[0] > "\x7f")), 0)


def _around(text: str, at: int) -> str:
    """The line about this place, no more of it than shows what it says."""
    before, after = text[max(0, at - 20) : at], text[at : at + 30]
    return (re.split(r"[\r\n]", before)[-1] + re.split(r"[\r\n]", after)[0]).strip()
