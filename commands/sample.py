"""The demo's sample: a small sales office, five clients, two years of their orders, nine deals, two weeks;
and what came of 74 deals before.

Everything goes through the one door, dated back, so that the demo is also a proof of it.
"""

from datetime import UTC, datetime
from shlex import quote

from coach.limits.learning import relearn
from commands.sample_deals import pipeline
from commands.sample_orders import bought
from commands.sample_past import past
from commands.sample_people import COACH as COACH
from commands.sample_people import REP as REP
from commands.sample_people import STAFF, acting, clients, team
from commands.sample_reorders import reorders
from commands.sample_week import rep_weeks
from commands.sample_worth import classed, judged
from engine.database_url import shown
from engine.errors import NoDatabase, Refused
from engine.message import msg
from engine.playbook_text.file import Loaded
from engine.setup import set_up
from engine.store import open_store
from stages.worksheets import WORKSHEETS


def build(path: str, user: str, shipped: list[Loaded]) -> None:
    """Make the demo's database. Raises Refused where one stands already."""
    _nothing_there(path)
    done = set_up(
        path,
        time_zone="Asia/Shanghai",
        country="CN",
        currency="CNY",
        user=user if user not in STAFF else "admin",
        shipped=shipped,
        worksheets=WORKSHEETS,
        now=datetime.now(UTC),
    )
    change = done.change
    with change.store as store, store.transaction():
        team(change)
        clients(change)
        bought(acting(change, REP))
        pipeline(change)
        judged(acting(change, REP))
        rep_weeks(change)
        classed(acting(change, COACH))
        past(change)
        reorders(change)
        relearn(change)


def _nothing_there(path: str) -> None:
    try:
        with open_store(path) as store:
            if store.row("SELECT 1 FROM deal LIMIT 1"):
                raise Refused(msg("start.demo_holds", path=quote(shown(path))))
            raise Refused(msg("start.demo_other", path=shown(path)))
    except NoDatabase:
        pass
