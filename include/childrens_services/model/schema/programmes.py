"""Facts of the council's programmes: milestones of their plans, and families at Family Hubs."""

from sqlalchemy import Date, Integer, Text

from childrens_services.model.schema.base import codes, day, fact, key, maybe, refers, value
from childrens_services.model.schema.dimensions import dim_area, dim_programme

dim_milestone_status = codes("dim_milestone_status", "milestone_status_code", "One row per status of a milestone.")

dim_lead_agency = codes("dim_lead_agency", "lead_agency_code", "One row per agency that leads an action.")

dim_family_hub_service = codes(
    "dim_family_hub_service", "hub_service_code", "One row per service families come to a Family Hub for."
)

dim_family_hub_tier = codes("dim_family_hub_tier", "hub_tier_code", "One row per tier of a Family Hub's service.")

fact_milestone = fact(
    "fact_milestone",
    refers("programme_code", dim_programme, "Programme.", is_key=True),
    key("milestone_id", Text, "Number of the milestone or action in the programme's tracker."),
    value("workstream", Text, "Part of the plan; of the inspection's action plan, the finding the action answers."),
    value("milestone", Text, "What is to be reached or done."),
    refers("lead_agency_code", dim_lead_agency, "Agency that leads it; -2 where the tracker has none."),
    maybe("owner_role", Text, "Role of the person who answers for it."),
    day("due_date", "Due.", is_always=True),
    day("completed_date", "Reached or done; null until then."),
    refers("milestone_status_code", dim_milestone_status, "Status as last told."),
    day("status_date", "Day of the status."),
    maybe(
        "due_to_completed_days", Integer, "Calendar days from due to completed; negative when early, null until then."
    ),
    kind="accumulating",
    area="social_care",
    comment="One row per milestone of the SEND reform plan and of Families First, and per action of the joint "
    "inspection's action plan, as its tracker last told.",
)

fact_family_hub_registration = fact(
    "fact_family_hub_registration",
    key("family_id", Text, "Family in the hubs' system."),
    maybe("hub_id", Text, "The hub, H and two digits."),
    day("registered_date", "Registered.", is_always=True),
    refers("area_code", dim_area, "Postcode district of the home; -1 not told, or outside the council."),
    maybe("youngest_child_birth_month", Date, "Month of birth of the youngest child at registration, first day."),
    maybe("children_under_five", Integer, "Children under five at registration."),
    kind="transaction",
    area="social_care",
    comment="One row per family registered with a Family Hub.",
)

fact_family_hub_visit = fact(
    "fact_family_hub_visit",
    key("contact_id", Text, "Contact of the family with the hub."),
    value("family_id", Text, "Family in the hubs' system."),
    maybe("hub_id", Text, "The hub, H and two digits."),
    day("contact_date", "Contact.", is_always=True),
    refers("hub_tier_code", dim_family_hub_tier, "Open to all, for families with a need found, or at home."),
    refers("hub_service_code", dim_family_hub_service, "What the family came for."),
    maybe("youngest_child_birth_month", Date, "Month of birth of the family's youngest child, first day."),
    kind="transaction",
    area="social_care",
    comment="One row per contact of a family with a Family Hub. Families reached in twelve months are the distinct "
    "families in them: no count by month can be added up.",
)
