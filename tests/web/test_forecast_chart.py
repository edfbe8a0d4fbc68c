"""A row a month: the 80 % interval, what to expect, the sellers' own dates. The axis runs from 66 to 268."""

from datetime import date
from xml.etree import ElementTree

from pages import outlook

from coach.enough import TooFew
from coach.forecast.carried import Carried
from coach.forecast.draw import Interval
from coach.forecast.forecast import Total, Worth
from coach.forecast.record import Entry, Record
from engine.money import Money
from web.forecast_chart import forecast_chart, month_name, value_table
from web.forecast_section import forecast_section
from words.say import speak

SVG = "{http://www.w3.org/2000/svg}"


def rows(figure):
    root = ElementTree.fromstring(figure.drawing)
    return [g for g in root.iter(f"{SVG}g") if g.get("class") == "month"]


def one(row, tag, kind):
    found = [each for each in row.iter(f"{SVG}{tag}") if each.get("class") == kind]
    return found[0] if found else None


def letters(row):
    return ["".join(each.itertext()) for each in row.iter(f"{SVG}text")]


def test_a_month_is_a_bar_from_low_to_high():
    # The axis reaches 20: a deal is 10.1 units. 8 to 17 wins: from 146.8, 90.9 long; 12.5 stands at 192.25.
    (row,) = rows(forecast_chart(outlook((12.5, 8, 17), own=(3,)), "f"))
    bar = one(row, "rect", "range80")
    assert (float(bar.get("x")), float(bar.get("width"))) == (146.8, 90.9)
    assert float(one(row, "line", "mean").get("x1")) == 192.2
    assert (
        one(row, "path", "own").get("d").startswith("M91.3 ")
    )  # 3 stands at 96.3, a diamond begins 5 before
    assert letters(row) == ["2026-12", "12.5 (8–17)"]


def test_where_no_seller_set_a_date_there_is_no_diamond():
    figure = forecast_chart(outlook((12, 8, 17), undated=40), "f")
    assert one(rows(figure)[0], "path", "own") is None
    assert "diamond" not in figure.about
    assert figure.table.rows == (("2026-12", "12", "8–17", "–"),)
    overdue = forecast_chart(outlook((12, 8, 17), overdue=2), "f")
    assert "diamond" in overdue.about
    assert overdue.table.rows == (("2026-12", "12", "8–17", "0"),)


def test_money_is_told_to_three_digits_and_never_by_floats():
    # 12 × 123,456 = 1,481,472; 8 × … = 987,648; 17 × … = 2,098,752; the sellers' three: 300,000.
    found = value_table(outlook((12, 8, 17), own=(3,)))
    assert found.rows == (("2026-12", "1,480,000", "988,000–2,100,000", "300,000"),)
    bare = outlook((12, 8, 17))
    assert value_table(bare._replace(months=(bare.months[0]._replace(value=None),))) is None


def test_forty_months_and_none():
    figure = forecast_chart(outlook(*[(1, 0, 2)] * 40), "f")
    assert len(rows(figure)) == len(figure.table.rows) - 1 == 40  # and all of them together
    assert ElementTree.fromstring(figure.drawing).get("viewBox") == "0 0 360 1112"
    assert rows(forecast_chart(outlook(), "f")) == []


def test_weeks_are_named_by_their_monday():
    from coach.periods import week_of

    assert month_name(week_of(date(2026, 12, 3))) == "2026-11-30"


def record(*hits):
    month = outlook((12, 8, 17)).months[0]
    return Record(
        "month", tuple(Entry(date(2026, 10, 31), month.period, 40, month.wins, n, 0, None) for n in hits)
    )


def test_the_record_is_stated_whatever_it_is():
    section = forecast_section(outlook((12, 8, 17)), record(8, 17, 18, 3))
    # 2 of 4 inside, both bounds counted; Wilson: 15 to 85 %.
    assert section.notes[0] == (
        "Made at 4 past month ends, the same forecast held what then happened 2 times: 50% (15–85%),"
        " where 80% was promised."
    )
    thin = forecast_section(outlook((12, 8, 17)), TooFew(3))
    assert thin.notes[0] == "The history is too short to hold earlier forecasts against what happened."


def test_what_is_left_out_is_said():
    found = outlook((12, 8, 17), unknown=3, overdue=2, undated=5, unpriced=1, no_rate={"USD": 4})
    notes = forecast_section(found, record(8)).notes[1:]
    assert notes == (
        "Only of deals that are open now; what is yet to come is not in it.",
        "Left out, because nobody knows when they came to their stage: 3.",
        "Past the close date their sellers set: 2.",
        "Without a close date: 5.",
        "Without an amount, and counted with the mean of those won: 1.",
        "No rate for USD: the value of those deals is not in it.",
    )


def test_too_few_deals_are_too_few_in_both_languages():
    assert forecast_section(TooFew(3), TooFew(3)).lead == ("So far too few deals to say, 3 of 20.",)
    speak("zh")
    lead = forecast_section(TooFew(3), TooFew(3)).lead
    assert lead == ("目前商机太少，还说不准：3 个，至少要 20 个。",)


def test_the_section_begins_with_all_months_together_and_what_they_rest_on():
    worth = Worth(Money(1481472_00, "CNY"), Money(987648_00, "CNY"), Money(2098752_00, "CNY"))
    found = outlook(
        (12, 8, 17), (9, 3, 14), own=(3, 1), total=Total(Interval(21, 14, 29, 0.8), worth, 4, None)
    )
    deals = (
        Carried("A-1", "Line 3", "lin", 0.432, Money(480000_00, "CNY"), False),
        Carried("A-2", "Scanners", "bo", 0.001, Money(95000_00, "CNY"), True),
    )
    section = forecast_section(found._replace(carried=deals), record(8))
    assert section.lead == (
        "By the end of 2027-01 expect 21 wins from the deals open now; four times in five it will be 14–29."
        " Together about CNY 1,480,000 (988,000–2,100,000).",
    )
    (rests,) = section.listings
    assert [item.what for item in rests.items] == [
        "43% to be won · CNY 480,000",
        "<1% to be won · counted with the mean, CNY 95,000",
    ]
    assert section.figures[0].table.rows[-1] == ("together", "21", "14–29", "4")
    assert section.tables[0].table.rows[-1] == ("together", "1,480,000", "988,000–2,100,000", "–")


def test_where_nothing_is_open_there_is_no_chart():
    section = forecast_section(outlook((0, 0, 0), deals=0), TooFew(3))
    assert section.figures == ()
    assert "–" not in str(section.lead)


def test_next_to_nothing_is_not_nothing():
    # Of a Poisson number with a mean of 0.1, 90.5 % are none.
    hardly, maybe = Interval(0, 0, 0, 0.91), Interval(0, 0, 0, 0.9)
    found = outlook((0, 0, 0), (0, 0, 0), total=Total(maybe, None, None, None))
    first, second = (
        each._replace(wins=wins) for each, wins in zip(found.months, (hardly, maybe), strict=True)
    )
    found = found._replace(
        months=(first, second), carried=(Carried("A-1", "Line 3", "lin", 0.14, None, False),)
    )
    section = forecast_section(found, record(0))
    assert section.lead == ("The chances of these deals add up to 0.1 wins.",)
    assert [letters(row)[1] for row in rows(section.figures[0])] == ["under 0.1", "0 (0–0)"]
    assert [row[1] for row in section.figures[0].table.rows] == ["under 0.1", "0", "0"]
    less = found._replace(carried=())
    assert forecast_section(less, record(0)).lead == ("The chances of these deals add up to under 0.1 wins.",)
