-- Every dated episode with the first and last day of its spell: episodes of the child in a row under one legal status,
-- each starting on the day the one before ends. An open one counts up to the end of the collection year.
with marked as (
    select
        row_id,
        child,
        ls,
        decom,
        coalesce(dec, case when dec_text is null then :collection_end end) as ended,
        case when previous_ls = ls and previous_dec = decom then 0 else 1 end as is_new
    from episodes_in_order
    where decom is not null
),

numbered as (
    select
        *,
        sum(is_new) over (partition by child order by decom, row_id rows unbounded preceding) as spell
    from marked
)

select
    row_id,
    child,
    ls,
    min(decom) over (partition by child, spell) as spell_start,
    max(ended) over (partition by child, spell) as spell_end
from numbered
