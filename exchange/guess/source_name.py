"""The name under which the ids of a table are remembered, made from the name of its file."""

import os
import re
import unicodedata
from hashlib import sha256

_SIGNS = re.compile(r"[^a-z0-9]+")
_LONGEST = 50
_DIGEST = 8


def source_of(file: str) -> str:
    """`Deals 2026.csv` as `deals-2026`, `商机.xlsx` as `shangji`: two files of different names get two. What
    can't be spelled in Latin letters, or is too long, goes by a digest."""
    stem = os.path.basename(file).partition(".")[0].casefold()
    spelled = _spelled(stem)
    name = _SIGNS.sub("-", spelled).strip("-")
    lost = any(sign.isalnum() and not sign.isascii() for sign in spelled)
    if lost or not name or len(name) > _LONGEST:
        digest = sha256(stem.encode(errors="surrogateescape")).hexdigest()[:_DIGEST]
        name = f"{name[:_LONGEST].strip('-') or 'table'}-{digest}"
    return name if name[0].isalpha() else f"table-{name}"


def _spelled(stem: str) -> str:
    """In Latin letters without accents, as far as it can be."""
    if any("\u3400" <= sign <= "\u9fff" for sign in stem):
        from pypinyin import lazy_pinyin  # large, and needed for a Chinese name alone

        stem = "".join(lazy_pinyin(stem))
    marked = unicodedata.normalize("NFKD", stem)
    return "".join(sign for sign in marked if not unicodedata.combining(sign))
