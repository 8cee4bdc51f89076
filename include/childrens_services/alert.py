"""Tell people when a check or a task fails: an e-mail to the feed's owner and a message to a chat webhook.

Every alert is first kept in `quality.alert` under a key of its own, so that a check run twice, or a callback that
fires twice, tells people once; what could not be delivered is tried again with the next alert. Alerts hold names of
feeds, checks and columns, counts and links. They never hold a value of a record.
"""

import hashlib
import html
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as upsert

from childrens_services import connections, contracts, database, months, settings
from childrens_services.batch import Batch
from childrens_services.contracts import Feed
from childrens_services.model.schema import metadata
from childrens_services.quality import Verdict

if TYPE_CHECKING:
    from childrens_services.returns.history import Check as ReturnCheck

log = logging.getLogger(__name__)

CHAT_TIMEOUT_SECONDS = 20

alerts = metadata.tables["quality.alert"]
deliveries = metadata.tables["quality.alert_delivery"]


@dataclass(frozen=True)
class NewIssues:
    """How many new issues a rule of a return has, and what it says to people."""

    rule_code: str
    severity: str
    description: str
    action: str
    issues: int


@dataclass(frozen=True)
class Alert:
    """One thing to tell. `key` names what happened, so that it is told once."""

    key: str
    feed: str
    domain: str
    month: str | None
    severity: str
    subject: str
    body: str
    batch_id: str | None = None

    @property
    def alert_id(self) -> str:
        """Short, stable id of the alert."""
        return hashlib.sha256(self.key.encode()).hexdigest()[:16]


def for_batch(batch: Batch, feed: Feed, failed: list[Verdict], link: str) -> None:
    """Tell the feed's owner which checks of a batch failed; checks that only report (info) tell nobody."""
    told = [verdict for verdict in failed if verdict.severity != "info"]
    if not told:
        return
    refused = any(verdict.severity == "critical" for verdict in told)
    severity = "critical" if refused else "warning"
    outcome = "refused" if refused else "accepted without the rows that fail"
    checks = "\n".join(_check(verdict) for verdict in told)
    links = f"Data Docs: {link}\nContract: include/contracts/{feed.domain}/{feed.name}.yaml"
    body = (
        f"Feed: {feed.name} ({feed.domain})\nPeriod: {batch.month}\nBatch: {batch.batch_id}\n"
        f"Received: {batch.rows} rows, {outcome}\n\n{checks}\n\n{_what_to_do(refused)}\n\n{links}"
    )
    send(
        Alert(
            key=f"check {batch.batch_id} {severity}",
            feed=feed.name,
            domain=feed.domain,
            month=batch.month,
            severity=severity,
            subject=f"[{severity}] {feed.name} {batch.month}: {len(told)} checks failed, delivery {outcome}",
            body=body,
            batch_id=batch.batch_id,
        )
    )


def for_warehouse(month: str, failed: list[tuple[str, Verdict]], link: str) -> None:
    """Tell the data team which checks of the warehouse failed, each with its table; info tells nobody.

    The same checks failing again in the month are told once.
    """
    told = [(table_name, verdict) for table_name, verdict in failed if verdict.severity != "info"]
    if not told:
        return
    severity = "critical" if any(verdict.severity == "critical" for _, verdict in told) else "warning"
    outcome = "not published" if severity == "critical" else "published"
    checks = "\n".join(_check(verdict, table_name) for table_name, verdict in told)
    which = [f"{table_name}.{verdict.expectation}.{verdict.column_names}" for table_name, verdict in told]
    send(
        Alert(
            key=f"warehouse {month} {severity} {' '.join(which)}",
            feed="",
            domain="warehouse",
            month=month,
            severity=severity,
            subject=f"[{severity}] warehouse {month}: {len(told)} checks failed, month {outcome}",
            body=(
                f"Period: {month}, {outcome}\n\n{checks}\n\nWhat to do: read the triage notes of the DAG warehouse. "
                f"What was published before is still in use.\n\nData Docs: {link}"
            ),
        )
    )


def for_return(
    check: "ReturnCheck", owner: str, counts: Mapping[str, int], new: Sequence[NewIssues], report: str
) -> None:
    """Tell the owner of a return what is new since the check before: rules and counts. Nothing new tells nobody."""
    if not new and not counts["rules_crashed"]:
        return
    severity = "critical" if counts["rules_crashed"] else "warning"
    name = f"{check.return_name} {check.collection_year}"
    lines = "\n".join(
        f"- {one.rule_code} ({one.severity}), {one.issues} new: {one.description} What to do: {one.action}"
        for one in new
    )
    ready = counts["children"] - counts["children_with_errors"]
    send(
        Alert(
            key=f"return {name} {check.day}",
            feed=owner,
            domain="returns",
            month=months.of(check.month),
            severity=severity,
            subject=f"[{severity}] {name}: {sum(one.issues for one in new)} new issues, {counts['fixed_issues']} fixed",
            body=(
                f"Return: {name}, checked on {check.day}\n"
                f"Children without errors: {ready} of {counts['children']}\n"
                f"Open: {counts['open_issues']}, new: {counts['new_issues']}, fixed: {counts['fixed_issues']}\n"
                f"Rules that could not be run: {counts['rules_crashed']}\n\n{lines}\n\n"
                f"Which children and rows: {report} (for those entitled; it holds personal data)"
            ),
        )
    )


