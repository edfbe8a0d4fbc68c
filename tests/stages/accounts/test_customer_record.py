from helpers import DAY
from sheets import Typed

from stages.accounts.customer_record import CUSTOMER_RECORD

SHEET = Typed(CUSTOMER_RECORD)
PLACE = {"address": "苏州工业园区星湖街 8 号", "business_situation": "订单排到三月，缺熟练工"}


def seen(**goods):
    return {"goods_seen": goods}


PLC = {"competitor": "西门子", "seen_on": "2026-11-03"}
DRIVE = {"competitor": "西门子 ", "seen_on": "2026-10-30", "note": "二号线，2019 年装的"}


def test_whose_goods_stand_there_and_when_we_last_looked():
    typed = seen(**{"S7-1500": PLC, "G120": DRIVE, "汇川 MD500": {"competitor": "汇川"}})
    assert SHEET.figures(**typed) == {"competitors": 2, "last_seen": "2026-11-03"}
    assert SHEET.figures() == SHEET.figures(**PLACE) == {}
    assert SHEET.figures(**seen(G120={"seen_on": "2026-10-30"})) == {"last_seen": "2026-10-30"}


def test_one_is_the_same_however_it_is_written():
    typed = seen(A={"competitor": "SIEMENS"}, B={"competitor": "Siemens"})
    assert SHEET.figures(**typed) == {"competitors": 1}


def test_it_is_whole_with_the_place_and_the_business_for_goods_may_not_be_there():
    assert SHEET.complete(**PLACE) == 100
    assert SHEET.complete(address="Pudong", **seen(G120=DRIVE)) == 50
    assert SHEET.complete(**seen(G120=DRIVE)) == 0


def test_what_was_seen_again_is_the_same_row():
    before = SHEET.values(**seen(G120=DRIVE))
    again, faults = CUSTOMER_RECORD.read(seen(g120={"seen_on": "2026-11-20"}), before, "CNY", DAY)
    assert (faults, again["goods_seen"]) == ((), [
        {"goods": "G120", "competitor": "西门子", "seen_on": "2026-11-20", "note": DRIVE["note"]}
    ])  # fmt: skip


def test_nothing_is_seen_on_a_day_to_come():
    assert list(SHEET.faults(**seen(G120={"seen_on": "2026-12-24"}))) == ["goods_seen.1.seen_on"]


def test_what_to_ask_and_what_to_look_at_again():
    assert SHEET.advice(**seen(**{"S7-1500": PLC})) == []
    assert SHEET.remarks(**seen(A={"seen_on": "2025-11-21"}, B={}, C=PLC)) == [
        ("accounts.goods_whose", {"goods": ("A", "B")})
    ]
    # 366 days before 21 November 2026
    assert SHEET.remarks(**seen(A={"competitor": "x", "seen_on": "2025-11-20"})) == [
        ("accounts.goods_old", {"goods": ("A",)})
    ]
