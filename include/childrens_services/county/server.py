"""A statistics service on this computer: the records page by page, as JSON."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

PATH = "/benchmarks"
PAGE_SIZE = 100


@contextmanager
def serve(records: list[dict[str, Any]], host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serves the records while the block runs; gives the service's address. Port 0 takes any free one."""
    server = ThreadingHTTPServer((host, port), partial(_Handler, records))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(records: list[dict[str, Any]], number: int, size: int) -> dict[str, Any]:
    """Page `number`, from 1, of `size` records. Raises ValueError when either is less than 1."""
    if number < 1 or size < 1:
        raise ValueError("page and pageSize count from 1")
    paging = {"page": number, "pageSize": size, "totalPages": -(-len(records) // size), "totalResults": len(records)}
    return {"paging": paging, "results": records[(number - 1) * size : number * size]}


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, records: list[dict[str, Any]], *args: Any) -> None:
        self.records = records
        super().__init__(*args)

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path.rstrip("/") != PATH:
            self._answer(404, {"error": f"there is only {PATH}"})
            return
        asked = parse_qs(address.query)
        try:
            found = page(self.records, int(asked.get("page", ["1"])[0]), int(asked.get("pageSize", [PAGE_SIZE])[0]))
        except ValueError as error:
            self._answer(400, {"error": str(error)})
        else:
            self._answer(200, found)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: requests are nobody's news."""

    def _answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
