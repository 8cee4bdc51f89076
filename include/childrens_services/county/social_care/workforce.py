"""Teams and the workers in them, to whom children are allocated."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from childrens_services.county.chance import days
from childrens_services.county.places import DISTRICTS

if TYPE_CHECKING:
    from childrens_services.county.world import County

# teams and workers of each kind at full size: 376 full-time equivalent (DfE, children's social work workforce, 2025)
KINDS = {"front_door": (4, 90), "family_help": (7, 120), "care": (6, 110), "leaving_care": (3, 40)}


@dataclass(frozen=True)
class Workforce:
    """`departments`: team_id, kind, name. `professionals`: professional_id, team_id, kind."""

    departments: pd.DataFrame
    professionals: pd.DataFrame

    def assign(self, kind: str, children: Any, dates: Any) -> tuple[Any, Any]:
        """Team and worker of each child from each date: the same child and year give the same ones."""
        workers = self.professionals[self.professionals["kind"] == kind]
        year = days(np.asarray(dates)).astype("datetime64[Y]").astype(np.int64)
        # a multiplicative hash, so that brothers and sisters are not all with one worker
        chosen = (np.asarray(children, dtype=np.int64) * 2_654_435_761 + year * 40_503) % len(workers)
        return workers["team_id"].to_numpy()[chosen], workers["professional_id"].to_numpy()[chosen]


def make(county: "County") -> Workforce:
    """The teams there are, and at least two workers in each."""
    teams, workers = [], []
    for kind, (count, people) in KINDS.items():
        for number in range(count):
            area = DISTRICTS[number % len(DISTRICTS)].name
            team = f"{kind.upper()}_{number + 1}"
            teams.append({"team_id": team, "kind": kind, "name": f"{kind.replace('_', ' ').capitalize()} {area}"})
            here = max(2, round(people * max(county.size, 0.05) / count))
            workers += [{"team_id": team, "kind": kind} for _ in range(here)]
    professionals = pd.DataFrame(workers)
    professionals["professional_id"] = [f"W{number:05d}" for number in range(1, len(workers) + 1)]
    return Workforce(pd.DataFrame(teams), professionals)
