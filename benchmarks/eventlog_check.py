"""What somebody else's reader finds in an event log: `python -m benchmarks.eventlog_check FILE`.

It runs as a process of its own and prints one JSON object. The reader is r4pm, the Rust library of the
Rust4PM project: it shares no code with us, and checks types and times as it reads.
"""

import json
import sys
from typing import Any


def of_xes(path: str) -> dict[str, int]:
    import r4pm
    from r4pm import bindings

    log = r4pm.import_item("EventLog", path)
    variants = bindings.log_to_activity_projection(log=log)
    graph: Any = bindings.discover_dfg(event_log=log)
    return {
        "cases": bindings.get_num_cases(projection=variants),
        "events": sum(graph["activities"].values()),
        "variants": bindings.get_num_variants(projection=variants),
    }


def of_ocel(path: str) -> dict[str, Any]:
    import r4pm
    from r4pm import bindings

    log = bindings.slim_link_ocel(ocel=r4pm.import_item("OCEL", path))
    return {
        "events": bindings.num_events(ocel=log),
        "objects": bindings.num_objects(ocel=log),
        "variants": len(bindings.get_variants_of_object_type(ocel=log, ob_type="deal")),
    }


def main(path: str) -> None:
    print(json.dumps(of_xes(path) if path.endswith(".xes") else of_ocel(path)))


if __name__ == "__main__":
    main(sys.argv[1])
