"""Talk with whoever sits at the terminal. It goes to stderr: stdout is data."""

import os
import sys

from commands.printing import window, wrap
from words.say import say

TAKE_AWAY, EXPLAIN = ("-", "－"), ("?", "？")


def read_line() -> str:
    """What is typed next; what is no text is asked for again. Raises EOFError at the end of the input."""
    while True:
        # As a prompt of `input` it would land on stdout.
        print("> ", end="", file=sys.stderr, flush=True)
        try:
            said = typed()
            said.encode()
        except UnicodeError:
            tell(say("sheets.not_text"))
        else:
            return said


def typed() -> str:
    """The next line, without the blanks around it. Raises EOFError at the end of the input.

    Ctrl-C is heard whenever it comes. `input` by itself may begin to read right behind a signal, which Python
    then doesn't notice before the next key.
    """
    _wait_for_a_line()
    return input().strip()


def _wait_for_a_line() -> None:
    """Until there is one to read or a signal came: that leaves a byte in a pipe, so it isn't missed however
    early. https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd"""
    try:
        keyboard = sys.stdin.fileno()
    except (OSError, ValueError):  # no file
        return
    if sys.platform == "win32" or not os.isatty(keyboard):
        return
    import select
    import signal

    heard, tell_of_it = os.pipe()
    os.set_blocking(tell_of_it, False)
    before = signal.set_wakeup_fd(tell_of_it)
    try:
        select.select([keyboard, heard], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(heard)
        os.close(tell_of_it)


def tell(text: str = "") -> None:
    print("\n".join(wrap(line, window()) for line in text.split("\n")), file=sys.stderr)
