"""The web server: granian, or the plain one of Python's library where granian has no wheel."""

from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from .worker import application

try:
    from granian.constants import Interfaces
    from granian.server import Server as Granian
except ImportError:  # no wheel for this machine
    Granian = None  # type: ignore[assignment, misc]

THREADS = 2
PATIENCE = 5  # seconds: a worker stopped while it starts never hears that it was


class ThreadedServer(ThreadingMixIn, WSGIServer):
    """Answers several at a time."""

    daemon_threads = True


class QuietHandler(WSGIRequestHandler):
    """Without a line for every request."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


def run_server(*, host: str, port: int, workers: int = 1) -> None:
    """Serves until it is stopped."""
    if Granian is None:
        run_plain_server(host=host, port=port)
        return
    Granian(
        f"{application.__module__}:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=workers,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


def run_plain_server(*, host: str, port: int) -> None:
    with make_server(host, port, application(), ThreadedServer, QuietHandler) as server:
        server.serve_forever()
