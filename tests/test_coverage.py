"""Which months can be measured, by how far back a delivery reaches."""

from childrens_services.coverage import Coverage


def test_each_scope_reaches_as_far_as_it_says():
    everything = Coverage({"sen2_requests": ["2026-05"]})
    year = Coverage({"ssda903_episodes": ["2026-05"]})
    month = Coverage({"health_visitor_reviews": ["2026-03", "2026-05"]})
    assert everything.covers("1990-01")
    assert [year.covers(each) for each in ("2026-03", "2026-04", "2026-05")] == [False, True, True]
    assert [month.covers(each) for each in ("2026-03", "2026-04", "2026-05")] == [True, False, True]
    assert not any(each.covers("2026-06") for each in (everything, year, month))


def test_every_feed_must_have_come():
    both = Coverage({"sen2_requests": ["2026-05"], "health_visitor_reviews": ["2026-03", "2026-04"]})
    assert both.latest == "2026-04"
    assert both.window("2026-04", 12) == ["2026-03", "2026-04"]
    assert Coverage({"sen2_requests": ["2026-05"], "sen2_assessment": []}).window("2026-05", 12) == []


def test_window_reaches_both_ways_and_not_past_the_latest():
    everything = Coverage({"sen2_requests": ["2026-05"]})
    assert everything.window("2026-04", 12)[0::13] == ["2025-04", "2026-05"]
    assert len(everything.window("2024-01", 12)) == 25


def test_history():
    year = Coverage({"ssda903_episodes": ["2025-03", "2026-05"]})
    # the return of 2024-25 and that of 2026-27, none between
    assert year.has_history("2025-03", 11)
    assert not year.has_history("2025-03", 12)
    assert not year.has_history("2026-05", 11)
    assert year.has_history("2026-05", 1)
