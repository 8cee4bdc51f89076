"""Referrals to community health services, their waits, and the health advice for EHC needs assessments.

Nothing is published for the county by service. Waits follow England's: they grew from 2019 to 2024 (NHS England,
community health services waiting lists: children wait longest for community paediatrics and autism assessments) and
are made to shorten from 2025 on, as the reform plan means them to.
"""

import hashlib
import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from childrens_services.county.chance import (
    HISTORY_FROM,
    HORIZON,
    Numbers,
    after,
    between,
    choose,
    days,
    known_by,
    stream,
    weekdays,
)
from childrens_services.county.delivery import Delivery, Period
from childrens_services.county.people import aged
from childrens_services.months import span

if TYPE_CHECKING:
    from childrens_services.county.world import County

PROVIDER = "RT5"
# the trust's own secret: the pipeline never has it
TRUST_KEY = b"a key of the made-up trust"
ENDINGS = {"SEEN": 88, "DECLINED": 5, "WITHDRAWN": 3, "DNA": 3, "MOVED": 1}
URGENT = 0.06
ADVISERS = {"PAEDS": 55, "SLT": 22, "OT": 12, "CAMHS": 6, "NONE": 5}
NOT_BROUGHT = 0.05


@dataclass(frozen=True)
class Service:
    """Referrals a month at full size in 2019 and at the end, usual age, and the median wait in weeks over time."""

    first: int
    last: int
    age: float
    weeks: tuple[tuple[str, float], ...]


def _course(early: float, worst: float, late: float) -> tuple[tuple[str, float], ...]:
    return (("2019-01-01", early), ("2020-06-01", early * 1.3), ("2024-09-01", worst), ("2026-10-31", late))


SERVICES = {
    "SLT": Service(240, 290, 4.0, _course(8, 19, 12)),
    "OT": Service(70, 95, 7.0, _course(9, 22, 14)),
    "PHYSIO": Service(75, 80, 6.0, _course(5, 9, 7)),
    "PAEDS": Service(150, 185, 5.0, _course(12, 30, 18)),
    "AUTISM": Service(75, 165, 7.0, _course(20, 62, 30)),
    "NEURO": Service(60, 150, 9.0, _course(18, 58, 32)),
}


def make(county: "County") -> pd.DataFrame:
    """Every referral since the history began.

    Columns: referral_id, child, service, received, contact, stopped, reason, urgent, autism (suspected).
    """
    rng = stream(county.seed, "community waits")
    frame = pd.concat([_service(county, rng, code, kind) for code, kind in SERVICES.items()], ignore_index=True)
    frame = frame.sort_values(["received", "service", "child"], ignore_index=True)
    frame.insert(0, "referral_id", [f"CR{number:07d}" for number in range(1, len(frame) + 1)])
    return frame


def _service(county: "County", rng: np.random.Generator, code: str, kind: Service) -> pd.DataFrame:
    months = span(HISTORY_FROM, HORIZON)
    counts = [county.scaled(number) for number in np.linspace(kind.first, kind.last, len(months))]
    received = np.concatenate([weekdays(rng, month, count) for month, count in zip(months, counts, strict=True)])
    count = len(received)
    weeks = between(received, kind.weeks) * rng.lognormal(0, 0.45, count)
    urgent = rng.random(count) < URGENT
    stopped = after(received, np.where(urgent, weeks / 5, weeks) * 7)
    reason = choose(rng, ENDINGS, count)
    # a referral that is not accepted is sent back within weeks
    stopped = np.where(reason == "DECLINED", after(received, rng.integers(5, 40, count)), stopped)
    contact = np.where(reason == "SEEN", stopped, np.datetime64("NaT"))
    frame = pd.DataFrame(
        {
            "child": _children(county, rng, received, kind.age),
            "service": code,
            "received": received,
            "contact": contact,
            "stopped": stopped,
            "reason": reason,
            "urgent": urgent,
            "autism": (code == "AUTISM") | ((code == "NEURO") & (rng.random(count) < 0.4)),
        }
    )
    return frame.astype(dict.fromkeys(("received", "contact", "stopped"), "datetime64[s]"))


def _children(county: "County", rng: np.random.Generator, received: np.ndarray, age: float) -> Numbers:
    people = county.people
    everyone = np.arange(len(people))
    years = rng.triangular(0.7, age, 17, len(received))
    picked = aged(rng, people, everyone, days(received), years)
    # somebody not yet born on the day is taken a few years older
    unborn = days(people["born"].to_numpy())[picked] > days(received) - 100
    picked[unborn] = aged(rng, people, everyone, days(received)[unborn], years[unborn] + 3)
    return picked


def pseudonyms(county: "County", children: Numbers) -> np.ndarray:
    """The trust's pseudonym of each child: a keyed hash of the NHS number, 64 hexadecimal digits."""
    unique, place = np.unique(children, return_inverse=True)
    numbers = county.people["nhs_number"].to_numpy()[unique]
    hashed = [hmac.new(TRUST_KEY, number.encode(), hashlib.sha256).hexdigest() for number in numbers]
    return np.array(hashed, dtype=object)[place]


def community_waits(county: "County", period: Period) -> pd.DataFrame:
    """Every referral to date."""
    waits = county.child_health.waits
    rows = known_by(waits[waits["received"] <= period.end], period.end, stopped=["reason"], contact=[])
    children = rows["child"].to_numpy()
    return pd.DataFrame(
        {
            "referral_id": rows["referral_id"],
            "person_pseudonym": pseudonyms(county, children),
            "birth_month": county.people["born"].dt.strftime("%Y-%m").to_numpy()[children],
            "service_type": rows["service"],
            "suspected_autism": np.where(rows["autism"], "Y", "N"),
            "priority": np.where(rows["urgent"], "URGENT", "ROUTINE"),
            "referral_received_date": rows["received"],
            "first_contact_date": rows["contact"],
            "clock_stop_date": rows["stopped"],
            "clock_stop_reason": rows["reason"],
            "provider_code": PROVIDER,
        }
    )


def ehc_health_advice(county: "County", period: Period) -> pd.DataFrame:
    """Health advice asked for to date: the dates are those of the council's own record."""
    advice = county.sen.advice
    health = advice[advice["kind"] == "HEALTH"].reset_index(drop=True)
    rng = stream(county.seed, "health advice")
    health["service"] = choose(rng, ADVISERS, len(health))
    health["missed"] = np.where(rng.random(len(health)) < NOT_BROUGHT, "Y", "N")
    rows = known_by(health[health["asked"] <= period.end], period.end, received=[])
    people = county.people.iloc[county.sen.requests["child"].to_numpy()[rows["request"]]]
    return pd.DataFrame(
        {
            "advice_request_id": "HA" + rows["request"].astype(str).str.zfill(6),
            "nhs_number": people["nhs_number"].to_numpy(),
            "council_pupil_id": people["pupil_id"].to_numpy(),
            "advice_requested_date": rows["asked"],
            "advice_received_date": rows["received"],
            "missed_appointment": rows["missed"],
            "source_service": rows["service"],
            "provider_code": PROVIDER,
        }
    )


DELIVERIES = (
    Delivery("community_waits", community_waits, "health/{month}/community_waits_{month}.csv"),
    Delivery("ehc_health_advice", ehc_health_advice, "health/{month}/ehc_health_advice_{month}.csv"),
)
