"""The line between a browser and a server, which a test may cut, mend, and make lose an answer."""

import contextlib
import socket
import threading


class Line:
    """Listens at `url` and passes everything on to `port`. While it is cut nobody gets through, and whoever
    was talking is cut off."""

    def __init__(self, port):
        self._port = port
        self._whole = True
        self._open = set()
        self._losing = False
        self._answering = None
        self.lost = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self):
        self._whole = False
        for each in list(self._open):
            _close(each)

    def mend(self):
        self._whole = True

    def lose_next(self):
        """The next sheet that is sent gets there, and its answer does not come back; `lost` says when."""
        self.lost.clear()
        self._losing = True

    def close(self):
        self.cut()
        _close(self._listening)

    def _listen(self):
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if not self._whole:
                _close(client)
                continue
            server = socket.create_connection(("127.0.0.1", self._port))
            self._open |= {client, server}
            for talk in ((self._ask, client, server), (self._answer, server, client)):
                threading.Thread(target=self._pass, args=talk, daemon=True).start()

    def _pass(self, passes, one, other):
        with contextlib.suppress(OSError):
            while said := one.recv(65536):
                if not passes(one, other, said):
                    break
                other.sendall(said)
        for each in (one, other):
            self._open.discard(each)
            _close(each)

    def _ask(self, client, server, said):
        if self._losing and said.startswith(b"POST /visit/"):
            self._answering = server
        return True

    def _answer(self, server, client, said):
        if server is not self._answering:
            return True
        self._losing, self._answering = False, None
        self.lost.set()
        return False


def _close(each):
    with contextlib.suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)
    each.close()
