"""A picture of a subject area's facts and the dimensions they share, as SVG.

Dimensions stand side by side at the top, each with a line downwards; facts stand one below the other, each with a line
to the right. A dot where the two cross says that the fact refers to the dimension, with the columns by which it does.
So any number of facts stays readable, and nothing moves when one is added but what stands below it.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree
from sqlalchemy import Table

from childrens_services.model.star import Star, grain, key

NAMESPACE = "http://www.w3.org/2000/svg"
# all in pixels
MARGIN, GAP, LINE, PAD = 16, 22, 15, 10
FACT_WIDTH, RAIL, TITLE = 350, 14, 20
NAME_CHARACTER, CODE_CHARACTER = 9.3, 6.7
# characters that fit into a fact's box
FACT_TEXT, FACT_CODE = 50, 48
MOST_ATTRIBUTES, MOST_ROLES = 8, 10
# named so that the styles of a page it is put into are not touched
STYLE = """
svg text{font:12px system-ui,'Segoe UI',Arial,sans-serif;fill:#1b1b1b}
svg .name{font-weight:600;font-size:14px}svg .key{font-weight:600}
svg .code{font-family:ui-monospace,Consolas,'DejaVu Sans Mono',monospace;font-size:11px}
svg .fact{fill:#e8f1fa;stroke:#1d5fa0}svg .dimension{fill:#fdf3e1;stroke:#8a5a00}svg .paper{fill:#fff}
svg .rail{stroke:#c9c2b4;stroke-width:2}svg .line{stroke:#1d5fa0;stroke-width:1.5}svg .dot{fill:#1d5fa0}
"""
LEGEND = "A dot: the fact refers to the dimension, by the columns below it; many rows of the fact to one."


@dataclass(frozen=True)
class _Line:
    """A line of text in a box."""

    text: str
    style: str = ""


def draw(star: Star, title: str, facts: list[Table]) -> str:
    """The picture of these facts as an SVG document; the same for the same declarations."""
    names = star.shared_by(facts)
    heads = [_dimension(star.dimensions[name]) for name in names]
    rows = [_fact(star, fact) for fact in facts]
    roles = [star.roles(fact) for fact in facts]
    head_heights = [_height(lines) for lines in heads]
    heights = [max(_height(lines), _roles_height(used)) for lines, used in zip(rows, roles, strict=True)]
    tops = list(accumulate((height + GAP for height in heights), initial=MARGIN + max(head_heights, default=0) + GAP))
    widths = [_width(head, [used.get(name, []) for used in roles]) for name, head in zip(names, heads, strict=True)]
    *lefts, right = accumulate((each + GAP for each in widths), initial=MARGIN + FACT_WIDTH + GAP)
    width, height = max(right, 2 * FACT_WIDTH), tops[-1] + 2 * LINE
    rails = [left + RAIL for left in lefts]
    drawn = [
        *(
            _line("rail", rail, MARGIN + below, rail, tops[-1] - GAP)
            for rail, below in zip(rails, head_heights, strict=True)
        ),
        *(
            part
            for left, wide, lines in zip(lefts, widths, heads, strict=True)
            for part in _box("dimension", left, MARGIN, wide, lines)
        ),
    ]
    for top, lines, used in zip(tops, rows, roles, strict=False):
        drawn += _references(top + TITLE, {rails[names.index(name)]: columns for name, columns in used.items()})
        drawn += _box("fact", MARGIN, top, FACT_WIDTH, lines)
    # said again where a tall picture ends
    drawn += [_text(_Line(name, "code"), left, tops[-1]) for name, left in zip(names, lefts, strict=True)]
    drawn.append(_text(_Line(LEGEND), MARGIN, height - GAP // 2))
    told = f"{len(facts)} facts and the dimensions they refer to: " + "; ".join(
        f"{fact.name} to {', '.join(used) or 'none'}" for fact, used in zip(facts, roles, strict=True)
    )
    root = _element("svg", viewBox=f"0 0 {width} {height}", width=width, height=height, role="img")
    root.extend([_element("title", title), _element("desc", told), _element("style", STYLE)])
    root.extend([_element("rect", style="paper", width=width, height=height), *drawn])
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _dimension(table: Table) -> list[_Line]:
    names = [column.name for column in table.columns if column.name not in key(table)]
    more = [_Line(f"and {len(names) - MOST_ATTRIBUTES} more")] if len(names) > MOST_ATTRIBUTES else []
    return [
        _Line(table.name, "name"),
        *(_Line(name, "code key") for name in key(table)),
        *(_Line(name, "code") for name in names[:MOST_ATTRIBUTES]),
        *more,
    ]


def _fact(star: Star, table: Table) -> list[_Line]:
    references = {name for columns in star.roles(table).values() for name in columns}
    own = [column.name for column in table.columns if column.name not in references | set(key(table))]
    return [
        _Line(table.name, "name"),
        *(_Line(line) for line in textwrap.wrap(grain(table.comment), FACT_TEXT)),
        *(_Line(line, "code key") for line in textwrap.wrap("key: " + ", ".join(key(table)), FACT_CODE)),
        *(_Line(line, "code") for line in textwrap.wrap(", ".join(own), FACT_CODE)),
    ]


def _height(lines: list[_Line]) -> int:
    return 2 * PAD + LINE * len(lines)


def _width(head: list[_Line], roles: list[list[str]]) -> int:
    """How wide a dimension's box is, and the room for the columns' names below it."""
    name, *attributes = (len(line.text) for line in head)
    below = max((len(column) for columns in roles for column in columns), default=0) * CODE_CHARACTER + RAIL + PAD
    return int(max(name * NAME_CHARACTER + 2 * PAD, max(attributes) * CODE_CHARACTER + 2 * PAD, below))


def _roles_height(roles: dict[str, list[str]]) -> int:
    most = max((min(len(columns), MOST_ROLES + 1) for columns in roles.values()), default=0)
    return TITLE + PAD + LINE * most


def _box(style: str, left: int, top: int, width: int, lines: list[_Line]) -> Iterator[etree._Element]:
    yield _element("rect", style=style, x=left, y=top, width=width, height=_height(lines), rx=4)
    for position, line in enumerate(lines, start=1):
        yield _text(line, left + PAD, top + PAD // 2 + LINE * position)


def _references(height: int, roles: dict[int, list[str]]) -> Iterator[etree._Element]:
    if not roles:
        return
    yield _line("line", MARGIN + FACT_WIDTH, height, max(roles), height)
    for rail, columns in roles.items():
        yield _element("circle", style="dot", cx=rail, cy=height, r=5)
        for position, name in enumerate(_at_most(columns), start=1):
            yield _text(_Line(name, "code"), rail + PAD, height + LINE * position)


def _at_most(columns: list[str]) -> list[str]:
    if len(columns) <= MOST_ROLES:
        return columns
    return [*columns[:MOST_ROLES], f"and {len(columns) - MOST_ROLES} more"]


def _line(style: str, left: int, top: int, right: int, bottom: int) -> etree._Element:
    return _element("line", style=style, x1=left, y1=top, x2=right, y2=bottom)


def _text(line: _Line, left: int, baseline: int) -> etree._Element:
    return _element("text", line.text, style=line.style, x=left, y=baseline)


def _element(tag: str, text: str | None = None, *, style: str = "", **attributes: int | str) -> etree._Element:
    """An element of that class and with these attributes."""
    element = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    element.text = text
    for name, value in [("class", style), *attributes.items()]:
        if value != "":
            element.set(name, str(value))
    return element
