"""A file that was made, put before the reader on the desktop."""

import os
import sys
from collections.abc import Mapping

import typer

from engine.message import Message, msg


def open_file(path: str) -> Message | None:
    """None where it was opened; else the sentence that says where it is instead."""
    if not has_desktop(os.environ, sys.platform):
        return msg("outputs.no_desktop", path=path)
    return None if typer.launch(path) == 0 else msg("outputs.not_opened", path=path)


def has_desktop(environ: Mapping[str, str], platform: str) -> bool:
    """Over SSH there may be a screen, and it is not where the reader sits."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return bool(environ.get("DISPLAY")) and platform not in ("win32", "darwin")
    if platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
