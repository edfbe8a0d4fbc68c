"""A playbook as Mermaid; that Mermaid itself draws it is told in docs/diagram.md."""

import re

import pytest
from helpers import playbook

from engine.message import Text
from words.say import say, speak
from workshop.diagram.mermaid import escaped, mermaid
from workshop.diagram.picture import picture

BOOK = playbook("""
- {id: end, gate: [{decision: needs_known}, {item: listed, when: {field: deal.behaviour, op: known}}]}
- {id: sell, gate: [{decision: will_buy}]}
- {id: serve, status: won, back: [sell], gate: [{decision: met}]}
""")


@pytest.fixture(autouse=True)
def _english_again():
    yield
    speak("en")


def test_whole():
    assert (
        mermaid(picture(BOOK), say)
        == """\
---
title: "good, version 1"
config: {flowchart: {wrappingWidth: 460, htmlLabels: true}}
---
flowchart TD
  accTitle: good, version 1
  accDescr: 3 stages from top to bottom: good, good, good. At the exit of each stands a gate, \
with 4 requirements in all. A deal can be stopped at any time, and reopened.
  s1["1  good"]:::stage
  s1gate["● “good”<br/>◇ good"]:::gate
  s2["2  good<br/>back to: good"]:::stage
  s2gate["● “good”"]:::gate
  s3["3  good (won)<br/>back to: good"]:::stage
  s3gate["● “good”"]:::gate
  done(["Done"]):::end_
  stopped(["Stopped<br/>reopened, into the stage it left"]):::end_
  s1 --- s1gate
  s1gate -- "good" --> s2
  s2 --- s2gate
  s2gate -- "good" --> s3
  s3 --- s3gate
  s3gate -- "good" --> done
  s1 & s2 & s3 -. "stop" .-> stopped
  done -. "reopen" .-> s3
  legend["● the client says yes · □ we have it · ◆ ◇ asked only where it applies"]:::end_
  stopped ~~~ legend
  classDef stage fill:#dbe7f3,stroke:#0a58a8,color:#1b1f24,font-weight:bold
  classDef gate fill:#ffffff,stroke:#57606a,color:#1b1f24,text-align:left
  classDef end_ fill:#f6f8fa,stroke:#57606a,color:#1b1f24
"""
    )


def test_in_chinese():
    speak("zh")
    text = mermaid(picture(BOOK), say)
    assert 's3["3　好（已赢单）<br/>可退回：好"]:::stage' in text
    assert 'done(["完成"]):::end_' in text


def test_what_mermaid_would_read_as_its_own_is_escaped():
    assert escaped('say "x" <b>y</b> #35; `z` *m* $$k$$ a_b') == (
        "say #34;x#34; #60;b#62;y#60;/b#62; #35;35; #96;z#96; #42;m#42; #36;#36;k#36;#36; a#95;b"
    )
    assert escaped("one\ntwo") == "one<br/>two"
    nasty = Text("终", 'end "x"] --> y; %% <script>')
    first, *rest = BOOK.stages
    book = BOOK._replace(title=nasty, stages=(first._replace(title=nasty, outcome=nasty), *rest))
    text = mermaid(picture(book), say)
    assert 'title: "end \\"x\\"] --> y; %% ‹script›, version 1"'.replace(">", "›", 1) in text
    labels = re.findall(r'\["(.*?)"\]:::|-- "(.*?)" -->', text)
    assert any(labels)
    assert not re.search(r'["<>](?!br/>)', "".join(map("".join, labels)).replace("<br/>", ""))
