"""The ids of Salesforce: 15 characters in reports, 18 in the API, for the same record."""

import re

_SHORT = re.compile(r"(?=.*\d)[0-9A-Za-z]{15}")
_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def whole_id(id: str) -> str:
    """The 18 characters of one that has 15; anything else as it is.

    Salesforce Help, “Record IDs”: behind the 15, whose case counts, stands one sign for each five of them.
    Their capitals, the first the lowest bit, make a number from 0 to 31, which is A to Z and 0 to 5.
    """
    if not _SHORT.fullmatch(id):
        return id
    return id + "".join(_sign(id[at : at + 5]) for at in (0, 5, 10))


def _sign(five: str) -> str:
    return _SIGNS[sum(1 << at for at, character in enumerate(five) if character.isupper())]
