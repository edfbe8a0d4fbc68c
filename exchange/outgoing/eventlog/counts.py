"""What went into an event log, and what was left out: as many as any other reader must find."""

from exchange.outgoing.eventlog.trace import Trace


class Counts:
    """Cases are deals with something whose time is known; `variants` the different orders of activities."""

    def __init__(self) -> None:
        self.cases = self.events = self.objects = 0
        self.untimed = self.empty = 0
        """Events without a time, and deals that have no other: left out."""
        self._variants: set[int] = set()

    @property
    def variants(self) -> int:
        return len(self._variants)

    def add(self, trace: Trace) -> bool:
        """Whether it is a case."""
        self.untimed += trace.untimed
        if not trace.steps:
            self.empty += 1
            return False
        self.cases += 1
        self.events += len(trace.steps)
        self._variants.add(hash(trace.variant))  # 64 bits each, however long they are
        return True
