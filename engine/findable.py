"""How long a name or an id may be that something is found by."""

LONGEST = 200
"""Characters, of four bytes at most, which folding case may double. PostgreSQL takes no more than 2704 bytes
into an index (https://www.postgresql.org/docs/current/btree.html), and one database what the other takes."""
