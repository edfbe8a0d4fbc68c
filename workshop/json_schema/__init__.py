"""A playbook's keys as JSON Schema 2020-12, for editors: made of the one pydantic schema, described in words
that are handed in."""
