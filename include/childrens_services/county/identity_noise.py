"""What makes it hard to tell that two records are of one child: an option, for measuring how well children are linked.

The deliveries of `make run` tell every service the same name, birth date and numbers of a child. Here each service
knows each child with mistakes of its own: slips of the pen, nicknames, dates with day and month changed over, other
surnames, old addresses, missing numbers, twins whose numbers were exchanged, a number given to two children. Names are
as many as in life: some borne by many, most by few. Shares are guesses, on the high side.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from childrens_services import contracts, settings
from childrens_services.contracts import Feed
from childrens_services.county.chance import Numbers, stream
from childrens_services.county.people import FORENAMES, SURNAMES

if TYPE_CHECKING:
    from childrens_services.county.world import County

Texts = npt.NDArray[np.object_]

# kinds of noise and the share of a service's children each befalls; at most one of the first ten befalls a child there
KINDS = {
    "forename mistyped": 0.015,
    "surname mistyped": 0.01,
    "nickname": 0.04,
    "day and month changed over": 0.005,
    "birth date mistyped": 0.005,
    "other surname": 0.02,
    "second surname": 0.01,
    "middle name added": 0.02,
    "sex wrong": 0.002,
    "name and birth date mistyped": 0.002,
}
MOVED, NO_UPN, NO_NHS_NUMBER = 0.10, 0.20, 0.15
# of pairs of twins; of all children known to social care
EXCHANGED, GIVEN_TWICE = 0.05, 0.001
# who keeps records together; health records have no names to spoil
SCHOOLS = ("school_census_pupils", "attendance_weekly", "eyfsp_results", "reduced_timetables")
SERVICES = ("social_care", "education", "schools")

# fmt: off
_FIRST = [
    "Ash", "Bar", "Black", "Bran", "Brook", "Burn", "Cal", "Car", "Chad", "Cold", "Crow", "Dal",
    "Den", "East", "Ed", "El", "Fair", "Fen", "Gar", "Green", "Hal", "Ham", "Har", "Haw",
    "Hol", "Ken", "Lang", "Led", "Lin", "Mar", "Mel", "Mid", "Nor", "Oak", "Pem", "Rad",
    "Red", "Row", "Sal", "Shep", "Stan", "Stock", "Sut", "Thorn", "Tun", "Wal", "Wes", "Whit",
    "Win", "Wool",
]
# fmt: on
# fmt: off
_LAST = [
    "bourne", "bridge", "brook", "bury", "by", "combe", "cote", "croft", "dale", "den", "don", "field",
    "ford", "gate", "grave", "ham", "hill", "holme", "hurst", "ing", "land", "leigh", "ley", "low",
    "man", "mere", "more", "ridge", "rop", "sett", "shaw", "side", "stead", "stone", "ston", "stow",
    "thorpe", "ton", "wall", "ward", "wick", "wood", "worth", "yard",
]
# fmt: on


@dataclass(frozen=True)
class Known:
    """How a service knows each child: arrays by number of the child, and the kind of noise ("" for none)."""

    forename: Texts
    surname: Texts
    birth_date: npt.NDArray[np.datetime64]
    sex: Texts
    kind: Texts


class Noise:
    """The noise of a county: `spoilt` puts it into a delivery."""

    def __init__(self, county: "County") -> None:
        self.county, self.people = county, county.people

    def spoilt(self, feed: str, frame: pd.DataFrame) -> pd.DataFrame:
        """The feed's delivery (typed, without noise) as the service would have sent it."""
        contract, frame = contracts.load(feed), frame.reset_index(drop=True)
        child = self.children(contract, frame)
        known = child >= 0
        if contract.domain == "health" or not known.any():
            return frame
        service = "schools" if feed in SCHOOLS else contract.domain
        told = self.known[service]
        frame = frame.copy()
        for column in contract.columns:
            if column.semantic in ("forename", "surname", "birth_date", "sex"):
                there = known & frame[column.name].notna().to_numpy() & ~frame[column.name].isin(["", "U"]).to_numpy()
                values = frame[column.name].to_numpy(copy=True)
                values[there] = getattr(told, column.semantic)[child[there]].astype(values.dtype)
                frame[column.name] = values
            elif column.semantic in self.missing.get(service, {}):
                gone = self.missing[service][column.semantic]
                frame[column.name] = frame[column.name].mask(known & gone[child])
            if service == "social_care" and column.semantic == "nhs_number":
                frame[column.name] = self._exchanged(frame[column.name], child)
        return self._moved(contract, self._numbers(feed, frame, child), child)

    def children(self, feed: Feed, frame: pd.DataFrame) -> Numbers:
        """The number of the child each row is of; -1 where the row has no identifier."""
        child = np.full(len(frame), -1)
        for column in feed.columns:
            if column.semantic in self._by_identifier:
                found = frame[column.name].map(self._by_identifier[column.semantic]).fillna(-1).to_numpy(dtype=np.int64)
                child = np.where(child < 0, found, child)
        return child

    @cached_property
    def truth(self) -> "pd.Series[int]":
        """The child of each identifier, by `type:identifier`."""
        parts = [pd.Series(by.to_numpy(), index=f"{kind}:" + by.index) for kind, by in self._by_identifier.items()]
        return pd.concat(parts)

    @cached_property
    def known(self) -> dict[str, Known]:
        """How each service knows the children."""
        return {service: self._known(service) for service in SERVICES}

    @cached_property
    def missing(self) -> dict[str, dict[str, npt.NDArray[np.bool_]]]:
        """Per service and kind of identifier, whose is not known there."""
        rng, count = stream(self.county.seed, "identity noise", "missing"), len(self.people)
        return {
            "social_care": {"upn": rng.random(count) < NO_UPN, "nhs_number": rng.random(count) < NO_NHS_NUMBER},
            "education": {"upn": rng.random(count) < NO_UPN / 2},
        }

    @cached_property
    def twins(self) -> Numbers:
        """Numbers of the first of each two twins; the second is the next of the same family and day."""
        people = self.people
        same = (people["family"].diff().to_numpy() == 0) & (people["born"].diff().dt.days.to_numpy() == 0)
        return np.flatnonzero(same) - 1

    @cached_property
    def exchanged(self) -> Numbers:
        """The first of the twins whose NHS numbers social care has the wrong way round."""
        rng = stream(self.county.seed, "identity noise", "exchanged")
        return self.twins[rng.random(len(self.twins)) < EXCHANGED]

    @cached_property
    def given_twice(self) -> dict[int, int]:
        """Children to whom social care gives another's pupil number, and whose."""
        rng = stream(self.county.seed, "identity noise", "given twice")
        numbered = np.flatnonzero((self.people["upn"] != "").to_numpy())
        to = rng.choice(numbered, round(GIVEN_TWICE * len(numbered)), replace=False)
        return {int(child): int(whose) for child, whose in zip(to, rng.choice(numbered, len(to)), strict=True)}

    @cached_property
    def kinds(self) -> pd.DataFrame:
        """Every noise of every child: child, kind."""
        told = [
            pd.DataFrame({"child": np.arange(len(self.people)), "kind": known.kind}) for known in self.known.values()
        ]
        gone = [
            pd.DataFrame({"child": np.flatnonzero(lost), "kind": f"no {kind} in {service}"})
            for service, kinds in self.missing.items()
            for kind, lost in kinds.items()
        ]
        lists = {
            "twin": np.concatenate([self.twins, self.twins + 1]),
            "twins with numbers exchanged": np.concatenate([self.exchanged, self.exchanged + 1]),
            "pupil number of another": np.array([*self.given_twice.keys(), *self.given_twice.values()], dtype=np.int64),
            "moved": np.flatnonzero(self._has_moved),
        }
        named = [pd.DataFrame({"child": children, "kind": kind}) for kind, children in lists.items()]
        every = pd.concat([*told, *gone, *named], ignore_index=True)
        return every[every["kind"] != ""].drop_duplicates(ignore_index=True)

    @cached_property
    def _by_identifier(self) -> "dict[str, pd.Series[int]]":
        from childrens_services.county.social_care.front_door_person_tables import old_case_ids, upns_elsewhere

        people = self.people
        columns = {
            "nhs_number": people["nhs_number"],
            "upn": people["upn"],
            "former_upn": pd.Series(upns_elsewhere(people["upn"]), index=people.index),
            "case_id": people["case_id"],
            "education_person_id": people["pupil_id"],
            "uln": people["uln"],
            "legacy_case_id": old_case_ids(self.county),
        }
        return {
            kind: pd.Series(values.index, index=values.to_numpy())[values.fillna("").ne("").to_numpy()]
            for kind, values in columns.items()
        }

    @cached_property
    def _names(self) -> tuple[Texts, Texts, Texts]:
        """Forename and surname of each child, and another surname of the family's."""
        rng, people = stream(self.county.seed, "identity noise", "names"), self.people
        forenames = np.array(sorted({*FORENAMES, *(name.title() for name in _nicknames())}), dtype=object)
        surnames = np.array(sorted({*SURNAMES, *(one + other for one in _FIRST for other in _LAST)}), dtype=object)
        rng.shuffle(forenames)
        rng.shuffle(surnames)
        families = int(people["family"].max()) + 1
        family = people["family"].to_numpy()
        # a start of the family's own and one name further per child: no two of a family are called the same
        place = people.groupby("family").cumcount().to_numpy()
        forename = (_often_few(rng, len(forenames), families)[family] + place * 7) % len(forenames)
        own, other = (_often_few(rng, len(surnames), families)[family] for _ in range(2))
        return forenames[forename], surnames[own], surnames[other]

    def _known(self, service: str) -> Known:
        rng, people = stream(self.county.seed, "identity noise", service), self.people
        forename, surname, other = (names.copy() for names in self._names)
        born, sex = people["born"].to_numpy().copy(), people["sex"].to_numpy(dtype=object).copy()
        kind = rng.choice(
            np.array([*KINDS, ""], dtype=object), len(people), p=[*KINDS.values(), 1 - sum(KINDS.values())]
        )
        short = _nicknames()
        for child in np.flatnonzero(kind != ""):
            name, day = forename[child], pd.Timestamp(born[child])
            match kind[child]:
                case "forename mistyped":
                    forename[child] = mistyped(rng, name)
                case "surname mistyped":
                    surname[child] = mistyped(rng, surname[child])
                case "nickname" if name.upper() in short:
                    forename[child] = rng.choice(short[name.upper()]).title()
                case "day and month changed over" if day.day <= 12 and day.day != day.month:
                    born[child] = day.replace(day=day.month, month=day.day).to_datetime64()
                case "birth date mistyped":
                    born[child] = _digit_off(rng, day)
                case "other surname":
                    surname[child] = other[child]
                case "second surname":
                    surname[child] = f"{surname[child]}-{other[child]}"
                case "middle name added":
                    forename[child] = f"{name} {rng.choice(FORENAMES)}"
                case "sex wrong":
                    sex[child] = "M" if sex[child] == "F" else "F"
                case "name and birth date mistyped":
                    forename[child], born[child] = mistyped(rng, name), _digit_off(rng, day)
                case _:
                    kind[child] = ""
        return Known(forename, surname, born, sex, kind)

    def _exchanged(self, numbers: "pd.Series[str]", child: Numbers) -> "pd.Series[str]":
        whose = np.arange(len(self.people))
        whose[self.exchanged], whose[self.exchanged + 1] = self.exchanged + 1, self.exchanged
        there = numbers.notna().to_numpy() & (numbers != "").to_numpy() & (child >= 0)
        return numbers.mask(there, pd.Series(self.people["nhs_number"].to_numpy()[whose[child]], index=numbers.index))

    def _numbers(self, feed: str, frame: pd.DataFrame, child: Numbers) -> pd.DataFrame:
        """Rows of the list of other identifiers: some lack the pupil number, some have another child's."""
        if feed != "ssd_linked_identifiers":
            return frame
        kind = frame["link_identifier_type"]
        wrong = pd.Series(child).map(self.given_twice)
        numbers = self.people["upn"].reindex(wrong.fillna(-1).astype(int)).to_numpy()
        exchanged = (kind == "Unique Pupil Number") & wrong.notna()
        value = frame["link_identifier_value"].mask(exchanged, pd.Series(numbers, index=frame.index))
        value = value.mask(kind == "Former Surname", pd.Series(self._names[2][child], index=frame.index))
        gone = kind.str.endswith("Unique Pupil Number") & self.missing["social_care"]["upn"][child] & ~exchanged
        return frame.assign(link_identifier_value=value)[~gone].reset_index(drop=True)

    @cached_property
    def _has_moved(self) -> npt.NDArray[np.bool_]:
        rng = stream(self.county.seed, "identity noise", "moved")
        return rng.random(len(self.people)) < MOVED

    def _moved(self, feed: Feed, frame: pd.DataFrame, child: Numbers) -> pd.DataFrame:
        """The education system has not heard of some moves: it has a postcode of long ago."""
        columns = [column.name for column in feed.columns if column.semantic == "postcode"]
        if feed.domain != "education" or not columns:
            return frame
        rng = stream(self.county.seed, "identity noise", "old postcodes")
        old = rng.choice(self.county.postcodes["postcode"].to_numpy(), len(self.people))
        stale = (child >= 0) & self._has_moved[child]
        return frame.assign(
            **{name: frame[name].mask(stale, pd.Series(old[child], index=frame.index)) for name in columns}
        )


