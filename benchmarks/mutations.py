"""Small ways to break a playbook: each takes the plain data of one, and changes one thing in its copy."""

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple, TypeAlias

from engine.condition import KNOWN, OPS
from engine.facts import BEHAVIOURS, PARTS
from engine.requirements.kinds import KINDS

Path: TypeAlias = tuple[str | int, ...]


class Mutant(NamedTuple):
    """`how` it was broken, `where`, and what became of what stood there."""

    data: dict[str, Any]
    how: str
    where: str
    change: str


class Site(NamedTuple):
    """A value in the data: its path, and the mapping or list it stands in."""

    path: Path
    home: Any
    key: Any

    @property
    def value(self) -> Any:
        return self.home[self.key]


Mutation: TypeAlias = Callable[[Site, Random], bool]
"""Breaks what stands at the site, in place; False where there is nothing of this kind to break."""


def mutant(data: Mapping[str, Any], random: Random) -> Mutant:
    """One way of MUTATIONS, each as likely as the others, at a place where it can be done."""
    while True:
        copy = deepcopy(dict(data))
        how, mutation = random.choice(list(MUTATIONS.items()))
        sites = list(_sites(copy))
        random.shuffle(sites)
        for site in sites:
            before = deepcopy(site.value)
            where = _named(site.path, copy)
            if mutation(site, random) and copy != data:
                after = site.home.get(site.key, "") if isinstance(site.home, dict) else _after(site)
                return Mutant(copy, how, where, f"{_short(before)} → {_short(after)}")


def _after(site: Site) -> Any:
    return site.home[site.key] if site.key < len(site.home) else ""


def _sites(value: Any, path: Path = ()) -> Iterator[Site]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in pairs:
        yield Site((*path, key), value, key)
        yield from _sites(each, (*path, key))


def _named(path: Path, data: Any) -> str:
    """Entries by their id, where they have one."""
    names: list[str] = []
    for part in path:
        data = data[part]
        own = isinstance(part, int) and isinstance(data, dict) and data.get("id")
        names.append(str(own or part))
    return ".".join(names)


def _short(value: Any) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:59] + "…"


# ── ways ──────────────────────────────────────────────────────────────────────────────────────


def drop_key(site: Site, random: Random) -> bool:
    if not isinstance(site.home, dict):
        return False
    del site.home[site.key]
    return True


def drop_entry(site: Site, random: Random) -> bool:
    if not isinstance(site.home, list):
        return False
    del site.home[site.key]
    return True


def drop_guard(site: Site, random: Random) -> bool:
    return site.key in ("when", "valid_for", "within", "at_least", "waivable") and drop_key(site, random)


def double_entry(site: Site, random: Random) -> bool:
    if not isinstance(site.home, list):
        return False
    site.home.insert(site.key, deepcopy(site.value))
    return True


def swap_entries(site: Site, random: Random) -> bool:
    if not isinstance(site.value, list) or len(site.value) < 2:
        return False
    a, b = random.sample(range(len(site.value)), 2)
    site.value[a], site.value[b] = site.value[b], site.value[a]
    return True


def rename_key(site: Site, random: Random) -> bool:
    if not isinstance(site.home, dict):
        return False
    site.home[_misspelt(str(site.key), random)] = site.home.pop(site.key)
    return True


def number(site: Site, random: Random) -> bool:
    """By one, or by much; a number within a text like 90d, 70% or 3/month as well."""
    value = site.value
    if isinstance(value, int) and not isinstance(value, bool):
        site.home[site.key] = _other(value, random)
        return True
    found = re.search(r"\d+", value) if isinstance(value, str) and len(value) < 12 else None
    if found is None:
        return False
    site.home[site.key] = f"{value[: found.start()]}{_other(int(found[0]), random)}{value[found.end() :]}"
    return True


