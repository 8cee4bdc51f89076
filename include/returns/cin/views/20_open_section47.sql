-- Section 47 enquiries that are neither at their initial conference nor said to need none.
select *
from section47
where dateofinitialcpc is null and coalesce(lower(icpcnotrequired), '') not in :codes_said_yes
