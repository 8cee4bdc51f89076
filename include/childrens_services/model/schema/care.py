"""Facts about children looked after.

The SSDA903 return is the master of placements and legal status: it is what the Department for Education counts, and
every council has it. The case-management system tells of what the return leaves out: reviews, missing episodes, steps
to permanence and care leavers month by month.
"""

from sqlalchemy import Boolean, Integer, Numeric, Text

from childrens_services.model.schema.base import (
    Span,
    child,
    codes,
    count,
    day,
    fact,
    flag,
    key,
    maybe,
    monthly,
    one_of,
    refers,
    value,
)
from childrens_services.model.schema.dimensions import (
    dim_legal_status,
    dim_need_category,
    dim_placement_type,
    dim_provider,
    dim_team,
)

MILES = Numeric(6, 1)

dim_care_leaver_activity = codes(
    "dim_care_leaver_activity", "activity_code", "One row per main activity of a care leaver, SSDA903."
)

dim_care_leaver_accommodation = codes(
    "dim_care_leaver_accommodation",
    "accommodation_code",
    "One row per kind of accommodation of a care leaver.",
)

dim_care_leaver_contact = codes(
    "dim_care_leaver_contact", "contact_code", "One row per state of contact with a care leaver, SSDA903."
)

dim_reason_care_ended = codes(
    "dim_reason_care_ended", "reason_ended_code", "One row per reason why an episode of care ended, SSDA903."
)

fact_placement = fact(
    "fact_placement",
    child("episode_start_date", is_key=True),
    day("episode_start_date", "Episode began.", is_key=True),
    day("episode_end_date", "Episode ended; null while open."),
    day("period_of_care_start_date", "The unbroken time looked after that the episode lies in began.", is_always=True),
    day("placement_start_date", "The placement the episode lies in began.", is_always=True),
    value("reason_new_episode_code", Text, "Why it began: S, L, P, T, B or U."),
    refers("reason_ended_code", dim_reason_care_ended, "Why it ended; X1 where another follows; -2 while open."),
    refers("legal_status_code", dim_legal_status, "Legal status."),
    refers("need_code", dim_need_category, "Category of need, N1 to N8."),
    refers("placement_type_code", dim_placement_type, "Placement type."),
    maybe("placement_provider_code", Text, "Who provides the placement, PR0 to PR5."),
    maybe("reason_place_change_code", Text, "Why the placement changed."),
    refers("provider_urn", dim_provider, "Ofsted number of the provider."),
    maybe("distance_miles", MILES, "Straight line from home to placement, miles; null where a postcode is not known."),
    maybe("is_in_local_authority", Boolean, "Placed within the council's area; null where the postcode is not known."),
    flag("is_short_break", "Agreed series of short-term placements: legal status V3 or V4."),
    kind="accumulating",
    area="social_care",
    comment="One row per SSDA903 episode: a stretch in one placement under one legal status.",
)