def _other(n: int, random: Random) -> int:
    return random.choice((n + 1, n - 1 if n else n + 2, n * 10 + 1, n // 2 + (n < 2)))


def operator(site: Site, random: Random) -> bool:
    if site.key != "op":
        return False
    site.home["op"] = random.choice([op for op in (*OPS, KNOWN) if op != site.value])
    return True


def all_or_any(site: Site, random: Random) -> bool:
    if site.key not in ("all", "any") or not isinstance(site.home, dict):
        return False
    site.home["any" if site.key == "all" else "all"] = site.home.pop(site.key)
    return True


def negate(site: Site, random: Random) -> bool:
    """`not X` for X; X for `not X`."""
    if not _is_condition(site.value):
        return False
    inner = site.value.get("not")
    site.home[site.key] = inner if inner is not None else {"not": site.value}
    return True


def drop_part(site: Site, random: Random) -> bool:
    return isinstance(site.home, list) and _is_condition(site.value) and drop_entry(site, random)


def choose_part(site: Site, random: Random) -> bool:
    """One part of a condition instead of the whole."""
    if not _is_condition(site.value):
        return False
    parts = site.value.get("all") or site.value.get("any")
    if not parts:
        return False
    site.home[site.key] = random.choice(parts)
    return True


def flip_waivable(site: Site, random: Random) -> bool:
    if "gate" not in site.path or not isinstance(site.value, dict) or not set(KINDS) & set(site.value):
        return False
    site.value["waivable"] = not site.value.get("waivable", True)
    return True


def other_word(site: Site, random: Random) -> bool:
    """Another of the words that could stand there: a currency, a behaviour, a part, a class."""
    for words in (("CNY", "USD", "JPY"), BEHAVIOURS, (*PARTS, "two_sided"), ("A", "B", "C"), ("yes", "no")):
        if isinstance(site.value, str) and site.value in words:
            site.home[site.key] = random.choice([word for word in words if word != site.value])
            return True
    return False


def other_field(site: Site, random: Random) -> bool:
    fields = ("deal.amount", "deal.behaviour", "account.class", "contacts.champion", "contacts.decider")
    if site.key != "field":
        return False
    site.home["field"] = random.choice([field for field in fields if field != site.value])
    return True


def flip_status(site: Site, random: Random) -> bool:
    if site.key != "status":
        return False
    site.home["status"] = "won" if site.value == "open" else "open"
    return True


def rename_id(site: Site, random: Random) -> bool:
    if site.key not in ("id", *KINDS) or not isinstance(site.value, str):
        return False
    site.home[site.key] = _misspelt(site.value, random)
    return True


def misspell(site: Site, random: Random) -> bool:
    """A word that is no sentence."""
    if not isinstance(site.value, str) or " " in site.value or site.key in ("zh", "en"):
        return False
    site.home[site.key] = _misspelt(site.value, random)
    return True


def _misspelt(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    return random.choice((word[:at] + word[at + 1 :], f"{word[:at]}x{word[at:]}", word + "s"))


def drop_language(site: Site, random: Random) -> bool:
    return _is_text(site.home) and drop_key(site, random)


def swap_languages(site: Site, random: Random) -> bool:
    if not _is_text(site.value):
        return False
    site.value["zh"], site.value["en"] = site.value["en"], site.value["zh"]
    return True


def empty_text(site: Site, random: Random) -> bool:
    if not _is_text(site.home):
        return False
    site.home[site.key] = random.choice(("", " "))
    return True


def change_word(site: Site, random: Random) -> bool:
    if not _is_text(site.home):
        return False
    words = site.value.split(" ") if " " in site.value else list(site.value)
    at = random.randrange(len(words))
    words[at : at + 1] = random.choice(([], [words[at]] * 2, ["so"]))
    site.home[site.key] = (" " if " " in site.value else "").join(words)
    return True


def move_text(site: Site, random: Random) -> bool:
    """The text of a neighbour, as copying leaves it behind."""
    if not isinstance(site.home, list) or not _is_text(site.value) or len(site.home) < 2:
        return False
    site.home[site.key] = deepcopy(site.home[site.key - 1])
    return True


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"zh", "en"}


def _is_condition(value: Any) -> bool:
    return isinstance(value, dict) and any(key in value for key in ("field", "all", "any", "not"))


MUTATIONS: Mapping[str, Mutation] = {
    "a key dropped": drop_key,
    "an entry dropped": drop_entry,
    "a guard or bound dropped": drop_guard,
    "an entry doubled": double_entry,
    "two entries swapped": swap_entries,
    "a key misspelt": rename_key,
    "a number changed": number,
    "another operator": operator,
    "all for any": all_or_any,
    "a condition negated": negate,
    "a part of a condition dropped": drop_part,
    "a part for the whole condition": choose_part,
    "waivable flipped": flip_waivable,
    "another word of its kind": other_word,
    "another field": other_field,
    "open for won": flip_status,
    "an id misspelt": rename_id,
    "a word misspelt": misspell,
    "a language dropped": drop_language,
    "the languages swapped": swap_languages,
    "a text emptied": empty_text,
    "a word of a text changed": change_word,
    "a neighbour's text": move_text,
}
CHINESE: Mapping[str, str] = {
    "a key dropped": "删掉一个键",
    "an entry dropped": "删掉一项",
    "a guard or bound dropped": "删掉条件或界限",
    "an entry doubled": "一项重复",
    "two entries swapped": "两项换位",
    "a key misspelt": "键写错",
    "a number changed": "数字改动",
    "another operator": "运算符换掉",
    "all for any": "all 和 any 互换",
    "a condition negated": "条件取反",
    "a part of a condition dropped": "条件少一部分",
    "a part for the whole condition": "条件只剩一部分",
    "waivable flipped": "能否豁免反过来",
    "another word of its kind": "换成同类的另一个词",
    "another field": "换一个字段",
    "open for won": "open 和 won 互换",
    "an id misspelt": "代号写错",
    "a word misspelt": "词写错",
    "a language dropped": "丢掉一种语言",
    "the languages swapped": "中英对调",
    "a text emptied": "文字清空",
    "a word of a text changed": "一句话改一个字",
    "a neighbour's text": "误用旁边那句话",
}