def mistyped(rng: np.random.Generator, name: str) -> str:
    """The name with one letter wrong, left out, doubled, or changed over with the next."""
    at = int(rng.integers(1, max(2, len(name) - 1)))
    match int(rng.integers(4)):
        case 0:
            return name[:at] + rng.choice(list("aeiourstln")) + name[at + 1 :]
        case 1:
            return name[:at] + name[at + 1 :]
        case 2:
            return name[:at] + name[at] + name[at:]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


def _digit_off(rng: np.random.Generator, day: pd.Timestamp) -> Any:
    """Another day of the month, or the year before or after, by one digit of the date."""
    if rng.random() < 0.3 and (day.month, day.day) != (2, 29) and 1 <= day.year % 10 <= 8:
        return day.replace(year=day.year + int(rng.choice([-1, 1]))).to_datetime64()
    tens = day.day // 10 * 10
    others = [number for number in range(tens, tens + 10) if number != day.day and 1 <= number <= 28]
    return day.replace(day=int(rng.choice(others))).to_datetime64() if others else day.to_datetime64()


def _often_few(rng: np.random.Generator, names: int, count: int) -> Numbers:
    """Places in a list of names, the first ones often and most seldom (Zipf), as names are."""
    weight = 1 / (np.arange(names) + 10.0)
    return rng.choice(names, count, p=weight / weight.sum())


def _nicknames() -> dict[str, list[str]]:
    frame = pd.read_csv(settings.REFERENCE / "nicknames.csv")
    return {name: short.split() for name, short in zip(frame["name"], frame["nicknames"], strict=True)}
