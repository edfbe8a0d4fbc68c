"""From nothing to one deal loaded and its gate checked: a whole process.

python -m benchmarks.peers.start MODULE DATABASE KEY
"""

import sys
from importlib import import_module


def start(module: str, path: str, key: str) -> None:
    missing = import_module(f"benchmarks.peers.{module}").Peer(path).missing(key)
    sys.exit(len(missing) != 3)  # it stands before the second gate, of which nothing is answered


if __name__ == "__main__":
    start(*sys.argv[1:])
