"""The bus matrix: which business process, a fact, is described by which dimensions. Part of docs/warehouse.md."""

from dataclasses import dataclass

from childrens_services import settings
from childrens_services.dictionary import entries
from childrens_services.model.star import grain

PAGE = settings.ROOT / "docs" / "warehouse.md"
BEGIN = "<!-- bus matrix: written by `python -m childrens_services.dictionary`, change the declarations instead -->"
END = "<!-- end of the bus matrix -->"


@dataclass(frozen=True)
class Row:
    """One fact: its subject area, its kind where declared, and how many of its columns refer to each dimension."""

    area: str
    fact: str
    grain: str
    kind: str
    roles: dict[str, int]


def dimensions() -> list[str]:
    """Dimensions in the order of the columns: those that most facts share first."""
    return entries.star().shared_by(entries.star().facts.values())


def rows() -> list[Row]:
    """Facts by subject area and name."""
    return [
        Row(
            area,
            fact.name,
            grain(fact.comment),
            fact.info.get("kind", ""),
            {name: len(columns) for name, columns in entries.star().roles(fact).items()},
        )
        for area, facts in entries.areas().items()
        for fact in facts
    ]


def page(text: str) -> str:
    """The page with the matrix between its two marks. Raises ValueError when they are not there."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} lacks the marks {BEGIN} and {END}")
    return "".join([before, begin, "\n\n", _table(), "\n\n", _pictures(), "\n\n", end, after])


def _table() -> str:
    names = dimensions()
    head = ["area", "fact", "a row is", *(f"`{name}`" for name in names)]
    body = [
        [
            row.area.replace("_", " "),
            f"`{row.fact}`" + (f" ({row.kind})" if row.kind else ""),
            row.grain.removeprefix("One row per ").removesuffix(".").replace("|", "\\|"),
            *(_cell(row.roles.get(name, 0)) for name in names),
        ]
        for row in rows()
    ]
    rule = ["---"] * 3 + [":-:"] * len(names)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, rule, *body])


def _pictures() -> str:
    links = (f"[{area.replace('_', ' ')}](dictionary/star_{area}.svg)" for area in entries.areas())
    return f"Pictures: {', '.join(links)}."


def _cell(roles: int) -> str:
    return f"●{roles}" if roles > 1 else "●" * roles
