"""What the year-end SSDA903 return holds beside children and episodes, and the return as one XML file."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from lxml import etree

from childrens_services.county.chance import after, choose, days, stream
from childrens_services.months import of

Records = dict[str, dict[str, list[dict[str, str]]]]

REVIEW_CODE = {"PN1": 45, "PN2": 5, "PN3": 15, "PN0": 20, "PN7": 5, "PN4": 10}
SDQ_REASON = {"SDQ1": 30, "SDQ2": 20, "SDQ3": 20, "SDQ4": 10, "SDQ5": 20}
IN_TOUCH = {"YES": 88, "NO": 7, "REFU": 3, "RHOM": 2}
ACTIVITY = {"F1": 10, "F2": 30, "F4": 20, "P2": 5, "G4": 5, "G5": 20, "G6": 10}
HOME = {"T1": 30, "U1": 20, "Y1": 15, "V1": 15, "C1": 10, "D1": 10}
PREVIOUS = {"Z1": 93, "P1": 2, "P2": 4, "P4": 1}
ADOPTERS = {"MF": 80, "FF": 8, "MM": 8, "F1": 4}
MISSING, UP_TO_DATE = 0.08, 0.9
# the layout of the file: fields of the header, those other tables have in it, and tables nested in it
IN_HEADER = {
    "ssda903_uasc": ("DUC",),
    "ssda903_ad1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "ssda903_oc3": ("IN_TOUCH", "ACTIV", "ACCOM"),
}
NESTED = {
    "ssda903_missing": "AMISSING",
    "ssda903_reviews": "AREVIEW",
    "ssda903_prev_perm": "PERMANENCE",
    "ssda903_oc2": "OC2",
    "ssda903_placed_adoption": "AD_PLACED",
}
FROM_HEADER = ("CHILD", "DOB", "SEX")


def modules(
    seed: int, children: pd.DataFrame, episodes: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp
) -> dict[str, pd.DataFrame]:
    """The other tables of the return for the year from `start` to `end`, from the episodes known at its end."""
    rng = stream(seed, "year end", of(end.date()))
    stays = episodes[episodes["ls"] != "V4"].drop_duplicates("child", keep="last").reset_index(drop=True)
    people = children.loc[stays["child"]].reset_index(drop=True)
    stays = stays.assign(case_id=people["case_id"], dob=people["born"], sex=people["sex"])
    grown = stays["rec"].isin(["E17", "E5", "E7"])
    adopted = stays["rec"] == "E12"
    year_long = stays["left"].isna() & (stays["entered"] <= end - pd.DateOffset(years=1))
    return {
        "ssda903_uasc": _uasc(stays[stays["asylum"]]),
        "ssda903_ad1": _ad1(rng, stays[adopted]),
        "ssda903_oc3": _oc3(rng, stays[grown]),
        "ssda903_missing": _missing(rng, stays, start, end),
        "ssda903_reviews": _reviews(rng, stays, start, end),
        "ssda903_prev_perm": _prev_perm(rng, stays[stays["entered"] >= start]),
        "ssda903_oc2": _oc2(rng, stays[year_long]),
        "ssda903_placed_adoption": _placed(stays[stays["placed_for_adoption"].notna()]),
    }


def xml(header: pd.DataFrame, episodes: pd.DataFrame, others: dict[str, pd.DataFrame]) -> bytes:
    """The return as one XML file, from tables of text with the headings of the CSV files.

    A child whose header comes twice has everything else once, with the first.
    """
    tables: Records = {name: _by_child(table) for name, table in others.items()}
    spells = _by_child(episodes)
    root = etree.Element("EXPSSDA903")
    for record in header.to_dict("records"):
        fields = {str(name): str(value) for name, value in record.items()}
        child = etree.SubElement(root, "CHILD")
        _header(etree.SubElement(child, "HEADER"), fields, tables)
        for episode in spells.pop(fields["CHILD"], []):
            element = {"PL" if name == "PLACE" else name: value for name, value in episode.items() if name != "CHILD"}
            _fields(etree.SubElement(child, "EPISODE"), element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _header(element: etree._Element, fields: dict[str, str], tables: Records) -> None:
    child = fields["CHILD"]
    asylum = tables["ssda903_uasc"].get(child, [])
    _fields(element, {"CHILDID": child, "UPN": fields["UPN"], "SEX": fields["SEX"], "DOB": fields["DOB"]})
    _fields(element, {"ETHNIC": fields["ETHNIC"], "UASC": str(len(asylum))})
    for table, names in IN_HEADER.items():
        for record in tables[table].pop(child, []):
            _fields(element, {name: record[name] for name in names})
    _fields(element, {"MOTHER": fields["MOTHER"], "MC_DOB": fields["MC_DOB"]})
    for table, tag in NESTED.items():
        for record in tables[table].pop(child, []):
            own = {name: value for name, value in record.items() if name not in FROM_HEADER}
            _fields(etree.SubElement(element, tag), own)


def _fields(element: etree._Element, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            etree.SubElement(element, name).text = value


def _by_child(table: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    grouped: dict[str, list[dict[str, str]]] = {}
    for record in table.to_dict("records"):
        values = {str(name): str(value) for name, value in record.items()}
        grouped.setdefault(values["CHILD"], []).append(values)
    return grouped


def _common(stays: pd.DataFrame, extra: Iterable[str] = ()) -> pd.DataFrame:
    return stays[["case_id", "dob", *extra]].rename(columns={"case_id": "child"})


def _flags(rng: np.random.Generator, count: int, share: float) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
    return np.where(rng.random(count) < share, "1", "0")


def _uasc(stays: pd.DataFrame) -> pd.DataFrame:
    return _common(stays, ["sex"]).assign(duc=stays["dob"] + pd.DateOffset(years=18))


def _ad1(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    sex = choose(rng, ADOPTERS, len(stays))
    return _common(stays).assign(
        date_int=stays["placed_for_adoption"] - pd.Timedelta(days=60),
        date_match=stays["placed_for_adoption"],
        foster_care="0",
        nb_adoptr=np.where(sex == "F1", "1", "2"),
        sex_adoptr=sex,
        ls_adoptr="L0",
    )


def _oc3(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    count = len(stays)
    touch = choose(rng, IN_TOUCH, count)
    return _common(stays).assign(
        in_touch=touch,
        activ=np.where(touch == "YES", choose(rng, ACTIVITY, count), "0"),
        accom=np.where(touch == "YES", choose(rng, HOME, count), "0"),
    )


def _missing(rng: np.random.Generator, stays: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """Teenagers who went missing, once each, and were found within five days."""
    teenager = stays["dob"] <= start - pd.DateOffset(years=12)
    gone = stays[teenager & (rng.random(len(stays)) < MISSING / 0.4)]
    first = gone["entered"].where(gone["entered"] > start, start)
    last = gone["left"].fillna(end)
    free = ((last - first).dt.days - 6).clip(lower=0)
    began = days(first) + (rng.random(len(gone)) * free).astype("timedelta64[D]")
    found = np.minimum(after(began, rng.integers(0, 6, len(gone))), days(last))
    return _common(gone).assign(
        missing=choose(rng, {"M": 70, "A": 30}, len(gone)),
        mis_start=began.astype("datetime64[s]"),
        mis_end=found.astype("datetime64[s]"),
    )


def _reviews(rng: np.random.Generator, stays: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    """A review after three weeks, and every half year from four months on."""
    longest = int((end - stays["entered"].min()).days) if len(stays) else 0
    offsets = [20, *range(120, longest + 1, 180)]
    parts = [_common(stays, ["left"]).assign(review=stays["entered"] + pd.Timedelta(days=offset)) for offset in offsets]
    every = pd.concat(parts, ignore_index=True).sort_values(["child", "review"], ignore_index=True)
    held = every[every["review"].between(start, end) & ~(every["review"] > every["left"])].drop(columns="left")
    return held.assign(review_code=choose(rng, REVIEW_CODE, len(held)))


def _prev_perm(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    """Only the year of an earlier order is known."""
    order = choose(rng, PREVIOUS, len(stays))
    year = (stays["dob"].dt.year + 1).astype(str)
    return _common(stays).assign(
        prev_perm=order,
        la_perm=np.where(order == "Z1", "", "E10000018"),
        date_perm=("ZZ/ZZ/" + year).where(order != "Z1", ""),
    )


def _oc2(rng: np.random.Generator, stays: pd.DataFrame) -> pd.DataFrame:
    count = len(stays)
    scored = rng.random(count) < UP_TO_DATE
    misuse = rng.random(count) < 0.03
    return _common(stays).assign(
        sdq_score=np.where(scored, rng.integers(0, 33, count).astype(str), ""),
        sdq_reason=np.where(scored, "", choose(rng, SDQ_REASON, count)),
        convicted=_flags(rng, count, 0.02),
        health_check=_flags(rng, count, UP_TO_DATE),
        immunisations=_flags(rng, count, UP_TO_DATE),
        teeth_check=_flags(rng, count, 0.8),
        health_assessment=_flags(rng, count, UP_TO_DATE),
        substance_misuse=np.where(misuse, "1", "0"),
        intervention_received=np.where(misuse, "1", ""),
        intervention_offered="",
    )


def _placed(stays: pd.DataFrame) -> pd.DataFrame:
    """Nobody's plan for adoption has ceased."""
    return _common(stays).assign(
        date_placed=stays["placed_for_adoption"],
        date_placed_ceased=pd.Series(pd.NaT, index=stays.index, dtype="datetime64[s]"),
        reason_placed_ceased="",
    )
