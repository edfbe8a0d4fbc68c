"""Words that stand in a cell and say no more than an empty one."""

from collections.abc import Sequence

EVERYWHERE = frozenset(
    (
        "",
        "NULL",
        "null",
        "N/A",
        "n/a",
        "#N/A",
        "#NULL!",
        "NaN",
        "(null)",
        "(NULL)",
        "(blank)",
        "<null>",
        "\\N",
    )
)
"""No name, no text and no answer is written like this. `Null` is a name."""
_OF_VALUES = """
- -- — —— – / . ?
na nan nil none null n.a. tbd tba unknown undefined
无 暂无 没有 未知 不详 待定 未定 待确认 未填 空
0000-00-00 0000/00/00 00.00.0000 00/00/0000
"""
OF_VALUES = EVERYWHERE.union(
    spelled for word in _OF_VALUES.split() for spelled in (word, word.upper(), word.capitalize())
).union(
    (
        "0000-00-00 00:00:00",
        "(No value)",
        "(no value)",
        "not set",
        "Not set",
        "not available",
        "Not available",
    )
)
"""Where only a number or a day makes sense. In a text `unknown` is an answer: somebody asked."""


def nulls_of(kind: str, given: Sequence[str] | None, here: Sequence[str] | None) -> frozenset[str]:
    """Of a column of this kind: what the mapping gives for all, and for this one; an empty list is none."""
    if here is not None and not here:
        return frozenset(("",))
    found = OF_VALUES if kind != "text" else EVERYWHERE
    return frozenset(("", *(found if given is None else given), *(here or ())))
