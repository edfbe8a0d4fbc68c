"""Compiled templates on disk: compiling one costs more than everything else `prep` does."""

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from typing import Any

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


def cache_folder(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Of sandboxed templates alone: code compiled outside a sandbox must never be taken from here."""
    home = environ.get("HOME") or os.path.expanduser("~")
    if platform == "win32":
        base = environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache")
    return os.path.join(base, "dealgate", "sandboxed-templates")


def open_cache(folder: str) -> "TemplateCache | None":
    """None where the folder can't be made, or where somebody else could put code into it."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.stat(folder)
    except OSError:
        return None
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or stat.S_IMODE(found.st_mode) & 0o077):
        return None
    return TemplateCache(folder)


class TemplateCache(FileSystemBytecodeCache):
    """Kept by what a template says, so that the templates of several playbooks don't displace each other."""

    def get_bucket(self, environment: Any, name: str, filename: str | None, source: str) -> Bucket:
        key = sha256(f"{name}\0{source}".encode()).hexdigest()
        bucket = Bucket(environment, key, self.get_source_checksum(source))
        self.load_bytecode(bucket)
        return bucket

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
