-- The first episode of each child whose last episode of last year was open at its end, with what that one said (last_*).
with first_episode as (
    select * from episodes_in_order
    where decom is not null and previous_row_id is null
),

last_in_order as (
    select
        *,
        row_number() over (partition by child order by decom desc, row_id desc) as place_from_end
    from episodes_last
    where decom is not null
)

select
    first_episode.*,
    last_year.decom as last_decom,
    last_year.rne as last_rne,
    last_year.ls as last_ls,
    last_year.cin as last_cin,
    last_year.place as last_place,
    last_year.place_provider as last_place_provider,
    last_year.urn as last_urn,
    last_year.pl_la as last_pl_la,
    last_year.pl_location as last_pl_location,
    last_year.pl_distance as last_pl_distance
from first_episode
inner join last_in_order as last_year on first_episode.child = last_year.child
where last_year.place_from_end = 1 and last_year.dec_text is null
