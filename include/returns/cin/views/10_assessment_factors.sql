-- The factors of every assessment (`row_id` of Assessments), one a row: those joined by commas in the assessment itself,
-- else those of AssessmentFactorsList.
select
    joined.row_id,
    trim(split_part(joined.assessmentfactors, ',', places.place)) as factor
from assessments as joined
inner join generate_series(1, 100) as places (place)
    on places.place <= length(joined.assessmentfactors) - length(replace(joined.assessmentfactors, ',', '')) + 1
where trim(split_part(joined.assessmentfactors, ',', places.place)) <> ''
union all
select
    plain.row_id,
    listed.assessmentfactor as factor
from assessments as plain
inner join assessmentfactorslist as listed
    on listed.lachildid = plain.lachildid and listed.assessmentid = plain.assessmentid
where plain.assessmentfactors is null and listed.assessmentfactor is not null
