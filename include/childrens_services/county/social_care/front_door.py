"""The front door of children's social care: referrals, assessments, enquiries, child protection, help for families.

The flow of cases is made first (`referral_flow`, `protection_plans`, `protection_enquiries`), then the children are
allotted to it (`front_door_children`). For the years to 31 March 2019 to 2025 the numbers are those published for
Leicestershire; what the later months rest on is told in `figures`.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import HORIZON, Numbers, days, stream
from childrens_services.county.social_care import (
    family_help,
    family_help_plans,
    figures,
    front_door_children,
    front_door_needs,
    protection_enquiries,
    protection_history,
    protection_plans,
    protection_records,
    referral_flow,
)
from childrens_services.county.social_care.identifiers import numbered
from childrens_services.county.social_care.protection_enquiries import reporting_year
from childrens_services.months import last_day

if TYPE_CHECKING:
    from childrens_services.county.world import County

NO_NEED_DAYS = 10


@dataclass(frozen=True)
class FrontDoor:
    """Frames of one row each, in order of date. Dates are datetime64[s]; NaT: open or unknown.

    `referrals`: referral_id, child, date, source, primary_need, nfa, again (a re-referral), close_date, close_reason,
    team, worker, started and authorised (of its assessment, NaT without).
    `section47`: section47_id, referral_id, child, group (brothers and sisters), start, end, csa (about sexual abuse),
    conference (one followed).
    `conferences`: conference_id, section47_id, referral_id, child, group, target, held, plan (decided on).
    `cp_plans`: plan_id, referral_id (None for those from before April 2017), conference_id, child, group, start, end,
    initial_category and latest_category (NEG, PHY, SAB, EMO, MUL), previous_plans.

    Nothing begins after the horizon; what is open then ends later.
    """

    county: "County" = field(repr=False)
    referrals: pd.DataFrame
    section47: pd.DataFrame
    conferences: pd.DataFrame
    cp_plans: pd.DataFrame

    @cached_property
    def assessments(self) -> pd.DataFrame:
        """assessment_id, referral_id, child, start, end (authorised)."""
        rows = self.referrals[self.referrals["started"].notna()]
        names = {"referral_id": rows["referral_id"], "child": rows["child"], "start": rows["started"]}
        ids = rows["referral_id"].str.replace("R", "A")
        return pd.DataFrame({"assessment_id": ids, **names, "end": rows["authorised"]}).reset_index(drop=True)

    @cached_property
    def factors(self) -> pd.DataFrame:
        """assessment_id, factor (code of the census)."""
        return front_door_needs.factors(self.county, self.assessments)

    @cached_property
    def cp_reviews(self) -> pd.DataFrame:
        """review_id, plan_id, referral_id, child, group, date, due, goes_on."""
        return protection_records.reviews(self.county, self.cp_plans)

    @cached_property
    def cp_visits(self) -> pd.DataFrame:
        """visit_id, plan_id, child, date, seen, seen_alone."""
        return protection_records.visits(self.county, self.cp_plans)

    @cached_property
    def cin_plans(self) -> pd.DataFrame:
        """plan_id, referral_id, child, start, end."""
        return family_help_plans.make(self.county, self.referrals, self.cp_plans)

    @cached_property
    def cin_visits(self) -> pd.DataFrame:
        """visit_id, plan_id, child, date, seen, seen_alone."""
        return family_help_plans.visits(self.county, self.cin_plans)

    @cached_property
    def early_help(self) -> pd.DataFrame:
        """episode_id, child, start, end, reason, outcome, district, pilot, worker."""
        return family_help.episodes(self.county, self.referrals)

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """contact_id, child, date, source, outcome (referral, early_help, advice or nothing)."""
        return family_help.contacts(self.county, self.referrals)


def make(county: "County") -> FrontDoor:
    """Everything that came to the front door from April 2017 on, and the cases that were open then."""
    flow = referral_flow.make(county)
    plans = protection_plans.make(county)
    enquiries = protection_enquiries.make(county, plans)
    host = protection_enquiries.hosted(county, flow, enquiries)
    close = protection_enquiries.closed_after(flow, enquiries, host)
    enquiries = enquiries.assign(referral=host)[host >= 0].reset_index(drop=True)
    plan, group = _marks(county, flow, plans, enquiries)
    hosted = np.isin(np.arange(len(plans)), enquiries["plan"])
    legacy = pd.concat([protection_history.earlier(county), plans[~hosted]], ignore_index=True)
    legacy["child"] = protection_history.children(county, legacy)
    child = front_door_children.allot(county, flow, close, plan, group, legacy[["child", "end"]])
    flow = flow.assign(child=child, close=close.astype("datetime64[s]"))
    referrals = _referrals(county, flow, group >= 0)
    section47, conferences = _enquiries(county, referrals, enquiries)
    further = plan == front_door_children.FURTHER
    cp_plans = _cp_plans(plans, legacy, conferences, referrals, further)
    until = pd.Timestamp(last_day(HORIZON))
    return FrontDoor(
        county,
        referrals[referrals["date"] <= until].drop(columns="year"),
        section47[section47["start"] <= until].drop(columns="referral"),
        conferences[conferences["held"] <= until].drop(columns=["referral", "row"]),
        cp_plans[cp_plans["start"] <= until].reset_index(drop=True),
    )


def _marks(
    county: "County", flow: pd.DataFrame, plans: pd.DataFrame, enquiries: pd.DataFrame
) -> tuple[Numbers, Numbers]:
    """Of each referral whether a first or a further plan follows, and the group of brothers and sisters."""
    rng = stream(county.seed, "further plans")
    kind, group = np.zeros(len(flow), dtype=np.int64), np.full(len(flow), -1)
    group[enquiries["referral"]] = enquiries["group"]
    with_plan = enquiries[enquiries["plan"] >= 0]
    kind[with_plan["referral"]] = front_door_children.FIRST
    years = reporting_year(plans["start"].to_numpy()[with_plan["plan"]])
    for year in figures.YEARS:
        rows = with_plan["referral"].to_numpy()[years == year]
        count = min(figures.total(county, "plan", year, "again"), len(rows))
        # brothers and sisters alike, but for the last
        order = np.argsort(rng.permutation(len(flow))[pd.factorize(group[rows])[0]], kind="stable")
        kind[rows[order][:count]] = front_door_children.FURTHER
    return kind, group


def _referrals(county: "County", flow: pd.DataFrame, at_risk: Any) -> pd.DataFrame:
    child, date = flow["child"].to_numpy(), flow["date"].to_numpy()
    team, worker = county.workforce.assign("front_door", child, date)
    return pd.DataFrame(
        {
            "referral_id": numbered("R", len(flow)),
            "child": child,
            "date": flow["date"],
            "source": flow["source"],
            "primary_need": front_door_needs.primary_need(county, flow, at_risk),
            "nfa": flow["nfa"],
            "again": flow["again"],
            "close_date": flow["close"],
            "close_reason": _reasons(county, flow, at_risk),
            "team": team,
            "worker": worker,
            "started": flow["started"],
            "authorised": flow["authorised"],
            "year": flow["year"],
        }
    )


def _reasons(county: "County", flow: pd.DataFrame, at_risk: Any) -> Any:
    """Closed after assessment without further action (RC8), else the plan is done, the child moved, or another."""
    rng = stream(county.seed, "closures' reasons")
    assessed = days(flow["authorised"].to_numpy())
    soon = ~np.isnat(assessed) & ((days(flow["close"].to_numpy()) - assessed).astype(np.int64) <= NO_NEED_DAYS)
    other = rng.choice(["RC7", "RC4", "RC9"], len(flow), p=[0.93, 0.05, 0.02])
    return np.where(flow["nfa"].to_numpy() | (soon & ~at_risk), "RC8", other)


def _enquiries(county: "County", referrals: pd.DataFrame, enquiries: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Section 47 enquiries and conferences, of the children whose referrals they belong to."""
    rows = enquiries["referral"].to_numpy()
    held = enquiries["held"].notna()
    sexual = stream(county.seed, "sexual abuse").random(len(enquiries)) < 0.09
    section47 = pd.DataFrame(
        {
            "section47_id": numbered("S", len(enquiries)),
            "referral_id": referrals["referral_id"].to_numpy()[rows],
            "child": referrals["child"].to_numpy()[rows],
            "group": enquiries["group"],
            "start": enquiries["start"],
            "end": enquiries["end"],
            "csa": sexual,
            "conference": held,
            "referral": rows,
        }
    )
    of = section47[held].rename(columns={"referral": "row"})
    conferences = of[["section47_id", "referral_id", "child", "group", "row"]].assign(
        target=enquiries["target"][held], held=enquiries["held"][held], referral=enquiries["plan"][held]
    )
    conferences["plan"] = conferences["referral"] >= 0
    conferences = conferences.sort_values(["held", "group"], kind="stable", ignore_index=True)
    conferences.insert(0, "conference_id", numbered("C", len(conferences)))
    return section47, conferences


