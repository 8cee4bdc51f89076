"""Councils by their codes and names, from include/reference/local_authorities.csv."""

import csv
import re
from functools import cache

from childrens_services import settings
from childrens_services.errors import BadInput

_GSS = re.compile(r"E\d{8}")
_WORDS = re.compile(
    r"\b(council|borough|county|city|metropolitan|district|london|royal|unitary|authority|of|the|upon)\b"
)


def gss_code(written: str) -> str:
    """A council's GSS code from that or its three-digit code. Raises BadInput."""
    code = written.strip().upper()
    if _GSS.fullmatch(code):
        return code
    for council in _listed():
        if council["local_authority_code"] == code:
            if council["gss_code"]:
                return council["gss_code"]
            break
    else:
        raise BadInput("no council has that code", file="--la", remedy="give a three-digit code such as 855")
    raise BadInput(
        f"the GSS code of {council['name']} is not in local_authorities.csv",
        file="--la",
        remedy="give the GSS code itself, nine characters such as E10000018",
    )


def by_name(written: str) -> tuple[str | None, str | None]:
    """A council's GSS code and name from a name as people write it; what is not known is None."""
    found = _names().get(_plain(written))
    return (found["gss_code"] or None, found["name"]) if found else (None, None)


def name_of(gss: str) -> str | None:
    """A council's name from its GSS code."""
    return next((council["name"] for council in _listed() if council["gss_code"] == gss), None)


@cache
def _listed() -> list[dict[str, str]]:
    with (settings.REFERENCE / "local_authorities.csv").open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@cache
def _names() -> dict[str, dict[str, str]]:
    """Councils by the plain form of their names; a form that two have is left out."""
    found: dict[str, list[dict[str, str]]] = {}
    for council in _listed():
        found.setdefault(_plain(council["name"]), []).append(council)
    return {name: councils[0] for name, councils in found.items() if len(councils) == 1}


@cache
def _plain(name: str) -> str:
    words = re.sub(r"[^a-z ]", " ", name.lower().replace("&", " and ").replace("'", ""))
    return " ".join(_WORDS.sub(" ", words).split()) or " ".join(words.split())
