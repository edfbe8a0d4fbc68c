"""What a stage asks that no field and no decision point takes: the answer is written beside the question."""

from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from engine.message import Text
from engine.playbook import Playbook

SAID = "said"
"""The kind of anchor, and what its only blank is called."""


@lru_cache(maxsize=1024)
def said_anchor(question: Text) -> str:
    """`said:1a2b3c4d`: by what is asked, for its place among others may change."""
    return f"{SAID}:{crc32(question.en.encode()):08x}"


def questions_of(playbook: Playbook) -> Mapping[str, Text]:
    """Every such question of the playbook, by its anchor."""
    return {said_anchor(text): text for stage in playbook.stages for text in stage.visit.get("ask", ())}
