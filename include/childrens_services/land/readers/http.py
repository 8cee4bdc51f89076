"""HTTP: records of a JSON API, page by page, or a CSV file behind an address.

Options of the server: `connection`, `path`, `records` (dotted path to the list; the answer itself when left out),
`pageParameter`, `pageSizeParameter`, `pageSize`, `totalPages` (dotted path to their number), `attempts` (5) and
`backoffSeconds` (1, doubled at each attempt). A JSON column's `source` is a dotted path in the record.
"""

import io
from collections.abc import Iterator
from typing import Any

import httpx
import pyarrow as pa
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from childrens_services import connections
from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput, SourceUnavailable
from childrens_services.land.readers import csv, rows

TIMEOUT_SECONDS = 30
LONGEST_WAIT_SECONDS = 60


class _TryAgain(Exception):
    """The server did not answer, or asked to be asked again, after `wait` seconds where it said so."""

    def __init__(self, reason: str, wait: float | None = None):
        super().__init__(reason)
        self.wait = wait


def read(feed: Feed, server: Server) -> Iterator[pa.RecordBatch]:
    """Batches of what the address answers.

    Raises BadInput when the request is refused or the answer is not what the contract says, SourceUnavailable when
    there is no good answer after all attempts.
    """
    with _client(server) as client:
        if server.format == "csv":
            answer = _get(client, server, {})
            yield from csv.read(feed, server, server.options["path"], io.BytesIO(answer.content))
        else:
            yield from _json(feed, server, client)


def _client(server: Server) -> httpx.Client:
    connection = connections.get(server.options["connection"])
    return httpx.Client(
        base_url=connections.base_url(server.options["connection"]),
        auth=(connection.login, connection.password or "") if connection.login else None,
        headers={name: str(value) for name, value in (connection.extra_dejson or {}).items()},
        timeout=TIMEOUT_SECONDS,
        follow_redirects=True,
    )


def _json(feed: Feed, server: Server, client: httpx.Client) -> Iterator[pa.RecordBatch]:
    agreed = rows.known(feed)
    records = ({agreed.get(name, name): value for name, value in record.items()} for record in _records(client, server))
    batches = rows.ragged([], records, server.options["path"])
    first = next(batches)
    # no record, no columns: then they are the contract's
    yield (
        first
        if first.num_rows
        else rows.batch([column.name for column in feed.columns], [], [], server.options["path"])
    )
    yield from batches


def _records(client: httpx.Client, server: Server) -> Iterator[dict[str, str | None]]:
    for number, record in enumerate(_listed(client, server), 1):
        if not isinstance(record, dict):
            raise _unlike(server, "a record is not an object", number)
        yield _flat(record)


def _listed(client: httpx.Client, server: Server) -> Iterator[Any]:
    page_name, size, page = server.options.get("pageParameter"), server.options.get("pageSize"), 1
    while True:
        sent = {page_name: page, server.options.get("pageSizeParameter"): size}
        answer = _parsed(_get(client, server, {name: value for name, value in sent.items() if name}), server)
        records = _at(answer, server.options.get("records"))
        if not isinstance(records, list):
            raise _unlike(
                server, "the answer has no list of records where the contract says", field=server.options.get("records")
            )
        yield from records
        if not page_name or _is_last(answer, server, page, len(records)):
            return
        page += 1


def _is_last(answer: Any, server: Server, page: int, count: int) -> bool:
    if "totalPages" not in server.options:
        return count < (server.options.get("pageSize") or 1)
    total = _at(answer, server.options["totalPages"])
    if not isinstance(total, int):
        raise _unlike(server, "the answer does not say how many pages there are", field=server.options["totalPages"])
    return page >= total


def _at(answer: Any, path: str | None) -> Any:
    for step in path.split(".") if path else []:
        answer = answer.get(step) if isinstance(answer, dict) else None
    return answer


def _flat(record: dict[str, Any], prefix: str = "") -> dict[str, str | None]:
    values: dict[str, str | None] = {}
    for name, value in record.items():
        path = f"{prefix}{name}".lower()
        values |= _flat(value, f"{path}.") if isinstance(value, dict) else {path: rows.text(value)}
    return values


def _parsed(answer: httpx.Response, server: Server) -> Any:
    try:
        return answer.json()
    except ValueError:
        raise _unlike(server, "the answer is not JSON") from None


def _unlike(server: Server, problem: str, row: int | None = None, field: str | None = None) -> BadInput:
    return BadInput(
        problem,
        file=server.options["path"],
        row=row,
        field=field,
        remedy="check path, records and totalPages in the feed's contract against what the service answers",
    )


def _get(client: httpx.Client, server: Server, params: dict[str, Any]) -> httpx.Response:
    attempts = int(server.options.get("attempts", 5))
    backoff = wait_exponential_jitter(initial=float(server.options.get("backoffSeconds", 1)), max=LONGEST_WAIT_SECONDS)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.wait if isinstance(error, _TryAgain) else None
        return backoff(state) if asked is None else min(asked, LONGEST_WAIT_SECONDS)

    retrying = Retrying(
        stop=stop_after_attempt(attempts), wait=wait, retry=retry_if_exception_type(_TryAgain), reraise=True
    )
    try:
        return retrying(_once, client, server, params)
    except _TryAgain as error:
        raise SourceUnavailable(
            f"{server.options['path']} of connection {server.options['connection']}: {error}, {attempts} times; "
            "nothing was kept. What to do: nothing if the service comes back, the task is tried again; otherwise ask "
            "its owner"
        ) from None


def _once(client: httpx.Client, server: Server, params: dict[str, Any]) -> httpx.Response:
    try:
        answer = client.get(server.options["path"], params=params)
    except httpx.TransportError as error:
        raise _TryAgain(f"no answer ({type(error).__name__})") from None
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise _TryAgain(f"status {answer.status_code}", _retry_after(answer))
    if not answer.is_success:
        raise BadInput(
            f"the service refused the request with status {answer.status_code}",
            file=server.options["path"],
            remedy="check path in the feed's contract, and the address and the account of its connection",
        )
    return answer


def _retry_after(answer: httpx.Response) -> float | None:
    said = answer.headers.get("Retry-After", "")
    return float(said) if said.isdigit() else None
