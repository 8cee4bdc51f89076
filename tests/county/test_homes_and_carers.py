"""Homes, foster carers and Family Hubs agree with the children who live there."""

import pandas as pd
from childrens_services.county.delivery import period
from childrens_services.county.social_care import family_hubs, fostering, home_records
from childrens_services.county.world import County

WHEN = period("2026-10", first=True)


def there(placements: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    return placements[(placements["start"] <= day) & ~(placements["end"] <= day)]


def test_bed_nights_are_those_of_the_children_placed(full_county: County) -> None:
    told = home_records.home_bed_nights(full_county, WHEN)
    in_homes = full_county.care.placements
    in_homes = in_homes[in_homes["urn"].isin(full_county.homes["urn"])]
    for month in ("2022-02", "2026-10"):
        nights = pd.date_range(f"{month}-01", periods=pd.Period(month).days_in_month)
        counted = sum(len(there(in_homes, night)) for night in nights)
        assert told.loc[told["month"] == f"{month}-01", "nights_occupied"].sum() == counted > 0


def test_eight_homes_seven_open_by_july_2026_and_all_good(full_county: County) -> None:
    homes = home_records.childrens_homes(full_county, WHEN)
    own = homes[homes["sector"] == "COUNCIL"]
    assert (len(own), (own["registration_date"] <= "2026-07-31").sum()) == (8, 7)
    judged = home_records.ofsted_judgements(full_county, WHEN)
    assert set(judged.loc[judged["urn"].isin(own["urn"]), "overall_effectiveness"]) == {2}
    assert set(judged["overall_effectiveness"]) == {1, 2, 3, 4}


def test_children_at_foster_carers_are_those_placed(full_county: County) -> None:
    told = fostering.foster_places(full_county, WHEN)
    placements = full_county.care.placements
    own = placements[placements["provider"].eq("PR1") & placements["type"].str.startswith("U")]
    for month in ("2019-03", "2026-10"):
        rows = told[told["month"] == f"{month}-01"]
        assert rows["children_placed"].sum() == len(there(own, pd.Timestamp(month) + pd.offsets.MonthEnd(0)))


def test_households_are_told_of_while_approved(full_county: County) -> None:
    told, households = fostering.foster_places(full_county, WHEN), fostering.foster_households(full_county, WHEN)
    now = households[households["deregistered_date"].isna()]
    assert set(told.loc[told["month"] == "2026-10-01", "household_id"]) == set(now["household_id"])


def test_an_approval_comes_of_an_enquiry(full_county: County) -> None:
    enquiries = fostering.foster_enquiries(full_county, WHEN)
    households = fostering.foster_households(full_county, WHEN).set_index("household_id")
    approved = enquiries[enquiries["outcome"] == "APPROVED"]
    assert approved["approval_date"].tolist() == households.loc[approved["household_id"], "approved_date"].tolist()
    assert 0.08 < len(approved) / len(enquiries) < 0.14


def test_half_of_young_families_register_the_poorer_the_more(full_county: County) -> None:
    told = family_hubs.registrations(full_county, WHEN)
    assert told["family_id"].is_unique
    people = full_county.people.loc[full_county.resident(WHEN.end, 0, 4)]
    here = ("FH" + people["family"].astype(str).str.zfill(6)).isin(told["family_id"])
    reached = here.groupby(people["deprivation"] <= 3).mean()
    assert reached[True] > reached[False] + 0.1
    assert 0.35 < here.mean() < 0.65


def test_visits_are_of_registered_families(small_county: County) -> None:
    visits, known = family_hubs.visits(small_county, period("2026-10")), family_hubs.registrations(small_county, WHEN)
    assert set(visits["family_id"]) <= set(known["family_id"])
    since = known.set_index("family_id")["registered_date"]
    assert (visits["contact_date"].to_numpy() >= since.loc[visits["family_id"]].to_numpy()).all()
