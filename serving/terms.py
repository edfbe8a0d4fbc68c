"""Under which a company's own accounts let people in here."""

from typing import NamedTuple

CLAIMS = ("preferred_username", "email", "sub")
"""What of an account may be the login here."""


class Terms(NamedTuple):
    """`back` is where browsers come back to."""

    issuer: str
    client: str
    secret: str
    claim: str
    back: str


class Errand(NamedTuple):
    """What one browser's sign-in is known by when it comes back."""

    state: str
    nonce: str
    verifier: str
