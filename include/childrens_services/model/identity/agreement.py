"""Whether two statements of who a child is can be about one child."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from childrens_services.model.identity import kinds


class Agreement(Enum):
    """How two values compare. NEAR is what a slip of the pen makes of one value."""

    SAME = "same"
    NEAR = "near"
    OTHER = "other"
    UNKNOWN = "unknown"


class Statement(NamedTuple):
    """What one record tells of a child; empty where it tells nothing. The birth date is YYYY-MM-DD."""

    forename: str
    surname: str
    birth_date: str
    sex: str


@dataclass(frozen=True)
class Comparison:
    """Compares statements. `names` are the forenames that several children bear: no slip, but names of their own."""

    names: frozenset[str]

    def contradict(self, one: Statement, other: Statement) -> bool:
        """Whether the two cannot be taken for one child although a number says so; the rule is in docs/identity.md."""
        forename, date = self.forenames(one.forename, other.forename), dates(one.birth_date, other.birth_date)
        surname, sex = surnames(one.surname, other.surname), _equal(one.sex, other.sex)
        if forename in _AGREE:
            return date is Agreement.OTHER and (surname not in _AGREE or sex is Agreement.OTHER)
        if sex is Agreement.OTHER or date is Agreement.OTHER:
            return True
        # born on one day under one surname, with another forename: twins; another surname too: a child renamed
        return forename is Agreement.OTHER and not (date is Agreement.SAME and surname is Agreement.OTHER)

    def agree(self, one: Statement, other: Statement) -> bool:
        """Whether names and birth date by themselves say that it is one child."""
        return (
            self.forenames(one.forename, other.forename) in _AGREE
            and surnames(one.surname, other.surname) in _AGREE
            and dates(one.birth_date, other.birth_date) is Agreement.SAME
        )

    def forenames(self, one: str, other: str) -> Agreement:
        """Same also where one word is, or stands for, a word of the other: Bill Henry and William."""
        if not one or not other:
            return Agreement.UNKNOWN
        if kinds.roots(one) & kinds.roots(other):
            return Agreement.SAME
        names = one in self.names and other in self.names
        return Agreement.NEAR if not names and _slip(one, other) else Agreement.OTHER


def surnames(one: str, other: str) -> Agreement:
    """Same also where one word is a word of the other: Smith and Smith-Jones."""
    if not one or not other:
        return Agreement.UNKNOWN
    if set(one.split()) & set(other.split()):
        return Agreement.SAME
    return Agreement.NEAR if _slip(one, other) else Agreement.OTHER


def dates(one: str, other: str) -> Agreement:
    """Near: day and month changed over, or one digit wrong, or two digits beside each other changed over."""
    if not one or not other:
        return Agreement.UNKNOWN
    if one == other:
        return Agreement.SAME
    return Agreement.NEAR if turned(one) == other or _edits(one, other) == 1 else Agreement.OTHER


def turned(date: str) -> str:
    """The date with day and month changed over, also where that is no day."""
    return f"{date[:4]}-{date[8:]}-{date[5:7]}"


def _equal(one: str, other: str) -> Agreement:
    if not one or not other:
        return Agreement.UNKNOWN
    return Agreement.SAME if one == other else Agreement.OTHER


_AGREE = (Agreement.SAME, Agreement.NEAR)


def _slip(one: str, other: str) -> bool:
    """One letter wrong, missing, too many or out of place; in seven letters and more, two."""
    if abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 3:
        return False
    return _edits(one, other) <= (1 if max(len(one), len(other)) < 7 else 2)


def _edits(one: str, other: str) -> int:
    """Letters to change, add, leave out, or change over with the next, from one to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, letter_there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != letter_there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == letter_there:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]
