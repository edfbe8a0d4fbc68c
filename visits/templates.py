"""Which template makes a sheet, and where it comes from: the playbook it is pinned to, else those shipped."""

from collections.abc import Mapping

from stages.method_templates import method_template

ENDINGS: Mapping[str, str] = {
    "text": ".txt.j2",
    "md": ".md.j2",
    "html": ".html.j2",
    "docx": ".docx",
    "pdf": ".typ",
}
"""How the templates of a format end; `ics` has none."""
BINARY = ("docx", "pdf")

_ONCE_SHIPPED = frozenset(
    {
        "01604df8f7873a9d8d9a43465bec2bc096ecda7bebf4269b40ab0624adf91995",
        "0af16903ba3c675642e7e1b39dfb0eee02cbbe1cd656df67a08a9e89cc061fbc",
        "2955bbaaf4c357d5ceb11bb210daf90a5e44b487e7e4b9fd9ed58f25f2bceb94",
        "29c082cb838e590eef82a08df19f809efaa00021f4f3867b38e4bd649905adce",
        "579af026350d55a5181dab9e4f01a6a13f28ff04ca33cdc8a841f663ff15e17c",
        "a55b09311dfe3c026a8289490ab4df0783d4595ba9d383a05f8f46a3a9288b56",
        "eb6b465e9bcf943e654793cfc1a2871569cbc330d029d5866d19532083be0a6a",
    }
)
"""SHA-256 of templates that came with earlier versions and stand in databases still: nobody wrote them on
purpose, and they know nothing of what a sheet holds today, so today's take their place."""


def own(templates: Mapping[str, str], ending: str = "") -> dict[str, str]:
    """Those of a playbook's templates that its team wrote; nothing where all are ours."""
    return {name: text for name, text in templates.items() if name.endswith(ending) and not _ours(name, text)}


def _ours(name: str, text: str) -> bool:
    if text == method_template(name):
        return True
    from hashlib import sha256  # only where somebody changed something

    return sha256(text.encode()).hexdigest() in _ONCE_SHIPPED


def choose(templates: Mapping[str, str], form: str, stage: str) -> str:
    """The template for a stage: a team's own before a shipped one, the stage's before the general."""
    general = f"sheet{ENDINGS[form]}"
    for_stage = f"sheet.{stage}{ENDINGS[form]}"
    if for_stage in templates:
        return for_stage
    return general if general in templates or method_template(for_stage) is None else for_stage
