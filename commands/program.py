"""One run of the program: choose the language, call the command, turn whatever happens into an exit code."""

import errno
import itertools
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TextIO

import typer

from commands.completion import PROGRAM, VARIABLE, answer_shell, script_options
from commands.failure import report
from commands.lazy import LazyGroup
from commands.options import version_option
from commands.settings import settings_from
from commands.table import Sections
from engine.errors import DealgateError, Refused, Usage
from engine.message import msg
from words.say import choose, say

INTERRUPTED = 130


def run(sections: Sections, argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run `dealgate ARGV`; the exit code. Nothing but SystemExit ever leaves it."""
    try:
        code = _answered(sections, argv, environ)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # `dealgate list | head`: whoever reads has seen enough.
        _let_go_of_output()
        return 0
    except OSError as error:
        # A full disk shows when what was buffered is written.
        _let_go_of_output()
        return report(_unforeseen(error, argv, environ), as_json=False)


def _answered(sections: Sections, argv: Sequence[str], environ: Mapping[str, str]) -> int:
    as_json = "--json" in itertools.takewhile(lambda word: word != "--", argv)
    try:
        choose(argv, environ)
        _settle_encoding()
        if any("\ud800" <= c <= "\udfff" for word in argv for c in word):
            raise Usage(msg("shell.not_text"))
        return _call(sections, argv, environ)
    except DealgateError as error:
        return report(error, as_json=as_json)
    except typer.TyperException as error:
        from commands.usage import explain

        return report(explain(error, argv), as_json=as_json)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        print(say("shell.interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        return report(_unforeseen(error, argv, environ), as_json=as_json)


def _call(sections: Sections, argv: Sequence[str], environ: Mapping[str, str]) -> int:
    settings = settings_from(environ)
    program = LazyGroup(PROGRAM, sections)
    program.params += [version_option(), *script_options()]
    if instruction := environ.get(VARIABLE):
        return answer_shell(program, settings, instruction)
    try:
        with program.make_context(PROGRAM, list(argv), obj=settings) as ctx:
            code = program.invoke(ctx)
    except typer.Exit as done:
        return done.exit_code
    return code if isinstance(code, int) else 0


def _settle_encoding() -> None:
    """Programs get UTF-8; a terminal that speaks something else keeps it and sees ? for the rest."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        _settle(getattr(sys, name))


def _settle(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty() and stream.encoding.lower() not in ("utf-8", "utf8"):
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _let_go_of_output() -> None:
    """What is still buffered must not raise again when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _unforeseen(error: Exception, argv: Sequence[str], environ: Mapping[str, str]) -> DealgateError:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _let_go_of_output()
        return Refused(msg("shell.disk_full"))
    if isinstance(error, OSError) and error.filename and error.strerror:
        from commands.os_trouble import why

        return Refused(msg("shell.file", path=str(error.filename), why=why(error)))
    from commands.crash import save_report

    path = save_report(error, argv, environ)
    return Crash(msg("shell.crash", path=path), details={"report": path})


class Crash(DealgateError):
    """A fault of the program itself."""

    code = "crash"
