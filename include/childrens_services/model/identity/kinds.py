"""The kinds of identifier and the other things told of a child, and what is usable of them as delivered."""

import re
import unicodedata
from datetime import date
from functools import cache

from childrens_services import settings

# the strongest first: of identifiers that came in the same month, the key of a child rests on the first of these
PRIORITY = (
    "nhs_number",
    "upn",
    "case_id",
    "education_person_id",
    "uln",
    "legacy_case_id",
    "early_years_id",
    "health_pseudonym",
)
# a number a child had before is of the same kind, but does not stand against another number of it
FORMER = {"former_upn": "upn"}
# a child has one of each of these at a time: two records with different ones are never joined by name alone
ONE_A_CHILD = frozenset({"nhs_number", "upn", "case_id", "education_person_id", "uln", "early_years_id"})
TRAITS = ("forename", "surname", "birth_date", "sex", "postcode", "school")
SHAPES = {
    # ten digits, not all the same: 0000000000 and its like stand for "not known" and would join strangers
    "nhs_number": re.compile(r"^(?!(\d)\1{9}$)\d{10}$"),
    # a letter and twelve digits, the last of which is a letter in a temporary number; UN1 to UN10 say why there is none
    "upn": re.compile(r"^[A-Z]\d{11}[0-9A-Z]$"),
    "uln": re.compile(r"^(?!(\d)\1{9}$)[1-9]\d{9}$"),
    "birth_date": re.compile(r"^\d{4}-\d\d-\d\d$"),
    "postcode": re.compile(r"^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$"),
    "sex": re.compile(r"^[MF]$"),
}
# numbers up to the SSDA903 collection of 2023-24
_SEXES = {"1": "M", "2": "F"}
# what systems write for a birth date they do not know
_NO_BIRTH_DATE = {date(1900, 1, 1).isoformat(), date(1901, 1, 1).isoformat()}
_NO_LETTER = re.compile(r"[^A-Z]+")


def usable(kind: str, value: str) -> str:
    """The value in its one form, or an empty string where it says nothing: not known, or not of the kind's shape."""
    if kind in ("forename", "surname"):
        return " ".join(words(value))
    clean = re.sub(r"\s", "", value).upper()
    if kind == "sex":
        clean = _SEXES.get(clean, clean)
    if clean in _NO_BIRTH_DATE or (kind in SHAPES and not SHAPES[kind].match(clean)):
        return ""
    return clean


def words(name: str) -> list[str]:
    """The words of a name in capitals without accents and apostrophes; hyphens part words."""
    plain = unicodedata.normalize("NFKD", name.upper()).encode("ascii", "ignore").decode().replace("'", "")
    return [word for word in _NO_LETTER.split(plain) if word]


def roots(forename: str) -> frozenset[str]:
    """The names each word of a forename may stand for: Molly is Mary, and is Molly."""
    return frozenset(root for word in forename.split() for root in (word, *_nicknames().get(word, ())))


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    """Names by nickname, from include/reference/nicknames.csv."""
    found: dict[str, tuple[str, ...]] = {}
    lines = (settings.REFERENCE / "nicknames.csv").read_text(encoding="utf-8").splitlines()[1:]
    for name, _, nicknames in (line.partition(",") for line in lines):
        for nickname in nicknames.split():
            found[nickname] = (*found.get(nickname, ()), name)
    return found
