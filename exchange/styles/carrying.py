"""What a column told of how it is written, and a few of its rows do not: the lines that say it for them."""

from collections.abc import Iterator

from exchange.styles.found import yaml_name
from exchange.styles.style import DAY
from exchange.styles.survey import Survey


def to_say(whole: Survey, part: Survey) -> tuple[str, ...]:
    """Lines for the mapping, with which the rows of the `part` are read as they were among the `whole`."""
    return tuple(_lines(whole, part))


def _lines(whole: Survey, part: Survey) -> Iterator[str]:
    unclear = {each.column for each in part.undecided} | {each.column for each in part.mixed}
    days: list[str] = []
    marks: list[str] = []
    for column, style in whole.styles.items():
        alone, name = part.of(column), yaml_name(column)
        if style.kind == DAY and style.days and (column in unclear or alone.days not in ((), style.days)):
            days.append(f"{name}: {style.days[0]}")
        if style.decimal and (column in unclear or alone.decimal not in (None, style.decimal)):
            marks.append(f'{name}: "{style.decimal}"')
    if days:
        yield f"dates_in: {{{', '.join(days)}}}"
    if marks:
        yield f"decimal_in: {{{', '.join(marks)}}}"
    if part.priced or part.currency != whole.currency:
        yield f"constants: {{currency: {whole.currency}}}"
