"""In which order `make run` runs the DAGs, and what it leaves out when one fails. Airflow itself is not started."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from childrens_services import settings
from childrens_services.local import dags, run
from rich.console import Console


@pytest.mark.parametrize(("failing", "measured"), [(None, ["2026-10"]), ("warehouse", []), ("health", ["2026-10"])])
def test_nothing_is_measured_of_a_warehouse_that_failed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failing: str | None, measured: list[str]
) -> None:
    def run_dags(_: Any, wanted: Iterable[tuple[str, str]], tell: Callable[[Any], None]) -> list[dags.Finished]:
        done = [dags.Finished(dag, month, "failed" if dag == failing else "success", ()) for dag, month in wanted]
        for each in done:
            tell(each)
        return done

    monkeypatch.setattr(dags, "run", run_dags)
    monkeypatch.setattr(dags, "workers", lambda _: nullcontext())
    home: Any = SimpleNamespace(folder=tmp_path)
    finished = run._run_dags(home, ["2026-09", "2026-10"], Console(file=StringIO()))
    sources = {(domain, month) for domain in settings.DOMAINS for month in ("2026-09", "2026-10")}
    assert {(done.dag_id, done.month) for done in finished[: len(sources)]} == sources
    assert [(done.dag_id, done.month) for done in finished[len(sources) :]] == [
        ("statutory_returns", "2026-10"),
        ("warehouse", "2026-10"),
        *(("monthly_kpis", month) for month in measured),
    ]


def test_measuring_a_month_restates_a_year_around_it_so_few_are_run() -> None:
    assert run.measured(["2026-09", "2026-10", "2025-10", "2025-09", "2018-03"]) == ["2018-03", "2025-09", "2026-10"]
    assert run.measured([]) == []
