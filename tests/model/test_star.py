"""Facts and dimensions, and how a fact's columns are known to refer to a dimension."""

import pytest
from childrens_services.model import schema
from childrens_services.model.star import Star, grain
from sqlalchemy import BigInteger, Column, Date, ForeignKey, MetaData, Table, Text


def declared(*columns: Column[object]) -> Star:
    metadata = MetaData(schema="warehouse")
    Table("dim_date", metadata, Column("date_key", Date, primary_key=True))
    Table("dim_child", metadata, Column("child_key", BigInteger, primary_key=True), Column("valid_from", Date))
    Table("dim_council", metadata, Column("council_code", Text, primary_key=True))
    Table("fact_visit", metadata, *columns)
    Table("batch", metadata, Column("batch_id", Text, primary_key=True), schema="quality")
    return Star(metadata)


def test_by_foreign_key_by_what_is_said_by_name_and_by_date() -> None:
    star = declared(
        Column("council", ForeignKey("warehouse.dim_council.council_code")),
        Column("child_key", BigInteger),
        Column("carer_key", BigInteger, info={"dimension": "dim_child"}),
        Column("visit_date", Date),
        Column("reported_date", Date),
        Column("printed_date", Date, info={"dimension": None}),
        Column("kind_code", Text),
    )
    assert list(star.dimensions) == ["dim_child", "dim_council", "dim_date"]
    assert list(star.facts) == ["fact_visit"]
    assert star.roles(star.facts["fact_visit"]) == {
        "dim_council": ["council"],
        "dim_child": ["child_key", "carer_key"],
        "dim_date": ["visit_date", "reported_date"],
    }
    assert star.shared_by(star.facts.values()) == ["dim_child", "dim_council", "dim_date"]


def test_a_dimension_that_there_is_not_is_an_error() -> None:
    star = declared(Column("carer_key", BigInteger, info={"dimension": "dim_carer"}))
    with pytest.raises(ValueError, match=r"warehouse.fact_visit.carer_key: there is no dimension 'dim_carer'"):
        star.roles(star.facts["fact_visit"])


def test_every_fact_of_the_warehouse_refers_to_some_dimension() -> None:
    star = Star(schema.metadata)
    assert star.facts
    for fact in star.facts.values():
        assert star.roles(fact), fact.name
        assert grain(fact.comment).startswith("One row per "), fact.name
