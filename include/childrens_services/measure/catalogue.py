"""The KPI catalogue (include/kpis.yaml), checked as it is read: a KPI is defined there and in its SQL, nowhere else."""

import itertools
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from childrens_services import contracts, settings

Unit = Literal[
    "percent",
    "percentage points",
    "count",
    "rate per 100",
    "rate per 1,000",
    "rate per 10,000",
    "weeks",
    "GBP",
    "cases per FTE",
]
Direction = Literal["higher", "lower", "context"]
Comparison = Literal["strictly", "at least"]
Period = Literal[
    "month",
    "snapshot",
    "annual",
    "cumulative",
    "rolling_3m",
    "rolling_12m",
    "ytd_financial",
    "ytd_academic",
    "ytd_calendar",
]
MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
GROUP = tuple[str, str]
TOTAL: GROUP = ("total", "total")
NOT_KNOWN = "not known"
# names of the variants that `percentiles` adds
PERCENTILES = {50: "median", 90: "90th percentile"}


class _Model(BaseModel):
    """A part of the catalogue: a word it does not know is an error, and nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Setting(_Model):
    """A constant bound into the SQL by its name."""

    value: int | Decimal
    source: str = Field(min_length=1)


class Point(_Model):
    """What a trajectory is to have reached by the end of a month."""

    month: str = Field(pattern=MONTH)
    value: Decimal


class Target(_Model):
    """A number, England's latest published value, or a way there. `strictly`: the target itself does not meet it.

    Between two points a trajectory is a straight line; before the first there is no target, after the last it is that.
    """

    value: Decimal | None = None
    benchmark: Literal["england"] | None = None
    trajectory: list[Point] = Field(default_factory=list)
    kind: Literal["statement", "statute", "benchmark", "local"]
    comparison: Comparison
    source: str = Field(min_length=1)
    tolerance: Decimal | None = Field(default=None, ge=0, description="how far amber reaches, in the unit")
    group: str | None = Field(default=None, description="variant or own breakdown it is for, where not for the total")

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum((self.value is not None, self.benchmark is not None, bool(self.trajectory))) != 1:
            raise ValueError("give one of: a value, a benchmark, a trajectory")
        if (self.kind == "benchmark") != (self.benchmark is not None):
            raise ValueError("kind benchmark goes with a benchmark, the other kinds with a value or a trajectory")
        if any(late.month <= early.month for early, late in itertools.pairwise(self.trajectory)):
            raise ValueError("the points of a trajectory are in the order of their months")
        return self


class Definition(_Model):
    """What is counted, in plain words."""

    numerator: str
    denominator: str | None = None
    rules: list[str]
    clock: str
    month: str


class Ages(_Model):
    """Ages of the population a rate is of, both included, in years."""

    from_: int = Field(alias="from", ge=0)
    to: int = Field(ge=0)


class Rebase(_Model):
    """A known step: from this month on the chart has a mean and limits of its own."""

    month: str = Field(pattern=MONTH)
    reason: str = Field(min_length=1)


class RagRules(_Model):
    """How far amber reaches, in points of a percentage or as a share of any other target, and when there is no RAG."""

    tolerance_points: Decimal
    tolerance_share: Decimal
    minimum_cohort: int
    source: str


class Dimension(_Model):
    """A breakdown that KPIs share, worked out from the child a row is about."""

    title: str
    values: list[str] = Field(min_length=1)


class Kpi(_Model):
    """One KPI. `lookback_months`: months before a month that its value also rests on."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    version: int = Field(default=1, ge=1, description="raised when the definition changes")
    title: str
    programme: str
    domain: Literal["education", "health", "social_care", "finance", "cross"]
    owner: str = Field(min_length=1)
    periods: list[Period] = Field(min_length=1)
    unit: Unit
    decimals: int = Field(ge=0, le=5)
    direction: Direction
    definition: Definition
    exclusions: list[str] = Field(default_factory=list)
    variants: list[str] = Field(default_factory=list)
    percentiles: list[Literal[50, 90]] = Field(default_factory=list)
    population: Ages | None = None
    denominator_over_time: Literal["sum", "average"] = "sum"
    minimum_cohort: int | None = Field(default=None, ge=0)
    is_about_people: bool = True
    target: Target | None = None
    rag_on: Period | None = Field(default=None, description="the period the RAG of the total is judged on")
    official_source: str
    published_as: list[str] = Field(default_factory=list)
    feeds: list[str] = Field(min_length=1)
    lookback_months: int = Field(default=0, ge=0)
    is_known_by_rows: bool = Field(
        default=False, description="a month is known when the SQL has rows for it, whatever months were delivered"
    )
    provisional_months: int = Field(default=1, ge=0, description="latest delivered months that may yet change")
    rebase: list[Rebase] = Field(default_factory=list)
    settings: dict[str, Setting] = Field(default_factory=dict)
    breakdowns: list[str] = Field(default_factory=list)
    own_breakdowns: dict[str, list[str]] = Field(default_factory=dict)
    common: list[str] = Field(
        default_factory=list, description="selects it shares with other KPIs, which its SQL reads by their name"
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if unknown := set(self.feeds) - set(contracts.names()):
            raise ValueError(f"no contract for feed {', '.join(sorted(unknown))}")
        if self.direction == "context" and self.target:
            raise ValueError("a context measure has no target")
        if self.rag_on and self.rag_on not in self.periods:
            raise ValueError(f"rag_on {self.rag_on!r} is not one of its periods")
        if len(self.periods) > 1 and self.main_period != "month":
            raise ValueError("only months are added up to further periods")
        if self.population and not self.unit.startswith(("rate", "count")):
            raise ValueError("only a rate or a count is per population")
        named = itertools.chain(self.variants, *self.own_breakdowns.values())
        if self.target and self.target.group not in (None, *named):
            raise ValueError(f"the target is for {self.target.group!r}, which is no variant or own breakdown")
        if self.percentiles and self.unit not in AVERAGES:
            raise ValueError("only an average has percentiles")
        for path in (self.sql_path, *self.common_paths):
            if not path.exists():
                raise ValueError(f"{path.relative_to(settings.ROOT)} does not exist")
        return self

    @property
    def sql_path(self) -> Path:
        """The SQL file of the KPI."""
        return settings.SQL / "kpi" / self.programme / f"{self.id}.sql"

    @property
    def common_paths(self) -> list[Path]:
        """The SQL files of the selects it shares with others."""
        return [settings.SQL / "kpi" / "common" / f"{name}.sql" for name in self.common]

    @property
    def sql(self) -> str:
        """Its select, whole: those it shares with others come first, each under its name."""
        own = _statement(self.sql_path)
        if not self.common:
            return own
        shared = ",\n".join(f"{path.stem} as (\n{_statement(path)}\n)" for path in self.common_paths)
        return f"with {shared}\nselect * from (\n{own}\n) as own"

    @property
    def main_period(self) -> Period:
        """The period its SQL gives."""
        return self.periods[0]

    @property
    def is_ratio(self) -> bool:
        """Whether the value is a numerator over a denominator."""
        return self.unit != "count" and (self.unit != "GBP" or self.definition.denominator is not None)

    @property
    def all_variants(self) -> list[str]:
        """The second readings of the KPI, the percentiles of each among them."""
        return [*self.variants, *self.percentile_of]

    @property
    def percentile_of(self) -> dict[str, tuple[int, str | None]]:
        """Of each variant that is a percentile: which, and of which reading (None for the headline)."""
        return {
            PERCENTILES[percent] if of is None else f"{PERCENTILES[percent]}, {of}": (percent, of)
            for of in (None, *self.variants)
            for percent in self.percentiles
        }


# units whose value is a mean over the denominator, not a share of it
AVERAGES = ("weeks", "cases per FTE", "GBP")


def _statement(path: Path) -> str:
    return path.read_text().strip().removesuffix(";")


class Catalogue(_Model):
    """The whole file."""

    programmes: dict[str, str]
    england: str
    rag: RagRules
    dimensions: dict[str, Dimension]
    kpis: list[Kpi]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [kpi.id for kpi in self.kpis]
        if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
            raise ValueError(f"defined twice: {', '.join(sorted(twice))}")
        if unknown := {kpi.programme for kpi in self.kpis} - set(self.programmes):
            raise ValueError(f"not among the programmes: {', '.join(sorted(unknown))}")
        for kpi in self.kpis:
            if strange := set(kpi.breakdowns) - set(self.dimensions):
                raise ValueError(f"{kpi.id}: not among the dimensions: {', '.join(sorted(strange))}")
            if both := {"total", "variant", *self.dimensions} & set(kpi.own_breakdowns):
                raise ValueError(f"{kpi.id}: own breakdowns may not be called {', '.join(sorted(both))}")
        return self

    def kpi(self, kpi_id: str) -> Kpi:
        """The KPI of that id. Raises KeyError, naming the ids there are, for any other."""
        for kpi in self.kpis:
            if kpi.id == kpi_id:
                return kpi
        raise KeyError(f"{kpi_id!r} is not in the catalogue; it has {', '.join(kpi.id for kpi in self.kpis)}")

    def groups(self, kpi: Kpi) -> list[GROUP]:
        """Every (breakdown_type, breakdown) a month of the KPI has a row for, the total first."""
        shared = [(kind, name) for kind in kpi.breakdowns for name in self.dimensions[kind].values]
        own = [(kind, name) for kind, names in kpi.own_breakdowns.items() for name in names]
        return [TOTAL, *(("variant", name) for name in kpi.all_variants), *shared, *own]

    def minimum_cohort(self, kpi: Kpi) -> int:
        """The smallest denominator that gets a RAG."""
        return self.rag.minimum_cohort if kpi.minimum_cohort is None else kpi.minimum_cohort


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
