"""Health of the youngest: antenatal contacts, births, feeding at 6 to 8 weeks, ASQ-3 at two.

What the rates rest on. Six of ten expectant parents are seen at 28 weeks or later: counts alone are published (OHID,
health visitor service delivery metrics), so the share is assumed. Feeding: half of infants at least partly breastfed,
near England's 53% of 2023-24 (OHID), fewer in deprived places. Still births: 4 in 1,000 (ONS). ASQ-3: about four in
five at or above the expected level in all five domains, as in England (OHID, child development at 2 to 2 1/2 years).
"""

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import after, choose, days, known_by, stream
from childrens_services.county.child_health import LATER_ROLE, PROVIDER, SETTING
from childrens_services.county.delivery import Delivery, Period, Sheet
from childrens_services.county.people import nhs_numbers

if TYPE_CHECKING:
    from childrens_services.county.world import County

SEEN_BEFORE_BIRTH, KNOWN_LATE = 0.6, 0.01
TERM_DAYS, SEEN_FROM_DAYS = 280, 196
STILL_BORN = 0.004
FEEDING_KNOWN = 0.965
# share at least partly breastfed, by tenth of deprivation, most deprived first; of those, the totally breastfed
BREASTFED = (0.40, 0.43, 0.46, 0.49, 0.51, 0.53, 0.55, 0.57, 0.60, 0.63)
TOTALLY = 0.68
MATERNITY = {"RWE": 82, "RNS": 8, "RX1": 6, "RGN": 4}
# cut-off scores of the 24 months questionnaire, and the county's average
DOMAINS = {
    "communication": (25.17, 41),
    "gross_motor": (38.07, 52),
    "fine_motor": (35.16, 53),
    "problem_solving": (29.78, 42),
    "personal_social": (31.54, 46),
}
# a standard normal draw below this: the questionnaire was used in 93 of 100 reviews
QUESTIONNAIRE_USED = 1.476


def expected(county: "County") -> pd.DataFrame:
    """One row per infant expected by a family that lives here: child, mother, edd, reached (28 weeks), contact, known.

    `contact` is NaT where there was none.
    """
    rng, people = stream(county.seed, "antenatal"), county.people
    here = people[(people["joined"] <= people["born"]) & (people["born"] >= pd.Timestamp("2018-10-01"))]
    count = len(here)
    born = days(here["born"].to_numpy())
    edd = after(born, rng.integers(-10, 18, count))
    reached = after(edd, SEEN_FROM_DAYS - TERM_DAYS)
    contact = after(reached, rng.integers(0, 56, count))
    contact[(rng.random(count) >= SEEN_BEFORE_BIRTH) | (contact >= born)] = np.datetime64("NaT")
    late = after(days(contact.astype("datetime64[M]") + 1), 2)
    frame = pd.DataFrame(
        {
            "child": here.index,
            "mother": _mothers(county, here["family"].to_numpy()),
            "edd": edd,
            "reached": reached,
            "contact": contact,
            "known": np.where(rng.random(count) < KNOWN_LATE, late, contact),
            "setting": choose(rng, SETTING, count),
            "role": choose(rng, LATER_ROLE | {"HV": 90}, count),
        }
    )
    return frame.astype(dict.fromkeys(("edd", "reached", "contact", "known"), "datetime64[s]"))


def _mothers(county: "County", family: Any) -> Any:
    """A NHS number per family, of nobody among the children."""
    families, place = np.unique(family, return_inverse=True)
    numbers = nhs_numbers(stream(county.seed, "mothers"), 3 * len(families) + 100)
    # by their own order: sorting is quicker than asking each
    free = numbers[~np.isin(numbers, county.people["nhs_number"].to_numpy().astype(numbers.dtype))]
    return free[place].astype(object)


def antenatal_contacts(county: "County", period: Period) -> pd.DataFrame:
    """Pregnancies that reached 28 weeks in the period, and contacts that became known in it."""
    rows = county.child_health.expected
    reached = rows["reached"].between(period.since, period.end)
    told = rows["known"].between(period.since, period.end) & (rows["reached"] < period.since)
    rows = known_by(rows[reached | told], period.end, known=["contact", "setting", "role"])
    rows[["setting", "role"]] = rows[["setting", "role"]].mask(rows["contact"].isna())
    weeks = 40 - np.ceil((rows["edd"] - rows["contact"]).dt.days / 7)
    return pd.DataFrame(
        {
            "contact_id": "AN" + rows["child"].astype(str).str.zfill(7),
            "mother_nhs_number": rows["mother"],
            "expected_delivery_date": rows["edd"],
            "contact_date": rows["contact"],
            "gestation_weeks": weeks,
            "setting": rows["setting"],
            "staff_role": rows["role"],
            "provider_code": PROVIDER,
        }
    )


