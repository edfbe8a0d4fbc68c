import pytest

from engine.database_url import address_of, kind_of, path_of, shown, without_secrets
from engine.errors import Refused

SERVER = "postgresql://server/sales"


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("team.sqlite", "sqlite"),
        ("sqlite:///team.sqlite", "sqlite"),
        (SERVER, "postgresql"),
        ("postgres://server/sales", "postgresql"),
        ("postgresql+psycopg2://server/sales", "postgresql"),
        (" PostgreSQL://server/sales ", "postgresql"),
        ("postgres.sqlite", "sqlite"),
        ("./postgres", "sqlite"),
        ("a=b.sqlite", "sqlite"),
    ],
)
def test_how_it_begins_tells_the_kind(url, kind):
    assert kind_of(url) == kind


@pytest.mark.parametrize("url", ["mysql://server/sales", "postgresqlx://server/sales", "://x"])
def test_others_are_refused(url):
    with pytest.raises(Refused) as caught:
        kind_of(url)
    assert caught.value.message.id == "store.unknown_url"


def test_the_driver_sqlalchemy_would_take_is_no_matter():
    assert address_of("postgresql+psycopg2://lin@server/sales") == "postgresql://lin@server/sales"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://lin:secret@server/sales", "postgresql://lin@server/sales"),
        ("postgresql://lin:se@cr/et:@server:5432/sales", "postgresql://lin@server:5432/sales"),
        ("postgres://lin@server/sales", "postgresql://lin@server/sales"),
        ("postgresql:///sales?host=/run&password=secret", "postgresql:///sales?host=/run"),
        ("postgresql:///sales?password=secret&host=/run", "postgresql:///sales?host=/run"),
        ("postgresql:///sales?sslpassword=secret&host=/run", "postgresql:///sales?host=/run"),
        ("postgresql:///sales?password=secret", "postgresql:///sales"),
        ("postgresql://:secret@server/sales", "postgresql://@server/sales"),
        ("team.sqlite", "team.sqlite"),
    ],
)
def test_a_password_is_never_shown(url, said):
    assert shown(url) == said


def test_a_file_is_found_below_home(monkeypatch):
    monkeypatch.setenv("HOME", "/home/lin")
    assert path_of("sqlite:///~/team.sqlite") == path_of("~/team.sqlite") == "/home/lin/team.sqlite"


def test_blanks_and_capitals_are_no_matter():
    assert address_of(" PostgreSQL://lin@Server/sales\n") == "postgresql://lin@Server/sales"
    assert shown("POSTGRES://lin:secret@server/sales") == "postgresql://lin@server/sales"


@pytest.mark.parametrize(
    "typed",
    [
        "postgresql:/lin:secret@server/sales",
        "postgresql//lin:secret@server/sales",
        "postgres:lin:secret@server/sales.db",
        " Postgresql:/lin:secret@server/sales",
        "postgresql",
        "host=server user=lin password=secret dbname=sales",
        "dbname = sales password = secret",
        "server/sales?password=secret",
    ],
)
def test_what_was_meant_as_an_address_is_no_file(typed):
    with pytest.raises(Refused) as caught:
        kind_of(typed)
    assert (caught.value.message.id, caught.value.message.params) == ("store.no_address", {})
    for read in (shown, path_of):
        with pytest.raises(Refused):
            read(typed)
    assert "secret" not in without_secrets(f"command: ['list', '--db', '{typed}']")