def _cp_plans(
    plans: pd.DataFrame, legacy: pd.DataFrame, conferences: pd.DataFrame, referrals: pd.DataFrame, further: Any
) -> pd.DataFrame:
    """All plans; `conferences.referral` holds the row of the plan that was decided on."""
    decided = conferences[conferences["plan"]]
    own = plans.iloc[decided["referral"].to_numpy()].reset_index(drop=True)
    names = ["referral_id", "conference_id", "child"]
    own[names] = decided[names].to_numpy()
    own["further"] = further[decided["row"].to_numpy()]
    every = pd.concat([legacy.assign(referral_id=None, conference_id=None, further=False), own], ignore_index=True)
    every["child"] = every["child"].astype(np.int64)
    every = every.sort_values(["start", "group"], kind="stable", ignore_index=True)
    every.insert(0, "plan_id", numbered("P", len(every)))
    codes = every["category"].map(protection_plans.CATEGORIES)
    before = every.groupby("child").cumcount()
    # where no child with an earlier plan was left: theirs was another council's
    every["previous_plans"] = np.maximum(before, every["further"].astype(np.int64))
    every = every.assign(initial_category=codes, latest_category=codes)
    columns = ["plan_id", "referral_id", "conference_id", "child", "group", "start", "end"]
    return every[[*columns, "initial_category", "latest_category", "previous_plans"]]
