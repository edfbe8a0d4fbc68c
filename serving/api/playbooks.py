"""Playbooks and the people who follow them."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from serving.api import queries
from serving.api.call import Reading, given
from serving.api.fields import PlaybookId
from serving.api.operation import reads
from serving.api.shapes.client import Person
from serving.api.shapes.playbook import ListedPlaybook, Playbook
from serving.api.shapes.shape import Answered, Page

playbooks = APIRouter(tags=["playbooks"])


@playbooks.get("/playbooks", **reads("playbook list", Answered[list[ListedPlaybook]]))
def list_playbooks(call: Reading, asked: Annotated[queries.Read, Query()]) -> Response:
    return call.answer("playbook list", **given(asked))


@playbooks.get("/playbooks/{id}", **reads("playbook show", Answered[Playbook]))
def show_playbook(call: Reading, id: PlaybookId, asked: Annotated[queries.Read, Query()]) -> Response:
    # With its `@` it is never taken for a file, whatever lies about where the server was started.
    return call.answer("playbook show", f"{id}@", **given(asked))


@playbooks.get("/persons", **reads("person list", Page[list[Person]]))
def list_persons(call: Reading, asked: Annotated[queries.Page, Query()]) -> Response:
    return call.answer("person list", **given(asked))
