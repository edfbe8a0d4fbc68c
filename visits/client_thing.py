"""What to do for a client whose cadence says it is time."""

from engine.message import msg, step
from visits.cadence import DueClient
from visits.thing import Thing


def client_id(client: DueClient) -> str:
    """An A client is never dropped (method §8); the others come behind what their deals need."""
    return "client_A" if client.abc == "A" else "client"


def client_thing(client: DueClient) -> Thing:
    """Visit or call them; the command prepares it by their deal, where there is one."""
    due = client.due
    why = msg("day.why_client", abc=client.abc, why=due.why)
    look = step("prep", client.deal) if client.deal else step("account show", None, account=client.code)
    return Thing(client_id(client), msg(f"day.do_{due.kind}"), why, look, due.due_on.isoformat())
