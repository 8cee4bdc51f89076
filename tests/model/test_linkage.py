"""How well children are linked: the made-up county, with noise, against who its records are of."""

import pytest
from childrens_services import county, database
from childrens_services.county.identity_noise import Noise
from childrens_services.county.world import build
from childrens_services.model.identity import resolve

from tests import linkage

SIZE = 0.02
PRECISION, RECALL = 0.999, 0.97


@pytest.fixture(scope="module")
def noise() -> Noise:
    return Noise(build(SIZE, county.SEED))


def test_links_are_right_and_few_are_missed(noise: Noise, warehouse: str) -> None:
    with database.transaction() as connection:
        linkage.stage(connection, noise.county, noise, linkage.TELLING)
    with database.transaction() as connection:
        counts = resolve(connection)
    with database.transaction() as connection:
        found = linkage.measured(connection, noise)
    assert counts["probable"] > 100
    assert found["all"].true > 5_000
    assert found["all"].precision >= PRECISION, found
    assert found["all"].recall >= RECALL, found
    # each kind of noise is there, and none but exchanged numbers is fatal
    assert {"nickname", "twin", "moved", "no upn in social_care", "surname mistyped"} <= set(found)
    assert {kind for kind, one in found.items() if one.true > 100 and one.recall < 0.8} == set()


def test_noise_is_the_same_every_time(noise: Noise) -> None:
    again = Noise(build(SIZE, county.SEED))
    assert noise.kinds.equals(again.kinds)
    assert list(noise.known["education"].forename) == list(again.known["education"].forename)
    assert list(noise.known["education"].forename) != list(noise.known["schools"].forename)
