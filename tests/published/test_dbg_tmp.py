from tests.published import profile as fam, figures
from tests.published.conftest import pipeline  # noqa
import cProfile, pstats
def test_x(pipeline):
    w=[f for f in figures.of("gld_pct") if fam.made_with(f)=="Leicestershire"]
    p=cProfile.Profile(); p.enable()
    fam.run(pipeline, w)
    p.disable()
    pstats.Stats(p).sort_stats("cumtime").print_stats(90)
