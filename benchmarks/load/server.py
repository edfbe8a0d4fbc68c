"""The desk as people reach it, in a process of its own: `python -m benchmarks.load.server DATABASE KEYS`.

It says at which port it listens, and ends with its input.
"""

import sys
import threading

import uvicorn

from serving.app import app
from serving.keys import Keys
from serving.site import Site
from serving.stores import Stores


def main(url: str, keys: str) -> None:
    site = Site(Stores(url), Keys(keys))
    config = uvicorn.Config(app(site), port=0, log_level="warning", access_log=False, server_header=False)
    server = uvicorn.Server(config)
    threading.Thread(target=_end_with_input, args=[server], daemon=True).start()
    threading.Thread(target=_tell_port, args=[server], daemon=True).start()
    server.run()


def _end_with_input(server: uvicorn.Server) -> None:
    sys.stdin.read()
    server.should_exit = True


def _tell_port(server: uvicorn.Server) -> None:
    import time

    while not server.started:
        time.sleep(0.01)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
