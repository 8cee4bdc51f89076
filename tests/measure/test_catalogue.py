"""The catalogue, and what it says of one that is wrong."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from childrens_services import settings
from childrens_services.measure import catalogue, docs

BINDS = {"first_month", "last_month", "local_authority_code"}


def written(folder: Path, **changes: Any) -> Path:
    """The project's catalogue with its first KPI changed."""
    content = yaml.safe_load(settings.KPIS.read_text())
    content["kpis"][0].update(changes)
    path = folder / "kpis.yaml"
    path.write_text(yaml.safe_dump(content))
    return path


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"unit": "furlongs"}, "ehcp_20wk_pct.unit"),
        ({"colour": "blue"}, "ehcp_20wk_pct.colour: Extra inputs"),
        ({"feeds": ["sen3_requests"]}, "no contract for feed sen3_requests"),
        ({"id": "ehcp_20wk"}, "send_timeliness/ehcp_20wk.sql does not exist"),
        ({"id": "cla_count_rate_10k", "programme": "children_in_care"}, "defined twice: cla_count_rate_10k"),
        ({"direction": "context"}, "a context measure has no target"),
        ({"rag_on": "ytd_academic"}, "not one of its periods"),
        ({"periods": ["snapshot", "rolling_3m"]}, "only months are added up"),
        (
            {"target": {"value": 1, "kind": "local", "comparison": "at least", "source": "a", "group": "x"}},
            "for 'x', which is",
        ),
        ({"percentiles": [50]}, "only an average has percentiles"),
        ({"population": {"from": 0, "to": 17}}, "only a rate or a count is per population"),
        ({"breakdowns": ["colour"]}, "not among the dimensions: colour"),
        ({"own_breakdowns": {"sex": ["F"]}}, "own breakdowns may not be called sex"),
        ({"settings": {"limit_days": {"value": 140}}}, "settings.limit_days.source"),
        ({"target": {"kind": "statute", "comparison": "at least", "source": "law"}}, "give one of: a value"),
        ({"target": {"value": 1, "kind": "benchmark", "comparison": "at least", "source": "a"}}, "kind benchmark goes"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, changes: dict[str, Any], message: str):
    with pytest.raises(ValueError, match=re.escape(message)) as raised:
        catalogue.read(written(tmp_path, **changes))
    assert str(raised.value).startswith("kpis.yaml is not a KPI catalogue")


def test_unknown_programme(tmp_path: Path):
    content = yaml.safe_load(settings.KPIS.read_text())
    del content["programmes"]["children_in_care"]
    path = tmp_path / "kpis.yaml"
    path.write_text(yaml.safe_dump(content))
    with pytest.raises(ValueError, match="not among the programmes: children_in_care"):
        catalogue.read(path)


def test_unknown_kpi_names_those_there_are():
    with pytest.raises(KeyError, match="ehcp_20wk_pct"):
        catalogue.load().kpi("ehcp_20_weeks")


def test_sql_and_catalogue_name_the_same_kpis():
    files = {path for path in (settings.SQL / "kpi").glob("*/*.sql") if path.parent.name not in ("views", "common")}
    assert files == {kpi.sql_path for kpi in catalogue.load().kpis}


def test_every_common_select_is_read_by_two_or_more():
    kpis = [(kpi, kpi.sql_path.read_text()) for kpi in catalogue.load().kpis]
    read = Counter(path for kpi, sql in kpis for path in kpi.common_paths if f" {path.stem}" in sql)
    assert read.keys() == set((settings.SQL / "kpi" / "common").glob("*.sql"))
    assert read.total() == sum(len(kpi.common) for kpi, _ in kpis)
    assert min(read.values()) > 1


@pytest.mark.parametrize("kpi", catalogue.load().kpis, ids=catalogue.kpi_ids())
def test_every_setting_is_bound_and_every_bind_is_set(kpi: catalogue.Kpi):
    binds = set(re.findall(r"(?<!:):([a-z_]+)", kpi.sql))
    assert binds == BINDS | set(kpi.settings)


def test_every_programme_has_its_view():
    views = {path.stem for path in (settings.SQL / "kpi" / "views").glob("*.sql")}
    assert views == {*catalogue.load().programmes, "scorecard", "outlook", "frozen_compared"}


def test_page_is_fresh_and_has_every_kpi(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    assert docs.main(["--check"]) == 0
    page = docs.PAGE.read_text()
    assert all(f"`{kpi_id}`" in page for kpi_id in catalogue.kpi_ids())
    monkeypatch.setattr(docs, "PAGE", tmp_path / "kpis.md")
    assert docs.main(["--check"]) == 1
    assert docs.main([]) == 0
    assert docs.main(["--check"]) == 0
