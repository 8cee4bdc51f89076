"""Facts about children looked after."""

from sqlalchemy import Date, Text

from childrens_services.model.schema.base import child, day, fact, flag, key, maybe, refers, value
from childrens_services.model.schema.dimensions import (
    dim_legal_status,
    dim_need_category,
    dim_placement_type,
    dim_provider,
)

fact_placement = fact(
    "fact_placement",
    child("episode_start_date", is_key=True),
    key("episode_start_date", Date, "Episode began.", info={"dimension": "dim_date"}),
    day("episode_end_date", "Episode ended; null while open."),
    day("period_of_care_start_date", "The unbroken time looked after that the episode lies in began.", is_always=True),
    day("placement_start_date", "The placement the episode lies in began.", is_always=True),
    value("reason_new_episode_code", Text, "Why it began: S, L, P, T, B or U."),
    maybe("reason_ended_code", Text, "Why it ended; X1 where another follows at once."),
    refers("legal_status_code", dim_legal_status, "Legal status."),
    refers("need_code", dim_need_category, "Category of need, N1 to N8."),
    refers("placement_type_code", dim_placement_type, "Placement type."),
    maybe("placement_provider_code", Text, "Who provides the placement, PR0 to PR5."),
    maybe("reason_place_change_code", Text, "Why the placement changed."),
    refers("provider_urn", dim_provider, "Ofsted number of the provider."),
    flag("is_short_break", "Agreed series of short-term placements: legal status V3 or V4."),
    kind="accumulating",
    area="social_care",
    comment="One row per SSDA903 episode: a stretch in one placement under one legal status.",
)
