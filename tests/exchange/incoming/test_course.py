"""What coming to a stage says, which is put into words once for many deals."""

from helpers import playbook

from engine.history import canonical
from engine.state import DONE
from exchange.incoming.happenings import Course
from exchange.rows.deal_row import Point, Row, Stop

STAGES = ("ask", "offer", "sign")
BOOK = playbook("".join(f"- {{id: {stage}, gate: [{{item: {stage}_x}}]}}\n" for stage in STAGES))


def happenings(*points):
    row = Row("7", "Line 3", None, "wei", None, "EUR", None, None, points, {})
    return Course(BOOK).opening(row, None, "wei", {"source": "crm", "id": "7"}, [])


def reached(happening):
    data = happening.data["reached"]
    return data["stage"], data["status"], tuple(data["unproven"])


def test_what_is_passed_is_unproven():
    opened, signed, done = happenings(Point("1", "offer"), Point("2", "sign"), Point("3", DONE))
    assert tuple(opened.data["opened"]["unproven"]) == ("ask",)
    assert reached(signed) == ("sign", "open", ("offer",))
    assert reached(done) == (DONE, DONE, ("sign",))


def test_a_move_back_passes_nothing_and_a_stop_stays_where_it_is():
    _, back, stop, again = happenings(
        Point("1", "sign"), Point("2", "ask"), Point("3", "ask", Stop(None, "gone")), Point("4", "offer")
    )
    assert reached(back) == ("ask", "open", ())
    assert stop.data == {"stopped": {"class": None, "reason": "gone", "wake": None}}
    assert reached(again) == ("offer", "open", ("ask",))


def test_the_text_that_comes_along_is_that_of_the_data():
    told = happenings(Point("1", "ask"), Point("2", "offer"), Point("3", "ask"), Point("4", "offer"))
    known = [each for each in told if each.text is not None]
    assert len(known) == 3
    assert [each.at for each in known] == ["2", "3", "4"]
    assert all(each.text == canonical(each.data) for each in known)
