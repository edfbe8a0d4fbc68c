"""What the shipped templates call things, for every template to use: `{{ label.heading }}`."""

from collections.abc import Mapping
from types import MappingProxyType

from engine.message import Message, Text, msg

# No template changes them for the next one.
LABELS: Mapping[str, Message | Text] = MappingProxyType(
    {
        "lang": Text("zh-CN", "en"),
        "heading": msg("visits.label_heading"),
        "colon": msg("visits.label_colon"),
        "open": msg("visits.label_open"),
        "close": msg("visits.label_close"),
        # Templates written for an earlier program still name these.
        "answer": msg("visits.label_answer"),
        "yes": msg("visits.answer_yes"),
        "unsure": msg("visits.answer_unsure"),
        "no": msg("visits.answer_no"),
        "who": msg("visits.label_who"),
        "evidence": msg("visits.label_evidence"),
        "name": msg("visits.label_name"),
        "job": msg("visits.label_job"),
        "note": msg("visits.label_note"),
        "step": msg("visits.label_step"),
        "day": msg("visits.label_day"),
        "with": msg("visits.label_with"),
        "afterwards": msg("visits.label_afterwards"),
        "happened": msg("visits.label_summary"),
        "said": msg("visits.label_opinions"),
        "better": msg("visits.label_improve"),
    }
)
