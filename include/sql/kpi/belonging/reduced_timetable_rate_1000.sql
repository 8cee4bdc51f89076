-- Sessions away for a part-time timetable (code C2), by the month of the session; one row is a pupil at a school in a
-- month. In scope is who and what is in scope of absence.
select
    month,
    excluded,
    part_time_sessions as numerator,
    possible_sessions as denominator,
    child_key,
    on_date,
    phase,
    school_district
from attendance_in_scope
