"""A playbook as Mermaid text, which GitHub, GitLab and many editors draw.

Moves onward and to the end are arrows. A move back stands in the stage it leads from: with an arrow for each
nobody could follow any.
"""

import json
from collections.abc import Iterator

from engine.message import Message, msg
from engine.state import DONE, STOPPED
from workshop.diagram.picture import ADVANCE, BACK, REOPEN, STOP, Box, Picture, Say, Wanted, line

_ENTITIES = {ord(sign): f"#{ord(sign)};" for sign in '#"`<>&$\\*_'}
"""What means something to Mermaid, as the entities it draws."""
_STYLES = (
    "classDef stage fill:#dbe7f3,stroke:#0a58a8,color:#1b1f24,font-weight:bold",
    "classDef gate fill:#ffffff,stroke:#57606a,color:#1b1f24,text-align:left",
    "classDef end_ fill:#f6f8fa,stroke:#57606a,color:#1b1f24",
)
_MARKS = {(True, False): "●", (False, False): "□", (True, True): "◆", (False, True): "◇"}
"""By whether the client says it, and whether it is asked only where its condition holds."""


def mermaid(drawn: Picture, say: Say) -> str:
    return "\n".join(_lines(drawn, say)) + "\n"


def escaped(text: str) -> str:
    """As it may stand between quotes; a line break is one of its own."""
    return "<br/>".join(line.translate(_ENTITIES) for line in text.splitlines())


def _lines(drawn: Picture, say: Say) -> Iterator[str]:
    title = say(msg("diagram.head", title=drawn.title, version=drawn.version))
    yield "---"
    # Of a title Mermaid takes away whatever might be a tag.
    yield f"title: {json.dumps(title.replace('<', '‹').replace('>', '›'), ensure_ascii=False)}"
    yield "config: {flowchart: {wrappingWidth: 460, htmlLabels: true}}"
    yield "---"
    yield "flowchart TD"
    yield f"  accTitle: {_plain(title)}"
    yield f"  accDescr: {_plain(say(about(drawn)))}"
    names = {box.id: f"s{n}" for n, box in enumerate(drawn.boxes, 1)} | {DONE: "done", STOPPED: "stopped"}
    for n, box in enumerate(drawn.boxes, 1):
        yield f'  {names[box.id]}["{escaped(_stage(n, box, drawn, say))}"]:::stage'
        if box.wants:
            yield f'  {names[box.id]}gate["{escaped(_gate(box, say))}"]:::gate'
    yield f'  done(["{escaped(say(drawn.label(DONE)))}"]):::end_'
    yield f'  stopped(["{escaped(_stopped(drawn, say))}"]):::end_'
    for box in drawn.boxes:
        yield from _onward(box, drawn, names, say)
    stops = " & ".join(names[box.id] for box in drawn.boxes if drawn.targets(box.id, STOP))
    yield f'  {stops} -. "{escaped(say(msg("diagram.stop")))}" .-> stopped'
    for target in drawn.targets(DONE, REOPEN):
        yield f'  done -. "{escaped(say(msg("diagram.reopen")))}" .-> {names[target]}'
    yield f'  legend["{escaped(say(_legend()))}"]:::end_'
    yield "  stopped ~~~ legend"
    yield from (f"  {style}" for style in _STYLES)


def _onward(box: Box, drawn: Picture, names: dict[str, str], say: Say) -> Iterator[str]:
    stage = names[box.id]
    source = stage
    if box.wants:
        yield f"  {stage} --- {stage}gate"
        source = f"{stage}gate"
    for target in drawn.targets(box.id, ADVANCE):
        yield f'  {source} -- "{escaped(say(box.outcome))}" --> {names[target]}'


def _stage(n: int, box: Box, drawn: Picture, say: Say) -> str:
    head = say(msg(f"diagram.stage_{box.status}", n=n, title=box.title))
    back = tuple(drawn.label(id) for id in drawn.targets(box.id, BACK))
    return "\n".join([head, say(msg("diagram.back_to", stages=back))]) if back else head


def _gate(box: Box, say: Say) -> str:
    return "\n".join(f"{_mark(each)} {line(each, say)}" for each in box.wants)


def _mark(wanted: Wanted) -> str:
    return _MARKS[wanted.client, wanted.guarded]


def _stopped(drawn: Picture, say: Say) -> str:
    again = drawn.targets(STOPPED, REOPEN)
    return "\n".join([say(drawn.label(STOPPED)), *([say(msg("diagram.legend_reopen"))] if again else [])])


def _legend() -> Message:
    names = ("client", "ours", "guarded")
    return msg("diagram.legend", **{name: msg(f"diagram.legend_{name}") for name in names})


def about(drawn: Picture) -> Message:
    """The picture in a sentence, for those who can't see it."""
    return msg(
        "diagram.about",
        stages=tuple(box.title for box in drawn.boxes),
        n=len(drawn.boxes),
        wants=sum(len(box.wants) for box in drawn.boxes),
    )


def _plain(text: str) -> str:
    """What stands outside quotes: no sign that ends a statement."""
    return text.translate({ord(sign): " " for sign in "{};#\n"})
