from datetime import date

import pytest

from engine import workspace
from engine.clock import from_instant
from engine.errors import NoDatabase, Refused, Usage

NOW = from_instant("2026-11-21T08:00:00.000000Z")
TODAY = date(2026, 11, 21)


def create(store, time_zone="Asia/Shanghai", country="CN", currency="CNY"):
    return workspace.create(store, time_zone=time_zone, country=country, currency=currency, now=NOW)


def test_what_was_created_is_loaded(store):
    made = create(store, country="cn", currency="cny")
    assert workspace.load(store) == made == ("Asia/Shanghai", "CN", "CNY", {})
    assert store.row("SELECT created_at FROM workspace")["created_at"] == "2026-11-21T08:00:00.000000Z"


def test_a_second_one_is_refused_and_changes_nothing(store):
    create(store)
    with pytest.raises(Refused) as caught:
        create(store, currency="EUR")
    assert caught.value.message.id == "store.exists"
    assert workspace.load(store).currency == "CNY"


def test_an_interrupted_creation_reads_as_no_database(store):
    with pytest.raises(NoDatabase):
        workspace.load(store)


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        ("time_zone", "Asia/Shenzen", "store.unknown_zone"),
        ("time_zone", "../etc/passwd", "store.unknown_zone"),
        ("time_zone", "Asia", "store.unknown_zone"),
        ("country", "China", "store.unknown_country"),
        ("currency", "RMB¥", "store.unknown_currency"),
    ],
)
def test_settings_nobody_knows(store, setting, value, message):
    with pytest.raises(Usage) as caught:
        create(store, **{setting: value})
    assert caught.value.message.id == message
    with pytest.raises(NoDatabase):
        workspace.load(store)


def test_the_last_rate_counts_and_stays_exact(store):
    create(store)
    workspace.set_rate(store, "USD", "7.0", TODAY)
    workspace.set_rate(store, "usd", "7.1234567890123456789", TODAY)
    workspace.set_rate(store, "JPY", "5E-2", TODAY)
    assert workspace.load(store).rates == {"USD": "7.1234567890123456789", "JPY": "0.05"}
    assert store.row("SELECT set_on FROM rate WHERE currency = 'USD'")["set_on"] == "2026-11-21"


@pytest.mark.parametrize("rate", ["0", "-1", "seven", "NaN", "Infinity", "1e400"])
def test_no_rate(store, rate):
    create(store)
    with pytest.raises(Usage) as caught:
        workspace.set_rate(store, "USD", rate, TODAY)
    assert caught.value.message.id == "store.bad_rate"


def test_the_workspace_s_own_currency_has_no_rate(store):
    create(store)
    with pytest.raises(Usage) as caught:
        workspace.set_rate(store, "CNY", "1", TODAY)
    assert caught.value.message.id == "store.own_currency"
