"""What reads each kind of input, as the product does: True where it was accepted, False where it was refused.

Each is opened once, with a folder to work in. A DealgateError is a refusal as well; anything else is a fault.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeAlias

from benchmarks.fuzz import seeds
from coach.signs.table import TUNABLE
from commands.failure import fault_line
from commands.visit_file import sheet_text
from engine.calendar_file import read_calendar
from engine.clock import parse_day
from engine.condition import read_condition
from engine.day_words import day_and_time, spoken_week
from engine.errors import BadFile, Fault
from engine.expression import evaluate, expression_faults
from engine.facts import ContactFact, Facts, known_names
from engine.message import Message
from engine.money import currency_of, decimal_of, minor
from engine.playbook import read_playbook
from engine.playbook_text.file import digest
from engine.playbook_text.templates import read_templates
from engine.state import Deal, Stay, Visit
from exchange.mapping.columns import fit
from exchange.mapping.file import load_mapping
from exchange.plans.deals import DealPlan
from exchange.plans.events import EventPlan
from exchange.plans.orders import OrderPlan
from exchange.rows.deal_row import RowReader
from exchange.rows.event_row import EventReader
from exchange.rows.order_row import OrderReader
from exchange.styles.amounts import Amounts
from exchange.styles.days import Days, Moment
from exchange.styles.survey import survey
from exchange.tables.table import Torn
from exchange.tables.table_file import open_table
from stages.method_playbook import load_method_playbook
from stages.method_templates import method_template
from stages.worksheets import WORKSHEETS
from visits.bring_back.people import names
from visits.child import Child, Limits
from visits.readback.reader import read_back
from visits.sample_sheets import sample_sheets
from words.say import LANGUAGES, say, speak

Read: TypeAlias = Callable[[bytes], bool]

NOW = "2026-11-21T01:00:00.000000Z"
TODAY = date(2026, 11, 21)
SHORT = Limits(seconds=1, memory=300 * 2**20, output=200_000)
"""What a template may take here: less than for a sheet, for there are many to try."""


def playbook(folder: Path) -> Read:
    path = folder / "playbook.yaml"

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        loaded = load_method_playbook(str(path), TUNABLE)
        _told(loaded.faults)
        if loaded.parsed is None:
            return False
        read_playbook(loaded.parsed)
        return bool(digest(loaded.parsed))

    return read


def condition(folder: Path) -> Read:
    """At the first gate of a playbook; accepted, it is judged as well."""
    path = folder / "playbook.yaml"
    head = f"{seeds.SMALL}      - id: condition:it\n        title: *both\n        condition:\n"

    def read(content: bytes) -> bool:
        lines = content.decode("utf-8", "replace").splitlines()
        text = head + "".join(f"          {line}\n" for line in lines)
        path.write_text(text, encoding="utf-8", errors="replace")
        loaded = load_method_playbook(str(path), TUNABLE)
        _told(loaded.faults)
        if loaded.parsed is None:
            return False
        last = loaded.parsed["stages"][0]["gate"][-1]
        judged = read_condition(last["condition"])
        for facts in _facts():
            _said(why for why in judged.judge(facts).why if isinstance(why, Message))
        return True

    return read


def expression(folder: Path) -> Read:
    known = known_names(("needs_known",), WORKSHEETS)

    def read(content: bytes) -> bool:
        source = content.decode("utf-8", "replace")
        faults = expression_faults(source, known)
        _said(faults)
        if faults:
            return False
        for facts in _facts():
            assert evaluate(source, facts)[0] in (True, False, None)
        return True

    return read


def template(folder: Path) -> Read:
    """What `playbook lint` says of it before it runs."""

    def read(content: bytes) -> bool:
        (folder / "sheet.md.j2").write_bytes(content)
        found = read_templates([str(folder)], method_template)
        _told(found.faults)
        return not found.faults

    return read


def rendering(folder: Path) -> Read:
    """The template at work, in its own process."""
    sheet = next(iter(sample_sheets(seeds.shipped(), WORKSHEETS)))
    child = Child(SHORT)

    def read(content: bytes) -> bool:
        text = content.decode("utf-8", "replace")
        made = child.render(sheet, {"sheet.md.j2": text}, "sheet.md.j2", "md", "en")
        assert b"root:" not in (made if isinstance(made, bytes) else made.encode()), "it read a file of ours"
        return True

    return read


def mapping(folder: Path) -> Read:
    path = folder / "map.yaml"
    heading = tuple(_columns(path))

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        try:
            load_mapping(str(path)).check(seeds.shipped(), WORKSHEETS, heading, "table.csv")
        except BadFile as bad:
            _said([bad.message])
            _told(bad.faults)
            return False
        return True

    return read


def table(folder: Path) -> Read:
    """Every row of it, read as deals, as orders and as a log of events."""
    path, map_path = folder / "table.csv", folder / "map.yaml"
    map_path.write_text(seeds.MAPPING, encoding="utf-8")
    plan = load_mapping(str(map_path)).plan
    assert isinstance(plan, DealPlan), "the seed is a mapping of deals"
    about = {"source": "crm", "columns": {"id": "id", "on": "began", "amount": "value", "account": "client"}}
    orders = OrderPlan.model_validate({"what": "orders", **about})
    log_columns = {"id": "id", "activity": "stage", "at": "began", "owner": "rep"}
    log = {"what": "events", "source": "crm", "columns": log_columns, "activities": {"Lead": "understand"}}
    events = EventPlan.model_validate(log)

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        good = 0
        with open_table(str(path)) as opened:
            if not set(plan.fields.values()) | {"what", "began", "closed"} <= set(opened.heading):
                return False
            known = survey(opened, plan, "Asia/Shanghai", "CNY", WORKSHEETS)
            _said(each.said() for each in known.found)
            _said(each.said() for each in known.undecided)
            _said(each.said() for each in known.mixed)
        with open_table(str(path)) as opened:
            deals = RowReader(plan, opened.heading, seeds.shipped(), known, NOW, "CNY", WORKSHEETS)
            ordered = OrderReader(orders, opened.heading, known, NOW, "CNY")
            happened = EventReader(events, opened.heading, seeds.shipped(), known, NOW, "CNY")
            for number, cells in opened.rows:
                if isinstance(cells, Torn):
                    continue
                row, refusals = deals.read(number, cells)
                refusals += ordered.read(number, cells)[1]
                activity = happened.activity(cells)
                if activity is None or happened.turn(activity) is not None:
                    refusals += happened.read(number, cells)[1]
                if good < 20:
                    _said(refusal.reason for refusal in refusals)
                good += row is not None
        return good > 0

    return read


def sheet(folder: Path) -> Read:
    """What was written on a sheet that comes back; what goes into the deal is for `visit read`."""
    path = folder / "sheet.md"

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        text = sheet_text(str(path))
        found = read_back(text, seeds.shipped(), WORKSHEETS, None, {"K-1.1": "张伟 Zhang Wei"})
        _said(left.why for left in found.left)
        _said(found.notes)
        return bool(found.entries)

    return read


def calendar(folder: Path) -> Read:
    path = folder / "year.yaml"

    def read(content: bytes) -> bool:
        path.write_bytes(content)
        try:
            read_calendar(str(path))
        except BadFile as bad:
            _told(bad.faults)
            return False
        return True

    return read


def words(folder: Path) -> Read:
    """Days, times, amounts, currencies and names, as people type them."""
    days, amounts = Days("Asia/Shanghai", ("day first",)), Amounts()

    def read(content: bytes) -> bool:
        text = content.decode("utf-8", "replace")
        day = parse_day(text, TODAY) or parse_day(text, TODAY, past=True) or spoken_week(text, TODAY)
        known = (
            day,
            *day_and_time(text, TODAY),
            isinstance(days.read(text), Moment),
            decimal_of(text),
            minor(text, "JPY"),
        )
        names(text)
        return any((*known, currency_of(text), amounts.plain(text, "."), amounts.plain(text, ",")))

    return read


# ── what they share ───────────────────────────────────────────────────────────────────────────


def _told(faults: Iterable[Fault]) -> None:
    """Every fault can be said, and written."""
    for language in LANGUAGES:
        speak(language)
        for fault in faults:
            fault_line(fault).encode()


def _said(sentences: Iterable[Message]) -> None:
    for sentence in sentences:
        for language in LANGUAGES:
            speak(language)
            say(sentence).encode()


def _columns(path: Path) -> dict[str, None]:
    """All that the good mappings name."""
    columns: dict[str, None] = {}
    for good in seeds.mappings():
        path.write_text(good, encoding="utf-8")
        lacking = fit(load_mapping(str(path)).plan, ()).faults
        columns |= dict.fromkeys(str(found.what.params["column"]) for found in lacking)
    return columns


def _facts() -> tuple[Facts, Facts]:
    """Of a deal nobody knows anything of, and of one with a bit of everything."""
    bare = Deal(
        key="K-1", title="三号线", account=None, owner="lin", playbook="client-value", playbook_version=1,
        amount=None, currency=None, close_date=None, behaviour=None, status="open",
        stay=Stay(1, "understand", NOW, "new", ("lin",)), opened_at=NOW,
    )  # fmt: skip
    visit = Visit("2026-11-01", "ACME.1", "talked", True, "lin")
    full = bare._replace(
        account="ACME", amount=48_000_000, currency="CNY", close_date="2026-12-31", behaviour="project",
        visits=(visit,),
    )  # fmt: skip
    known = (ContactFact("ACME.1", "decider", None, "2026-01-01", None),)
    points = seeds.shipped().points
    return (
        Facts(bare, (), None, points, "2026-11-21", "CNY", {}),
        Facts(full, known, "2026-05-01", points, "2026-11-21", "USD", {"CNY": "0.14"}),
    )
