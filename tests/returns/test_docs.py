"""The pages of the rules: whole, and known when stale."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml
from childrens_services import settings
from childrens_services.returns import docs, layout, rules
from childrens_services.returns.check import issues
from childrens_services.returns.rules import Rule, Version

RULE = Rule(
    code="205B",
    severity="error",
    description="A date\n is <wrong>.",
    action="Correct it.",
    fields={"Header": ["SEX", "DOB"], "UASC": ["DUC"]},
    reads=["UASC", "UASC_last"],
    reads_if_there=["Header"],
    needs=["providers", "local_authority"],
    file_format="xml",
    is_whole_return=True,
    note="Read in this way.",
    versions=[Version(2023, "select 1", until=2024), Version(2025, "select 2")],
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pages with something written by hand, and one rule in every return."""
    place = tmp_path / "docs" / "returns"
    place.mkdir(parents=True)
    (place / "README.md").write_text("by hand")
    monkeypatch.setattr(docs, "FOLDER", place)
    monkeypatch.setattr(settings, "ROOT", tmp_path)
    monkeypatch.setattr(docs.layout, "names", lambda: ["cin", "sen", "ssda903"])
    monkeypatch.setattr(docs.rules, "load", lambda _: {RULE.code: RULE})
    return place


def test_check_names_what_is_stale_and_writing_mends_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "docs/returns/ssda903.md" in said
    assert "run python -m childrens_services.returns.docs" in said
    assert not (folder / "ssda903.md").exists(), "it changes nothing"
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    (folder / "cin.md").write_text("changed by hand")
    capsys.readouterr()
    assert docs.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "docs/returns/cin.md" in said
    assert "ssda903" not in said
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
    assert (folder / "README.md").read_text() == "by hand"


def test_a_rule_changed_makes_its_page_stale(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs.main([])
    changed = Rule(**{**vars(RULE), "action": "Correct it at once."})
    monkeypatch.setattr(docs.rules, "load", lambda name: {RULE.code: changed if name == "cin" else RULE})
    assert docs.stale(docs.pages()) == [folder / "cin.md"]


@pytest.mark.usefixtures("folder")
def test_a_rule_is_told_whole() -> None:
    told = docs.page("ssda903")
    for line in (
        "| error | 1 | must be mended |",
        "| query | 0 | may be right: look, then mend it or say why |",
        "| all | 1 | |",
        "- 1 rule needs last year's return",
        "- 1 rule needs Ofsted's lists of providers",
        "## 205B",
        "**Error**: A date is &lt;wrong>.",
        "- To do: Correct it.",
        "- Look at: Header `SEX`, `DOB`; UASC `DUC`",
        "- Holds: 2023 to 2024, changed for 2025 on",
        "- Needs: UASC; last year's UASC; Ofsted's lists of providers; which council it is; a return sent as XML; "
        "where delivered Header",
        "- About the whole return, not a row of it",
        "- Note: Read in this way.",
    ):
        assert f"\n{line}\n" in told


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([(2023, None)], "2023 on"),
        ([(2023, 2023)], "2023"),
        ([(2023, 2025)], "2023 to 2025"),
        ([(2023, None), (2026, None)], "2023 to 2025, changed for 2026 on"),
        ([(2023, 2023), (2026, 2027)], "2023, 2026 to 2027"),
    ],
)
def test_years_are_said_as_a_rule_holds(years: list[tuple[int, int | None]], expected: str) -> None:
    versions = [Version(since, "select 1", until) for since, until in years]
    assert docs.held(versions) == expected


@pytest.mark.parametrize("name", layout.names())
def test_every_rule_has_a_section_and_a_link_to_its_file(name: str) -> None:
    told = docs.page(name)
    for rule in rules.load(name).values():
        assert f"\n## {rule.code}\n" in told
        assert f"(../../expectations/returns/{name}/{rule.code}.yaml)" in told
        assert " ".join(rule.action.split())[:20] in told.replace("\\*", "*").replace("&lt;", "<")


def blocks() -> list[Any]:
    """The YAML on the page about how a rule is written."""
    page = (settings.ROOT / "docs" / "returns" / "README.md").read_text(encoding="utf-8")
    return [yaml.load(text, yaml.CSafeLoader) for text in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]


def test_the_rule_on_the_page_by_hand_works_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    written, more, (case,) = blocks()
    for versions in (written["versions"], more["versions"]):
        rule = rules._adapter().validate_python({**written, "versions": versions})
        monkeypatch.setattr(rules, "load", lambda _, rule=rule: {rule.code: rule})
        tables = {name: pd.DataFrame(rows, index=range(1, len(rows) + 1)) for name, rows in case["tables"].items()}
        found = issues("ssda903", tables, 2027, {})
        assert [f"{row.table} {row.row}" for row in found.itertuples()] == case["fails"]


def test_links_of_the_page_by_hand_lead_somewhere() -> None:
    page = docs.FOLDER / "README.md"
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    generated = {path.name for path in docs.pages()}
    assert [link for link in links if link not in generated and not (docs.FOLDER / link).exists()] == []
