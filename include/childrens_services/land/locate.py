"""Where a feed's delivery is: the first server of its contract that has something.

The sources are either dated, `<domain>/<YYYY-MM>/<file>`, and files are known by the contract's path; or an undated
folder of delivered files, and files are known by what is in them (`recognise`). `root` is a URL or a folder.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from fnmatch import fnmatch
from itertools import chain, islice

from airflow.sdk import ObjectStoragePath

from childrens_services import connections, contracts, months, settings
from childrens_services.contracts import Feed, Server
from childrens_services.errors import BadInput, NotDelivered
from childrens_services.land import readers, recognise, storage
from childrens_services.land.delivery import Delivery


def delivery(feed: Feed, month: str) -> Delivery:
    """The feed's delivery for the month. Raises NotDelivered, saying where it was looked for."""
    root = settings.sources()
    for found in _deliveries(root, feed, month):
        return found
    places = [_described(root, server, month) for server in feed.servers]
    raise NotDelivered(
        f"{feed.name} for {month}: nothing found; looked for {'; '.join(places)}. What to do: deliver the file, or set "
        "the connection, then run the month again"
    )


def is_undated(root: str | None) -> bool:
    """Whether the root is a folder of delivered files, without a folder for any domain."""
    if not root or any(storage.path(root, domain).is_dir() for domain in settings.DOMAINS):
        return False
    return bool(storage.files(storage.path(root)))


def undated_month(root: str) -> str:
    """The month an undated folder was delivered for: the latest in its records' event dates.

    Files and dates that cannot be read are passed over. Raises NotDelivered when there is no date at all.
    """
    latest = max((month for feed in contracts.all_feeds() for month in _event_months(root, feed)), default=None)
    if latest is None:
        raise NotDelivered(
            "the delivered files hold no date that tells their month. What to do: name the month, or put the files "
            "into folders <domain>/<YYYY-MM>"
        )
    return latest


def months_delivered(root: str | None) -> list[str]:
    """Months the sources have a folder for, in order; of an undated folder, its one month (raises NotDelivered)."""
    if not root:
        return []
    if is_undated(root):
        return [undated_month(root)]
    folders = chain.from_iterable(
        folder.iterdir() for domain in settings.DOMAINS if (folder := storage.path(root, domain)).is_dir()
    )
    return sorted({folder.name for folder in folders if _is_month(folder.name) and folder.is_dir()})


def feeds_delivered(root: str | None) -> list[str]:
    """Names of this deployment's feeds that have files in any month, or whose connection is defined."""
    delivered = {feed for _, feed, _ in _claims(root)}
    return [name for name in contracts.configured() if name in delivered or _is_connected(contracts.load(name))]


def ignored(root: str | None) -> list[tuple[str, str | None]]:
    """Files, as they are called under the root, that are not read: (file, feed it holds, which came in another format),
    or (file, None) where it is no feed."""
    claims = list(_claims(root))
    claimed = {file for file, _, _ in claims}
    passed_over: list[tuple[str, str | None]] = [(file, feed) for file, feed, read in claims if not read]
    return sorted(passed_over, key=str) + [(file, None) for file in _all_files(root) if file not in claimed]


def _deliveries(root: str | None, feed: Feed, month: str) -> Iterator[Delivery]:
    """What each server of the contract has, in order; servers that have nothing are left out."""
    for server in feed.servers:
        if _is_remote(server):
            if connections.exists(server.options["connection"]):
                yield Delivery(server)
        elif files := _files(root, feed, server, month):
            yield Delivery(server, tuple(files))


def _is_remote(server: Server) -> bool:
    return "connection" in server.options


def _is_connected(feed: Feed) -> bool:
    return any(not found.files for found in _deliveries(None, feed, ""))


def _is_month(name: str) -> bool:
    try:
        months.first_day(name)
    except ValueError:
        return False
    return True


def _files(root: str | None, feed: Feed, server: Server, month: str) -> list[ObjectStoragePath]:
    if not root:
        return []
    match = (feed.name, server.name)
    if is_undated(root):
        return [file for file in storage.files(storage.path(root)) if match in recognise.matches(file)]
    folder, _, pattern = (server.path or "").format(month=month).rpartition("/")
    found = [file for file in storage.files(storage.path(root, folder)) if _fits(file.name, pattern)]
    return _distinct([file for file in found if server.format != "xml" or _may_hold(file, match)])


def _distinct(files: list[ObjectStoragePath]) -> list[ObjectStoragePath]:
    """The files without those that were sent again under another name, byte for byte."""
    return list({storage.digest(file): file for file in reversed(files)}.values())[::-1] if len(files) > 1 else files


def _fits(name: str, pattern: str) -> bool:
    # senders' capitals differ; a storage service tells them apart
    return fnmatch(name.lower(), pattern.lower())


def _may_hold(file: ObjectStoragePath, match: recognise.Match) -> bool:
    """Whether reading the file for the feed makes sense: one XML holds several feeds, and not always all of them."""
    held = recognise.matches(file)
    return not held or match in held


def _described(root: str | None, server: Server, month: str) -> str:
    if _is_remote(server):
        return f"connection {server.options['connection']}, which is not defined"
    if not root:
        return "files, but CHILDRENS_SERVICES_SOURCES is not set"
    if is_undated(root):
        return f"a {server.format} file with the columns of its contract in the folder of delivered files"
    return f"{(server.path or '').format(month=month)} in the sources"


def _claims(root: str | None) -> Iterator[tuple[str, str, bool]]:
    """(file, feed, whether it is read) for every file that a server of a feed's contract takes."""
    if not root:
        return
    # an undated folder has the same files whatever the month
    for month in [""] if is_undated(root) else months_delivered(root):
        for feed in contracts.all_feeds():
            for place, found in enumerate(_deliveries(root, feed, month)):
                for file in found.files:
                    yield _called(root, file), feed.name, place == 0


def _all_files(root: str | None) -> list[str]:
    if not root:
        return []
    folders = [storage.path(root)]
    if not is_undated(root):
        folders = [storage.path(root, domain, month) for domain in settings.DOMAINS for month in months_delivered(root)]
    return [_called(root, file) for folder in folders for file in storage.files(folder)]


def _called(root: str, file: ObjectStoragePath) -> str:
    return str(file.relative_to(storage.path(root)))


def _event_months(root: str, feed: Feed) -> Iterator[str]:
    if feed.event_date is None:
        return
    column = feed.column(feed.event_date)
    for read in islice(_deliveries(root, feed, ""), 1):
        for file in read.files:
            # a file that cannot be read tells what it can: landing says what is wrong with it
            with suppress(BadInput):
                for batch in readers.read(feed, "", Delivery(read.server, (file,))):
                    if column.name in batch.schema.names:
                        yield from _months(batch.column(column.name).unique().to_pylist(), column.strptime_format)


def _months(texts: list[str | None], form: str) -> Iterator[str]:
    for text in texts:
        with suppress(ValueError):
            if text:
                yield months.of(datetime.strptime(text.strip(), form))
