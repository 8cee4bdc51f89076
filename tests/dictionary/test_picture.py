"""The picture of facts and dimensions: nothing in it covers anything else, however many there are."""

from itertools import combinations
from typing import Any

import pytest
from childrens_services.dictionary import picture
from childrens_services.model.star import Star
from lxml import etree
from sqlalchemy import Column, Date, Integer, MetaData, Table, Text

DIMENSIONS = ("date", "child", "local_authority", "school", "placement_provider", "legal_status")


@pytest.fixture(scope="module")
def star() -> Star:
    metadata = MetaData()
    for position, name in enumerate(DIMENSIONS):
        attributes = [Column(f"{name}_attribute_{number}", Text) for number in range(3 * position)]
        key = Column(f"{name}_key", Date if name == "date" else Integer, primary_key=True)
        Table(f"dim_{name}", metadata, key, *attributes, schema="warehouse", comment="One row per thing.")
    for number in range(8):
        columns: list[Column[Any]] = [Column(f"{name}_key", Integer) for name in DIMENSIONS[1 : 2 + number]]
        columns += [Column(f"a_day_of_step_number_{step}_date", Date) for step in range(2 * number)]
        columns += [Column(f"measure_{step}_days", Integer) for step in range(12)]
        comment = "One row per something that happened to somebody somewhere and took long to say. More."
        key = Column("event_id", Text, primary_key=True)
        Table(f"fact_{number}", metadata, key, *columns, schema="warehouse", comment=comment)
    return Star(metadata)


@pytest.fixture(scope="module")
def drawn(star: Star) -> Any:
    return etree.fromstring(picture.draw(star, "Many", list(star.facts.values())))


def boxes(drawn: Any, style: str) -> list[tuple[float, float, float, float]]:
    found = drawn.xpath(f"//*[local-name()='rect'][@class='{style}']")
    return [tuple(float(each.get(name)) for name in ("x", "y", "width", "height")) for each in found]


def texts(drawn: Any) -> list[tuple[float, float, float, float]]:
    found = drawn.xpath("//*[local-name()='text']")
    return [(float(each.get("x")), float(each.get("y")) - 11, 6.5 * len(each.text), 13) for each in found]


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )


def test_no_box_and_no_text_covers_another(drawn: Any) -> None:
    assert len(boxes(drawn, "fact")) == 8
    assert len(boxes(drawn, "dimension")) == len(DIMENSIONS)
    for one, other in combinations([*boxes(drawn, "fact"), *boxes(drawn, "dimension")], 2):
        assert not overlap(one, other)
    for one, other in combinations(texts(drawn), 2):
        assert not overlap(one, other)


def test_everything_is_inside(drawn: Any) -> None:
    width, height = float(drawn.get("width")), float(drawn.get("height"))
    for left, top, wide, high in [*boxes(drawn, "fact"), *boxes(drawn, "dimension"), *texts(drawn)]:
        assert left >= 0
        assert top >= 0
        assert left + wide <= width
        assert top + high <= height


def test_what_is_said_of_a_fact_fits_into_its_box(drawn: Any) -> None:
    for left, top, wide, _ in texts(drawn):
        for box in boxes(drawn, "fact"):
            if box[0] <= left < box[0] + box[2] and box[1] <= top < box[1] + box[3]:
                assert left + wide <= box[0] + box[2]
                break


def test_a_dot_for_each_reference_and_the_columns_it_is_made_by(star: Star, drawn: Any) -> None:
    references = [star.roles(fact) for fact in star.facts.values()]
    assert len(drawn.xpath("//*[local-name()='circle']")) == sum(map(len, references))
    written = [each.text for each in drawn.xpath("//*[local-name()='text']")]
    assert "a_day_of_step_number_9_date" in written
    assert f"and {14 - picture.MOST_ROLES} more" in written
    assert written.count("legal_status_key") == 1 + 4
