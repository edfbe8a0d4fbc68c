"""SpiffWorkflow: a BPMN process for each deal, which is JSON in its row and taken up again at each step.

The process itself is kept once, as the project's own example for SQLite does; whole in each row, as the
serializer has it by itself, all takes nearly twice as long.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine, TaskDataEnvironment
from SpiffWorkflow.bpmn.serializer import DEFAULT_CONFIG, BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.default import BpmnWorkflowConverter
from SpiffWorkflow.bpmn.serializer.default.workflow import WorkflowConverter

from benchmarks.peers.work import EVIDENCE, KIND, OWNER, POINTS, Refused, Standing, amount, title, unanswered

_TABLES = """
CREATE TABLE process (name TEXT PRIMARY KEY, spec TEXT NOT NULL);
CREATE TABLE deal (id INTEGER PRIMARY KEY, title TEXT NOT NULL, amount INTEGER NOT NULL, owner TEXT NOT NULL,
                   stage TEXT NOT NULL, opened_at TEXT NOT NULL, workflow TEXT NOT NULL);
CREATE INDEX deal_stage ON deal (stage);
CREATE TABLE event (id INTEGER PRIMARY KEY, deal_id INTEGER NOT NULL REFERENCES deal, kind TEXT NOT NULL,
                    actor TEXT NOT NULL, at TEXT NOT NULL, data TEXT NOT NULL);
CREATE INDEX event_deal ON event (deal_id);
"""


class _WithoutProcess(BpmnWorkflowConverter):
    """A deal as JSON, which names its process."""

    def to_dict(self, workflow: BpmnWorkflow) -> dict[str, Any]:
        told = WorkflowConverter.to_dict(self, workflow)
        # It calls no other process, and waits for no message.
        return {**told, "spec": workflow.spec.name, "subprocesses": {}, "bpmn_events": []}

    def from_dict(self, dct: dict[str, Any]) -> BpmnWorkflow:
        return super().from_dict({**dct, "spec": self.registry.processes[dct["spec"]]})


def _missing(stage: str, answers: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    proven = (p for p, a in answers.items() if a["answer"] == "yes" and a["evidence"].strip())
    return unanswered(stage, proven)


def _now() -> str:
    return datetime.now(UTC).isoformat()


class Peer:
    def __init__(self, path: str, *, new: bool = False) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        if new:
            self._connection.executescript(_TABLES)
        self._engine = PythonScriptEngine(TaskDataEnvironment({"missing": _missing}))
        registry = BpmnWorkflowSerializer.configure({**DEFAULT_CONFIG, BpmnWorkflow: _WithoutProcess})
        self._serializer = BpmnWorkflowSerializer(registry)
        if new:
            self._keep_process()
        kept = self._connection.execute("SELECT name, spec FROM process").fetchall()
        registry.processes = {name: self._serializer.from_dict(json.loads(spec)) for name, spec in kept}
        self._process = registry.processes["deal"]

    def _keep_process(self) -> None:
        from SpiffWorkflow.bpmn.parser import BpmnParser

        parser = BpmnParser()
        parser.add_bpmn_file(str(Path(__file__).with_name("deal.bpmn")))
        spec = parser.get_spec("deal")
        text = json.dumps(self._serializer.to_dict(spec))
        with self._transaction() as connection:
            connection.execute("INSERT INTO process VALUES (?, ?)", (spec.name, text))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _restored(self, text: str) -> BpmnWorkflow:
        workflow = self._serializer.deserialize_json(text)
        workflow.script_engine = self._engine
        return workflow

    def _taken_up(self, key: str) -> BpmnWorkflow:
        row = self._connection.execute("SELECT workflow FROM deal WHERE id = ?", (key,)).fetchone()
        return self._restored(row[0])

    def _put_down(self, key: str, workflow: BpmnWorkflow) -> None:
        self._connection.execute(
            "UPDATE deal SET stage = ?, workflow = ? WHERE id = ?",
            (_stage(workflow), self._serializer.serialize_json(workflow), key),
        )

    def _happened(self, key: str | int | None, kind: str, /, **data: str) -> None:
        self._connection.execute(
            "INSERT INTO event (deal_id, kind, actor, at, data) VALUES (?, ?, ?, ?, ?)",
            (key, kind, OWNER, _now(), json.dumps(data)),
        )

    def open(self, number: int) -> str:
        workflow = BpmnWorkflow(self._process, script_engine=self._engine)
        workflow.do_engine_steps()
        _waiting(workflow).data["answers"] = {}
        with self._transaction() as connection:
            text = self._serializer.serialize_json(workflow)
            row = (title(number), amount(number), OWNER, _stage(workflow), _now(), text)
            sql = (
                "INSERT INTO deal (title, amount, owner, stage, opened_at, workflow)"
                " VALUES (?, ?, ?, ?, ?, ?)"
            )
            key = connection.execute(sql, row).lastrowid
            self._happened(key, "open", title=title(number))
        return str(key)

    def answer(self, key: str, point: str) -> None:
        given = {"answer": "yes", "evidence": EVIDENCE, "kind": KIND}
        with self._transaction():
            workflow = self._taken_up(key)
            task = _waiting(workflow)
            if point not in POINTS[task.task_spec.name]:
                raise ValueError(f"{point} is not asked in {task.task_spec.name}")
            task.data["answers"][point] = given
            self._put_down(key, workflow)
            self._happened(key, "answer", point=point, **given)

    def missing(self, key: str) -> Sequence[str]:
        return _open_before(_waiting(self._taken_up(key)))

    def advance(self, key: str) -> None:
        with self._transaction():
            workflow = self._taken_up(key)
            task = _waiting(workflow)
            left = task.task_spec.name
            task.run()
            workflow.do_engine_steps()
            if _stage(workflow) == left:  # the gateway sent it back
                raise Refused(_open_before(task))
            self._put_down(key, workflow)
            self._happened(key, "advance", left=left, to=_stage(workflow))

    def load(self) -> Sequence[object]:
        return [self._restored(text) for (text,) in self._connection.execute("SELECT workflow FROM deal")]

    def standing(self) -> Standing:
        stages: Counter[str] = Counter()
        answers = 0
        for (text,) in self._connection.execute("SELECT workflow FROM deal"):
            workflow = self._restored(text)
            stages[_stage(workflow)] += 1
            answers += len(_waiting(workflow).data["answers"])
        return Standing(
            dict(stages),
            answers,
            self._connection.execute("SELECT count(*) FROM event").fetchone()[0],
            self._connection.execute("PRAGMA journal_mode").fetchone()[0],
            self._connection.execute("PRAGMA synchronous").fetchone()[0],
        )


def _waiting(workflow: BpmnWorkflow) -> Any:
    """The manual task a deal waits in."""
    return workflow.get_next_task(state=TaskState.READY, manual=True)


def _stage(workflow: BpmnWorkflow) -> str:
    task = _waiting(workflow)
    return task.task_spec.name if task else "done"


def _open_before(task: Any) -> tuple[str, ...]:
    return _missing(task.task_spec.name, task.data["answers"])
