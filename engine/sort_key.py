"""What a deal's key is sorted by, so that ACME-2 comes before ACME-10."""

_DIGITS = 9


def sort_key(key: str) -> str:
    """The key with its number filled up: ACME-000000002. A text without a number stays as it is."""
    stem, mark, number = key.rpartition("-")
    return f"{stem}{mark}{number:0>{_DIGITS}}" if number.isdecimal() else key
