"""What was measured, and with what: the versions of all that has a part in it."""

import json
import platform
import sqlite3
import subprocess
from importlib.metadata import version

from benchmarks.common import ROOT
from benchmarks.speed.places import Places
from benchmarks.speed.report import Both

_OURS = ("typer", "psycopg2-binary", "transitions", "jinja2", "pydantic")
_PEERS = ROOT / "requirements" / "bench.in"


def versions(at: Places) -> Both:
    own = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    if at.has_server:
        ((postgres,),) = at.server.ask("SHOW server_version")
        own.append(f"PostgreSQL {postgres}")
    own += [f"{name} {version(name)}" for name in _OURS]
    others = _others()
    en, zh = f"{', '.join(own)}.", f"{'、'.join(own)}。"
    if others:
        en += f"\n\nCompared with {', '.join(others)}."
        zh += f"\n\n相比较的有 {'、'.join(others)}。"
    return Both(en, zh)


def _others() -> list[str]:
    python = ROOT / ".bench" / "bin" / "python"
    if not (python.exists() and _PEERS.exists()):
        return []
    listed = subprocess.run(
        [str(python), "-m", "pip", "list", "--format=json"], check=True, capture_output=True, text=True
    )
    wanted = {line.split("<")[0].strip().lower() for line in _PEERS.read_text("utf-8").splitlines()}
    return [
        f"{each['name']} {each['version']}"
        for each in json.loads(listed.stdout)
        if each["name"].lower() in wanted
    ]