def for_task(*, dag_id: str, task_id: str, run_id: str, month: str | None, error: str, link: str | None) -> None:
    """Tell the owner that a task failed for another reason than a check. `error` is the kind of the exception."""
    feed_name = task_id.split(".", maxsplit=1)[0]
    feed = feed_name if feed_name in contracts.names() else ""
    send(
        Alert(
            key=f"task {dag_id} {task_id} {run_id}",
            feed=feed,
            domain=dag_id,
            month=month,
            severity="critical",
            subject=f"[critical] {dag_id}.{task_id} {month or ''}: task failed ({error})",
            body=(
                f"DAG: {dag_id}\nTask: {task_id}\nRun: {run_id}\nPeriod: {month or 'not known'}\nError: {error}\n\n"
                f"What to do: read the task's log and the triage notes of the DAG.\n\nLog: {link or 'see Airflow'}"
            ),
        )
    )


def send(alert: Alert) -> None:
    """Keep the alert, then deliver it and whatever earlier alert is still undelivered. Never raises for a channel."""
    with database.transaction() as connection:
        values = {
            "alert_id": alert.alert_id,
            "batch_id": alert.batch_id,
            "feed": alert.feed,
            "domain": alert.domain,
            "month": months.first_day(alert.month) if alert.month else None,
            "severity": alert.severity,
            "subject": alert.subject,
            "body": alert.body,
        }
        connection.execute(upsert(alerts).values(values).on_conflict_do_nothing())
    deliver_pending()


def deliver_pending() -> int:
    """Deliver every alert to every configured channel that has not had it; gives how many were delivered."""
    channels = {name: deliver for name, (needs, deliver) in _CHANNELS.items() if connections.exists(needs)}
    if not channels:
        log.warning("no alert channel is configured: define the connection smtp_default or alert_webhook")
    return sum(_deliver_channel(name, deliver) for name, deliver in channels.items())


def _deliver_channel(channel: str, deliver: Callable[[str, str, str], None]) -> int:
    delivered = 0
    with database.transaction() as connection:
        # one sender at a time per channel, so that two tasks do not both send the same alert
        database.lock(connection, f"alert {channel}")
        for row in _pending(connection, channel):
            try:
                deliver(_owner(row.feed), row.subject, row.body)
            except Exception as error:
                log.error("alert %s not delivered by %s: %s", row.alert_id, channel, type(error).__name__)
                _note(connection, row.alert_id, channel, type(error).__name__)
            else:
                _note(connection, row.alert_id, channel, None)
                delivered += 1
    return delivered


def _pending(connection: Connection, channel: str) -> list:  # type: ignore[type-arg]
    done = select(deliveries.c.alert_id).where(deliveries.c.channel == channel, deliveries.c.sent_at.is_not(None))
    return list(connection.execute(select(alerts).where(alerts.c.alert_id.not_in(done)).order_by(alerts.c.created_at)))


def _note(connection: Connection, alert_id: str, channel: str, error: str | None) -> None:
    sent_at = None if error else datetime.now(UTC)
    statement = upsert(deliveries).values(
        alert_id=alert_id, channel=channel, sent_at=sent_at, attempts=1, last_error=error
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["alert_id", "channel"],
            set_={"sent_at": sent_at, "attempts": deliveries.c.attempts + 1, "last_error": error},
        )
    )


def _owner(feed: str) -> str:
    """E-mail address of the feed's owner; the pipeline's own team where no single feed is meant."""
    if feed in contracts.names():
        return contracts.load(feed).owner_email
    return settings.data_team()


def _email(to: str, subject: str, body: str) -> None:
    from airflow.providers.smtp.hooks.smtp import SmtpHook

    with SmtpHook(smtp_conn_id="smtp_default") as hook:
        hook.send_email_smtp(
            to=to,
            subject=subject,
            html_content=f"<pre style='font-family:inherit'>{html.escape(body)}</pre>",
            from_email=settings.alert_from(),
        )


def _chat(_: str, subject: str, body: str) -> None:
    """The form Slack, Teams workflows, Mattermost and most others take."""
    message = {"text": f"{subject}\n\n{body}"}
    httpx.post(connections.base_url("alert_webhook"), json=message, timeout=CHAT_TIMEOUT_SECONDS).raise_for_status()


_CHANNELS = {"email": ("smtp_default", _email), "chat": ("alert_webhook", _chat)}


def _check(verdict: Verdict, table_name: str = "") -> str:
    where = ", ".join(name for name in (table_name, verdict.column_names) if name)
    on = f" on {where}" if where else ""
    return f"- {verdict.severity}: {verdict.description} [{verdict.expectation}{on}]{_counts(verdict)}"


def _counts(verdict: Verdict) -> str:
    if verdict.unexpected_rows is None:
        return ""
    return f": {verdict.unexpected_rows} of {verdict.evaluated_rows} rows"


def _what_to_do(refused: bool) -> str:
    if refused:
        return "What to do: mend the source and send the month again. What was accepted before is still in use."
    return (
        "What to do: find the rows in the warehouse (quarantine.quarantined_row, for those entitled), mend them at "
        "the source; the next delivery brings them in."
    )
