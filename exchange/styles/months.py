"""Names of months, in full and shortened, as exports write them."""

_NAMES = """
    jan january januar jänner janvier janv enero ene
    feb february februar février févr fév febrero
    mar march märz mär mrz mars marzo
    apr april avril avr abril abr
    may mai mayo
    jun june juni juin junio
    jul july juli juillet juil julio
    aug august août aou agosto ago
    sep sept september septembre septiembre
    oct october oktober okt octobre octubre
    nov november novembre noviembre
    dec december dezember dez décembre déc diciembre dic
"""
MONTHS = {name: n for n, line in enumerate(_NAMES.strip().splitlines(), 1) for name in line.split()}
"""By a name in small letters: English, German, French, Spanish."""
