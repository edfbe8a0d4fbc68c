"""What a playbook has, in figures."""

from typing import Any

from engine.playbook import Playbook


def counts(playbook: Playbook) -> dict[str, Any]:
    requirements = [r for stage in playbook.stages for r in stage.gate]
    return {
        "playbook": playbook.id,
        "version": playbook.version,
        "stages": len(playbook.stages),
        "requirements": len(requirements),
        "points": sum(r.kind == "decision" for r in requirements),
    }
