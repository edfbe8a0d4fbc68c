"""Names that may be one company's or one person's: the same, or alike enough to be asked about.

What is the `same` is found without a word. What has one `stem` is proposed as a double, and joined by nobody
but a person: two companies of one group may well be two clients.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_ENDINGS = (
    *("有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "股份公司", "集团公司", "集團公司"),
    *("集团", "集團", "公司", "株式会社", "株式會社", "有限会社", "合同会社", "주식회사", "spzoo"),
)
"""What East Asian names end in, the longer first, without a space before it; and what comes in words."""
_BRANCH = "分公司"
"""Part of a company with business of its own, and so a name of its own."""
_WORDS = frozenset(
    [
        *("inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "corp", "corporation", "co"),
        *(
            "company",
            "group",
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "kgaa",
            "ohg",
            "ug",
            "se",
            "sa",
            "sas",
            "sarl",
            "srl",
        ),
        *("spa", "sl", "slu", "bv", "nv", "cv", "ab", "oy", "oyj", "as", "asa", "aps", "doo", "kft", "zrt"),
        *("sro", "pty", "pte", "sdn", "bhd", "kk", "pvt"),
    ]
)
"""What other names end in, a word each."""
_AND = {"and": "&", "und": "&"}

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|【([^【】]*)】|〔([^〔〕]*)〕")
_INITIALS = re.compile(r"\b(?:[^\W\d_][./] ?)+[^\W\d_]\b\.?")
"""S.p.A., a/s: letters that are one word."""
_APOSTROPHE = re.compile("['’‘`´]")
_WORD = re.compile(r"[^\W_]+|&")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_SIGNS = re.compile(r"[^\w\s.,;:!?'’‘`´\"“”&/、，。；：！？()\[\]【】〔〕\u0300-\u036f]")
"""What may tell two names apart that are hardly more than it: `A +1` and `A -1`."""
_FEW = 2
"""Letters."""
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


class Name(NamedTuple):
    """What a company's name comes down to: a stem, how it ends (有限公司), what stands in brackets (北京).

    The stem is empty where there is nothing but an ending.
    """

    stem: str
    ending: str
    place: str


class Pair(NamedTuple):
    """A name and another it is alike, each with its code."""

    code: str
    name: str
    like: str
    like_name: str


# ── of companies ──────────────────────────────────────────────────────────────────────────────


def same(name: str) -> str:
    """A name without what nobody sees or means: width, capitals, runs of spaces.

    After Unicode's caseless match for compatible characters (The Unicode Standard, 3.13, D146).
    """
    if name.isascii():
        return " ".join(name.split()).lower()
    before, text = "", _INVISIBLE.sub("", name)
    while text != before:
        before, text = text, unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_INVISIBLE.sub("", text).split())


def stem(name: str) -> str:
    """What tells a company from another: `same`, without ending, brackets, punctuation and accents.

    Empty where nothing is left, and then it is nobody's double.
    """
    return read(name).stem


def read(name: str) -> Name:
    """A company's name, taken apart."""
    text = same(name)
    bare, places = _without_brackets(text)
    found, endings = _without_endings(bare)
    if not found and places:
        found, endings = _without_endings(_BRACKETS.sub(_inside, text))
        places = ""
    if found and sum(map(str.isalpha, found)) < _FEW:
        found += "".join(_SIGNS.findall(bare))
    return Name(found, endings, places)


def _without_brackets(text: str) -> tuple[str, str]:
    places = ["".join(_WORD.findall(_inside(found))) for found in _BRACKETS.finditer(text)]
    return (_BRACKETS.sub(" ", text) if places else text), " ".join(filter(None, places))


def _inside(found: re.Match[str]) -> str:
    return f" {next((group for group in found.groups() if group is not None), '')} "


def _without_endings(text: str) -> tuple[str, str]:
    """The stem and the endings that stood behind it, in their order. What is left may end in one again."""
    endings: list[str] = []
    before = None
    while text != before:
        before = text
        words = _words(text)
        while words and (words[-1] in _WORDS or (words[-1] == "&" and endings)):
            endings.insert(0, words.pop())
        text = "".join(words) if words != ["&"] else ""
        while text.endswith(_ENDINGS) and not text.endswith(_BRANCH):
            ending = next(each for each in _ENDINGS if text.endswith(each))
            endings.insert(0, ending)
            text = text.removesuffix(ending)
    return text, " ".join(ending for ending in endings if ending != "&")


def _words(text: str) -> list[str]:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _ACCENTS.sub("", unicodedata.normalize("NFD", text)))
    text = _APOSTROPHE.sub("", text)
    text = _INITIALS.sub(lambda found: re.sub(r"\W", "", found[0]) + " ", text)
    return [_AND.get(word, word) for word in _WORD.findall(text)]


# ── doubles ───────────────────────────────────────────────────────────────────────────────────


def alike(names: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of codes whose names are alike, of all names by code; in the order of the first of each.

    Two that name different places, 华南（北京） and 华南（上海）, are two; one that names none belongs to
    the only place there is.
    """
    groups: dict[str, dict[str, list[str]]] = {}
    for code, name in names.items():
        parts = read(name)
        if parts.stem:
            groups.setdefault(parts.stem, {}).setdefault(parts.place, []).append(code)
    found = (codes for places in groups.values() for codes in _by_place(places) if len(codes) > 1)
    order = {code: at for at, code in enumerate(names)}
    return sorted((tuple(sorted(codes, key=order.__getitem__)) for codes in found), key=lambda g: order[g[0]])


def _by_place(places: Mapping[str, list[str]]) -> list[list[str]]:
    if len(places) == 2 and "" in places:
        return [[code for codes in places.values() for code in codes]]
    return list(places.values())


def proposals(opened: Mapping[str, str], known: Iterable[tuple[str, str]]) -> list[Pair]:
    """What was opened just now and is alike another, both by code and name.

    `known` is read once, as it comes, and may hold what was opened too; then of two the later is named.
    """
    wanted: dict[str, list[str]] = {}
    order = {code: at for at, code in enumerate(opened)}
    parts = {code: read(name) for code, name in opened.items()}
    for code, name in parts.items():
        if name.stem:
            wanted.setdefault(name.stem, []).append(code)
    found: dict[str, Pair] = {}
    for like, like_name in known:
        theirs = read(like_name)
        for code in wanted.get(theirs.stem, ()):
            if code in found or order.get(like, -1) >= order[code]:
                continue
            if not parts[code].place or not theirs.place or parts[code].place == theirs.place:
                found[code] = Pair(code, opened[code], like, like_name)
    return [found[code] for code in opened if code in found]


# ── of people ─────────────────────────────────────────────────────────────────────────────────


def person_stem(name: str) -> str:
    """What tells a person from another: 王 伟 is 王伟, and `Zhang, Wei` is `Wei Zhang`."""
    words = _words(same(name))
    return "".join(words) if any(map(_HAN.search, words)) else " ".join(sorted(words))
