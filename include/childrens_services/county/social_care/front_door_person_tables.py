"""Tables of the people social care knows: who they are and were, where they live, their family and disabilities."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import Numbers, after, choose, day, days, known_by, stream
from childrens_services.county.delivery import Delivery, Period, Sql
from childrens_services.county.social_care.care_person_tables import cases

if TYPE_CHECKING:
    from childrens_services.county.world import County

# the present system came then; who was known before has a case number of the one before
NEW_SYSTEM = "2021-11-01"
# shares of those known: disabled (an eighth of children in need are), and a second and third disability of those
DISABLED, SECOND, THIRD = 0.125, 0.42, 0.15
DISABILITIES = {"AUT": 34, "LD": 28, "BEH": 13, "COMM": 9, "MOB": 6, "CON": 3, "HEAR": 2, "VIS": 2, "PC": 1, "INC": 1,
                "HAND": 1, "DDA": 4}  # fmt: skip
FORMER_UPN = 0.02


@lru_cache(maxsize=4)
def known(county: "County", end: pd.Timestamp) -> Numbers:
    """Children of whom social care has a record: by contact, family help, plan, referral or care, in order."""
    door = county.front_door
    came = ((door.contacts, "date"), (door.early_help, "start"), (door.referrals, "date"), (door.cp_plans, "start"))
    parts = [frame.loc[frame[date] <= end, "child"].to_numpy() for frame, date in came]
    everyone: Numbers = np.unique(np.concatenate([county.care.children, *parts]))
    return everyone


@lru_cache(maxsize=2)
def first_known(county: "County") -> Any:
    """The day each child was first heard of at the front door; NaT for those who never were."""
    door = county.front_door
    came = ((door.contacts, "date"), (door.early_help, "start"), (door.referrals, "date"), (door.cp_plans, "start"))
    rows = pd.concat([pd.DataFrame({"child": frame["child"], "date": frame[date]}) for frame, date in came])
    return rows.groupby("child")["date"].min().reindex(range(len(county.people)))


def person(county: "County", period: Period) -> pd.DataFrame:
    """ssd_person: everybody social care knows by the end of the period, care leavers included."""
    people = county.people.loc[known(county, period.end)]
    unborn = people["born"] > period.end
    under_five = people["born"] > period.end - pd.DateOffset(years=5)
    gender = people["sex"].map({"M": "01", "F": "02"}).mask(unborn, "00")
    return pd.DataFrame(
        {
            "pers_person_id": people["case_id"],
            "pers_forename": people["forename"].mask(unborn),
            "pers_surname": people["surname"],
            "pers_sex": people["sex"].mask(unborn, "U"),
            "pers_gender": gender,
            "pers_ethnicity": people["ethnicity"],
            "pers_dob": people["born"].mask(unborn),
            "pers_expected_dob": people["born"].where(unborn),
            "pers_common_child_id": people["nhs_number"].mask(unborn),
            "pers_legacy_id": old_case_ids(county).loc[people.index].where(~unborn),
            "pers_upn_unknown": pd.Series("UN1", index=people.index).where(under_five),
            "pers_send_flag": None,
            "pers_death_date": pd.Series(pd.NaT, index=people.index, dtype="datetime64[s]"),
            "pers_is_mother": None,
            "pers_nationality": None,
        }
    )


@lru_cache(maxsize=2)
def old_case_ids(county: "County") -> Any:
    """Case numbers in the system before, of those known to it."""
    was_known = first_known(county) < pd.Timestamp(NEW_SYSTEM)
    numbers = "SC" + pd.Series(range(200_000, 200_000 + len(was_known)), index=was_known.index).astype(str)
    return numbers.where(was_known)


def address(county: "County", period: Period) -> pd.DataFrame:
    """ssd_address: homes of the people known, and placements of children looked after."""
    people = known(county, period.end)
    homes = _homes(county)
    homes = homes[homes["child"].isin(people) & (homes["start"] <= period.end)]
    homes = known_by(homes, period.end, end=[])
    return pd.DataFrame(
        {
            "addr_table_id": homes["id"],
            "addr_address_json": homes["json"],
            "addr_person_id": cases(county, homes["child"]),
            "addr_address_type": homes["type"],
            "addr_address_start_date": homes["start"],
            "addr_address_end_date": homes["end"],
            "addr_address_postcode": homes["postcode"],
        }
    )


@lru_cache(maxsize=2)
def _homes(county: "County") -> pd.DataFrame:
    homes = county.addresses.assign(type="HOME")
    homes["id"] = "H" + pd.Series(range(len(homes))).astype(str).str.zfill(7)
    placed = county.care.placements[["child", "postcode", "start", "end"]].assign(type="PLACEMENT")
    placed["id"] = "B" + pd.Series(range(len(placed))).astype(str).str.zfill(7)
    # an unborn child has no address yet
    every = pd.concat([homes, placed[placed["postcode"] != ""]], ignore_index=True)
    rng = stream(county.seed, "house numbers")
    # a house number for each address, by what is the same for all who live there
    codes = pd.factorize(every["postcode"])[0]
    house = rng.integers(1, 120, codes.max() + 1)[codes].astype(str)
    town = every["postcode"].map(county.postcodes.drop_duplicates("postcode").set_index("postcode")["district"])
    empty = ("ROOM", "FLOOR", "FLAT", "BUILDING")
    start = "{" + ", ".join(f'"{name}": ""' for name in empty)
    text = start + ', "HOUSE": "' + pd.Series(house) + '", "STREET": "", "TOWN": "' + town.fillna("")
    return every.assign(json=text + '", "UPRN": "", "EASTING": "", "NORTHING": ""}')


def linked_identifiers(county: "County", period: Period) -> pd.DataFrame:
    """ssd_linked_identifiers: pupil numbers, old case numbers and former surnames of the people known."""
    people = county.people.loc[known(county, period.end)]
    rows = _identifiers(county, people.index.to_numpy())
    rows = rows[~(rows["since"] > period.end)]
    return pd.DataFrame(
        {
            "link_table_id": rows["id"],
            "link_person_id": cases(county, rows["child"]),
            "link_identifier_type": rows["type"],
            "link_identifier_value": rows["value"],
            "link_valid_from_date": rows["since"],
            "link_valid_to_date": rows["until"].where(rows["until"] <= period.end),
        }
    )


def _identifiers(county: "County", children: Numbers) -> pd.DataFrame:
    """child, type, value, since, until, id, of these children."""
    people, never = county.people, np.datetime64("NaT", "D")
    born = days(people["born"].to_numpy())
    at_school, changed = after(born, 4 * 365 + 200), after(born, 7 * 365)
    rng = stream(county.seed, "former identifiers")
    moved = rng.random(len(people)) < FORMER_UPN
    renamed = (people["former_surname"] != "").to_numpy()
    legacy = old_case_ids(county)
    system = np.full(len(people), day(NEW_SYSTEM))
    nothing = np.full(len(people), never)
    upn = people["upn"].to_numpy(dtype=object)
    old_upn = upns_elsewhere(people["upn"])
    at_school_once = people["upn"].fillna("").ne("").to_numpy()
    kinds: list[tuple[str, str, Any, Any, Any, Any]] = [
        ("U", "Unique Pupil Number", at_school_once, upn, np.where(moved, changed, at_school), nothing),
        ("O", "Former Unique Pupil Number", moved & at_school_once, old_upn, at_school, changed),
        ("L", "Case Number", legacy.notna().to_numpy(), legacy.to_numpy(), days(first_known(county)), system),
        ("N", "Former Surname", renamed, people["former_surname"].to_numpy(dtype=object), born, after(born, 900)),
    ]
    parts = []
    for letter, name, has, value, since, until in kinds:
        rows = children[has[children]]
        made = {"child": rows, "type": name, "value": value[rows], "since": since[rows], "until": until[rows]}
        made["id"] = letter + pd.Series(rows).astype(str).str.zfill(7)
        parts.append(pd.DataFrame(made))
    every = pd.concat(parts, ignore_index=True).astype({"since": "datetime64[s]", "until": "datetime64[s]"})
    return every.reset_index(drop=True)


def upns_elsewhere(numbers: "pd.Series[str]") -> Any:
    """Pupil numbers as the city council (856) would have given them: the last digit counts four times in the letter."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    moved = {letter: letters[(place + 4) % len(letters)] for place, letter in enumerate(letters)}
    return (numbers.str[:1].map(moved) + "856" + numbers.str[4:]).to_numpy(dtype=object)


