"""`make run` as a person runs it: its command in a process of its own, in a home of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from childrens_services.embedded import Server
from childrens_services.local.home import Home
from sqlalchemy import create_engine, text

from tests import memory


class Local:
    """A home for local runs, apart from any other."""

    def __init__(self, folder: Path, server: Server):
        self.folder, self.server = folder, server

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "CHILDRENS_"))}
        return subprocess.run(
            [sys.executable, "-m", "childrens_services.local", "run", *arguments],
            env=kept | {"AIRFLOW_HOME": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    def query(self, home: Home, sql: str) -> list[tuple[object, ...]]:
        engine = create_engine(self.server.url(home.name))
        with engine.connect() as connection:
            rows = [tuple(row) for row in connection.execute(text(sql))]
        engine.dispose()
        return rows


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    with tempfile.TemporaryDirectory(prefix="cs-home-", dir=memory.folder()) as name:
        folder = Path(name)
        # held open for the whole module, so that a run's end does not stop it
        server = Server(folder / "postgres")
        server.configure(fsync="off")
        yield Local(folder, server)
        server.stop()


def test_made_up_county_to_scorecard(local: Local) -> None:
    done = local.run("--size", "0.02", "--months", "2026-09..2026-10")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    for told in ("every child in them is invented", "Deliveries of 2026-10", "Where to look next", "ehcp_20wk_pct"):
        assert told in done.stdout
    home = Home()
    [(unbalanced,)] = local.query(
        home, "select count(*) from quality.batch where received_rows <> staged_rows + quarantined_rows + refused_rows"
    )
    assert unbalanced == 0
    [(indicators,)] = local.query(
        home, "select count(distinct kpi_id) from kpi.kpi_monthly where month = '2026-10-01' and breakdown = 'total'"
    )
    # of some, history or the yearly delivery is not there yet
    assert indicators > 70
    # what may be shown depends on what was shown before; a month earlier, a year back is a month more
    again = (
        "select row(kpi_id, month, period_type, breakdown_type, breakdown, numerator, denominator, value, rag)::text"
        " from kpi.kpi_monthly where month >= '2025-10-01' order by 1"
    )
    first = local.query(home, again)
    repeated = local.run("--size", "0.02", "--months", "2026-09")
    assert repeated.returncode == 0, repeated.stdout[-3000:] + repeated.stderr[-3000:]
    assert local.query(home, again) == first, "an earlier month run again gives the same rows"
    [(apart,)] = local.query(home, "select count(*) from quarantine.quarantined_row")
    assert int(str(apart)) > 0, "the county's planted defects are found"


def test_delivered_folder_in_place_of_the_county(local: Local, shared: Path) -> None:
    done = local.run("--sources", str(shared / "samples" / "ssda903"))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "taken as delivered for 2018-03" in done.stdout
    home = Home(str((shared / "samples" / "ssda903").resolve()))
    rows = local.query(
        home,
        "select to_char(month, 'YYYY-MM'), numerator > 0 from kpi.kpi_monthly"
        " where kpi_id = 'cla_count_rate_10k' and breakdown_type = 'total' order by 1",
    )
    assert rows == [
        (month, True) for month in [f"2017-{n:02d}" for n in range(4, 13)] + ["2018-01", "2018-02", "2018-03"]
    ]


def test_folder_without_deliveries_is_said_plainly(local: Local, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing to see")
    done = local.run("--sources", str(tmp_path))
    assert done.returncode == 1
    assert "no" in (done.stdout + done.stderr)
    assert "Traceback" not in done.stderr
