-- One row per referral of a child of school age not on a roll and not known to be educated otherwise.
select distinct on (missing.referral_id)
    cast(:local_authority_code as text) as local_authority_code,
    missing.referral_id,
    coalesce(child.child_key, -1) as child_key,
    missing.referred_date,
    missing.closed_date,
    case
        when missing.closed_date is null then '-2'
        else reference.member(outcome.missing_outcome_code, missing.outcome)
    end as missing_outcome_code,
    missing.closed_date - missing.referred_date as duration_days
from staging.children_missing_education_current as missing
left join identity.child_identifier as child
    on child.identifier_type = 'education_person_id' and missing.council_pupil_id = child.identifier
left join warehouse.dim_missing_education_outcome as outcome on missing.outcome = outcome.missing_outcome_code
order by missing.referral_id, missing.source_file, missing.source_row
