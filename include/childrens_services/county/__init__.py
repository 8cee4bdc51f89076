"""The made-up county of a council the size of Leicestershire's, or any fraction of one.

Every child in it is made up; the totals are those published. The county is made whole from a seed, from January 2019
to October 2026, so what a month's delivery holds depends on the seed and the size alone; only the first of the months
made also brings earlier events of the feeds that tell of one month. A delivery holds what was known at the end of its
month.

    python -m childrens_services.county --out sources
"""

from datetime import date
from pathlib import Path
from typing import Any

FIRST_MONTH = "2026-08"
LAST_MONTH = "2026-10"
SIZE = 0.1
SEED = 855


def make(
    folder: Path,
    *,
    months: list[str],
    size: float = SIZE,
    seed: int = SEED,
    defects: bool = True,
    received_by: date | None = None,
) -> None:
    """Writes the files of the months below `folder`, in folders by service and month, and `manifest.json`.

    `size` 1 is a county of Leicestershire's size. With `defects` one row of
    each kind of defect is planted in every delivery, and some files come late, twice or wrong at first; `received_by`
    leaves out what arrives after that day. Raises ValueError for a month outside January 2019 to October 2026.
    """
    from childrens_services.county import deliveries
    from childrens_services.county.world import build

    deliveries.write(build(size, seed), folder, _checked(months), with_defects=defects, received_by=received_by)


def load_social_care_system(
    url: str, *, months: list[str], size: float = SIZE, seed: int = SEED, defects: bool = True
) -> dict[str, Any]:
    """Makes and fills the Standard Safeguarding Dataset's tables in the database at the SQLAlchemy URL.

    The system is as it stands at the end of the last of the months; tables of those names are replaced. Gives the
    defects by feed and kind: positions (0-based) of the wrong rows in the order of the key.
    """
    from childrens_services.county import case_system, deliveries
    from childrens_services.county.world import build

    tables, planted = deliveries.tables(build(size, seed), _checked(months)[-1], with_defects=defects)
    case_system.load(url, tables)
    return planted


def statistics(months: list[str], size: float = SIZE) -> list[dict[str, Any]]:
    """Published figures to the last of the months, as the statistics service gives them.

    England's are real. The county's population is Leicestershire's times `size`, so rates stay what they should be.
    """
    from childrens_services.county import benchmarks

    return benchmarks.records(_checked(months), size)


def _checked(months: list[str]) -> list[str]:
    from childrens_services.county.chance import HISTORY_FROM, HORIZON

    wrong = [month for month in months if not HISTORY_FROM <= month <= HORIZON]
    if wrong or not months:
        raise ValueError(f"the county has months from {HISTORY_FROM} to {HORIZON}, not {', '.join(wrong) or 'none'}")
    return sorted(months)
