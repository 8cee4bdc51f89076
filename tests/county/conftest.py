"""Counties that tests share: making one takes seconds to a minute."""

import pytest
from childrens_services import county
from childrens_services.county.world import County, build


@pytest.fixture(scope="session")
def full_county() -> County:
    """A county of Leicestershire's size, whose aggregates are those published."""
    return build(1.0, county.SEED)


@pytest.fixture(scope="session")
def small_county() -> County:
    """A twentieth of it."""
    return build(0.05, county.SEED)
