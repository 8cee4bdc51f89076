"""What the tests of landing share: deliveries put in place, and a look at what was landed."""

import json
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from childrens_services import contracts
from childrens_services.contracts import Feed
from childrens_services.errors import BadInput
from childrens_services.land import land, read_landed

MONTH = "2026-10"
SECRET = "Zebedee"  # stands for a value of a record, which no message may hold


def deliver(places: Path, name: str, content: bytes | str) -> Path:
    """Put a file under the sources."""
    file = places / "sources" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def landing(places: Path) -> dict[str, bytes]:
    """Every landed file with its content."""
    root = places / "landing"
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def rows(feed: Feed | str, month: str = MONTH) -> list[dict[str, Any]]:
    """Land the feed and give back the landed rows."""
    declared = contracts.load(feed) if isinstance(feed, str) else feed
    table: list[dict[str, Any]] = read_landed(land(declared, month)).to_pylist()
    return table


def refused(places: Path, feed: Feed | str, error: type[Exception] = BadInput) -> Any:
    """Land the feed, expect the error, and see that nothing was landed and no value was told."""
    before = landing(places)
    with pytest.raises(error) as caught:
        rows(feed)
    assert landing(places) == before
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert "What to do: " in str(caught.value)
    return caught.value


def with_options(feed: str, **options: Any) -> Feed:
    """The feed with its first server's options changed."""
    declared = contracts.load(feed)
    first = declared.servers[0]
    return replace(declared, servers=(replace(first, options=first.options | options), *declared.servers[1:]))


@dataclass
class Service:
    """A web service on this machine: it gives its answers in turn, the last one again and again."""

    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def will_answer(self, body: object, status: int = 200, headers: dict[str, str] | None = None) -> None:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, headers or {}, content))


@contextmanager
def service(connection: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service behind the connection `statistics_api`."""
    given = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            given.asked.append(self.path)
            given.headers.append(dict(self.headers))
            status, headers, body = given.answers.pop(0) if len(given.answers) > 1 else given.answers[0]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    connection.setenv("AIRFLOW_CONN_STATISTICS_API", f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield given
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
