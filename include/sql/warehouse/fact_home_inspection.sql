-- One row per inspection of a children's home by Ofsted.
select distinct on (judgement.inspection_id)
    cast(:local_authority_code as text) as local_authority_code,
    judgement.inspection_id,
    coalesce(provider.provider_urn, '-1') as provider_urn,
    judgement.inspection_date,
    judgement.publication_date,
    coalesce(judgement.inspection_type = 'FULL', false) as is_full,
    judgement.overall_effectiveness,
    judgement.help_and_protection,
    judgement.leaders_and_managers,
    judgement.overall_effectiveness <= 2 as is_good_or_better
from staging.ofsted_judgements_current as judgement
left join warehouse.dim_provider as provider on judgement.urn = provider.provider_urn
where judgement.inspection_date is not null
order by judgement.inspection_id, judgement.source_file, judgement.source_row