def disability(county: "County", period: Period) -> pd.DataFrame:
    """ssd_disability: one row per person known and disability, NONE for those without."""
    every = _disabilities(county)
    rows = every[every["child"].isin(known(county, period.end))]
    ids = "D" + rows["child"].astype(str).str.zfill(7) + "-" + rows["place"].astype(str)
    return pd.DataFrame(
        {
            "disa_person_id": cases(county, rows["child"]),
            "disa_table_id": ids,
            "disa_disability_code": rows["code"],
        }
    )


@lru_cache(maxsize=2)
def _disabilities(county: "County") -> pd.DataFrame:
    """child, place (1 to 3), code, of everybody."""
    rng, count = stream(county.seed, "disabilities"), len(county.people)
    draw = rng.random(count)
    shares = np.array([DISABLED, DISABLED * SECOND, DISABLED * SECOND * THIRD])
    number = (draw[:, None] < shares).sum(axis=1)
    child = np.repeat(np.arange(count), np.maximum(number, 1))
    code = np.where(np.repeat(number, np.maximum(number, 1)) == 0, "NONE", choose(rng, DISABILITIES, len(child)))
    frame = pd.DataFrame({"child": child, "code": code}).drop_duplicates()
    return frame.assign(place=frame.groupby("child").cumcount() + 1)


def family(county: "County", period: Period) -> pd.DataFrame:
    """ssd_family: the family of each person known."""
    people = county.people.loc[known(county, period.end)]
    number = people["family"].astype(str).str.zfill(6)
    return pd.DataFrame(
        {"fami_table_id": "Y" + people["case_id"], "fami_family_id": "F" + number, "fami_person_id": people["case_id"]}
    )


DELIVERIES = (
    Delivery("ssd_person", person, layout=Sql()),
    Delivery("ssd_address", address, layout=Sql()),
    Delivery("ssd_linked_identifiers", linked_identifiers, layout=Sql()),
    Delivery("ssd_disability", disability, layout=Sql()),
    Delivery("ssd_family", family, layout=Sql()),
)
