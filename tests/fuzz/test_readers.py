"""Whatever is read from outside is refused with a sentence or accepted, in its time and room.

Readers, bounds and inputs are those of `python -m benchmarks.fuzz`, which tries tens of thousands.
"""

import json
import os
import subprocess
import sys

import pytest

from benchmarks.common import ROOT
from benchmarks.fuzz.measure import Run
from benchmarks.fuzz.targets import TARGETS

BY_COMMAND = ("import", "visit read", "form")
"""They change the process they run in."""


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in BY_COMMAND])
def test_a_few_inputs(name, tmp_path):
    target = TARGETS[name]._replace(bombs=(), megabytes=4000)
    (tmp_path / "work").mkdir()
    assert Run(target, tmp_path / "work", tmp_path).all(25, start=7).faults == {}


@pytest.mark.proof
@pytest.mark.parametrize("name", TARGETS)
def test_many_inputs_and_all_that_is_known_to_break_readers(name, tmp_path):
    inputs = len(TARGETS[name].bombs) * 2 + 100
    argv = ["--work", name, "--inputs", str(inputs), "--seed", "7"]
    environ = {
        "FUZZ_FOUND": str(tmp_path),
        "PATH": "",
        **({"HOME": os.environ["HOME"]} if "HOME" in os.environ else {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", *argv],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["faults"] == {}
    assert told["inputs"] >= inputs - 1
