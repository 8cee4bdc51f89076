-- Children of the children in need census without errors, as the last check of each month found it.
select
    month,
    children - children_with_errors as numerator,
    children as denominator
from last_return_check
where return_name = 'cin' and children > 0
