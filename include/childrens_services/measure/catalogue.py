"""The KPI catalogue (include/kpis.yaml), checked as it is read: a KPI is defined there and in its SQL, nowhere else."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from childrens_services import contracts, settings

Unit = Literal["percent", "count", "rate per 10,000", "weeks", "GBP"]
Direction = Literal["higher", "lower", "context"]
Comparison = Literal["strictly", "at least"]


class _Model(BaseModel):
    """A part of the catalogue: a word it does not know is an error, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Setting(_Model):
    """A constant bound into the SQL by its name."""

    value: int
    source: str = Field(min_length=1)


class Target(_Model):
    """A number, or England's latest published value. `strictly`: the target itself does not meet it."""

    value: Decimal | None = None
    benchmark: Literal["england"] | None = None
    kind: Literal["statement", "statute", "benchmark", "local"]
    comparison: Comparison
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.value is None) == (self.benchmark is None):
            raise ValueError("give either a value or a benchmark")
        if (self.kind == "benchmark") != (self.benchmark is not None):
            raise ValueError("kind benchmark goes with a benchmark, the other kinds with a value")
        return self


class Definition(_Model):
    """What is counted, in plain words."""

    numerator: str
    denominator: str | None = None
    rules: list[str]
    clock: str
    month: str


class RagRules(_Model):
    """How far amber reaches, in points of a percentage or as a share of any other target, and when there is no RAG."""

    tolerance_points: Decimal
    tolerance_share: Decimal
    minimum_cohort: int
    source: str


class Kpi(_Model):
    """One KPI. `lookback_months`: months before a month that its value also rests on."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    title: str
    programme: str
    domain: str
    period_type: Literal["month", "snapshot"]
    unit: Unit
    decimals: int = Field(ge=0, le=3)
    direction: Direction
    definition: Definition
    target: Target | None = None
    official_source: str
    feeds: list[str] = Field(min_length=1)
    lookback_months: int = Field(default=0, ge=0)
    provisional_months: int = Field(default=1, ge=0, description="latest delivered months that may yet change")
    rag_on: str | None = Field(
        default=None, description="the period the RAG of the total is judged on, if not the month"
    )
    settings: dict[str, Setting] = Field(default_factory=dict)
    breakdowns: dict[str, list[str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if unknown := set(self.feeds) - set(contracts.names()):
            raise ValueError(f"no contract for feed {', '.join(sorted(unknown))}")
        if self.direction == "context" and self.target:
            raise ValueError("a context measure has no target")
        if self.rag_on and self.rag_on not in self.breakdowns.get("period", []):
            raise ValueError(f"rag_on {self.rag_on!r} is not one of its breakdowns of type period")
        if not self.sql_path.exists():
            raise ValueError(f"{self.sql_path.relative_to(settings.ROOT)} does not exist")
        return self

    @property
    def sql_path(self) -> Path:
        """The SQL file of the KPI."""
        return settings.SQL / "kpi" / self.programme / f"{self.id}.sql"

    @property
    def is_ratio(self) -> bool:
        """Whether the value is a numerator over a denominator."""
        return self.unit not in ("count", "GBP")

    @property
    def groups(self) -> list[tuple[str, str]]:
        """Every (breakdown_type, breakdown) a month has a row for, the total first."""
        others = [(kind, name) for kind, names in self.breakdowns.items() for name in names]
        return [("total", "total"), *others]


class Catalogue(_Model):
    """The whole file."""

    programmes: dict[str, str]
    england: str
    rag: RagRules
    kpis: list[Kpi]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [kpi.id for kpi in self.kpis]
        if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
            raise ValueError(f"defined twice: {', '.join(sorted(twice))}")
        if unknown := {kpi.programme for kpi in self.kpis} - set(self.programmes):
            raise ValueError(f"not among the programmes: {', '.join(sorted(unknown))}")
        return self

    def kpi(self, kpi_id: str) -> Kpi:
        """The KPI of that id. Raises KeyError, naming the ids there are, for any other."""
        for kpi in self.kpis:
            if kpi.id == kpi_id:
                return kpi
        raise KeyError(f"{kpi_id!r} is not in the catalogue; it has {', '.join(kpi.id for kpi in self.kpis)}")


def load() -> Catalogue:
    """The catalogue of this project, read once."""
    return read(settings.KPIS)


def kpi_ids() -> list[str]:
    """Ids of the KPIs, in the order of the catalogue."""
    return [kpi.id for kpi in load().kpis]


@cache
def read(path: Path) -> Catalogue:
    """The catalogue in a file. Raises ValueError naming file, KPI and field for everything that is wrong with it."""
    content = yaml.safe_load(path.read_text())
    try:
        return Catalogue.model_validate(content)
    except ValidationError as error:
        problems = [f"  {_place(item['loc'], content)}: {item['msg']}" for item in error.errors()]
        raise ValueError("\n".join([f"{path.name} is not a KPI catalogue:", *problems])) from error


def _place(location: tuple[int | str, ...], content: object) -> str:
    """Where an error is, with the KPI's id in place of its number in the list."""
    if len(location) > 1 and location[0] == "kpis" and isinstance(content, dict):
        kpi = content["kpis"][int(location[1])]
        name = kpi.get("id", location[1]) if isinstance(kpi, dict) else location[1]
        location = (str(name), *location[2:])
    return ".".join(map(str, location)) or "catalogue"
