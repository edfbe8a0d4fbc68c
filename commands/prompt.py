"""Talk with whoever sits at the terminal. It goes to stderr: stdout is data."""

import sys

from commands.printing import window, wrap
from words.say import say

TAKE_AWAY, EXPLAIN = ("-", "－"), ("?", "？")


def read_line() -> str:
    """What is typed next; what is no text is asked for again. Raises EOFError at the end of the input."""
    while True:
        # As a prompt of `input` it would land on stdout; the blank keeps the cursor off the sign.
        print(">", end="", file=sys.stderr, flush=True)
        try:
            typed = input(" ").strip()
            typed.encode()
        except UnicodeError:
            tell(say("sheets.not_text"))
        else:
            return typed


def tell(text: str = "") -> None:
    print("\n".join(wrap(line, window()) for line in text.split("\n")), file=sys.stderr)
