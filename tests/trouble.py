"""What a command says in trouble, in both languages."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from outside import needs

PROGRAM = str(Path(sys.executable).parent / "dealgate")


class Told(NamedTuple):
    """`code` is the exit code, the same in both languages; the rest are sentences, hints included."""

    code: int
    en: str
    zh: str


def told(shell, line, by="ada"):
    """Typed twice, in English and in Chinese; both are refused with the same code, in a sentence or two."""
    before, said = shell.lang, {}
    for language in ("en", "zh"):
        shell.lang = language
        answer = shell(line, by=by)
        said[language] = (answer.code, answer.err.strip())
    shell.lang = before
    return _whole(said)


def told_outside(db, line, *, before=(), by="ada", **environ):
    """The same by a process of its own, which `before` starts; it may be one that may do less."""
    said = {}
    for language in ("en", "zh"):
        known = {"DEALGATE_DB": db, "DEALGATE_USER": by, "DEALGATE_LANG": language, "HOME": "/nonexistent"}
        answer = subprocess.run(
            [*before, PROGRAM, *line.split()],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, **known, **environ},
        )
        said[language] = (answer.returncode, answer.stderr.strip())
    return _whole(said)


def _whole(said):
    (code, english), (same, chinese) = said["en"], said["zh"]
    assert code == same != 0, said
    for sentence in (english, chinese):
        assert "Traceback" not in sentence, sentence
        assert len(sentence.splitlines()) <= 2, sentence
    assert any("\u4e00" <= c <= "\u9fff" for c in chinese), chinese
    return Told(code, english, chinese)


def as_somebody_else():
    """How to start a process for which the rights of files hold, also when we are root."""
    if os.geteuid():
        return ()
    how = ("setpriv", "--inh-caps=-all", "--bounding-set=-all")
    needs(_works(*how, "true"), "a way for root to be less (setpriv, of util-linux)")
    return how


def with_disks_of_its_own():
    """How to start a process that may mount a small disk nobody else sees; None where that is forbidden."""
    how = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--mount")
    return how if _works(*how, "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt") else None


def _works(*command):
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False
