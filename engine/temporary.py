"""The place where scratch work is kept, which may be full when nothing else is."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import gettempdir

from engine.errors import Refused
from engine.message import msg


def full() -> Refused:
    return Refused(msg("store.temporary_full", folder=gettempdir()))


@contextmanager
def writing() -> Iterator[None]:
    """Into a temporary file, whose name nobody knows."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise full() from None
        raise
