"""`python -m childrens_services.returns check`: from files to the list of rows to mend."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest
from childrens_services import settings
from childrens_services.returns import cli, rules
from childrens_services.returns.rules import Rule, Version

from tests.returns.given_files import SAMPLES, census, csv_file, document, text_file, workbook

SECRET = "ZEPHYRINE"


@pytest.fixture(autouse=True)
def few_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of this test, so that it does not hang on the real ones."""

    def rule(code: str, query: str, **more: object) -> Rule:
        said = {"severity": "error", "fields": {"Header": ["SEX"]}, "reads": ["Header"], **more}
        text = {"description": f"what rule {code} says", "action": "mend it"}
        return Rule(code=code, versions=[Version(2020, query)], **text, **said)  # type: ignore[arg-type]

    made = {
        "ssda903": [
            rule("1", "select row_id from header where sex not in ('M', 'F')"),
            rule(
                "2", "select row_id from header where upn is null", severity="query", fields={"Header": ["UPN", "DOB"]}
            ),
            rule("3", "select row_id from header where false", reads=["Header", "Header_last"]),
            rule("4", "select row_id from header where child in (select urn from providers)", needs=["providers"]),
            rule(
                "5",
                "select row_id from episodes where pl_distance > 20",
                fields={"Episodes": ["PL_DISTANCE"]},
                reads=["Episodes"],
                needs=["postcodes"],
            ),
            rule("6", "select null as row_id where :local_authority <> 'E10000018'", is_whole_return=True),
        ],
        "cin": [
            rule(
                "7",
                "select row_id from childidentifiers where upn is null",
                fields={"ChildIdentifiers": ["UPN"]},
                reads=["ChildIdentifiers"],
            )
        ],
    }
    monkeypatch.setattr(rules, "load", lambda name: {one.code: one for one in made[name]})


def check(tmp_path: Path, *arguments: str | Path, of: str = "ssda903", la: str = "855") -> tuple[int, list[list[str]]]:
    """The exit code, and the list."""
    out = tmp_path / "out.csv"
    said = ["check", "--return", of, "--year", "2027", "--la", la, "--out", str(out), *map(str, arguments)]
    code = cli.main(said)
    if not out.exists():
        return code, []
    with out.open(newline="") as file:
        return code, list(csv.reader(file))


def header(tmp_path: Path, **more: str) -> Path:
    rows = [{"CHILD": "A1", "SEX": "m", "UPN": "UN1"}, {"CHILD": "A2", "SEX": "x", **more}]
    return csv_file(tmp_path, "h.csv", "Header", *rows)


def test_the_list_and_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = check(tmp_path, header(tmp_path))
    assert code == 1
    assert found == [
        ["rule_code", "table", "row", "child_id", "fields"],
        ["1", "Header", "1", "A2", "SEX"],
        ["2", "Header", "1", "A2", "UPN,DOB"],
    ]
    said = " ".join(capsys.readouterr().out.split())
    for words in (
        "children 2",
        "rows 2",
        "rules run 3",
        "passed 1",
        "failed 2",
        "crashed 0",
        "not applicable 3",
        "no last year's return 1",
        "no provider list 1",
        "not delivered: Episodes 1",
        "what rule 1 says",
        "2 rows to look at",
    ):
        assert words in said
    assert "A2" not in said


def test_only_queries_are_no_errors(tmp_path: Path) -> None:
    assert check(tmp_path, header(tmp_path, SEX="F"))[0] == 0


def test_a_rule_that_crashes_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = rules.load("ssda903")["2"]
    broken = Rule(**{**vars(one), "versions": [Version(2020, "select nothing from nowhere")]})
    monkeypatch.setattr(rules, "load", lambda _: {"2": broken})
    assert check(tmp_path, header(tmp_path))[0] == 1


def test_last_year_providers_and_postcodes_let_more_rules_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    csv_file(tmp_path / "before", "h.csv", "Header", {"CHILD": "A1"})
    episodes = csv_file(tmp_path, "e.csv", "Episodes", {"CHILD": "A1", "HOME_POST": "LE1 1AA", "PL_POST": "LE2 2BB"})
    listed = [["Local authority", "URN", "Placement code"], ["X", "A1", "K2"]]
    ofsted = workbook(tmp_path / "ofsted.xlsx", {"Providers": listed})
    postcodes = text_file(
        tmp_path,
        "postcodes.csv",
        "pcds,oseast1m,osnrth1m,laua\nLE1 1AA,458000,304000,E06000016\nLE2 2BB,498000,304000,E10000018\n",
    )
    more = ("--last-year", tmp_path / "before", "--postcodes", postcodes, "--providers", ofsted, "--")
    code, found = check(tmp_path, *more, header(tmp_path, SEX="F", UPN="1"), episodes)
    assert code == 1
    assert found[1:] == [["4", "Header", "0", "A1", "SEX"], ["5", "Episodes", "0", "A1", "PL_DISTANCE"]]
    assert "not applicable 0" in " ".join(capsys.readouterr().out.split())


