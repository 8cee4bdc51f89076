-- Absence of pupils of compulsory school age at state-funded schools, by the month of the session; one row is a pupil
-- at a school in a month.
select
    month,
    excluded,
    absence_sessions as numerator,
    possible_sessions as denominator,
    child_key,
    on_date,
    phase,
    school_district
from attendance_in_scope
