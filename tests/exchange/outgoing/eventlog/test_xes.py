"""XES: whatever a log holds comes back, with as many cases, events and variants."""

from decimal import Decimal
from io import StringIO

from eventlogs import counts_of, read_xes, second_opinion
from helpers import a_deal
from hypothesis import given
from hypothesis import strategies as st

from engine.message import Text
from exchange.outgoing.eventlog.trace import Step, Trace
from exchange.outgoing.eventlog.xes import holdable, write_xes

AT = "2026-03-01T01:02:03.004005Z"
texts = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
values = texts | st.integers() | st.booleans()
moments = st.datetimes().map(lambda at: at.isoformat(timespec="microseconds") + "Z")


@st.composite
def logs(draw):
    """Any number of deals, with anything in them."""
    found = []
    for n in range(draw(st.integers(0, 5))):
        steps = tuple(
            Step(f"deal:A-{n}/{at}", draw(texts), Text("好", draw(texts)), draw(moments),
                 draw(st.none() | texts), draw(st.dictionaries(names, values, max_size=3)), ())
            for at in range(draw(st.integers(0, 4)))
        )  # fmt: skip
        found.append(Trace(a_deal(key=f"A-{n}", owner=draw(texts)), steps, draw(st.integers(0, 3))))
    return found


def written(traces, say=lambda title: title.en):
    file = StringIO()
    counts = write_xes(traces, file, say)
    return counts, file.getvalue()


@given(logs())
def test_any_log_comes_back(traces):
    counts, text = written(traces)
    read = read_xes(text)
    kept = [trace for trace in traces if trace.steps]
    assert counts.cases == read.counts["cases"] == len(kept)
    assert counts.events == read.counts["events"] == sum(len(trace.steps) for trace in kept)
    assert counts.empty == len(traces) - len(kept)
    assert counts.untimed == sum(trace.untimed for trace in traces)
    for trace in kept:
        events = read.cases[trace.deal.key]
        assert [e["concept:name"] for e in events] == [holdable(step.activity) for step in trace.steps]
        assert [e["title"] for e in events] == [holdable(step.title.en) for step in trace.steps]
        doers = [step.doer if step.doer is None else holdable(step.doer) for step in trace.steps]
        assert [e.get("org:resource") for e in events] == doers


def one(**said):
    step = Step(
        "deal:A-1/1", "stage.understand", Text("了解", "Understand"), AT, "lin", said, ("ACME.1", "ACME.2")
    )
    return [Trace(a_deal(key="A-1", amount=48000050), (step,), 0)]


def test_values_are_typed():
    _, text = written(one(two_sided=True, complete=70, move="new"))
    for line in (
        '<date key="time:timestamp" value="2026-03-01T01:02:03.004005+00:00"/>',
        '<boolean key="two_sided" value="true"/>',
        '<int key="complete" value="70"/>',
        '<string key="move" value="new"/>',
        '<string key="contacts" value="ACME.1 ACME.2"/>',
        '<float key="amount" value="480000.50"/>',
        '<string key="event_id" value="deal:A-1/1"/>',
    ):
        assert line in text


def test_what_xml_cannot_hold_is_marked():
    assert holdable("a\x00b\x0bc\ufffe d\te\U0001f600") == "a\ufffdb\ufffdc\ufffd d\te\U0001f600"


def test_money_is_never_a_binary_number():
    """0.1 + 0.2 would show."""
    _, text = written([one()[0]._replace(deal=a_deal(key="A-1", amount=30, currency="CNY"))])
    assert '<float key="amount" value="0.30"/>' in text
    assert Decimal("0.30") == Decimal(text.partition('"amount" value="')[2].partition('"')[0])


def test_extensions_come_first_then_what_every_event_has_then_how_to_tell_them_apart():
    """The order of the standard's schema: extension, global, classifier, trace."""
    _, text = written(one())
    order = [text.index(f"<{name}") for name in ("extension", "global", "classifier", "trace")]
    assert order == sorted(order)


def test_a_reader_of_somebody_else_counts_the_same(tmp_path):
    traces = [*one(), *(trace._replace(deal=a_deal(key="A-2")) for trace in one(move="back"))]
    counts, text = written(traces)
    path = tmp_path / "log.xes"
    path.write_text(text, encoding="utf-8")
    assert second_opinion(path) == counts_of(counts) == {"cases": 2, "events": 2, "variants": 1}
