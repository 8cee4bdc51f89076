-- Every child of this year's or last year's return: whether it is an unaccompanied asylum-seeking child ('1', '0' or not
-- known), this year and last, and when that status ended. Where Header does not say it, a row of UASC does.
with children as (
    select child
    from header
    union
    select child
    from uasc
    union
    select child
    from header_last
    union
    select child
    from uasc_last
),

header_now as (
    select
        child,
        max(uasc) as uasc,
        max(dob) as dob
    from header
    group by child
),

header_before as (
    select
        child,
        max(uasc) as uasc,
        max(dob) as dob
    from header_last
    group by child
),

listed_now as (
    select
        child,
        max(duc) as duc,
        max(dob) as dob
    from uasc
    group by child
),

listed_before as (
    select
        child,
        max(duc) as duc,
        max(dob) as dob
    from uasc_last
    group by child
)

select
    children.child,
    coalesce(header_now.uasc, case when listed_now.child is not null then '1' end) as uasc,
    coalesce(header_before.uasc, case when listed_before.child is not null then '1' end) as uasc_last,
    listed_now.child is not null as is_listed,
    listed_now.duc,
    listed_before.duc as duc_last,
    cast(
        coalesce(listed_now.dob, listed_before.dob, header_now.dob, header_before.dob) + interval '18 years' as date
    ) as eighteenth_birthday
from children
left join header_now on children.child = header_now.child
left join header_before on children.child = header_before.child
left join listed_now on children.child = listed_now.child
left join listed_before on children.child = listed_before.child
where children.child is not null
