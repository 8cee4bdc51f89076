"""The children in need census as XML, child by child.

The groups of a child are numbered so that parents and children join: CINdetailsID, AssessmentID and CPPID count from 1
within a child, and go on where a child comes twice in the file.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from lxml import etree

from childrens_services.errors import BadInput
from childrens_services.returns import layout
from childrens_services.returns.readers.columns import Columns
from childrens_services.returns.readers.report import Reading, unknown
from childrens_services.xml_units import units

RETURN = "cin"
CHILD = "LAchildID"
# elements that only hold others; their path stays in what is reported
HOLDERS = {"collectiondetails", "disabilities", "factorsidentifiedatassessment", "reviews"}
# groups whose records have a number of their own
NUMBERS = {"CINdetails": "CINdetailsID", "Assessments": "AssessmentID", "ChildProtectionPlans": "CPPID"}
GROUPS = (
    "ChildIdentifiers",
    "ChildCharacteristics",
    "CINdetails",
    "Assessments",
    "CINplanDates",
    "Section47",
    "ChildProtectionPlans",
    "PreProceedingsandFGDM",
)
# elements that may come again, each a record: the table and its column
REPEATED = {"disability": ("Disabilities", "Disability"), "cppreviewdate": ("Reviews", "CPPreviewDate")}
FACTOR = "assessmentfactors"
# the header says who sends it with what, which no rule reads; the child's id was read before
NOT_READ = {"source", "lachildid"}

Add = Callable[[str, dict[str, str]], None]


def read(path: Path) -> Reading:
    """The tables of the file. Raises BadInput."""
    tables = {name: Columns(list(table.columns)) for name, table in layout.load(RETURN).tables.items()}
    child = _Child(lambda name, row: tables[name].add(row), path.name)
    with path.open("rb") as stream:
        for element in units(stream, ("{*}Header", "{*}Child"), path.name):
            if _name(element.tag) == "header":
                child.header(element)
            else:
                child.read(element)
    if not child.position:
        raise BadInput("it has no Child element", file=path.name, remedy="check that this is a children in need census")
    built = {name: columns.table() for name, columns in tables.items()}
    return Reading(built, unknown(path.name, child.others), dict.fromkeys(built, path.name), "xml")


class _Child:
    """Reads one child after the other into the tables."""

    def __init__(self, add: Add, file: str) -> None:
        self.add, self.file = add, file
        self.position = 0
        self.others: Counter[str] = Counter()
        self._numbers: dict[str, Counter[str]] = {}
        self._current: Counter[str] = Counter()

    def header(self, element: etree._Element) -> None:
        """The census's own header."""
        row: dict[str, str] = {}
        self._group(element, "Header", row, {}, "Header")
        self.add("Header", row)

    def read(self, element: etree._Element) -> None:
        """One child with all its groups."""
        self.position += 1
        child = _id(element)
        self._current = self._numbers.setdefault(child, Counter()) if child else Counter()
        keys = {CHILD: child} if child else {}
        for part in element:
            table = _groups().get(_name(part.tag))
            if table is None or table not in ("ChildIdentifiers", "ChildCharacteristics", "CINdetails"):
                self.others[f"Child/{_plain(part.tag)}"] += 1
            else:
                self._record(part, table, keys, f"Child/{_plain(part.tag)}")

    def _record(self, element: etree._Element, table: str, keys: dict[str, str], path: str) -> None:
        """A group's row, after the rows of the groups in it have got its keys."""
        row = dict(keys)
        if number := NUMBERS.get(table):
            self._current[number] += 1
            row[number] = str(self._current[number])
        below = dict(row)
        factors = self._group(element, table, row, below, path)
        if factors:
            row["AssessmentFactors"] = ",".join(factors)
        self.add(table, row)
        for factor in factors:
            self.add("AssessmentFactorsList", {**row, "AssessmentFactor": factor})

    def _group(
        self, element: Iterable[etree._Element], table: str, row: dict[str, str], below: dict[str, str], path: str
    ) -> list[str]:
        """Puts a group's values in the row and gives its factors; groups and repeated elements get rows."""
        columns, factors = _columns(table), []
        for part in element:
            name = _name(part.tag)
            if len(part):
                factors += self._inner(part, table, name, row, below, path)
            elif name == FACTOR and table == "Assessments":
                factors += [text] if (text := _text(part)) else []
            elif column := columns.get(name):
                self._put(row, column, part)
            elif name in REPEATED:
                of, column = REPEATED[name]
                if text := _text(part):
                    self.add(of, {**below, column: text})
            elif name not in HOLDERS and name not in _groups() and name not in NOT_READ:
                self.others[f"{path}/{_plain(part.tag)}"] += 1
        return factors

    def _inner(
        self, part: etree._Element, table: str, name: str, row: dict[str, str], below: dict[str, str], path: str
    ) -> list[str]:
        inner = f"{path}/{_plain(part.tag)}"
        if name in HOLDERS:
            return self._group(part, table, row, below, inner)
        if table == "CINdetails" and (group := _groups().get(name)):
            self._record(part, group, below, inner)
        elif name not in NOT_READ:
            self.others[inner] += 1
        return []

    def _put(self, row: dict[str, str], column: str, part: etree._Element) -> None:
        if column in row:
            raise BadInput(
                f"it is there twice in one record of child {self.position} of the file",
                file=self.file,
                field=column,
                remedy="have the system write it once",
            )
        if text := _text(part):
            row[column] = text


def _id(element: etree._Element) -> str:
    for group in element:
        if _name(group.tag) == "childidentifiers":
            for part in group:
                if _name(part.tag) == "lachildid":
                    return _text(part)
    return ""


def _text(element: etree._Element) -> str:
    return (element.text or "").strip()


@cache
def _plain(tag: str) -> str:
    """An element's name without its namespace."""
    return tag.rpartition("}")[2]


@cache
def _name(tag: str) -> str:
    """An element's name as it is compared."""
    return _plain(tag).lower()


@cache
def _groups() -> dict[str, str]:
    return {name.lower(): name for name in GROUPS}


@cache
def _columns(table: str) -> dict[str, str]:
    """The columns an element may fill, by their names as compared; keys and lists are filled by us."""
    keys = {*NUMBERS.values(), "AssessmentFactors", CHILD}
    return {name.lower(): name for name in layout.load(RETURN).table(table).columns if name not in keys}
