"""Which fonts a PDF is set in: a team's own, else those of the system that have Chinese."""

import os
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from engine.errors import Refused
from engine.message import msg

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = "DEALGATE_FONTS"
"""The environment variable that names a folder with font files."""

_CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Heiti SC",
    "SimHei",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
)
"""As they come with Linux, macOS and Windows, the more readable first."""


def fonts_here(environ: Mapping[str, str]) -> "Fonts":
    """Those of the folder that DEALGATE_FONTS names, of the system, and what typst brings along.

    Raises Refused where there is no such folder.
    """
    folder = environ.get(FOLDER) or ""
    if folder and not os.path.isdir(folder):
        raise Refused(msg("outputs.no_font_folder", name=FOLDER, folder=folder))
    return _found(folder)


@cache
def _found(folder: str) -> "Fonts":
    # Looking through a system's fonts takes longer than setting a page.
    from typst import Fonts

    return Fonts(font_paths=[folder] if folder else [])


def preferred(fonts: "Fonts", folder: str) -> list[str]:
    """Families in the order to try them; for a character none of them has, typst looks at all others."""
    within = os.path.abspath(folder) + os.sep if folder else None
    own = {font.family for font in fonts.fonts() if within and font.path and _under(font.path, within)}
    there = set(fonts.families())
    return [*sorted(own), *(family for family in _CHINESE if family in there - own)]


def _under(path: str, folder: str) -> bool:
    return os.path.abspath(path).startswith(folder)
