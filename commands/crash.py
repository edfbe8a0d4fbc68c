"""An error nobody foresaw: it is kept in full in a file, and the user gets one sentence."""

import os
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from commands.settings import state_folder
from engine.database_url import without_secrets


def save_report(error: BaseException, argv: Sequence[str], environ: Mapping[str, str]) -> str:
    """Write the report where only its owner reads it; its path. Nothing of the database goes in, and no
    password."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        release = version("dealgate")
    except PackageNotFoundError:
        release = "?"
    now = datetime.now(UTC)
    report = "\n".join(
        (
            f"dealgate {release} · Python {platform.python_version()} · {platform.platform()}",
            f"{now:%Y-%m-%d %H:%M:%S} UTC",
            f"command: {list(argv)!r}",
            "",
            "".join(traceback.format_exception(error)),
        )
    )
    report = without_secrets(report)
    if environ.get("PGPASSWORD"):
        report = report.replace(environ["PGPASSWORD"], "…")
    return _write(
        report, f"crash-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt", state_folder(environ, sys.platform)
    )


def _write(report: str, name: str, folder: str) -> str:
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        path = os.path.join(folder, name)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        handle, path = tempfile.mkstemp(prefix="dealgate-crash-", suffix=".txt")
    with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(report)
    return path