def test_lists_of_providers_may_come_just_before_the_files(tmp_path: Path) -> None:
    ofsted = workbook(tmp_path / "o.xlsx", {"a": [["Local authority", "URN", "Placement code"], ["X", "A1", "K2"]]})
    assert ["4", "Header", "0", "A1", "SEX"] in check(tmp_path, "--providers", ofsted, header(tmp_path))[1]
    with pytest.raises(SystemExit):
        check(tmp_path, "--providers", ofsted)


def test_the_council_is_given_by_either_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = header(tmp_path, SEX="F", UPN="1")
    assert check(tmp_path, path, la="E10000018") == (0, [cli.COLUMNS])
    assert check(tmp_path, path, la="e06000016") == (1, [cli.COLUMNS, ["6", "", "", "", "SEX"]])
    assert check(tmp_path, path, la="000")[0] == 2
    assert "no council has that code" in capsys.readouterr().err


def test_xml_of_both_returns(tmp_path: Path) -> None:
    child = f"<CHILD><HEADER><CHILDID>{SECRET}</CHILDID><SEX>Q</SEX><UPN>1</UPN></HEADER></CHILD>"
    assert check(tmp_path, text_file(tmp_path, "a.xml", document(child)))[1][1:] == [
        ["1", "Header", "0", SECRET, "SEX"]
    ]
    child = f"<Child><ChildIdentifiers><LAchildID>{SECRET}</LAchildID></ChildIdentifiers></Child>"
    found = check(tmp_path, text_file(tmp_path, "c.xml", census(child)), of="cin")[1]
    assert found[1:] == [["7", "ChildIdentifiers", "0", SECRET, "UPN"]]


def test_bad_input_is_told_without_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = text_file(tmp_path, "b.xml", document(f"<CHILD><HEADER><CHILDID>{SECRET}"))
    assert check(tmp_path, broken) == (2, [])
    said = capsys.readouterr().err
    assert said.startswith("error: b.xml: it is not well-formed XML")
    assert "What to do:" in said
    assert SECRET not in said
    assert cli.main(["check", "--return", "ssda903", "--year", "someday", str(header(tmp_path))]) == 2
    assert "write 2027 or 2026/27" in capsys.readouterr().err
    nowhere = str(tmp_path / "none" / "x.csv")
    assert cli.main(["check", "--return", "ssda903", "--year", "2027", "--out", nowhere, str(header(tmp_path))]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_findings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(tmp_path, csv_file(tmp_path, "h.csv", "Header", {"CHILD": "A1"}, without="UPN"))
    assert "h.csv: taken for Header, but without UPN" in capsys.readouterr().out


def test_the_command_starts_without_what_is_slow_to_import(tmp_path: Path) -> None:
    code = (
        "import sys; from childrens_services.returns.cli import main; "
        f"main(['check', '--return', 'ssda903', '--year', '2027', '--out', {str(tmp_path / 'o.csv')!r}, "
        f"{str(header(tmp_path))!r}]); main(sys.argv[1:]); "
        "slow = ('pandas', 'pydantic', 'pyarrow.compute', 'psycopg', 'airflow'); "
        "print([name for name in slow if name in sys.modules])"
    )
    again = ["check", "--return", "ssda903", "--year", "2027", "--out", str(tmp_path / "o.csv"), str(header(tmp_path))]
    environment = {**os.environ, "PYTHONPATH": str(settings.ROOT / "include")}
    # the first run may have to read the rules from their files
    for _ in range(2):
        command = [sys.executable, "-c", code, *again]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")
def test_the_published_samples(tmp_path: Path) -> None:
    names = ("header", "episodes", "reviews", "uasc", "oc2", "oc3", "ad1", "missing", "sw_episodes")
    files = [SAMPLES / "ssda903" / f"{name}.csv" for name in names]
    code, found = check(tmp_path, "--providers", SAMPLES / "ssda903" / "scp_ch_2025_fake.xlsx", "--", *files)
    assert code == 1
    assert len(found) > 1
