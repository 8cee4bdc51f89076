"""What a return is made of: include/returns/<return>/tables.yaml, and its code lists by year in codes.yaml."""

import re
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from childrens_services import settings
from childrens_services.returns.compiled import kept

Kind = Literal["text", "date", "number"]
FOLDER = settings.ROOT / "include" / "returns"
LAST = "_last"


@dataclass(frozen=True)
class Table:
    """One table: its columns as delivered, and those worked out. `since`: the first collection year it exists in.

    `key`: columns that tell a child's records of it apart, from one delivery to the next; none where there is one.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012  # dataclasses are no fields of it

    columns: dict[str, Kind]
    derived: dict[str, Kind] = field(default_factory=dict)
    key: list[str] = field(default_factory=list)
    since: int = 0

    @property
    def all_columns(self) -> dict[str, Kind]:
        """Delivered columns, then derived ones."""
        return {**self.columns, **self.derived}


@dataclass(frozen=True)
class Layout:
    """A return. `dates`: how dates are written, `either` where both day first and ISO are met."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    dates: Literal["day_first", "either"]
    child: str
    tables: dict[str, Table]
    last_year: bool = False

    def table(self, name: str) -> Table:
        """The table of that name, this year's or last year's. Raises KeyError naming the tables there are."""
        plain = name.removesuffix(LAST) if self.last_year else name
        if plain not in self.tables:
            raise KeyError(f"{name!r} is not a table of the return; it has {', '.join(self.tables)}")
        return self.tables[plain]

    @property
    def names(self) -> list[str]:
        """Every table name, last year's too where the rules compare with it."""
        last = [f"{name}{LAST}" for name in self.tables] if self.last_year else []
        return [*self.tables, *last]


@dataclass(frozen=True)
class Code:
    """Years of collection (2027 is 2026/27) a code is valid in, both ends included; none means no limit."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012

    since: int | None = None
    until: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether the code may be used in that collection year."""
        return (self.since or year) <= year <= (self.until or year)


def sql_name(name: str) -> str:
    """The name of a table or column in SQL: lower case, words joined by underscores."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


@cache
def load(return_name: str) -> Layout:
    """The layout of `ssda903`, `cin` or `sen`. Raises ValueError, naming those there are, for any other."""
    path = _file(return_name, "tables.yaml")
    made = kept(f"{return_name}_tables", sources(return_name), lambda: asdict(_validated(Layout, _written(path))))
    return Layout(**{**made, "tables": {name: Table(**table) for name, table in made["tables"].items()}})


@cache
def codes(return_name: str) -> dict[str, dict[str, Code]]:
    """Code lists by name: each code with its years."""
    path = _file(return_name, "codes.yaml")
    made = kept(f"{return_name}_codes", sources(return_name), lambda: _codes(path))
    return {name: {code: Code(*years) for code, years in listed.items()} for name, listed in made.items()}


def names() -> list[str]:
    """The returns there are."""
    return sorted(path.parent.name for path in FOLDER.glob("*/tables.yaml"))


def sources(return_name: str) -> list[Path]:
    """The files that say what the return is made of, and what reads them."""
    written = (_file(return_name, name) for name in ("tables.yaml", "codes.yaml"))
    return [Path(__file__), *(path for path in written if path.exists())]


def _codes(path: Path) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    written = _written(path) if path.exists() else {}
    found: dict[str, dict[str, tuple[int | None, int | None]]] = {}
    for name, listed in (written or {}).items():
        valid = {str(code): _validated(Code, years or {}) for code, years in (listed or {}).items()}
        found[name] = {code: (years.since, years.until) for code, years in valid.items()}
    return found


def _written(path: Path) -> Any:
    import yaml

    return yaml.load(path.read_text(), yaml.CSafeLoader)


def _validated(kind: Any, written: Any) -> Any:
    return _adapter(kind).validate_python(written)


@cache
def _adapter(kind: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _file(return_name: str, name: str) -> Path:
    if return_name not in names():
        raise ValueError(f"no return {return_name!r}; there are {', '.join(names())}")
    return FOLDER / return_name / name