def births(county: "County", period: Period) -> pd.DataFrame:
    """Infants of the county born in the month, and still births."""
    rng, people = stream(county.seed, "births", period.month), county.people
    born = people[people["born"].between(period.start, period.end) & (people["joined"] <= people["born"])]
    still = rng.random(len(born)) < STILL_BORN
    born = pd.concat([born, born[still]])
    live = np.arange(len(born)) < len(still)
    weeks = np.clip(np.where(live, rng.normal(39.3, 1.6, len(born)), rng.normal(33, 4, len(born))).round(), 24, 42)
    grams = 3_400 - 170 * (40 - weeks) - 650 * born["is_twin"].to_numpy() + rng.normal(0, 380, len(born))
    return pd.DataFrame(
        {
            "notification_id": [f"N{period.month.replace('-', '')}{number:05d}" for number in range(len(born))],
            "nhs_number": np.where(live, born["nhs_number"], ""),
            "birth_date": born["born"].to_numpy(),
            "sex": born["sex"].to_numpy(),
            "birth_weight_grams": np.clip(grams, 450, 5_600).round().astype(int),
            "gestation_weeks": weeks.astype(int),
            "multiple_birth": np.where(born["is_twin"], "Y", "N"),
            "live_birth": np.where(live, "Y", "N"),
            "mother_postcode": county.postcode_at(born.index, born["born"]),
            "provider_code": choose(rng, MATERNITY, len(born)),
        }
    )


def infant_feeding(county: "County", period: Period) -> pd.DataFrame:
    """Infants who turned eight weeks old and live in the county then."""
    people = county.people
    due = people["born"] + pd.Timedelta(weeks=8)
    here = due.between(period.since, period.end) & (people["joined"] <= due) & ~(people["left"] <= due)
    rows = people[here]
    # the same draw whatever the period: by the infant
    draw = stream(county.seed, "feeding").random((len(people), 3))[rows.index]
    share = np.array(BREASTFED)[rows["deprivation"].to_numpy() - 1]
    status = np.where(draw[:, 0] >= share, "NOT", np.where(draw[:, 1] < TOTALLY, "TOTAL", "PARTIAL"))
    postcodes = pd.Series(county.postcode_at(rows.index, due[here]), index=rows.index, dtype=object)
    return pd.DataFrame(
        {
            "nhs_number": rows["nhs_number"],
            "birth_date": rows["born"],
            "due_date": due[here],
            "feeding_status": np.where(draw[:, 2] < FEEDING_KNOWN, status, ""),
            "postcode_district": postcodes.str.split(" ").str[0],
            "provider_code": PROVIDER,
        }
    )


def asq3_results(county: "County", period: Period) -> pd.DataFrame:
    """Questionnaires of the reviews of two-year-olds that became known in the period."""
    reviews = county.child_health.reviews
    two = reviews[(reviews["kind"] == "2_2_5Y") & reviews["known"].between(period.since, period.end)]
    draw = stream(county.seed, "asq").standard_normal((len(county.people), 7))[two["child"]]
    two, draw = two[used := draw[:, 6] < QUESTIONNAIRE_USED], draw[used]
    people = county.people.loc[two["child"]].set_axis(two.index)
    ability = 0.6 * draw[:, :1] + 0.15 * (people["deprivation"].to_numpy()[:, None] - 5.5) / 3
    made: dict[str, Any] = {
        "nhs_number": people["nhs_number"],
        "birth_date": people["born"],
        "review_date": two["done"],
        "questionnaire_months": np.select(
            [(two["done"] - people["born"]).dt.days < days_ for days_ in (775, 866)], [24, 27], 30
        ),
    }
    for number, (domain, (cut_off, average)) in enumerate(DOMAINS.items(), 1):
        raw = average + 8.5 * (ability[:, 0] + 0.8 * draw[:, number])
        made[domain] = (np.clip(raw / 5, 0, 12).round() * 5).astype(int)
        made[f"{domain}_expected"] = np.where(made[domain] > cut_off, "Y", "N")
    return pd.DataFrame(made)


DELIVERIES = (
    Delivery(
        "health_visitor_antenatal_contacts",
        antenatal_contacts,
        "health/{month}/health_visitor_antenatal_contacts_{month}.csv",
    ),
    Delivery(
        "births",
        births,
        "health/{month}/births_{month}.xlsx",
        layout=Sheet(
            "Birth notifications", ("Source: maternity units' child health systems.", "Queries: maternity desk")
        ),
    ),
    Delivery("infant_feeding", infant_feeding, "health/{month}/infant_feeding_{month}.csv"),
    Delivery("asq3_results", asq3_results, "health/{month}/asq3_results_{month}.csv"),
)
