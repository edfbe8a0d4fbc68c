"""Where tests write: in memory, where there is room. They make and drop thousands of databases, and what they
show does not depend on a disk; one that is busy with something else made a run twice as long.

`TMPDIR` names another place.
"""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 8 * 2**30
"""Bytes; a run needs less than a tenth of it, the proofs more."""


def write_to_memory() -> None:
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK | os.X_OK):
        return
    if shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ["TMPDIR"] = str(_MEMORY)  # processes a test starts write there as well
        tempfile.tempdir = None
