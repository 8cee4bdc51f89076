"""docs/feeds: fresh, whole, and telling every check."""

from pathlib import Path

import pytest
from childrens_services import contracts, settings
from childrens_services.check import feed_docs, feed_words, suite
from childrens_services.contracts import load


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_pages_are_fresh() -> None:
    assert [str(path) for path in feed_docs.stale(feed_docs.pages())] == []


def test_every_feed_has_a_page_and_a_line_in_the_index() -> None:
    pages = feed_docs.pages()
    index = pages[feed_docs.FOLDER / "README.md"]
    for name in contracts.names():
        path = feed_docs.FOLDER / load(name).domain / f"{name}.md"
        assert path in pages
        assert f"({path.relative_to(feed_docs.FOLDER)})" in index


@pytest.mark.parametrize("name", contracts.names())
def test_page_tells_every_check_of_the_suite(name: str) -> None:
    feed = load(name)
    page = feed_docs.page(feed)
    written = feed_words.suite(feed)
    drift = written.get("drift") or {}
    rows = drift.get("rows") or []
    sections = [*(rows if isinstance(rows, list) else [rows]), *filter(None, [drift.get("missing")])]
    for item in [*(written.get("expectations") or []), *sections]:
        assert one_line(item["meta"]["description"]).replace("|", "\\|") in page
    for column in feed.columns:
        assert f"| `{column.name}` |" in page


def test_checks_every_feed_has_are_those_the_suite_makes() -> None:
    """Each kind of check made from the contract is told, for every column it is made of."""
    feed = load("statistical_neighbours")
    told = [check for check in feed_words.checks(feed) if check.origin == "contract"]
    for made in suite.rows_suite(feed).expectations[: -len(suite.declared(feed).expectations)]:
        column = getattr(made, "column", None)
        if isinstance(column, str):
            name = column.removesuffix("__unreadable")
            assert any(name in check.columns and check.severity == made.severity for check in told), made
    assert {check.severity for check in told if "refers to" in check.expected} == {"warning"}


def test_conditions_and_limits_are_said_in_words() -> None:
    said = {check.expected: check.limits for check in feed_words.checks(load("high_needs_stability_grant"))}
    assert said["An approved plan has the date of its approval."] == "given, where `approval_status` is `Approved`"
    assert said["The plan is not approved before it was sent."] == "`approval_date` ≥ `submitted_date`"


def test_check_names_what_is_stale_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "docs" / "feeds"
    monkeypatch.setattr(feed_docs, "FOLDER", folder)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    assert feed_docs.main(["--check"]) == 1
    assert "docs/feeds/finance/transport_spend.md" in capsys.readouterr().err
    feed_docs.main([])
    (folder / "finance" / "no_feed_any_more.md").write_text("old")
    assert feed_docs.main(["--check"]) == 1
    feed_docs.main([])
    assert feed_docs.main(["--check"]) == 0
    assert not (folder / "finance" / "no_feed_any_more.md").exists()
