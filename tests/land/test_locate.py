"""Where deliveries are found: dated folders, an undated folder, and connections."""

from pathlib import Path

import pytest
from childrens_services import contracts
from childrens_services.errors import NotDelivered
from childrens_services.land import locate, recognise, storage

from tests.land import test_excel, test_xml
from tests.land.given import deliver, refused, rows

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,F,01/02/2015,WBRI,UN1,,\n"
EPISODES = (
    "child,decom,rne,ls,cin,place,place_provider,dec,rec,reason_place_change,home_post,pl_post,urn\n"
    "1,30/11/2025,S,C2,N1,U1,PR1,,,,,,\n1,not a date,S,C2,N1,U1,PR1,,,,,,\n1,02/12/2025,S,C2,N1,U1,PR1,,,,,,\n"
)
UASC = "CHILD,SEX,DOB,DUC\n1,F,01/02/2015,01/02/2033\n"
RETURN = test_xml.document(test_xml.CHILD)


@pytest.fixture
def root(places: Path) -> str:
    return str(places / "sources")


def held(places: Path, name: str) -> set[str]:
    return {feed for feed, _ in recognise.matches(storage.path(str(places / "sources"), name))}


def test_dated_folders(places: Path, root: str) -> None:
    for name in (
        "social_care/2026-01/Header_final.csv",
        "social_care/2025-12/header.csv",
        "social_care/2025-12/return_903.xml",
        "social_care/archive/header.csv",
        "education/2026-03/readme.txt",
    ):
        deliver(places, name, RETURN if name.endswith("xml") else HEADER)
    assert not locate.is_undated(root)
    assert locate.months_delivered(root) == ["2025-12", "2026-01", "2026-03"]
    assert locate.feeds_delivered(root) == ["ssda903_episodes", "ssda903_header"]
    assert locate.ignored(root) == [
        ("social_care/2025-12/return_903.xml", "ssda903_header"),
        ("education/2026-03/readme.txt", None),
    ]


def test_the_first_server_that_has_something_is_read(places: Path, root: str) -> None:
    deliver(places, "social_care/2026-01/a_903.xml", RETURN)
    header = contracts.load("ssda903_header")
    assert locate.delivery(header, "2026-01").server.name == "xml"
    deliver(places, "social_care/2026-01/header.csv", HEADER)
    assert locate.delivery(header, "2026-01").server.name == "csv"
    assert locate.delivery(header, "2026-01").source == "header.csv"


def test_an_undated_folder_is_known_by_what_is_in_it(places: Path, root: str) -> None:
    deliver(places, "one.txt", "\ufeff" + HEADER.lower())
    deliver(places, "two.csv", EPISODES)
    deliver(places, "three.dat", UASC)
    deliver(places, "four.data", RETURN)
    deliver(places, "five", test_excel.workbook([["title"], test_excel.HEADINGS]))
    deliver(places, "notes.md", "# Notes, about, the, files\n")
    deliver(places, ".hidden", HEADER)
    assert locate.is_undated(root)
    assert held(places, "four.data") == {"ssda903_episodes", "ssda903_header"}
    assert locate.feeds_delivered(root) == [
        "ssda903_episodes",
        "ssda903_header",
        "ssda903_uasc",
        "high_needs_monitor",
    ]
    assert locate.ignored(root) == [
        ("four.data", "ssda903_episodes"),
        ("four.data", "ssda903_header"),
        ("notes.md", None),
    ]
    assert locate.undated_month(root) == "2025-12"
    assert locate.months_delivered(root) == ["2025-12"]
    assert rows("ssda903_uasc", "2025-12")[0]["source_file"] == "three.dat"


def test_the_month_is_the_latest_of_the_event_dates(places: Path, root: str) -> None:
    deliver(places, "a", EPISODES)
    deliver(places, "b", test_excel.workbook([test_excel.HEADINGS, ["2026-10-01", "High needs", 1, 1, 1, 1, 1]]))
    assert locate.undated_month(root) == "2026-10"


def test_a_broken_file_does_not_hide_the_others_dates(places: Path, root: str) -> None:
    deliver(places, "a.csv", EPISODES)
    deliver(places, "b.csv", EPISODES + "1,2\n")
    assert locate.undated_month(root) == "2025-12"


