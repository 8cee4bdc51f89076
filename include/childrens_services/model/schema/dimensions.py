"""Dimensions, conformed across facts."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Computed, Date, DateTime, Integer, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import DATERANGE, INT8RANGE

from childrens_services.model.schema.base import codes, day, dimension, key, maybe, one_of, refers, value

dim_date = dimension(
    "dim_date",
    key("date_key", Date, "The day."),
    value("year", Integer, "Calendar year."),
    value("month", Integer, "Month of the year, 1 to 12."),
    value("month_start", Date, "First day of the month."),
    value("month_end", Date, "Last day of the month."),
    value("month_name", Text, "Month in words."),
    value("day_of_week", Integer, "1 Monday to 7 Sunday (ISO 8601)."),
    value("academic_year", Text, "1 September to 31 August, written 2025/26."),
    value("financial_year", Text, "1 April to 31 March, written 2025/26."),
    value("calendar_year", Integer, "1 January to 31 December: the SEN2 year of events."),
    value("collection_year", Integer, "SSDA903 and CIN census year, named by the year its 31 March lies in."),
    value("is_bank_holiday", Boolean, "Whether a bank holiday in England is known for the day."),
    maybe("bank_holiday_name", Text, "Name of the bank holiday."),
    maybe("is_working_day", Boolean, "Neither weekend nor bank holiday; null in years without known bank holidays."),
    maybe(
        "working_day_number",
        Integer,
        "Working days up to and including the day; null in years without known bank holidays. "
        "Working days from a to b, a being day 0, are number(b) - number(a).",
    ),
    maybe(
        "term_name",
        Text,
        "Half term, for example autumn_1; null in holidays and where not known.",
    ),
    comment="One row per day, 1990 to 2035.",
)

dim_local_authority = dimension(
    "dim_local_authority",
    key("local_authority_code", Text, "Council, three-digit code; -1 not known."),
    value("name", Text, "Council's name."),
    value("region", Text, "Region of England."),
    maybe("gss_code", Text, "Nine-character GSS code."),
    comment="One row per council in England, and one for not known.",
)

dim_ethnicity = codes("dim_ethnicity", "ethnicity_code", "One row per ethnicity code of the Department for Education.")

dim_sen_provision = codes("dim_sen_provision", "sen_provision_code", "One row per SEN provision of the school census.")

dim_sen_need = codes("dim_sen_need", "sen_need_code", "One row per type of special educational need.")

dim_legal_status = codes("dim_legal_status", "legal_status_code", "One row per legal status of a child looked after.")

dim_placement_type = codes("dim_placement_type", "placement_type_code", "One row per placement type of SSDA903.")

dim_need_category = codes(
    "dim_need_category", "need_code", "One row per category of need: children in need census and SSDA903, N0 to N9."
)

dim_abuse_category = codes("dim_abuse_category", "abuse_category_code", "One row per category of abuse.")

dim_referral_source = codes("dim_referral_source", "referral_source_code", "One row per source of a referral.")

dim_worker_role = codes("dim_worker_role", "worker_role_code", "One row per role of a professional.")

dim_review_type = codes("dim_review_type", "review_type_code", "One row per kind of review, visit or check of a child.")

dim_programme = codes("dim_programme", "programme_code", "One row per programme of the council's statement.")

dim_area = dimension(
    "dim_area",
    key("area_code", Text, "District (GSS code) or postcode district (LE67); -1 not known, -2 elsewhere."),
    value("level", Text, "district, postcode_district, or none for -1 and -2."),
    value("name", Text, "Area's name."),
    maybe("district_code", Text, "District it is, or mostly lies in, GSS code."),
    maybe("district", Text, "Name of that district."),
    maybe("family_hub_id", Text, "Family Hub most of the area's families are registered with."),
    maybe("family_help_pilot_from", Date, "First pilot episode of family help there began; null where none has."),
    maybe("multi_agency_team_from", Date, "First strategy discussion of its multi-agency team; null where none."),
    one_of("level", "district", "postcode_district", "none"),
    comment="One row per district of the council, and per postcode district.",
)

dim_establishment = dimension(
    "dim_establishment",
    key("urn", Text, "Unique reference number; -1 not known, -2 no establishment."),
    value("name", Text, "Establishment's name."),
    maybe("type_code", Text, "Type, code of the Department for Education's register."),
    maybe("type_name", Text, "Type in words."),
    value(
        "setting_group",
        Text,
        "early_years, mainstream, state_special, independent_special, special_post_16, other_independent, alternative, "
        "post_16, other or not_known.",
    ),
    maybe("phase", Text, "Phase of education."),
    maybe("establishment_status", Text, "Open, closed and so on, as registered."),
    day("open_date", "Opened."),
    day("close_date", "Closed; null while open."),
    maybe("low_age", Integer, "Youngest age taken, years."),
    maybe("high_age", Integer, "Oldest age taken, years."),
    maybe("capacity", Integer, "Pupils it has room for."),
    refers("local_authority_code", dim_local_authority, "Council it lies in, three-digit code; -1 not known."),
    refers("area_code", dim_area, "District it lies in."),
    value("is_inferred", Boolean, "Only referred to so far: the register has not told of it."),
    comment="One row per school or other place of education.",
)

dim_provider = dimension(
    "dim_provider",
    key("provider_urn", Text, "Ofsted's number of the home or agency; -1 not known, -2 no provider."),
    value("name", Text, "Home's name; the number where no register tells it."),
    maybe("sector", Text, "COUNCIL, OTHER_COUNCIL or INDEPENDENT; null where no register tells."),
    day("registration_date", "Registered with Ofsted."),
    day("closed_date", "Closed; null while open."),
    maybe("registered_places", Integer, "Children it is registered for."),
    value("is_council_home", Boolean, "One of the council's own homes."),
    refers("area_code", dim_area, "District it lies in."),
    value("is_inferred", Boolean, "Only referred to so far: no register has told of it."),
    comment="One row per children's home, fostering agency or other provider of placements.",
)

dim_team = dimension(
    "dim_team",
    key("team_id", Text, "Team; -1 not known, -2 no team."),
    value("name", Text, "Team's name."),
    maybe("parent_team_id", Text, "Team it belongs to."),
    maybe("parent_name", Text, "Name of the team it belongs to."),
    value("is_inferred", Boolean, "Only referred to so far: the list of teams has not told of it."),
    comment="One row per team of children's social care.",
)

dim_batch = dimension(
    "dim_batch",
    key("batch_id", Text, "<feed>:<month>:<first 12 of the content's sha256>; -1 not known."),
    value("feed", Text, "Feed, as its contract is called."),
    value("domain", Text, "Domain of the feed."),
    maybe("delivery_month", Date, "Month delivered, first day."),
    maybe("received_at", DateTime(timezone=True), "When it was landed."),
    maybe("received_rows", Integer, "Rows received."),
    maybe("staged_rows", Integer, "Rows that went on to staging."),
    maybe("quarantined_rows", Integer, "Rows set apart."),
    comment="One row per accepted delivery: where the rows of the warehouse come from.",
)

dim_child = dimension(
    "dim_child",
    key("child_key", BigInteger, "Child: a keyed hash; -1 not known."),
    key("valid_from", Date, "First day the version holds; the child's first version holds from 1900-01-01."),
    maybe("valid_to", Date, "Day after the last the version holds; null for the current one."),
    value("sex", Text, "M, F or U not known."),
    maybe("birth_month", Date, "Month of birth, first day; the birth date itself is not kept here."),
    refers("ethnicity_code", dim_ethnicity, "Ethnicity, DfE code; -1 not known."),
    refers("area_code", dim_area, "Postcode district of the home address, or its district; -1 not known."),
    maybe("deprivation_quintile", Integer, "Fifth of England the home's neighbourhood is in, 1 most deprived (IMD)."),
    refers("sen_provision_code", dim_sen_provision, "Special educational needs provision at school; -1 not known."),
    maybe("is_disabled", Boolean, "Recorded as disabled; null where social care does not know the child."),
    maybe("is_fsm_eligible", Boolean, "Eligible for free school meals at the school census; null where not on one."),
    value("is_current", Boolean, "Whether it is the current version.", server_default=Computed("valid_to is null")),
    value(
        "valid_during",
        DATERANGE,
        "Days the version holds.",
        server_default=Computed("daterange(valid_from, valid_to)", persisted=True),
    ),
    value(
        "child_key_range",
        INT8RANGE,
        "child_key as a range, which a temporal key can hold without an extension.",
        server_default=Computed("int8range(child_key, child_key, '[]')", persisted=True),
    ),
    one_of("sex", "M", "F", "U"),
    CheckConstraint("valid_from < valid_to", name="valid"),
    # in the database `unique (child_key_range, valid_during without overlaps)`, which SQLAlchemy cannot say
    UniqueConstraint("child_key_range", "valid_during", name="dim_child_without_overlaps"),
    comment="One row per child and stretch of time with the same attributes (type 2), by month of delivery. "
    "The versions of a child neither overlap nor leave a gap.",
)
