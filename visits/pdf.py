"""A sheet as a PDF, set by typst, with every character really in it.

A character that no font has is dropped by typst without a word. PDF/A-2u (ISO 19005-2) forbids exactly
that: each character has a glyph, and can be copied as the text it is. So every sheet is set as PDF/A-2u,
and where that can't be done it is said which characters are missing.
"""

import json
import os
import re
from datetime import UTC, datetime, time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unicodedata import category, name

from engine.errors import BadFile, Fault, Refused
from engine.message import Message, msg
from visits.fonts import FOLDER, fonts_here, preferred
from visits.plain_sheet import plain_sheet
from visits.sheet import Sheet

if TYPE_CHECKING:
    from typst import Fonts, TypstError

_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_PLACE = re.compile(r"^error:.*\n *┌─ .*:(\d+):(\d+)$", re.MULTILINE)
_OUTWARD = re.compile(r"\b(import|include|eval|plugin|std|dictionary)\b")
"""What fetches a package from elsewhere, and what gets round this."""
_NAMED = 12
"""Missing characters a person is shown."""


def pdf(sheet: Sheet, template: str, file: str = "sheet.typ", fonts: "Fonts | None" = None) -> bytes:
    """`template`, of that name, is typst; it finds the sheet as JSON in `sys.inputs.sheet`, so text never
    becomes markup. The same sheet makes the same bytes.

    Raises BadFile where the template is broken; Refused where typst is not installed, or no font has
    the letters of the sheet. Signs no font has, emoji mostly, are printed by number: `[U+1F600]`.
    """
    try:
        from typst import TypstError
    except ImportError:
        raise Refused(msg("outputs.lacks_pdf"), hint=msg("outputs.install_pdf")) from None
    _stay_inside(template, file)
    fonts = fonts or fonts_here(os.environ)
    told = {**plain_sheet(sheet), "fonts": preferred(fonts, os.environ.get(FOLDER, ""))}
    text = json.dumps(told, ensure_ascii=False)
    made = datetime.combine(sheet.on, time(), UTC)
    try:
        try:
            return _set(template, text, fonts, made)
        except TypstError as error:
            missing = _missing(error)
            if not missing:
                raise
        if lost := list(filter(_is_letter, missing)):
            raise Refused(msg("outputs.no_glyphs", characters=_some(lost)), hint=msg("outputs.install_fonts"))
        return _set(template, text.translate({ord(each): _by_number(each) for each in missing}), fonts, made)
    except TypstError as error:
        raise _broken(error, file) from error


def _set(template: str, told: str, fonts: "Fonts", made: datetime) -> bytes:
    from typst import Compiler

    # An empty folder of its own is all the template can read from.
    with TemporaryDirectory() as root:
        compiler = Compiler(root=root, font_paths=fonts, sys_inputs={"sheet": told})
        content = compiler.compile(template.encode(), format="pdf", pdf_standards="a-2u", timestamp=made)
    assert isinstance(content, bytes)
    return content


def _missing(error: "TypstError") -> list[str]:
    """The characters no font has, as they come."""
    texts = (_unescaped(found[1]) for found in _MISSING.finditer(error.diagnostic))
    return list(dict.fromkeys(character for text in texts for character in text))


def _unescaped(text: str) -> str:
    numbered = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", numbered)


def _is_letter(character: str) -> bool:
    return category(character)[0] in "LMN" and not _unseen(character)


def _unseen(character: str) -> bool:
    """Joiners, and what chooses between two looks of a sign."""
    return category(character) == "Cf" or name(character, "").startswith("VARIATION SELECTOR")


def _by_number(character: str) -> str:
    return "" if _unseen(character) else f"[U+{ord(character):04X}]"


def _some(characters: list[str]) -> Message | str:
    """As many as a person reads."""
    shown, rest = "".join(characters[:_NAMED]), len(characters) - _NAMED
    return msg("outputs.and_more", characters=shown, n=rest) if rest > 0 else shown


def _stay_inside(template: str, file: str) -> None:
    faults = tuple(
        Fault(file, number, found.start() + 1, "", msg("outputs.typ_reaches_out", word=found[1]))
        for number, line in enumerate(template.splitlines(), start=1)
        for found in _OUTWARD.finditer(line)
    )
    if faults:
        raise BadFile(msg("templates.broken"), faults, hint=msg("templates.next"))


def _broken(error: "TypstError", file: str) -> BadFile:
    place = _PLACE.search(error.diagnostic)
    line, column = (int(place[1]), int(place[2])) if place else (0, 0)
    what = msg("templates.fault", detail="; ".join([error.message, *error.hints]))
    return BadFile(
        msg("templates.broken"), (Fault(file, line, column, "", what),), hint=msg("templates.next")
    )