def test_an_undated_folder_without_dates(places: Path, root: str) -> None:
    deliver(places, "header.csv", HEADER)
    with pytest.raises(NotDelivered, match="name the month"):
        locate.undated_month(root)


def test_undated_and_not_delivered(places: Path, root: str) -> None:
    deliver(places, "header.csv", HEADER)
    assert "csv file with the columns of its contract" in str(refused(places, "ssda903_episodes", NotDelivered))


@pytest.mark.parametrize(
    ("content", "feeds"),
    [
        pytest.param(HEADER, {"ssda903_header"}, id="exact"),
        pytest.param(HEADER.replace("MC_DOB", "MC_DOB,EXTRA"), {"ssda903_header"}, id="one more"),
        pytest.param(HEADER.replace(",MC_DOB", ""), {"ssda903_header"}, id="one less"),
        pytest.param(HEADER.replace("CHILD", "ID"), set(), id="without its key"),
        pytest.param("CHILD,DOB,ETHNIC,OTHER\n", set(), id="too few"),
        pytest.param(UASC, {"ssda903_uasc"}, id="few columns in common with header"),
        pytest.param(HEADER.replace("MC_DOB", "DUC"), {"ssda903_header"}, id="the better fit"),
        pytest.param("CHILD,DOB,DOLO_START,DOLO_END", {"ssda903_dolo"}, id="headings alone"),
        pytest.param('"unclosed', set(), id="unclosed quote"),
        pytest.param("", set(), id="empty"),
        pytest.param("<html>", set(), id="another XML"),
        pytest.param("PK not a workbook", set(), id="not a workbook"),
    ],
)
def test_recognised(places: Path, content: str, feeds: set[str]) -> None:
    deliver(places, "file", content)
    assert held(places, "file") == feeds


def test_a_broken_return_counts_so_that_landing_says_so(places: Path, root: str) -> None:
    deliver(places, "file.xml", RETURN[:-40])
    assert "ssda903_header" in locate.feeds_delivered(root)
    assert "not well-formed" in refused(places, "ssda903_header").problem


def test_a_file_that_is_replaced_is_looked_at_again(places: Path) -> None:
    deliver(places, "file", HEADER)
    assert held(places, "file") == {"ssda903_header"}
    deliver(places, "file", UASC)
    assert held(places, "file") == {"ssda903_uasc"}


def test_connections_count_as_delivered(places: Path, root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert locate.feeds_delivered(root) == []
    monkeypatch.setenv("AIRFLOW_CONN_STATISTICS_API", "http://127.0.0.1:1")
    assert locate.feeds_delivered(root) == ["published_benchmarks"]
    monkeypatch.setenv("CHILDRENS_SERVICES_FEEDS", "ehc_advice")
    assert locate.feeds_delivered(root) == []


@pytest.mark.parametrize("nowhere", [None, "", "empty", "no/such/folder"])
def test_nothing_at_all(places: Path, monkeypatch: pytest.MonkeyPatch, nowhere: str | None) -> None:
    root = str(places / nowhere) if nowhere else nowhere
    (places / "empty").mkdir()
    assert not locate.is_undated(root)
    assert (locate.months_delivered(root), locate.feeds_delivered(root), locate.ignored(root)) == ([], [], [])
    monkeypatch.setenv("CHILDRENS_SERVICES_SOURCES", root or "")
    refused(places, "ehc_advice", NotDelivered)


def test_the_sample_set_of_files(places: Path, shared: Path, root: str) -> None:
    for file in (shared / "samples/ssda903").glob("*.*"):
        deliver(places, file.name, file.read_bytes())
    assert {feed: len(rows(feed)) for feed in locate.feeds_delivered(root)} == {
        "ssda903_ad1": 29,
        "ssda903_dolo": 1,
        "ssda903_episodes": 5050,
        "ssda903_header": 2675,
        "ssda903_missing": 43,
        "ssda903_oc2": 2675,
        "ssda903_oc3": 53,
        "ssda903_placed_adoption": 29,
        "ssda903_prev_perm": 2675,
        "ssda903_reviews": 12582,
        "ssda903_sw_episodes": 1,
        "ssda903_uasc": 132,
    }
    left = locate.ignored(root)
    assert {feed for file, feed in left if file == "fake_903.xml"} <= set(locate.feeds_delivered(root))
    assert {file for file, feed in left if feed is None} == {"combined_scp_ch_fake.xlsx", "scp_ch_2025_fake.xlsx"}
