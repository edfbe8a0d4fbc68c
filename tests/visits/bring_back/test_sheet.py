"""What was read goes in through the one door: as if every command had been typed, each entry once."""

from datetime import UTC, date, datetime

import pytest
from databases import KINDS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scribe import HARMLESS, TICKS, WAYS, Written, befallen, boxes_of, fill_in

from commands.prep import sheet_of
from commands.visit_read import as_printed
from engine import account_sheets, accounts, bulk, contacts, deals, people, playbooks, reads, staff, workspace
from engine.arrivals import Brought, Happening
from engine.change import Change, carry_out
from engine.errors import Conflict
from engine.playbook_text.file import load_playbook
from engine.setup import set_up
from engine.state import Diary
from engine.store import open_store
from stages.accounts.worksheets import ACCOUNT_WORKSHEETS
from stages.worksheets import WORKSHEETS
from visits.bring_back.sheet import bring_back
from visits.marks import head_of
from visits.places import row_anchor
from visits.readback.reader import read_back
from visits.readback.reading import Entry, Reading
from visits.render import render
from visits.said import questions_of
from visits.sheet import build_sheet
from words.say import say, speak

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
TODAY, STEP_DAY = "2026-11-21", "2026-11-27"
STAGES = ("understand", "explore", "expand", "execute", "confirm")
BEHAVIOURS = ("project", "relationship", "profit", None)
KEYS = [f"ACME-{n}" for n in range(1, 1 + len(STAGES) * len(BEHAVIOURS))]
WORDS = {
    "score": "4",
    "number": "12",
    "count": "3",
    "percent": "40",
    "money": "1200",
    "day": "2026-11-10",
    "currency": "CNY",
    "contact": "Chen Yu",
}
SHARED = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""Every example is a rehearsal: it leaves the database as it was."""


@pytest.fixture(scope="module", params=KINDS)
def office(request, databases, playbook):
    """A deal in every stage, bought in every way, with a promise, a step and two people."""
    from pathlib import Path

    shipped = load_playbook(str(Path(__file__).parents[3] / "playbooks" / "client-value"), WORKSHEETS)
    path = databases.empty(request.param, "office")
    made = set_up(
        path,
        time_zone="Asia/Shanghai",
        country="CN",
        currency="CNY",
        user="ada",
        shipped=[shipped],
        worksheets=WORKSHEETS,
        now=NOW,
    )
    made.change.store.close()
    store = open_store(path, for_writing=True)
    change = acting(store, "ada")
    with store.transaction():
        staff.add(change, "lin", "rep")
        accounts.add(change, "Acme Works", "ACME")
        contacts.add(change, "ACME", "Chen Yu", "decider", "analytical", "2026-01-05")
        contacts.add(change, "ACME", "高敏", "user", None, "2026-01-05")
        book = playbooks.newest(store, "client-value")
        deals.bring_in(change, book, [arrived(book, key, at) for at, key in enumerate(KEYS)])
        for key in KEYS:
            deals.promise(change, key, "a *reference* visit", by="us", on=TODAY, kept=False)
            deals.set_step(change, key, "show the pilot", on=TODAY, contact="Chen Yu")
    yield store
    store.close()


def arrived(book, key, at):
    stage = book.stages[at % len(STAGES)]
    opened = {
        "title": "Line 3",
        "account": "ACME",
        "owner": "lin",
        "playbook": book.id,
        "playbook_version": book.version,
        "amount": 48_000_000,
        "currency": "CNY",
        "close_date": None,
        "behaviour": BEHAVIOURS[at // len(STAGES)],
        "stage": stage.id,
        "stage_title": stage.title._asdict(),
        "status": stage.status,
        "unproven": [],
        "external": {},
    }
    return Brought(key, [Happening("2026-11-02T01:00:00.000000Z", {"opened": opened})])


def acting(store, user="lin", **how):
    return Change(store, workspace.load(store), WORKSHEETS, people.find(store, user), NOW, **how)


def view_of(store):
    return reads.View(store, workspace.load(store), acting(store).date)


def rehearsed(store, work):
    """What a piece of work returns, and how the deal and its client stand then; all of it taken back."""
    told = []

    def once():
        told.append(work(acting(store)))
        return {}

    carry_out(acting(store), "", once, dry_run=True)
    return told[0]


def standing(store, key):
    """All there is to see afterwards, but for when and under which number it was written."""
    now = reads.opened(view_of(store), key)
    there = [c._replace(version=0) for c in contacts.of_account(store, "ACME")]
    sheets = accounts.find(store, "ACME").sheets
    answers = {point: answer._replace(at="") for point, answer in now.deal.answers.items()}
    deal = now.deal._replace(version=0, last_at=None, answers=answers, items=sorted(now.deal.items))
    return deal, there, sheets, [(c.requirement.id, c.standing) for c in now.verdict.checked]


# ── what somebody writes, and the commands that say the same ──────────────────────────────────


@st.composite
def sensible(draw, sheet):
    """Writings that can stand: days that are days, names that are names, answers with their evidence."""
    boxes = boxes_of(sheet)
    chosen = draw(st.lists(st.sampled_from(sorted(boxes)), unique=True, min_size=1, max_size=7))
    done = []
    for fills in chosen:
        if boxes[fills].ticked:
            done.append(Written(fills, "done", True, tick=draw(st.sampled_from(TICKS))))
            continue
        for blank in boxes[fills].blanks:
            how = {"way": draw(st.sampled_from(WAYS)), "tick": draw(st.sampled_from(TICKS))}
            if blank.id == "scores" or (blank.id in ("reply", "kind") and draw(st.booleans())):
                continue
            if blank.many and blank.choices:
                what = tuple(id for id, _ in blank.choices[:2])
            elif blank.choices:
                # That there is none goes with nothing else.
                what = draw(
                    st.sampled_from([id for id, _ in blank.choices if fills[:4] != "fill" or id != "none"])
                )
            else:
                what = words_for(fills, blank.id)
            done.append(Written(fills, blank.id, what, **how))
    return done


def words_for(fills, blank):
    kind, _, name = fills.partition(":")
    if kind == "fill":
        sheet, _, id = name.partition(".")
        field = next(f for f in WORKSHEETS[sheet].fields if f.id == id)
        column = next((c for c in field.columns if c.id == blank), field)
        # What is promised has to differ from what it starts from.
        return "15" if blank == "promised" else WORDS.get(column.kind, "交期决定一切，别的都好谈")
    if blank == "on":
        return "11月27日" if kind == "step" else "昨天"
    if blank == "with" or (kind == "answer" and blank == "who"):
        return "高敏"
    return {"name": "Wu Bin", "job": "厂长"}.get(blank, "they walked the line; 不急")


def typed(change, key, done):
    """The same by the functions behind the commands; the visit was yesterday where its day was written."""
    said = {}
    for fills, blank, what, *_ in done:
        said.setdefault(fills, {})[blank] = what
    met = said.get("visit:held", {})
    on = "2026-11-20" if "on" in met else TODAY
    told = {
        id: what
        for fills, blanks in said.items()
        if fills.startswith("visit:")
        for id, what in blanks.items()
    }
    for fills, blanks in said.items():
        if fills.startswith("contact:"):
            job = contacts.Details(job=blanks["job"])
            contacts.add(change, "ACME", blanks["name"], fills.partition(":")[2], details=job)
    asked = questions_of(reads.opened(view_of(change.store), key).playbook)
    answers = [f"{asked[f].en} — {b['said']}" for f, b in said.items() if f in asked]
    diary = {id: told[id] for id in Diary._fields if id in told}
    if answers:
        diary["opinions"] = "\n".join([*filter(None, [told.get("opinions")]), *answers])
    if "summary" in told:
        deals.log_visit(
            change,
            key,
            contact="高敏" if met else "Chen Yu",
            on=on,
            summary=told["summary"],
            two_sided="reply" not in told,
            channel=told.get("channel", "in_person"),
            interest=told.get("interest", ()),
            diary=Diary(**diary),
        )
    by_sheet = {}
    for fills, blanks in said.items():
        kind, _, name = fills.partition(":")
        if kind == "answer":
            how = {"evidence": blanks["evidence"], "kind": blanks.get("kind", "client_said")}
            deals.answer(change, key, name, blanks["answer"], contact=blanks["who"], on=on, **how)
        elif kind == "tick":
            deals.tick(change, key, name)
        elif kind == "promise":
            deals.promise(change, key, "a *reference* visit", by="us", on=None, kept=True)
        elif kind == "fill":
            sheet, _, id = name.partition(".")
            field = next(f for f in WORKSHEETS[sheet].fields if f.id == id)
            raw = by_sheet.setdefault(sheet, {})
            if field.kind == "rows":
                raw[id] = {blanks[field.columns[0].id]: blanks}
            else:
                names = {"value": id, "evidence": f"{id}_evidence"}
                raw |= {names[blank]: what for blank, what in blanks.items()}
        elif kind == "set":
            deals.set_fields(change, key, {name: blanks["behaviour"]})
        elif kind == "style":
            contacts.edit(change, contacts.find(change.store, name), style=blanks["style"])
        elif kind == "record":
            contacts.edit(change, contacts.find(change.store, name), details=blanks)
        elif kind == "goods":
            told = {blank: what for blank, what in blanks.items() if blank != "goods"}
            seen = {blanks["goods"]: {**told, "seen_on": on}}
            account_sheets.fill(change, "ACME", "customer_record", {"goods_seen": seen}, ACCOUNT_WORKSHEETS)
        elif kind == "step":
            deals.set_step(change, key, blanks["what"], on=STEP_DAY, contact=blanks["with"])
    for sheet, raw in by_sheet.items():
        deals.fill(change, key, sheet, raw)


@SHARED
@given(data=st.data())
def test_a_sheet_read_back_is_as_good_as_the_commands_typed(office, data):
    key = data.draw(st.sampled_from(KEYS), "deal")
    language = data.draw(st.sampled_from(("zh", "en")), "language")
    known = bulk.one(view_of(office), key)
    sheet = build_sheet(
        known.opened, known.people[:1], known.people, WORKSHEETS, id="5e2a", account="Acme Works"
    )
    speak(language)
    printed = render(sheet, known.opened.playbook.templates, "md")
    done = data.draw(sensible(sheet), "written")
    text = befallen(fill_in(printed, sheet, done), data.draw(st.sets(st.sampled_from(HARMLESS), max_size=3)))
    speak("en")

    def read(change):
        names = {contact.key: contact.name for contact in known.people}
        reading = read_back(text, known.opened.playbook, WORKSHEETS, known.opened.deal, names)
        brought = bring_back(change, key, reading)
        return brought.refused, standing(office, key)

    def type_(change):
        typed(change, key, done)
        return standing(office, key)

    refused, after = rehearsed(office, read)
    if not any(w.fills == "visit:summary" for w in done):
        refused = tuple(one for one in refused if one.why.id != "readback.no_summary")
    assert refused == ()
    assert after == rehearsed(office, type_)


def test_who_was_erased_leaves_what_was_read_read(office):
    """The name a sheet brought is forgotten; that it was read is not, or it would be written once more."""
    known = Entry("contact:decider", {"name": "Wu Bin", "job": "CFO"}, 9, "- Name")
    reading = Reading("5e2a", "ACME-1", None, (), (known, TOLD), ())

    def work(change):
        bring_back(change, "ACME-1", reading)
        contacts.erase(acting(office, "ada"), contacts.find(office, "Wu Bin", "ACME"))
        version = reads.deal(view_of(office), "ACME-1").version
        row = office.row("SELECT command, result FROM request WHERE id = 'sheet:ACME-1:5e2a'")
        return (
            bring_back(change, "ACME-1", reading),
            reads.deal(view_of(office), "ACME-1").version,
            version,
            row,
        )

    again, after, before, row = rehearsed(office, work)
    assert (again.done, again.refused, after) == ((), (), before)
    assert "Wu" not in f"{row['command']} {row['result']}"


def test_one_id_under_two_deals_is_two_sheets(office):
    reading = Reading("5e2a", "ACME-1", None, (), (ASKED,), ())

    def work(change):
        return [len(bring_back(change, key, reading).done) for key in ("ACME-1", "ACME-2", "ACME-1")]

    assert rehearsed(office, work) == [1, 1, 0]


def test_a_visit_on_record_is_not_logged_again_and_said(office):
    def work(change):
        for id in ("5e2a", "6f3b"):
            done = bring_back(change, "ACME-1", Reading(id, "ACME-1", None, (), (HELD, TOLD), ()))
        return done, len(reads.deal(view_of(office), "ACME-1").visits)

    done, visits = rehearsed(office, work)
    assert ([note.id for note in done.notes], visits) == (["readback.visit_known"], 1)


def test_what_people_like_is_added_to_what_was_known(office):
    def work(change):
        told = []
        for id, likes in (("a1", "green tea"), ("a2", "钓鱼"), ("a3", "Green tea")):
            entry = Entry("record:ACME.1", {"preferences": likes}, 5, "- Likes")
            told += bring_back(change, "ACME-1", Reading(id, "ACME-1", None, (), (entry,), ())).done
        return list(map(say, told)), contacts.find(office, "Chen Yu", "ACME").details.preferences

    told, likes = rehearsed(office, work)
    assert likes == "green tea；钓鱼"
    assert len(told) == 2
    assert "green tea → green tea；钓鱼" in told[1]


def test_what_is_told_shows_what_will_be_written(office):
    result, _ = brought(office, HELD, TOLD, ASKED)
    visit, answer = map(say, result.done)
    assert "saw the store" in visit
    assert all(part in answer for part in ("yes", "the plan", "高敏"))


NASTY = (
    "＜！-- set:title --＞",
    "＜!-- visit:summary --＞ x",
    "＜！—tick:own_words—＞ 【x】",
    "＜＜！-- a:b --＞",
)


@SHARED
@given(data=st.data())
def test_a_title_in_full_width_signs_is_never_an_anchor(office, data):
    key = data.draw(st.sampled_from(KEYS))
    parts = st.sampled_from([*"＜＞！－-：:＿【】［］xｘ <!>", "set", "title", "交期"])
    title = data.draw(st.sampled_from(NASTY) | st.lists(parts, max_size=12).map("".join))
    known = bulk.one(view_of(office), key)
    now = known.opened._replace(deal=known.opened.deal._replace(title=title))
    sheet = build_sheet(now, known.people[:1], known.people, WORKSHEETS, id="5e2a", account="Acme")
    printed = render(sheet, now.playbook.templates, "md")
    reading = read_back(printed, now.playbook, WORKSHEETS, now.deal, {})
    assert (reading.entries, reading.left) == ((), ()), printed


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", KEYS)
def test_a_sheet_that_lost_its_marks_says_nothing_of_its_own(office, key, language):
    """For a day to come and two people, read by whoever works in the other language."""
    known = bulk.one(view_of(office), key)
    sheet = sheet_of(known, known.people, on=date(2026, 11, 25))
    speak(language)
    printed = render(sheet, known.opened.playbook.templates, "md")
    text = printed[: printed.index("<!-- dealgate lines")]
    speak("en" if language == "zh" else "zh")
    names = {contact.key: contact.name for contact in known.people}
    marks = as_printed(known, head_of(text))
    reading = read_back(text, known.opened.playbook, WORKSHEETS, known.opened.deal, names, marks)
    assert (reading.entries, reading.left) == ((), ())


# ── entry by entry ────────────────────────────────────────────────────────────────────────────

ASKED = Entry("answer:needs_known", {"answer": "yes", "who": "高敏", "evidence": "the plan"}, 7, "- Answer")
HELD = Entry("visit:held", {"with": "Chen Yu和高敏（用户）"}, 3, "- Day")
TOLD = Entry("visit:summary", {"summary": "saw the store"}, 4, "- What happened")


def brought(store, *entries, people=(), on=None, id="5e2a", times=1):
    """What became of these entries on ACME-1 and how the deal stands then; all of it taken back."""
    reading = Reading(id, "ACME-1", on, people, entries, ())

    def work(change):
        done = [bring_back(change, "ACME-1", reading) for _ in range(times)]
        return done[-1], reads.deal(view_of(store), "ACME-1")

    return rehearsed(store, work)


def left(result):
    return [(one.line, one.why.id) for one in result[0].refused]


def test_who_said_it_makes_it_the_clients_word(office):
    _, deal = brought(office, ASKED)
    answer = deal.answers["needs_known"]
    assert (answer.kind, answer.contact, answer.on) == ("client_said", "ACME.2", TODAY)


def test_with_nobody_named_it_is_our_own_view_and_says_so(office):
    entry = ASKED._replace(values={"answer": "yes", "evidence": "they smiled"})
    result, deal = brought(office, entry)
    assert deal.answers["needs_known"].kind == "seller_observed"
    assert [done.id for done in result.done] == ["readback.did_answer_hope"]


def test_the_only_one_met_is_who_said_it(office):
    entry = ASKED._replace(values={"answer": "yes", "evidence": "the plan", "kind": "client_said"})
    assert brought(office, entry, people=("ACME.1",))[1].answers["needs_known"].contact == "ACME.1"
    assert left(brought(office, entry, people=("ACME.1", "ACME.2"))) == [(7, "readback.no_who")]


def test_an_answer_is_as_old_as_the_visit(office):
    assert brought(office, ASKED, on="2026-11-18")[1].answers["needs_known"].on == "2026-11-18"
    ahead = brought(office, ASKED, on="2026-12-18")
    assert ahead[1].answers["needs_known"].on == TODAY, "a sheet made for a day to come"


def test_everyone_met_is_there_and_brackets_do_not_matter(office):
    assert brought(office, HELD, TOLD)[1].visits[-1].people == ("ACME.1", "ACME.2")


def test_somebody_unknown_keeps_the_visit_back_and_nothing_else(office):
    result = brought(office, HELD._replace(values={"with": "Wu Bin"}), TOLD, ASKED)
    assert left(result) == [(3, "contacts.unknown"), (4, "readback.waits_for")]
    assert result[1].visits == ()
    assert "needs_known" in result[1].answers


@pytest.mark.parametrize(
    ("written", "met"),
    [
        ("Chen Yu 高敏", ("ACME.1", "ACME.2")),
        ("chen yu and 高敏", ("ACME.1", "ACME.2")),
        ("高敏和Chen Yu", ("ACME.2", "ACME.1")),
        ("Chen Yu（决策人，分析型）、高敏（用户）", ("ACME.1", "ACME.2")),
        ("Chen Yu (decider) 高敏", ("ACME.1", "ACME.2")),
        ("chen", ("ACME.1",)),
    ],
)
def test_people_however_they_are_set_apart(office, written, met):
    result = brought(office, HELD._replace(values={"with": written}), TOLD)
    assert left(result) == []
    assert result[1].visits[-1].people == met


@pytest.mark.parametrize(
    "written", ["Chen Yu、Wu Bin", "Wu Bin Chen Yu", "Wu Bin和Chen Yu", "Chen Yu / Wu Bin"]
)
def test_of_several_the_one_nobody_knows_is_named_and_the_visit_stands(office, written):
    result = brought(office, HELD._replace(values={"with": written}), TOLD)
    assert left(result) == [(3, "readback.met_unknown")]
    assert "Wu Bin" in say(result[0].refused[0].why)
    assert result[1].visits[-1].people == ("ACME.1",)


def test_half_a_name_is_nobody_else(office):
    """Chen Wei is not Chen Yu."""
    assert left(brought(office, HELD._replace(values={"with": "Chen Wei"}), TOLD))[0] == (
        3,
        "contacts.unknown",
    )


DATED = HELD._replace(values={"on": "soon", "with": "Chen Yu"})


def test_a_day_nobody_can_read_is_named_once_and_what_it_dates_waits(office):
    new = Entry("contact:economic_buyer", {"name": "Wu Bin"}, 1)
    result = brought(office, DATED, TOLD, ASKED, new)
    assert left(result) == [(3, "deals.bad_past_day"), (4, "readback.waits_for"), (7, "readback.waits_for")]
    assert "line 3" in say(result[0].refused[-1].why)
    assert len(result[0].done) == 1, "the new contact has no day to wait for"


def test_a_sheet_for_a_day_to_come_wants_the_day_it_really_was(office):
    result = brought(office, TOLD, ASKED, on="2026-11-24")
    assert left(result) == [(4, "readback.still_to_come"), (7, "readback.waits_for")]
    held = HELD._replace(values={"on": "today", "with": "Chen Yu"})
    assert left(brought(office, held, TOLD, ASKED, on="2026-11-24")) == []


@pytest.mark.parametrize(
    ("on", "with_", "what", "said"),
    [
        ("11月27日 10:00", "高敏", "10:00 send the offer", "did_step"),
        ("27 Nov 2pm", "Chen Yu、高敏", "2pm send the offer", "did_step_first"),
        ("27.11.2026", "Chen Yu、Wu Bin", "send the offer", "did_step_first"),
    ],
)
def test_a_step_takes_the_day_and_the_first_and_loses_neither_time_nor_names(office, on, with_, what, said):
    step = Entry("step:next", {"what": "send the offer", "on": on, "with": with_}, 9)
    result, deal = brought(office, step)
    assert (deal.next_step.what, deal.next_step.on) == (what, "2026-11-27")
    assert [done.id for done in result.done] == [f"readback.{said}"]
    for name in with_.split("、"):
        assert name in say(result.done[0])
    assert result.refused == ()


def test_no_reason_on_a_sheet_speaks_of_options(office):
    bare = ASKED._replace(values={"answer": "yes", "who": "高敏"})
    whose = ASKED._replace(values={"answer": "yes", "evidence": "the plan", "kind": "client_said"})
    for entry in (bare, whose):
        (one,) = brought(office, entry)[0].refused
        assert "--" not in say(one.why)


def test_somebody_new_on_the_sheet_can_be_met_on_it(office):
    new = Entry("contact:economic_buyer", {"name": "Wu Bin", "job": "厂长"}, 1)
    result = brought(office, HELD._replace(values={"with": "Wu Bin"}), TOLD, new)
    assert left(result) == []
    assert result[1].visits[-1].people == ("ACME.3",)


def test_a_field_that_cannot_stand_stops_no_other(office):
    rows = (("need", "4", 1), ("volume", "plenty", 2), ("creditworthiness", "3", 3))
    fills = [Entry(f"fill:qualification.{id}", {"value": value}, line) for id, value, line in rows]
    result = brought(office, *fills)
    assert left(result) == [(2, "worksheets.no_score")]
    assert result[1].worksheets["qualification"].fields == {"need": 4, "creditworthiness": 3}


def test_a_promise_that_is_gone_and_a_step_without_its_day_are_named(office):
    gone = Entry("promise:us.00000000", {"done": "x"}, 1)
    step = Entry("step:next", {"what": "send the offer"}, 2)
    assert left(brought(office, gone, step)) == [(1, "readback.no_such_promise"), (2, "readback.no_step_day")]


def test_a_visit_without_what_happened_is_none(office):
    assert left(brought(office, HELD)) == [(3, "readback.no_summary")]


def test_what_was_answered_to_our_questions_is_what_they_think(office):
    question = next(iter(questions_of(reads.opened(view_of(office), "ACME-1").playbook)))
    thinks = Entry("visit:opinions", {"opinions": "too slow"}, 5)
    said = Entry(question, {"said": "停线，从八月起"}, 2)
    deal = brought(office, TOLD, thinks, said, people=("ACME.1",))[1]
    first, second = deal.visits[-1].diary.opinions.split("\n")
    assert first == "too slow"
    assert second.endswith("? — 停线，从八月起")
    assert left(brought(office, said)) == [(2, "readback.no_summary")]


@pytest.mark.parametrize("id", ["5e2a", "text-1"])
def test_read_twice_nothing_is_written_twice(office, id):
    once = brought(office, HELD, TOLD, ASKED, id=id)
    twice = brought(office, HELD, TOLD, ASKED, id=id, times=2)
    assert twice[0].done == ()
    assert len(twice[0].earlier) == 1
    assert twice[1].version == once[1].version


def test_another_copy_of_the_same_words_is_written_once(office):
    """The first line was lost, and the text changed a little: what stands already stands."""

    def work(change):
        for id in ("text-1", "text-2"):
            bring_back(change, "ACME-1", Reading(id, "ACME-1", None, (), (HELD, TOLD, ASKED), ()))
        return reads.deal(view_of(office), "ACME-1")

    assert rehearsed(office, work).version == brought(office, HELD, TOLD, ASKED)[1].version


def test_what_is_remembered_names_nobody(office):
    def work(change):
        bring_back(change, "ACME-1", Reading("5e2a", "ACME-1", None, (), (HELD, TOLD, ASKED), ()))
        return office.row("SELECT id, result FROM request WHERE id = 'sheet:ACME-1:5e2a'")

    kept = rehearsed(office, work)
    assert "高敏" not in kept["result"]
    assert "answer:needs_known" in kept["result"]


def test_the_version_expected_counts_for_the_whole_sheet(office):
    def work(change):
        version = reads.deal(view_of(office), "ACME-1").version
        sure = change._replace(expect=version)
        result = bring_back(sure, "ACME-1", Reading("5e2a", "ACME-1", None, (), (HELD, TOLD, ASKED), ()))
        with pytest.raises(Conflict):
            bring_back(sure, "ACME-1", Reading("5e2b", "ACME-1", None, (), (ASKED,), ()))
        return result

    assert len(rehearsed(office, work).done) == 2


def test_what_changed_since_is_not_put_back(office):
    def work(change):
        reading = Reading("5e2a", "ACME-1", None, (), (ASKED,), ())
        bring_back(change, "ACME-1", reading)
        doubt = {"evidence": "the owner changed", "kind": "client_said", "contact": "Chen Yu"}
        deals.answer(change, "ACME-1", "needs_known", "unsure", **doubt)
        again = bring_back(change, "ACME-1", reading)
        return again.done, reads.deal(view_of(office), "ACME-1").answers["needs_known"].answer

    assert rehearsed(office, work) == ((), "unsure")


def test_what_is_written_about_a_row_goes_into_that_row(office):
    """Rows stand there before the sheet is read; one that was asked about is gone by then."""

    def work(change):
        risks = {"other plans": {"likelihood": "4"}, "delay": {"likelihood": "2"}}
        deals.fill(change, "ACME-1", "risks", {"risks": risks})
        deals.fill(change, "ACME-1", "stakeholders", {"people": {"Chen Yu": {"stance": "supports"}}})
        entries = (
            Entry(row_anchor("risks", "risks", "delay", ["proof"]), {"proof": "a pilot"}, 1),
            Entry(row_anchor("stakeholders", "people", "ACME.1", ["influence"]), {"influence": "5"}, 2),
            Entry(row_anchor("risks", "risks", "gone", ["proof"]), {"proof": "nothing"}, 3),
        )
        result = bring_back(change, "ACME-1", Reading("5e2b", "ACME-1", None, (), entries, ()))
        return result, reads.deal(view_of(office), "ACME-1")

    result, deal = rehearsed(office, work)
    assert left((result,)) == [(3, "readback.row_gone")]
    risks = {row["risk"]: row for row in deal.worksheets["risks"].fields["risks"]}
    assert risks["delay"]["proof"] == "a pilot"
    assert "proof" not in risks["other plans"]
    [chen] = deal.worksheets["stakeholders"].fields["people"]
    assert (chen["person"], chen["stance"], chen["influence"]) == ("ACME.1", "supports", 5)


def test_a_score_and_what_it_rests_on_become_two_fields(office):
    both = Entry("fill:qualification.need", {"value": "4", "evidence": "the plant manager said so"}, 5)
    alone = Entry("fill:qualification.volume", {"evidence": "last year's orders"}, 6)
    result, deal = brought(office, both, alone)[:2]
    assert left((result, deal)) == []
    fields = deal.worksheets["qualification"].fields
    assert (fields["need"], fields["need_evidence"]) == (4, "the plant manager said so")
    assert fields["volume_evidence"] == "last year's orders"
    assert "volume" not in fields
