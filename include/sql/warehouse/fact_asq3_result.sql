-- One row per Ages and Stages Questionnaire (ASQ-3) scored at the review of 2 to 2.5 years.
with results as (
    select
        result.*,
        coalesce(child.child_key, -1) as child_key,
        date_trunc('month', result.review_date)::date as review_month
    from staging.asq3_results_current as result
    left join identity.child_identifier as child
        on child.identifier_type = 'nhs_number' and result.nhs_number = child.identifier
)

select
    cast(:local_authority_code as text) as local_authority_code,
    child_key,
    review_month,
    row_number() over (
        partition by child_key, review_month
        order by review_date, nhs_number, source_file, source_row
    )::integer as result_number,
    questionnaire_months,
    communication as communication_score,
    gross_motor as gross_motor_score,
    fine_motor as fine_motor_score,
    problem_solving as problem_solving_score,
    personal_social as personal_social_score,
    communication_expected = 'Y' as is_communication_expected,
    gross_motor_expected = 'Y' as is_gross_motor_expected,
    fine_motor_expected = 'Y' as is_fine_motor_expected,
    problem_solving_expected = 'Y' as is_problem_solving_expected,
    personal_social_expected = 'Y' as is_personal_social_expected,
    case
        when
            num_nulls(
                communication_expected,
                gross_motor_expected,
                fine_motor_expected,
                problem_solving_expected,
                personal_social_expected
            ) = 0
            then 'Y' = all(array[
                communication_expected,
                gross_motor_expected,
                fine_motor_expected,
                problem_solving_expected,
                personal_social_expected
            ])
    end as is_expected_in_all
from results
