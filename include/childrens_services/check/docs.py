"""Data Docs: one page per batch and per month's warehouse, rendered by Great Expectations, and an index. No values.

Great Expectations' template loads styles and scripts from public addresses. The pages are opened inside council
networks, so those links are taken out and a small style of our own is put in.
"""

import html
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import uuid4

from great_expectations.core.expectation_validation_result import (
    ExpectationSuiteValidationResult,
    ExpectationValidationResult,
)
from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView

from childrens_services import settings
from childrens_services.batch import Batch
from childrens_services.check.validation import Result
from childrens_services.quality import Verdict

# stands where a feed's page has its domain
WAREHOUSE = "warehouse"

_REMOTE = re.compile(
    r"""<script\b[^>]*\bsrc=["']https?://[^>]*>\s*</script>|<(?:link|img)\b[^>]*https?://[^>]*>"""
    r"""|<a\b[^>]*href=["']https?://(?:[^"']*greatexpectations|[^"']*great-expectations)[^>]*>.*?</a>""",
    re.IGNORECASE | re.DOTALL,
)
_STYLE = """<style>
body{font-family:system-ui,sans-serif;margin:2rem;max-width:75rem;line-height:1.45;color:#1b1b1b}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;width:100%}
th,td{border:1px solid #b8c0c8;padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:#eef1f4}.failed{color:#a40000;font-weight:600}.passed{color:#00613a}
.d-none,.modal,button,footer{display:none}
</style>"""


def write(batch: Batch, results: list[Result], verdicts: list[Verdict]) -> Path:
    """Write the page of a batch; gives its path."""
    page = settings.data_docs() / batch.domain / batch.feed / f"{batch.month}-{batch.sha256[:12]}.html"
    counts = f"{batch.rows:,} rows received; {_outcome(verdicts)}"
    rendered = _rendered(batch.feed, batch.batch_id, batch.received_at, [result.page for result in results])
    return _put(page, f"{batch.feed}, {batch.month}", counts, _table(verdicts), rendered)


def write_warehouse(
    month: str, results: list[ExpectationValidationResult], verdicts: list[tuple[str, Verdict]]
) -> Path:
    """Write the page of the warehouse's checks after the run of a month, each with its table; gives its path."""
    page = settings.data_docs() / WAREHOUSE / "tables" / f"{month}.html"
    table = _table([verdict for _, verdict in verdicts], [table_name for table_name, _ in verdicts])
    rendered = _rendered(WAREHOUSE, f"{WAREHOUSE}:{month}", datetime.now(UTC).isoformat(), results)
    return _put(page, f"{WAREHOUSE}, {month}", _outcome([verdict for _, verdict in verdicts]), table, rendered)


def url(page: Path) -> str:
    """Address people open a page at."""
    return f"{settings.data_docs_url()}/{page.relative_to(settings.data_docs()).as_posix()}"


def index() -> Path:
    """Write the index of all pages, newest month first; gives its path."""
    root = settings.data_docs()
    root.mkdir(parents=True, exist_ok=True)
    rows = "".join(
        f'<tr><td>{page[:7]}</td><td>{domain}</td><td><a href="{domain}/{feed}/{page}">{feed}</a></td></tr>'
        for page, domain, feed in sorted(_pages(root), reverse=True)
    )
    path = root / "index.html"
    # two checks may end at once: each puts a whole index in place of the other's
    part = root / f".index-{uuid4().hex}"
    part.write_text(
        f"<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>Data Docs</title>{_STYLE}</head><body>"
        f"<h1>Data Docs</h1><p>How each delivery, and the warehouse, came out of its checks. "
        f"Counts only: no record is shown.</p>"
        f"<table><thead><tr><th>Month</th><th>Domain</th><th>Feed</th></tr></thead><tbody>{rows}</tbody></table>"
        "</body></html>",
        encoding="utf-8",
    )
    part.replace(path)
    return path


def _pages(root: Path) -> Iterator[tuple[str, str, str]]:
    """Name, domain and feed of every page: thousands, read anew for each that is added, so no Path is made of each."""
    for domain in filter(Path.is_dir, root.iterdir()):
        for feed in filter(Path.is_dir, domain.iterdir()):
            for page in os.listdir(feed):  # noqa: PTH208
                if page.endswith(".html"):
                    yield page, domain.name, feed.name


def _put(page: Path, title: str, counts: str, table: str, rendered: str) -> Path:
    body = f"<h1>{html.escape(title)}</h1><p>{counts}</p>{table}<h2>As Great Expectations shows it</h2>"
    rendered = _REMOTE.sub("", rendered).replace("</head>", _STYLE + "</head>", 1)
    rendered = re.sub(r"(<body[^>]*>)", lambda match: match[1] + body, rendered, count=1)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(rendered, encoding="utf-8")
    index()
    return page


def _outcome(verdicts: list[Verdict]) -> str:
    failed = sum(not verdict.success for verdict in verdicts)
    return f"{len(verdicts)} checks run, {failed} failed."


def _table(verdicts: list[Verdict], table_names: list[str] | None = None) -> str:
    """A row per verdict, those that failed first; with the tables' names where there are several tables."""
    named = list(zip(verdicts, table_names or [""] * len(verdicts), strict=True))
    rows = "".join(
        f"<tr><td class='{'passed' if verdict.success else 'failed'}'>{'passed' if verdict.success else 'failed'}</td>"
        f"{f'<td>{table_name}</td>' if table_name else ''}"
        f"<td>{verdict.severity}</td><td>{html.escape(verdict.description)}</td>"
        f"<td>{html.escape(verdict.column_names)}</td>"
        f"<td>{'' if verdict.unexpected_rows is None else f'{verdict.unexpected_rows:,}'}</td></tr>"
        for verdict, table_name in sorted(named, key=lambda each: each[0].success)
    )
    return (
        f"<table><thead><tr><th>Result</th>{'<th>Table</th>' if table_names else ''}"
        "<th>Severity</th><th>Check</th><th>Columns</th><th>Rows that fail</th></tr>"
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _rendered(suite: str, run: str, at: str, results: list[ExpectationValidationResult]) -> str:
    successful = sum(bool(result.success) for result in results)
    validated = ExpectationSuiteValidationResult(
        success=successful == len(results),
        results=results,
        suite_name=suite,
        statistics={
            "evaluated_expectations": len(results),
            "successful_expectations": successful,
            "unsuccessful_expectations": len(results) - successful,
            "success_percent": 100.0 * successful / max(len(results), 1),
        },
        meta={"run_id": {"run_name": run, "run_time": at}},
    )
    return str(_view().render(ValidationResultsPageRenderer().render(validated)))


@cache
def _view() -> DefaultJinjaPageView:
    # one for all pages: each new one compiles its templates anew
    return DefaultJinjaPageView()
