"""What somebody meant to write in an expression or a template that Jinja can't read.

Jinja says it in terms of its parser; the sentences it builds are those of its lexer and parser modules.
"""

import re

from engine.message import Message, msg
from engine.nearest import shown

_QUOTED = re.compile(r"""(["'])(?:\\.|(?!\1).)*\1""", re.DOTALL)
_CHINESE = re.compile("[！-～“”‘’。、《》【】\u3000]")
_OTHERWISE = (
    (re.compile("&&"), "and"),
    (re.compile(r"\|\|"), "or"),
    (re.compile("=>"), ">="),
    (re.compile("=<"), "<="),
    (re.compile("<>"), "!="),
    (re.compile("!==|!(?!=)"), "!="),
    (re.compile("===|(?<![=!<>])=(?!=)"), "=="),
)
"""Signs of other languages, and what is written here."""
_PARTNER = {")": "(", "]": "[", "}": "{"}
_OPEN = {
    "end of print statement": "jinja.print_open",
    "end of statement block": "jinja.tag_open",
    "Missing end of comment": "jinja.comment_open",
}


def expression_slip(source: str, complaint: str = "") -> Message:
    """`complaint`: Jinja's own, of an expression that was put in brackets."""
    bare = _QUOTED.sub("''", source)
    if found := _CHINESE.search(bare):
        return _chinese(found[0])
    if bare.replace("''", "").count("'") + bare.count('"'):
        return msg("jinja.quote")
    for pattern, meant in _OTHERWISE:
        if found := pattern.search(bare):
            meant = "not" if found[0] == "!" else meant
            return msg("jinja.write", given=found[0], meant=meant)
    if not _paired(bare):
        return msg("jinja.bracket")
    token = _token(complaint)
    if token in ("integer", "float", "string"):
        return msg("jinja.side_by_side")
    if token == ")" or token not in bare:
        return msg("jinja.unfinished")
    return msg("jinja.stuck", given=shown(token))


def template_slip(complaint: str) -> Message:
    """By what Jinja complains of."""
    if found := re.search(r"unknown tag '(\w+)'.*?(?:closed is '(\w+)'|$)", complaint):
        return _tag(found[1], found[2])
    if found := re.search(r"closed is '(\w+)'", complaint):
        return msg("jinja.end_missing", tag=found[1])
    if complaint.startswith(("unexpected end of template", "Missing end of comment")):
        return next((msg(id) for end, id in _OPEN.items() if end in complaint), msg("jinja.unfinished"))
    token = _token(complaint)
    if _CHINESE.match(token):
        return _chinese(token)
    if token == "=":
        return msg("jinja.write", given="=", meant="==")
    if not token or token.startswith("end of "):
        return msg("jinja.unfinished")
    return msg("jinja.quote") if token in "'\"" else msg("jinja.stuck", given=shown(token))


def _chinese(sign: str) -> Message:
    return msg("jinja.chinese_quote") if sign in "“”‘’" else msg("jinja.chinese_sign", sign=sign)


def _tag(tag: str, open: str | None) -> Message:
    if not tag.startswith("end"):
        return msg("jinja.unknown_tag", tag=shown(tag))
    if open:
        return msg("jinja.other_end", tag=open, given=tag)
    return msg("jinja.end_alone", tag=tag.removeprefix("end"))


def _token(complaint: str) -> str:
    """What Jinja stopped at: the last of its sentence's words in quotes, or the first it did not expect."""
    found = re.search(r"""(?:got|unexpected char|^unexpected) (["'])(.+?)\1(?: at |,|$)""", complaint)
    return found[2] if found else ""


def _paired(bare: str) -> bool:
    open: list[str] = []
    for character in bare:
        if character in "([{":
            open.append(character)
        elif character in _PARTNER and (not open or open.pop() != _PARTNER[character]):
            return False
    return not open
