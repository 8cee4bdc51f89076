-- One row per strengths and difficulties questionnaire of a child looked after, due or done.
select distinct on (questionnaire.questionnaire_id)
    cast(:local_authority_code as text) as local_authority_code,
    questionnaire.questionnaire_id,
    coalesce(child.child_key, -1) as child_key,
    questionnaire.due_date,
    questionnaire.score,
    case
        when questionnaire.score <= 13 then 'normal'
        when questionnaire.score <= 16 then 'borderline'
        when questionnaire.score > 16 then 'concern'
        else 'none'
    end as score_band,
    questionnaire.reason_no_score as reason_no_score_code
from staging.cla_sdq_current as questionnaire
left join identity.child_identifier as child
    on child.identifier_type = 'nhs_number' and questionnaire.nhs_number = child.identifier
where questionnaire.due_date is not null
order by questionnaire.questionnaire_id, questionnaire.source_file, questionnaire.source_row
