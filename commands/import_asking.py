"""What no column of a table tells of how it is written, asked at the terminal. It talks on stderr."""

from commands.prompt import read_line, tell
from exchange.styles.found import Undecided
from exchange.styles.survey import Survey
from words.say import say


def decided(survey: Survey) -> Survey:
    """One question after the other, the answer to one being tried on the others first. At the end of the
    input the rest stays undecided."""
    while survey.undecided:
        column = survey.undecided[0]
        way = _way(column)
        if way is None:
            return survey
        survey = survey.decided(column.column, way)
        tell(say("styles.ask_saved", line=column.line(way)))
    return survey


def _way(column: Undecided) -> str | None:
    tell(say("styles.ask", column=column.column, example=column.example.cell))
    for n, way in enumerate(column.ways, 1):
        tell(say("styles.ask_way", n=n, way=way.said()))
    tell(say("styles.ask_which"))
    by_number = {str(n): way.way for n, way in enumerate(column.ways, 1)}
    by_name = {way.way: way.way for way in column.ways}
    while True:
        try:
            typed = read_line()
        except EOFError:
            tell()
            return None
        if chosen := by_number.get(typed) or by_name.get(typed.casefold()):
            return chosen
        tell(say("styles.ask_which"))
