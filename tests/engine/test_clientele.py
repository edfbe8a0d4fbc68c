"""Whose client is whose: of their live deals, and of their latest one once none is live."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import clientele, workspace
from engine.people import Person
from engine.reads import View

USERS = {"ann": "east", "ben": "east", "cid": "west"}
CODES = ("A", "B", "C", "D")
CLASSES = {"A": "A", "B": "B", "C": "C", "D": None}
DEAL = (
    "INSERT INTO deal (key, title, account, owner, playbook, playbook_version, stage, status, opened_at,"
    " version, state) VALUES (:key, '', :account, :owner, '', 1, '', :status, :opened_at, 1, '{}')"
)
EVENT = (
    "INSERT INTO event (subject, seq, recorded_at, actor, kind, data, hash)"
    " VALUES (:subject, 1, '2026-01-05T08:00:00.000000Z', 'ann', 'new', '{}', '')"
)
DEALS = st.lists(
    st.tuples(
        st.sampled_from((*CODES, None)),
        st.sampled_from(sorted(USERS)),
        st.sampled_from(("open", "won", "done", "stopped")),
        st.sampled_from((None, "2026-02-02", "2026-02-03", "2026-02-04")),
    ),
    max_size=14,
)


class _Over(Exception):
    """Takes back what a test did."""


@pytest.fixture
def view(store):
    store.run(
        "INSERT INTO workspace (id, time_zone, country, currency, created_at)"
        " VALUES (1, 'Asia/Shanghai', 'CN', 'CNY', '')"
    )
    for user, team in USERS.items():
        store.run(
            "INSERT INTO person (\"user\", name, role, team, version) VALUES (:user, :user, 'rep', :team, 1)",
            user=user,
            team=team,
        )
        store.run(EVENT, subject=f"person:{user}")
    for code, abc in CLASSES.items():
        store.run(
            "INSERT INTO account (code, name, abc, version) VALUES (:code, :code, :abc, 1)",
            code=code,
            abc=abc,
        )
        store.run(EVENT, subject=f"account:{code}")
    return View(store, workspace.load(store), date(2026, 11, 20))


def theirs(deals, owners):
    """By the sentence above."""
    for code in CODES:
        here = [deal for deal in deals if deal[1] == code]
        counted = [deal for deal in here if deal[3] in ("open", "won")]
        counted += sorted(here, key=lambda deal: (deal[4] or "", deal[0]))[-1:]
        if any(owner in owners for _, _, owner, _, _ in counted):
            yield code


@given(DEALS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_a_client_is_theirs_who_own_a_live_deal_there_or_the_latest(view, told):
    deals = [(f"{n}-1", *deal) for n, deal in enumerate(told)]
    try:
        with view.store.transaction():
            for deal in deals:
                names = ("key", "account", "owner", "status", "opened_at")
                view.store.run(DEAL, **dict(zip(names, deal, strict=True)))
            for user, team in USERS.items():
                own = clientele.clients_of(view, Person(user, user, "rep", team, None))
                assert [each.code for each in own] == [c for c in theirs(deals, {user}) if CLASSES[c]]
            found = clientele.clients_of_team(view, "east")
            assert [each.code for each in found] == [c for c in theirs(deals, {"ann", "ben"}) if CLASSES[c]]
            raise _Over
    except _Over:
        pass
