"""What a database proves of itself."""

from engine.verify import verify
from words.say import say


def verified(store):
    proof = verify(store)
    assert [f"{flaw.subject}#{flaw.seq} {say(flaw.what)}" for flaw in proof.faults] == []
