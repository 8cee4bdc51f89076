-- One row per month of the tracker of the High Needs Stability Grant.
select distinct on (date_trunc('month', month))
    cast(:local_authority_code as text) as local_authority_code,
    date_trunc('month', month)::date as month,
    deficit_gbp,
    ineligible_items_gbp,
    eligible_deficit_gbp,
    upper(replace(approval_status, ' ', '_')) as approval_status_code,
    submitted_date,
    approval_date,
    approval_date - submitted_date as submitted_to_approval_days,
    grant_expected_gbp as expected_grant_gbp,
    grant_received_gbp as received_grant_gbp,
    received_date
from staging.high_needs_stability_grant_current
order by date_trunc('month', month) asc, period desc, source_file asc, source_row asc
