"""`python -m benchmarks.fuzz`: all that is read from outside, with inputs nobody would write on purpose.

Each reader runs in a process of its own. Fails where anything but a refusal came out, or a bound was passed.
"""

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from benchmarks.common import ROOT, markdown
from benchmarks.fuzz.measure import Measured, Run, as_json, guard
from benchmarks.fuzz.targets import TARGETS

INPUTS = 30_000
HEADING = ("read", "inputs", "accepted", "refused", "slowest", "may take", "memory", "may take", "faults")


def main() -> None:
    options = _options()
    if options.work:
        return _work(options.work, options.inputs, options.seed)
    names = [options.only] if options.only else list(TARGETS)
    found = Path(mkdtemp(prefix="dealgate-fuzz-"))
    with ThreadPoolExecutor(options.jobs) as pool:
        done = dict(zip(names, pool.map(lambda name: _apart(name, options, found), names), strict=True))
    whole = sum(measured.inputs for measured in done.values())
    rows = markdown(HEADING, [_row(*each) for each in done.items()])
    table = f"{whole:,} inputs, seed {options.seed}.\n\n{rows}"
    print(table)
    for name, measured in done.items():
        for what, path in measured.faults.items():
            print(f"{name}: {what}\n  {path}", file=sys.stderr)
    if options.write:
        from benchmarks.reliability_page import write_section

        write_section("fuzz", table)
    sys.exit(any(measured.faults for measured in done.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz")
    parser.add_argument("--inputs", type=int, default=INPUTS, help="of all readers together")
    parser.add_argument("--only", choices=TARGETS, metavar="NAME", help=", ".join(TARGETS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="into docs/reliability.md")
    parser.add_argument("--work", choices=TARGETS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _apart(name: str, options: argparse.Namespace, found: Path) -> Measured:
    """In a process that may die of it."""
    share = options.inputs if options.only else options.inputs * TARGETS[name].share // 100
    room = found / name.replace(" ", "-")
    room.mkdir()
    argv = ["--work", name, "--inputs", str(share), "--seed", str(options.seed)]
    environ = {"FUZZ_FOUND": str(room), "PATH": "", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "benchmarks.fuzz", *argv]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return Measured(**json.loads(done.stdout.splitlines()[-1]))
    why = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
    return Measured(0, 0, 0, 0, 0, {f"the process died: {why[0]}": str(room)})


def _work(name: str, inputs: int, start: int) -> None:
    guard()
    found = Path(os.environ["FUZZ_FOUND"])
    with TemporaryDirectory(prefix="dealgate-fuzz-") as folder:
        print(as_json(Run(TARGETS[name], Path(folder), found).all(inputs, start)))


def _row(name: str, measured: Measured) -> tuple[str, ...]:
    target = TARGETS[name]
    return (
        target.about,
        f"{measured.inputs:,}",
        f"{measured.accepted:,}",
        f"{measured.refused:,}",
        f"{measured.slowest:.2f} s",
        f"{target.seconds:g} s",
        f"{measured.megabytes:.0f} MB",
        f"{target.megabytes} MB",
        str(len(measured.faults)),
    )


if __name__ == "__main__":
    main()
