"""What to do for a client whose cadence says it is time."""

from engine.message import Message, msg, step
from visits.cadence import DueClient
from visits.thing import URGENCY, Thing


def client_id(client: DueClient, *, stalled: bool = False) -> str:
    """An A client is never dropped (method §8); the others come behind what their deals need.

    `stalled`: a deal of theirs is at a critical sign.
    """
    if client.abc != "A":
        return "client"
    return "client_A_stalled" if stalled and client.due.overdue_days else "client_A"


def client_thing(client: DueClient, stalled: Message | None = None) -> Thing:
    """Visit or call them; the command prepares it by their deal, where there is one.

    `stalled`: the critical sign that shows on it.
    """
    due = client.due
    why = msg("day.why_client", abc=client.abc, why=due.why)
    if stalled is not None:
        why = msg("day.why_client_stalled", abc=client.abc, why=due.why, because=stalled)
    look = step("prep", client.deal) if client.deal else step("account show", None, account=client.code)
    id = client_id(client, stalled=stalled is not None)
    return Thing(id, msg(f"day.do_{due.kind}"), why, look, due.due_on.isoformat())


def one_thing(client: Thing, deal: Thing) -> Thing:
    """What is to be done for a client and for the deal one speaks of there: whichever presses more, and
    the other with it."""
    first, second = sorted((client, deal), key=lambda each: URGENCY.index(each.id))
    why = msg("day.why_both", first=first.why, second=second.why)
    instead = first.instead or (second.step if second.step != first.step else second.instead)
    return first._replace(why=why, instead=instead)
