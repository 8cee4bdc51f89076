"""Facts of schools, of early years, and of children taught nowhere or at home.

Where a source knows children only by a number the warehouse may not hold, rows of children who are not known
(`child_key` -1) are numbered in `not_known_number`, so that none is lost.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Numeric, Text

from childrens_services.model.schema.base import Span, child, codes, count, day, fact, flag, key, maybe, monthly, refers
from childrens_services.model.schema.dimensions import dim_area, dim_establishment, dim_sen_need, dim_sen_provision

dim_year_group = codes("dim_year_group", "year_group_code", "One row per national curriculum year, by key stage.")

dim_suspension_category = codes(
    "dim_suspension_category",
    "suspension_category_code",
    "One row per category of suspension; lunchtimes count as suspensions.",
)

dim_suspension_reason = codes(
    "dim_suspension_reason", "suspension_reason_code", "One row per reason for a suspension or permanent exclusion."
)

dim_reduced_timetable_reason = codes(
    "dim_reduced_timetable_reason", "timetable_reason_code", "One row per reason for a part-time timetable."
)

dim_home_education_reason = codes(
    "dim_home_education_reason", "home_education_reason_code", "One row per reason for home education."
)

dim_missing_education_outcome = codes(
    "dim_missing_education_outcome", "missing_outcome_code", "One row per way a child missing education was found."
)

dim_post16_activity = codes(
    "dim_post16_activity",
    "activity_code",
    "One row per activity of young people over 16, code of the council's return.",
)

dim_funded_place_eligibility = codes(
    "dim_funded_place_eligibility", "eligibility_code", "One row per reason for funded early education at two."
)


def _not_known_number() -> Column[Any]:
    return key("not_known_number", Integer, "0; 1, 2 and so on for children who are not known (child_key -1).")


fact_school_roll = fact(
    "fact_school_roll",
    key("reference_date", Date, "Census day.", info={"dimension": "dim_date"}),
    refers("urn", dim_establishment, "School; -1 where its record is missing.", is_key=True),
    key("pupil_on_roll_id", Text, "The pupil's record in the census; it holds within one census."),
    child("reference_date"),
    maybe("term_code", Text, "AUT autumn, SPR spring (January, the denominator of suspension rates), SUM summer."),
    refers("year_group_code", dim_year_group, "National curriculum year."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision on census day."),
    refers(
        "sen_need_code",
        dim_sen_need,
        "Primary type of need; -2 without SEN provision, -1 where not told: only the January census tells it.",
    ),
    flag("is_fsm_eligible", "Eligible for free school meals on census day."),
    maybe(
        "is_english_first_language", Boolean, "First language is, or is believed to be, English; null where not told."
    ),
    maybe("is_part_time", Boolean, "Attends part-time; null where not told."),
    maybe("is_young_carer", Boolean, "Known as a young carer to a parent or the school; null where not told."),
    day("entry_date", "Came to the school."),
    maybe("age_years", Integer, "Age on census day, whole years; null where the birth date is not told."),
    kind="transaction",
    area="education",
    comment="One row per termly census, school and pupil on its roll; of a school's censuses of one day, the latest "
    "delivered. The census delivered does not say which pupils are registered at two schools.",
)

fact_suspension = fact(
    "fact_suspension",
    key("reference_date", Date, "Day of the census that told of it.", info={"dimension": "dim_date"}),
    refers("urn", dim_establishment, "School; -1 where its record, or the pupil's, is missing.", is_key=True),
    key("suspension_id", Text, "Its record in the census; it holds within one census."),
    child("start_date"),
    day("start_date", "First day.", is_always=True),
    refers("suspension_category_code", dim_suspension_category, "Suspension, permanent exclusion or lunchtimes."),
    refers("suspension_reason_code", dim_suspension_reason, "First reason given."),
    maybe("lost_sessions", Integer, "Sessions, half days, suspended; null for a permanent exclusion."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision at the time."),
    refers("year_group_code", dim_year_group, "National curriculum year on census day."),
    maybe("age_years", Integer, "Age at the start, whole years; null where the birth date is not known."),
    kind="transaction",
    area="education",
    comment="One row per suspension or permanent exclusion. A census tells of the term before; those overturned since "
    "are not told.",
)

fact_attendance_month = monthly(
    "fact_attendance_month",
    child(is_key=True),
    refers("urn", dim_establishment, "School.", is_key=True),
    count(
        "possible_sessions", "Sessions, half days, the pupil could attend; not those of codes that make none possible."
    ),
    count("attended_sessions", "Sessions attended; late before the register closed and off-site education count."),
    count("authorised_absence_sessions", "Sessions of authorised absence."),
    count("unauthorised_absence_sessions", "Sessions of unauthorised absence; late after the register closed counts."),
    count("part_time_sessions", "Sessions of authorised absence for a part-time timetable, code C2."),
    area="education",
    feeds=("attendance_weekly",),
    # the Friday of a week may lie in the month after
    spans={"staging.attendance_weekly": Span("week_commencing", "week_commencing + 4", identified=("upn", "upn"))},
    comment="One row per month, pupil and school with sessions possible, each session counted in the month of its day. "
    "Pupils who are not known (child_key -1) share a row per school. For the academic year to date see "
    "warehouse.attendance_to_date.",
)

fact_reduced_timetable = fact(
    "fact_reduced_timetable",
    key("arrangement_id", Text, "Number of the arrangement."),
    child("start_date"),
    refers("urn", dim_establishment, "School."),
    day("start_date", "First day.", is_always=True),
    day("planned_end_date", "Day it is planned to end."),
    day("end_date", "Last day; null while it goes on."),
    refers("timetable_reason_code", dim_reduced_timetable_reason, "Reason."),
    maybe("hours_a_week", Numeric, "Hours at school each week."),
    maybe("is_parent_agreed", Boolean, "The parent agreed; null where not told."),
    maybe("planned_days", Integer, "Calendar days from the first day to the planned end."),
    maybe("duration_days", Integer, "Calendar days from the first day to the last; null while it goes on."),
    kind="accumulating",
    area="education",
    comment="One row per part-time timetable agreed for a pupil.",
)

fact_elective_home_education = fact(
    "fact_elective_home_education",
    key("record_id", Text, "Number of the record."),
    child("start_date"),
    day("start_date", "First day of home education.", is_always=True),
    day("end_date", "Last day; null while it goes on."),
    day("last_contact_date", "Last contact with the family; null where there was none."),
    refers("home_education_reason_code", dim_home_education_reason, "Reason."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision when last told."),
    maybe("duration_days", Integer, "Calendar days from the first day to the last; null while it goes on."),
    kind="accumulating",
    area="education",
    comment="One row per stretch in which a child is educated at home by choice.",
)

fact_child_missing_education = fact(
    "fact_child_missing_education",
    key("referral_id", Text, "Number of the referral."),
    child("referred_date"),
    day("referred_date", "The council was told.", is_always=True),
    day("closed_date", "Case closed; null while open."),
    refers("missing_outcome_code", dim_missing_education_outcome, "How it ended; -2 while open."),
    maybe("duration_days", Integer, "Calendar days from referral to closing; null while open."),
    kind="accumulating",
    area="education",
    comment="One row per referral of a child of school age not on a roll and not known to be educated otherwise.",
)

fact_post16_activity_month = monthly(
    "fact_post16_activity_month",
    child(is_key=True),
    _not_known_number(),
    refers("activity_code", dim_post16_activity, "Activity; 810 where it is not known."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision."),
    day("activity_start_date", "Activity began; null where not told."),
    day("verified_date", "Activity last confirmed."),
    maybe(
        "academic_age_years",
        Integer,
        "Age on 31 August before, whole years: 16 and 17 are school years 12 and 13; null where not told.",
    ),
    area="education",
    feeds=("post16_activity",),
    spans={"staging.post16_activity": Span("period", "period", identified=("education_person_id", "young_person_id"))},
    comment="One row per month and young person on the council's caseload at its end: of 16 and 17, and to 25 with an "
    "EHC plan.",
)

fact_early_years_profile = fact(
    "fact_early_years_profile",
    child("assessment_date", is_key=True),
    key("assessment_date", Date, "Last day of the term of the profile, 30 June.", info={"dimension": "dim_date"}),
    _not_known_number(),
    refers("urn", dim_establishment, "School."),
    refers("area_code", dim_area, "District of the home."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision."),
    flag("is_fsm_eligible", "Eligible for free school meals."),
    count("assessed_goals", "Early learning goals assessed, of 17; a child exempt has none."),
    count("expected_goals", "Early learning goals at the expected level, of 17."),
    flag("is_communication_expected", "Expected level in both goals of communication and language, 1 and 2."),
    flag("is_personal_expected", "Expected level in the three of personal, social and emotional development, 3 to 5."),
    flag("is_physical_expected", "Expected level in both of physical development, 6 and 7."),
    flag("is_literacy_expected", "Expected level in the three of literacy, 8 to 10."),
    flag("is_mathematics_expected", "Expected level in both of mathematics, 11 and 12."),
    flag("is_world_expected", "Expected level in the three of understanding the world, 13 to 15."),
    flag("is_arts_expected", "Expected level in both of expressive arts and design, 16 and 17."),
    flag(
        "is_good_level_of_development",
        "Expected level in the twelve goals of the first five areas; a goal not assessed is not at the expected level.",
    ),
    kind="transaction",
    area="education",
    comment="One row per child with an early years foundation stage profile.",
)

fact_funded_two_year_old = fact(
    "fact_funded_two_year_old",
    key("term_start_date", Date, "First day of the funding term.", info={"dimension": "dim_date"}),
    key("early_years_child_id", Text, "The child in the early years system, which no other source knows."),
    refers("eligibility_code", dim_funded_place_eligibility, "Why eligible."),
    maybe("funded_hours", Numeric, "Funded hours a week taken up; 0 where none are."),
    flag("is_taken_up", "Any funded hours are taken up."),
    refers("urn", dim_establishment, "Nursery or childminder; -2 where nothing is taken up."),
    refers("area_code", dim_area, "Postcode district of the home; -1 not told, or outside the council."),
    maybe("age_months", Integer, "Age on the first day of term, whole months; null where the birth date is not told."),
    kind="transaction",
    area="education",
    comment="One row per funding term and two-year-old eligible for funded early education.",
)
