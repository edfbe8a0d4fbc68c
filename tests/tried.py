"""The API tried by a property-based tester against its own description: https://schemathesis.readthedocs.io"""

from collections import Counter
from datetime import UTC, date, datetime
from typing import NamedTuple

import httpx
import schemathesis
from hypothesis import strategies
from schemathesis.core.failures import Failure
from schemathesis.engine import events, from_schema
from served import Served

CONFIG = """
seed = 10
headers = {{ Authorization = "Bearer {token}" }}
base-url = "{url}/api/v1"
continue-on-failure = true
request-timeout = 120
[generation]
database = "none"
max-examples = {examples}
[phases]
examples.enabled = {others}
coverage.enabled = {others}
fuzzing.enabled = {fuzzing}
stateful.enabled = {stateful}
[checks]
# Which names there are, of stages, points, people, is known to the playbook and the database alone, and a
# name nobody has is a `usage` or `not_found` as on the command line. `what_is_described_is_read` asks instead
# that nothing the description allows is refused for the way it is written.
positive_data_acceptance.enabled = false
"""
CHECKS = {
    *("not_a_server_error", "status_code_conformance", "content_type_conformance"),
    *("response_schema_conformance", "response_headers_conformance", "negative_data_rejection"),
    *("missing_required_header", "unsupported_method", "ignored_auth", "use_after_free"),
    *("ensure_resource_availability", "what_is_described_is_read"),
}
"""Those that were asked for; the tester has a few more, and all of them ran."""

# Days of our times, of which the description speaks with a pattern that the tester would search for long.
schemathesis.openapi.format("date", strategies.dates(date(1900, 1, 1), date(2999, 12, 31)).map(str))


class Unread(Failure):
    """The description allows what is refused as unreadable."""

    __slots__ = ()


@schemathesis.check
def what_is_described_is_read(ctx, response, case):
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 400:
        return
    faults = [fault for fault in response.json()["details"].get("faults", ()) if "at" in fault]
    if faults:
        raise Unread(operation=case.operation.label, title="Refused as unreadable", message=str(faults))


class Tried(NamedTuple):
    """`cases` by phase, `statuses` of the answers, and each failure once, with how it is had again."""

    operations: int
    cases: Counter[str]
    statuses: Counter[int]
    checks: Counter[str]
    failures: dict[str, str]

    def __str__(self) -> str:
        cases = ", ".join(f"{phase} {n}" for phase, n in self.cases.items())
        return f"{self.operations} operations, cases: {cases}; answers: {dict(sorted(self.statuses.items()))}"


def tried(served: Served, user: str, phases: str, examples: int, share: tuple[int, int] = (0, 1)) -> Tried:
    """`phases` are `examples and coverage`, `fuzzing`, `stateful`; a `share` of (0, 3) is every third
    operation from the first."""
    # Each operation is asked with a wrong token, and so many from one address would have to wait: test_door.
    served.site.keys.take_try = lambda *_: (1,)
    settings = {
        "url": served.url,
        "token": served.site.keys.make("token", user, datetime.now(UTC), None),
        "examples": examples,
        "others": str("coverage" in phases).lower(),
        "fuzzing": str("fuzzing" in phases).lower(),
        "stateful": str("stateful" in phases).lower(),
    }
    config = schemathesis.Config.from_str(CONFIG.format(**settings))
    told = httpx.get(f"{served.url}/api/v1/openapi.json", timeout=120, trust_env=False).json()
    schema = schemathesis.openapi.from_dict(told, config=config)
    labels = [
        f"{method.upper()} {path}" for path, here in schema.raw_schema["paths"].items() for method in here
    ]
    ours = set(labels[share[0] :: share[1]])
    found = Tried(len(ours), Counter(), Counter(), Counter(), {})
    for event in from_schema(schema.include(lambda each: each.operation.label in ours)).execute():
        _note(event, found)
    return found


def _note(event, found: Tried) -> None:
    if isinstance(event, events.ScenarioFinished):
        for each in event.recorder.interactions.values():
            found.cases[event.phase.value] += 1
            found.statuses[each.response.status_code if each.response else 0] += 1
        for each in (check for checks in event.recorder.checks.values() for check in checks):
            found.checks[each.name] += 1
            if each.failure_info is not None:
                failure = each.failure_info.failure
                found.failures[f"{failure.operation}: {failure.title}: {failure.message}"] = (
                    each.failure_info.code_sample
                )
    elif isinstance(event, events.NonFatalError):
        found.failures[event.label] = str(event.value)
    elif isinstance(event, events.FatalError):
        raise event.exception
