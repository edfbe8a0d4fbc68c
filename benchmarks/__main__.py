"""`python -m benchmarks [SECTION …] [--quick]`: measured, and written into docs/performance.md and its twin.

--quick is as small as can be, to see that everything runs: it prints, and writes nothing.
"""

import argparse
import sys

from benchmarks.speed.page import measure
from benchmarks.speed.sections import SECTIONS


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("sections", nargs="*", metavar="SECTION", help=" ".join(SECTIONS))
    asked.add_argument("--quick", action="store_true", help="small numbers; nothing is written")
    wish = asked.parse_args()
    unknown = [name for name in wish.sections if name not in SECTIONS]
    if unknown:
        asked.error(f"no section {unknown[0]}; there are {' '.join(SECTIONS)}")
    sys.exit(not measure(wish.sections or list(SECTIONS), quick=wish.quick))


if __name__ == "__main__":  # sections start processes that import this anew
    main()
