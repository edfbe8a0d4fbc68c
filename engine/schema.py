"""Which migration this program needs."""

SCHEMA = "0009"
