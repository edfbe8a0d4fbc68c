"""Something this gate asks for was let pass for now, and is still open."""

from datetime import date

from coach.sign import Seen, Sign
from engine.message import Message, Text, msg
from engine.state import Waiver


def look(seen: Seen) -> bool:
    return bool(_waivers(seen))


def because(seen: Seen) -> Message:
    waivers = _waivers(seen)
    titles = {r.id: r.title for r in seen.known.opened.playbook.stage(seen.deal.stage).gate}
    what: tuple[Text | str, ...] = tuple(titles.get(w.requirement, w.requirement) for w in waivers)
    until = date.fromisoformat(min(waiver.until for waiver in waivers))
    return msg("coach.waiver_in_force", what=what, until=until)


def ask(seen: Seen) -> Message:
    return msg("coach.ask_waiver")


def _waivers(seen: Seen) -> list[Waiver]:
    today = seen.clock.today.isoformat()
    here = (waiver for waiver in seen.state.waivers if waiver.stage == seen.deal.stage)
    return [waiver for waiver in here if not waiver.ended and waiver.until >= today]


SIGN = Sign("waiver_in_force", because, ask, look=look)
