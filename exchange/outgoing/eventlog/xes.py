"""An event log as XES: IEEE 1849-2016, https://www.xes-standard.org; one line at a time."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TextIO
from xml.sax.saxutils import quoteattr

from engine.message import Message, Text
from engine.state import Instant
from exchange.outgoing.eventlog.activity import Value
from exchange.outgoing.eventlog.counts import Counts
from exchange.outgoing.eventlog.trace import Step, Trace, attributes

Say = Callable[[Message | Text], str]

# XML 1.0 §2.2: all else stands in no document, in no form. https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EXTENSIONS = (
    ("Concept", "concept", "http://www.xes-standard.org/concept.xesext"),
    ("Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"),
    ("Organizational", "org", "http://www.xes-standard.org/org.xesext"),
    ("Time", "time", "http://www.xes-standard.org/time.xesext"),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
"""
_GLOBALS = """\t<global scope="trace">
\t\t<string key="concept:name" value="-"/>
\t</global>
\t<global scope="event">
\t\t<string key="concept:name" value="-"/>
\t\t<string key="lifecycle:transition" value="complete"/>
\t\t<date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
\t</global>
\t<classifier name="Activity" scope="event" keys="concept:name"/>
"""


def write_xes(traces: Iterable[Trace], file: TextIO, say: Say) -> Counts:
    """Events of unknown time are left out, for a log has none, and so are deals that have no other."""
    counts = Counts()
    file.write(_HEAD)
    for name, prefix, uri in _EXTENSIONS:
        file.write(f'\t<extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n')
    file.write(_GLOBALS)
    for trace in traces:
        if counts.add(trace):
            file.write(_trace(trace, say))
    file.write("</log>\n")
    return counts


def _trace(trace: Trace, say: Say) -> str:
    lines = ["\t<trace>", *_said({"concept:name": trace.deal.key}, 2)]
    known = {"account": trace.deal.account} if trace.deal.account else {}
    lines += _said({**known, **attributes(trace.deal), **trace.origin}, 2)
    for step in trace.steps:
        lines += ["\t\t<event>", *_event(step, say), "\t\t</event>"]
    return "\n".join([*lines, "\t</trace>", ""])


def _event(step: Step, say: Say) -> Iterable[str]:
    yield from _said({"concept:name": step.activity, "lifecycle:transition": "complete"}, 3)
    if step.doer is not None:
        yield from _said({"org:resource": step.doer}, 3)
    yield _tag("date", "time:timestamp", _moment(step.at), 3)
    contacts = {"contacts": " ".join(step.people)} if step.people else {}
    yield from _said({"title": say(step.title), "event_id": step.id, **step.said, **contacts}, 3)


def _said(known: Mapping[str, Value | Decimal], depth: int) -> Iterable[str]:
    for key, value in known.items():
        if isinstance(value, bool):
            yield _tag("boolean", key, "true" if value else "false", depth)
        elif isinstance(value, int):
            yield _tag("int", key, str(value), depth)
        elif isinstance(value, Decimal):
            yield _tag("float", key, f"{value:f}", depth)
        else:
            yield _tag("string", key, value, depth)


def _tag(kind: str, key: str, value: str, depth: int) -> str:
    tag = f"<{kind} key={quoteattr(key)} value={quoteattr(holdable(value))}/>"
    return depth * "\t" + tag


def holdable(text: str) -> str:
    """With U+FFFD, the sign for it, in place of every character XML has no way to hold."""
    return _NO_XML.sub("\ufffd", text)


def _moment(at: Instant) -> str:
    """xs:dateTime with an offset: a Z is right too, and not understood everywhere."""
    return f"{at.removesuffix('Z')}+00:00"
