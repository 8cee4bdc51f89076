"""docs/dictionary and the bus matrix: fresh, whole, the same each time, and a page anybody can use."""

import csv
import io
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from childrens_services import contracts, settings
from childrens_services.dictionary import __main__ as dictionary
from childrens_services.dictionary import entries, matrix, page
from childrens_services.measure import catalogue
from childrens_services.model import schema
from lxml import html
from lxml.html import HtmlElement


@pytest.fixture(scope="module")
def written() -> str:
    return page.html(page.pictures())


@pytest.fixture(scope="module")
def document(written: str) -> HtmlElement:
    return html.document_fromstring(written)


def test_files_are_fresh() -> None:
    assert [str(path) for path in dictionary.stale(dictionary.files())] == []


def test_every_table_and_column_declared_is_in_the_page_and_the_table(written: str, document: HtmlElement) -> None:
    lines = list(csv.DictReader(io.StringIO(page.table_of_columns())))
    told = {(line["schema"], line["table"], line["column"]) for line in lines}
    for table in schema.metadata.tables.values():
        if table.schema in entries.SCHEMAS:
            article = document.get_element_by_id(table.fullname)
            for column in table.columns:
                assert (table.schema, table.name, column.name) in told
                assert column.name in article.text_content()
                assert column.comment in article.text_content()
    for name in (*contracts.names(), *catalogue.kpi_ids()):
        assert name in written
    assert all(line["grain"] and line["classification"] for line in lines)
    assert all(line["comment"] and line["type"] for line in lines if not (line["schema"] == "kpi" and not line["type"]))


def test_restricted_tables_are_not_in_it(written: str) -> None:
    assert "identity.look_up" not in written
    assert "quarantine.quarantined_row" not in written


def test_columns_say_where_they_come_from_and_whom_they_are_about() -> None:
    lines = {(line["table"], line["column"]): line for line in csv.DictReader(io.StringIO(page.table_of_columns()))}
    days = lines["fact_ehc_assessment", "request_to_issue_days"]
    assert days["sources"] == "staging.sen2_assessment.assessmentoutcomedate; staging.sen2_requests.receiveddate"
    assert days["decided_by"] == "staging.sen2_assessment.assessmentoutcome"
    assert days["classification"] == "confidential"
    child = lines["fact_ehc_assessment", "child_key"]
    assert (child["classification"], child["references"]) == ("pseudonym", "warehouse.dim_child.child_key")
    # made from a birth date
    assert lines["fact_health_review", "attribution_month"]["classification"] == "restricted"
    # counted between days of one child's assessment, though the number itself is of the calendar
    assert lines["fact_assessment", "duration_working_days"]["classification"] == "confidential"
    assert lines["dim_date", "month"]["classification"] == "public"


def test_what_uses_a_table_and_what_misses_a_feed() -> None:
    by_name = {table.full_name: table for table in entries.tables()}
    assert "re_referral_12m_pct" in by_name["warehouse.fact_referral"].kpis
    assert "ssd_cin_episodes" in by_name["warehouse.fact_referral"].feeds
    assert by_name["warehouse.fact_foster_enquiry"].feeds == ("foster_enquiries",)
    assert "published.kpi_monthly" in by_name["kpi.kpi_monthly"].tables
    feed = next(feed for feed in entries.feeds() if feed.name == "ssd_cin_episodes")
    assert "warehouse.fact_referral" in feed.tables
    assert "re_referral_12m_pct" in feed.kpis


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere(written: str, document: HtmlElement) -> None:
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in document.xpath("//a/@href"):
        assert link.startswith("#")
        assert link.removeprefix("#") in ids, link
    assert document.xpath("//@src | //link | //iframe | //object | //form") == []
    assert "http://" not in written.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in written


def test_the_page_can_be_used_with_a_screen_reader_and_a_keyboard(document: HtmlElement) -> None:
    assert document.get("lang") == "en-GB"
    assert document.xpath("//title/text()")
    assert all(document.xpath(path) for path in ("//main", "//nav[@aria-label]", "//h1"))
    assert document.xpath("//label/@for") == document.xpath("//input/@id")
    assert document.xpath("//*[@role='status']/@id") == document.xpath("//input/@aria-describedby")
    assert document.xpath("//th[not(@scope)]") == []
    for figure in document.xpath("//figure"):
        assert figure.xpath(".//figcaption")
        assert figure.xpath(".//*[local-name()='svg'][@role='img']/*[local-name()='desc']")
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3|//h4")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_bus_matrix_is_what_is_declared() -> None:
    rows = {row.fact: row for row in matrix.rows()}
    assert set(rows) == set(entries.star().facts)
    assert rows["fact_safety_plan"].roles == {"dim_local_authority": 1, "dim_child": 1, "dim_date": 3}
    assert rows["fact_referral"].area == "social_care"
    between = matrix.page(f"before {matrix.BEGIN} old {matrix.END} after")
    assert between.startswith("before ")
    assert between.endswith(" after")
    assert " old " not in between
    assert "| `fact_referral` (accumulating) | referral to children's social care |" in between
    with pytest.raises(ValueError, match="lacks the marks"):
        matrix.page("no marks")


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    program = (
        "import hashlib; from childrens_services.dictionary import __main__ as dictionary\n"
        "print(hashlib.sha256(repr(sorted(dictionary.files().items())).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_check_names_what_is_stale_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "docs" / "dictionary"
    guide = tmp_path / "docs" / "warehouse.md"
    wanted = {folder / "columns.csv": "new", guide: f"{matrix.BEGIN}new{matrix.END}"}
    folder.mkdir(parents=True)
    guide.write_text("old")
    monkeypatch.setattr(dictionary, "FOLDER", folder)
    monkeypatch.setattr(dictionary, "files", lambda: wanted)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    assert dictionary.main(["--check"]) == 1
    assert "docs/dictionary/columns.csv, docs/warehouse.md: stale" in capsys.readouterr().err
    assert dictionary.main([]) == 0
    (folder / "star_gone.svg").write_text("old")
    assert dictionary.main(["--check"]) == 1
    assert dictionary.main([]) == 0
    assert dictionary.main(["--check"]) == 0
    assert not (folder / "star_gone.svg").exists()
    assert guide.read_text() == wanted[guide]