fact_period_of_care = fact(
    "fact_period_of_care",
    child("care_start_date", is_key=True),
    day("care_start_date", "Began to be looked after.", is_key=True),
    day("care_end_date", "Ceased to be looked after; null while looked after."),
    refers("reason_ended_code", dim_reason_care_ended, "Why it ended; -2 while looked after."),
    refers("first_legal_status_code", dim_legal_status, "Legal status at the start."),
    refers("first_placement_type_code", dim_placement_type, "Placement type at the start."),
    refers("need_code", dim_need_category, "Category of need at the start, N1 to N8."),
    value("episodes", Integer, "Episodes it is made of."),
    value("placements", Integer, "Placements it is made of."),
    maybe("days_looked_after", Integer, "Calendar days from start to end; null while looked after."),
    flag("is_short_breaks_only", "Every episode is one of an agreed series of short-term placements."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and unbroken time looked after.",
)

fact_looked_after_month = monthly(
    "fact_looked_after_month",
    child("month_end", is_key=True),
    day("month_end", "Last day of the month.", is_always=True),
    day("care_start_date", "Began to be looked after.", is_always=True),
    day("placement_start_date", "The placement began.", is_always=True),
    refers("legal_status_code", dim_legal_status, "Legal status."),
    refers("need_code", dim_need_category, "Category of need, N1 to N8."),
    refers("placement_type_code", dim_placement_type, "Placement type."),
    maybe("placement_provider_code", Text, "Who provides the placement, PR0 to PR5."),
    refers("provider_urn", dim_provider, "Ofsted number of the provider."),
    maybe("distance_miles", MILES, "Straight line from home to placement, miles; null where a postcode is not known."),
    maybe("is_in_local_authority", Boolean, "Placed within the council's area; null where the postcode is not known."),
    flag("is_short_break", "Agreed series of short-term placements: not counted as looked after in the statistics."),
    value("days_looked_after", Integer, "Calendar days since the child began to be looked after."),
    value("days_in_placement", Integer, "Calendar days since the placement began."),
    count(
        "placements_12_months",
        "Placements of 24 hours or more in the 12 months to the month's end, those open at their start or end too; "
        "no short breaks; adoption by the same carers is no move.",
    ),
    area="social_care",
    feeds=("ssda903_episodes",),
    spans={
        "fact_placement": Span(
            "episode_start_date",
            "episode_end_date",
            months_after=12,
            with_end=("reason_ended_code", "reason_place_change_code"),
        )
    },
    comment="One row per month and child looked after at its end.",
)

fact_care_review = fact(
    "fact_care_review",
    key("review_id", Text, "Review."),
    child("due_date"),
    day("due_date", "To be held by: 20 working days into care, then within 3, then 6 months.", is_always=True),
    day("held_date", "Held; null where it was not."),
    flag("is_cancelled", "Cancelled."),
    maybe("is_on_time", Boolean, "Held by the day it was due; null where not held."),
    maybe("participation_code", Text, "How the child took part, PN0 to PN7."),
    kind="accumulating",
    area="social_care",
    comment="One row per review of a child looked after, due or held.",
)

fact_missing_episode = fact(
    "fact_missing_episode",
    key("missing_episode_id", Text, "Missing episode."),
    child("start_date"),
    day("start_date", "Went missing.", is_always=True),
    day("end_date", "Found or back; null while missing."),
    flag("is_away", "Away: whereabouts known, but without leave."),
    maybe("missing_days", Integer, "Calendar days from going missing to return; null while missing."),
    maybe("is_interview_offered", Boolean, "A return interview was offered; null where none was due."),
    maybe("is_interview_accepted", Boolean, "The child accepted it; null where none was offered or due."),
    day("interview_date", "Return interview held; null where none was."),
    maybe(
        "return_to_interview_days",
        Integer,
        "Calendar days from return to interview; 3 or fewer are counted as within 72 hours, the source tells no time.",
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per episode of a child missing or away without leave.",
)

fact_permanence = fact(
    "fact_permanence",
    key("permanence_id", Text, "Record of the steps to permanence."),
    child("first_step_date"),
    day("first_step_date", "First of the steps recorded.", is_always=True),
    day("adoption_decision_date", "Agency decision maker decided for adoption; null where not."),
    day("placement_order_date", "Placement order made; null where not."),
    day("matched_date", "Matched to adopters; null where not."),
    day("placed_for_adoption_date", "Went to live with the adopters; null where not."),
    day("order_date", "Adoption or other order for permanence made; null where not."),
    value("order_type", Text, "adoption, special_guardianship, child_arrangements, or none."),
    day("decision_reversed_date", "Decision for adoption taken back; null where it stands."),
    maybe("decision_reversed_reason_code", Text, "Why it was taken back, RD1 to RD4; null where it stands."),
    flag("is_adopted_by_carer", "The foster carer adopts."),
    maybe("decision_to_placed_days", Integer, "Calendar days from decision to placement with adopters."),
    maybe("order_to_matched_days", Integer, "Calendar days from placement order to match."),
    one_of("order_type", "adoption", "special_guardianship", "child_arrangements", "none"),
    kind="accumulating",
    area="social_care",
    comment="One row per child and period of care with a decision for adoption or an order for permanence.",
)

fact_care_leaver_month = monthly(
    "fact_care_leaver_month",
    child("month_end", is_key=True),
    day("month_end", "Last day of the month.", is_always=True),
    value("eligibility", Text, "relevant, former_relevant, eligible, qualifying, none or not_known."),
    maybe("age_years", Integer, "Age at the month's end, years; null where not known."),
    maybe("birthday_month", Integer, "Month of the year of the birthday, 1 to 12; null where not known."),
    value("in_touch_code", Text, "YES, NO, DIED, REFU, NREQ, RHOM, or -1 not known."),
    maybe("days_since_contact", Integer, "Calendar days from the latest contact to the month's end; null where none."),
    refers("activity_code", dim_care_leaver_activity, "Main activity."),
    refers("accommodation_code", dim_care_leaver_accommodation, "Where the young person lives."),
    maybe("is_accommodation_suitable", Boolean, "Judged suitable; null where not judged."),
    maybe("is_pathway_plan_reviewed", Boolean, "Pathway plan reviewed within six months; null where it never was."),
    refers("team_id", dim_team, "Team responsible."),
    one_of("eligibility", "relevant", "former_relevant", "eligible", "qualifying", "none", "not_known"),
    area="social_care",
    feeds=("ssd_care_leavers",),
    spans={"staging.ssd_care_leavers": Span("period", "period", identified=("case_id", "clea_person_id"))},
    comment="One row per month delivered and care leaver.",
)

fact_legal_status = fact(
    "fact_legal_status",
    key("legal_status_id", Text, "Legal status in the case-management system."),
    child("start_date"),
    day("start_date", "Status began.", is_always=True),
    day("end_date", "Status ended; null while in force."),
    refers("legal_status_code", dim_legal_status, "Legal status."),
    maybe("in_force_days", Integer, "Calendar days from start to end; null while in force."),
    kind="accumulating",
    area="social_care",
    comment="One row per child and legal status, whatever the placements (Standard Safeguarding Dataset).",
)


fact_care_leaver = fact(
    "fact_care_leaver",
    child(is_key=True),
    key("collection_year", Integer, "SSDA903 year, named by the year its 31 March lies in."),
    day("birthday_month", "Month of the birthday in that year, first day; null where the birth date is not known."),
    day("counted_to_month", "Last month the birthday is within 12 months of, first day; null as above."),
    maybe("age_years", Integer, "Age reached at that birthday, years; null where the birth date is not known."),
    refers("contact_code", dim_care_leaver_contact, "Whether the council is in touch."),
    refers("activity_code", dim_care_leaver_activity, "Main activity; -1 where the council does not know."),
    refers("accommodation_code", dim_care_leaver_accommodation, "Where the young person lives; -1 where not known."),
    maybe("is_accommodation_suitable", Boolean, "Judged suitable; null where not known."),
    maybe(
        "eligibility", Text, "former_relevant, relevant, eligible, qualifying or none, as last known; null if not told."
    ),
    day("latest_contact_date", "Latest contact with the personal adviser, as last known; null where there is none."),
    day("pathway_plan_review_date", "Latest review of the pathway plan, as last known; null where there is none."),
    refers("team_id", dim_team, "Team responsible, as last known."),
    one_of("eligibility", "former_relevant", "relevant", "eligible", "qualifying", "none"),
    kind="accumulating",
    area="social_care",
    comment="One row per care leaver and year of SSDA903, as told about the time of the birthday. The Standard "
    "Safeguarding Dataset keeps the last state alone: from it come eligibility, contact, pathway plan and team.",
)
