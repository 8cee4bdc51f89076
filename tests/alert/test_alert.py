"""Alerts, delivered for real: to an SMTP server and a web server on this machine."""

from collections.abc import Iterator
from email import message_from_string
from pathlib import Path

import pytest
from childrens_services import alert, database
from childrens_services.check import check
from childrens_services.errors import BatchRefused
from sqlalchemy import text

from tests.landed import advice, batch
from tests.services import Mailbox, Webhook, smtp_server, webhook_server


@pytest.fixture
def channels(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Mailbox, Webhook]]:
    """Both channels, configured as an installation would: by connections."""
    with smtp_server() as mailbox, webhook_server() as webhook:
        monkeypatch.setenv(
            "AIRFLOW_CONN_SMTP_DEFAULT",
            f"smtp://127.0.0.1:{mailbox.port}/?disable_ssl=true&disable_tls=true&from_email=pipeline%40council.example",
        )
        monkeypatch.setenv("AIRFLOW_CONN_ALERT_WEBHOOK", webhook.url)
        yield mailbox, webhook


def message_text(raw: str) -> str:
    message = message_from_string(raw)
    part = next(part for part in message.walk() if part.get_content_type() == "text/html")
    return str(part.get_payload(decode=True), "utf-8")  # type: ignore[arg-type]


def test_failed_check_reaches_the_owner_by_mail_and_chat(
    warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]
) -> None:
    mailbox, webhook = channels
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(9)] + [advice(9, asked_date="Zebedee")])
    check(landed)
    [(recipients, raw)] = mailbox.messages
    assert recipients == ["send-data@council.example"]
    assert message_from_string(raw)["Subject"].startswith("[warning] ehc_advice 2026-09")
    [chat] = webhook.bodies
    for told in (message_text(raw), chat["text"]):
        assert "ehc_advice" in told
        assert "2026-09" in told
        assert "warning: asked_date can be read as a date (yyyy-MM-dd)." in told
        assert "[expect_column_values_to_be_null on asked_date]: 1 of 10 rows" in told
        assert "Data Docs: file://" in told
        assert "Zebedee" not in told


def test_refused_batch_is_told_as_critical(warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]) -> None:
    mailbox, webhook = channels
    with pytest.raises(BatchRefused):
        check(batch(places, "ehc_advice", "2026-09", []))
    assert "[critical] ehc_advice 2026-09" in webhook.bodies[0]["text"]
    assert len(mailbox.messages) == 1


def test_info_tells_nobody(warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]) -> None:
    check(batch(places, "ehc_advice", "2026-09", [advice(1) | {"extra": "x"}]))
    assert channels[0].messages == []
    assert channels[1].bodies == []


def test_the_same_failure_is_told_once(warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]) -> None:
    landed = batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(9)] + [advice(9, asked_date="?")])
    check(landed)
    check(landed)
    assert len(channels[0].messages) == len(channels[1].bodies) == 1


def test_dead_channel_stops_neither_the_check_nor_the_other_and_is_tried_again(
    warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]
) -> None:
    mailbox, webhook = channels
    webhook.status = 500
    check(batch(places, "ehc_advice", "2026-08", [advice(n) for n in range(9)] + [advice(9, asked_date="?")]))
    assert (len(mailbox.messages), len(webhook.bodies)) == (1, 0)
    webhook.status = 200
    assert alert.deliver_pending() == 1
    assert (len(mailbox.messages), len(webhook.bodies)) == (1, 1)
    with database.transaction() as connection:
        found = connection.execute(text("select channel, attempts, last_error from quality.alert_delivery order by 1"))
        assert found.all() == [("chat", 2, None), ("email", 1, None)]


def test_failed_task_is_told_with_the_kind_of_error_only(
    warehouse: str, places: Path, channels: tuple[Mailbox, Webhook]
) -> None:
    for _ in range(2):  # after a killed worker the callback can fire twice
        alert.for_task(
            dag_id="health",
            task_id="health_visitor_reviews.land",
            run_id="r1",
            month="2026-09",
            error="OperationalError",
            link="http://localhost/log",
        )
    [(recipients, raw)] = channels[0].messages
    assert recipients == ["public-health-data@council.example"]
    assert "OperationalError" in message_text(raw)
    assert "http://localhost/log" in message_text(raw)


def test_no_channel_is_said_in_the_log(warehouse: str, places: Path, caplog: pytest.LogCaptureFixture) -> None:
    check(batch(places, "ehc_advice", "2026-09", [advice(n) for n in range(9)] + [advice(9, asked_date="?")]))
    assert "no alert channel is configured" in caplog.text
