-- Every episode with the child's previous and next one in order of start (none for an episode without a start date).
-- period_of_care: how many times the child started to be looked after (rne S) up to it, so the number of its period.
select
    *,
    lag(row_id) over episode_order as previous_row_id,
    lag(decom) over episode_order as previous_decom,
    lag(rne) over episode_order as previous_rne,
    lag(ls) over episode_order as previous_ls,
    lag(cin) over episode_order as previous_cin,
    lag(place) over episode_order as previous_place,
    lag(place_provider) over episode_order as previous_place_provider,
    lag(dec) over episode_order as previous_dec,
    lag(rec) over episode_order as previous_rec,
    lag(reason_place_change) over episode_order as previous_reason_place_change,
    lag(home_post) over episode_order as previous_home_post,
    lag(pl_post) over episode_order as previous_pl_post,
    lag(urn) over episode_order as previous_urn,
    lead(row_id) over episode_order as next_row_id,
    lead(decom) over episode_order as next_decom,
    lead(rne) over episode_order as next_rne,
    lead(ls) over episode_order as next_ls,
    lead(cin) over episode_order as next_cin,
    lead(place) over episode_order as next_place,
    lead(place_provider) over episode_order as next_place_provider,
    lead(dec) over episode_order as next_dec,
    lead(rec) over episode_order as next_rec,
    lead(reason_place_change) over episode_order as next_reason_place_change,
    lead(home_post) over episode_order as next_home_post,
    lead(pl_post) over episode_order as next_pl_post,
    lead(urn) over episode_order as next_urn,
    count(*) filter (where rne = 'S') over episode_order as period_of_care
from episodes
window episode_order as (
    partition by child, case when decom is null then row_id end
    order by decom, row_id
    rows between unbounded preceding and current row
)
