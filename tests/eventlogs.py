"""Event logs as others read them: a tiny reader of the standard library, and somebody else's program."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
_NS = "{http://www.xes-standard.org/}"


class Read(NamedTuple):
    """Case by case, each event as its attributes."""

    cases: dict[str, list[dict[str, str]]]

    @property
    def counts(self):
        return {
            "cases": len(self.cases),
            "events": sum(map(len, self.cases.values())),
            "variants": len({tuple(e["concept:name"] for e in own) for own in self.cases.values()}),
        }


def read_xes(text):
    log = ElementTree.fromstring(text.encode())
    return Read(
        {_said(t)["concept:name"]: [_said(e) for e in t.iter(f"{_NS}event")] for t in log.iter(f"{_NS}trace")}
    )


def _said(element):
    return {each.get("key"): each.get("value") for each in element if each.get("key") is not None}


def counts_of(log):
    """What `dealgate` says went into a log."""
    return {"cases": log.cases, "events": log.events, "variants": log.variants}


def second_opinion(path):
    """What r4pm finds, as a process of its own."""
    asked = [sys.executable, "-m", "benchmarks.eventlog_check", str(path)]
    return json.loads(subprocess.run(asked, check=True, capture_output=True, cwd=ROOT).stdout)
