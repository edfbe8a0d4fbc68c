"""Clients and their people by name, whatever the capitals and the signs; on both databases."""

import pytest

from engine import accounts, contacts, deals, reads
from engine.account_code import code_for
from engine.errors import NotFound


@pytest.fixture
def clients(team):
    for code, name in {
        "ECOLE": "École Ⅻ Verte",
        "PERCENT": "100% Steel",
        "UNDER": "A_B Works",
        "HNJG": "华南精工",
    }.items():
        team.do("wei", accounts.add, name, code)
    for name in ("Éric O'Neil", 'Li "Na" 娜', "李娜", "100% Wang"):
        team.do("wei", contacts.add, "ECOLE", name, "user")
    return team


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("école ⅻ verte", "ECOLE"),
        ("ÉCO", "ECOLE"),
        ("eco", "ECOLE"),
        ("100%", "PERCENT"),
        ("a_b", "UNDER"),
        ("华南", "HNJG"),
        ("hnj", "HNJG"),
        ("Acme Steel", "ACME"),
    ],
)
def test_a_client(clients, typed, code):
    assert accounts.find(clients.store, typed).code == code


@pytest.mark.parametrize("typed", ["%", "_", "A%", "steel", "", "  ", "\U0010ffff"])
def test_no_client_is_called_so(clients, typed):
    with pytest.raises(NotFound) as caught:
        accounts.find(clients.store, typed)
    assert caught.value.message.id == "accounts.unknown"


def test_a_client_is_found_by_its_new_name_and_no_more_by_the_old(clients):
    clients.do("wei", accounts.edit, "UNDER", "Ünder Works")
    assert accounts.find(clients.store, "ünder").code == "UNDER"
    with pytest.raises(NotFound):
        accounts.find(clients.store, "a_b")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("éric", "ECOLE.1"),
        ("ÉRIC O'NEIL", "ECOLE.1"),
        ('li "na"', "ECOLE.2"),
        ("李", "ECOLE.3"),
        ("100%", "ECOLE.4"),
        ("ecole.4", "ECOLE.4"),
        ("gao", "ACME.1"),
    ],
)
def test_somebody_at_any_client(clients, typed, key):
    assert contacts.find(clients.store, typed).key == key


def test_nobody_is_called_like_a_detail(clients):
    """What is sealed says more than the name; only that is asked."""
    for typed in ("name", '"name":', "Neil", "%"):
        with pytest.raises(NotFound):
            contacts.find(clients.store, typed)


def test_the_tenth_of_a_name_gets_its_number_and_the_tenth_deal_its_own(team):
    """Codes and keys are looked up where they stand, not among all there are."""
    given = [team.do("wei", accounts.add, f"Northern Light {n}").code for n in range(11)]
    assert given == ["NORTHERN", *(f"NORTHERN{n}" for n in range(2, 12))]
    assert code_for("Transcontinental Mills") == "TRANSCONTINE"
    long = [team.do("wei", accounts.add, f"Transcontinental {n}").code for n in range(3)]
    assert long == ["TRANSCONTINE", "TRANSCONTIN2", "TRANSCONTIN3"]
    keys = [team.do("lin", deals.new, "Line", account=None, playbook="small").key for _ in range(11)]
    assert keys == [f"D-{n}" for n in range(1, 12)]
    assert team.do("lin", deals.new, "Line", account="ACME", playbook="small").key.startswith("ACME-")
    assert reads.find_key(team.store, "d-11") == "D-11"
