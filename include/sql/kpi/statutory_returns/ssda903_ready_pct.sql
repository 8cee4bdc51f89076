-- Children of the SSDA903 return without errors, as the last check of each month found it.
select
    month,
    children - children_with_errors as numerator,
    children as denominator
from last_return_check
where return_name = 'ssda903' and children > 0
