"""Where keys lie, and where they never get to."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from served import keys_of

from serving import passwords
from serving.keys_file import keys_path

NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
SALES = "postgresql://owner:secret@server:5433/sales"


def test_beside_a_file(tmp_path):
    assert keys_path(str(tmp_path / "team.sqlite"), "/state") == str(tmp_path / "team.sqlite.keys")
    assert keys_path(f"sqlite:///{tmp_path}/team.sqlite", "/state") == str(tmp_path / "team.sqlite.keys")


def test_by_whichever_name_the_file_is_called(tmp_path):
    (tmp_path / "team.sqlite").touch()
    (tmp_path / "link.sqlite").symlink_to("team.sqlite")
    assert keys_path(str(tmp_path / "link.sqlite"), "") == str(tmp_path / "team.sqlite.keys")


@pytest.mark.parametrize(
    "same",
    [
        "postgresql://lin@server:5433/sales",
        "postgres://owner@server:5433/sales?sslmode=require",
        "postgresql+psycopg2://server:5433/sales",
    ],
)
def test_of_a_server_whoever_connects_finds_the_same(same):
    assert keys_path(same, "/state") == keys_path(SALES, "/state")


@pytest.mark.parametrize("other", [SALES + "2", SALES.replace("5433", "5434"), SALES.replace("server", "s2")])
def test_of_another_server_they_are_others(other):
    path = keys_path(SALES, "/state")
    assert keys_path(other, "/state") != path
    assert path.startswith("/state/")
    assert "secret" not in path
    assert "server" not in path


def test_no_copy_of_the_deals_has_them(work, tmp_path):
    """A backup, a copy, an archive, tables and events as they leave the house."""
    out = tmp_path / "out"
    out.mkdir()
    with keys_of(work) as keys:
        secrets = [keys.make(kind, "lin", NOW, timedelta(days=9)) for kind in ("link", "session", "token")]
        passwords.choose(keys, "lin", "a line of its own", NOW)
        digests = [sha256(secret.encode()).hexdigest() for secret in secrets]
        hidden = [*secrets, *digests, keys.hash_of("lin")]
    if "://" not in work.db:
        work.ok(f"db backup {out}/backup.sqlite", by="ada")
    work.ok(f"db copy {work.db} {out}/copy.sqlite", by="ada")
    work.ok(f"export archive --out {out}/team.zip", by="ada")
    work.ok(f"export all --out {out}/tables", by="ada")
    (out / "events").write_text(work.ok("export events", by="ada"))
    files = [file for file in out.rglob("*") if file.is_file()]
    assert len(files) >= 4
    assert not [file for file in files if file.name.endswith(".keys")]
    content = b"".join(map(_unpacked, files))
    assert not [each for each in hidden if each.encode() in content]


def _unpacked(file: Path) -> bytes:
    from zipfile import ZipFile, is_zipfile

    if not is_zipfile(file):
        return file.read_bytes()
    with ZipFile(file) as packed:
        return b"".join(map(packed.read, packed.namelist()))
