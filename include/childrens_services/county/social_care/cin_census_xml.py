"""The children in need census as one XML file, its records nested as the Department's specification has them."""

import pandas as pd
from lxml import etree

from childrens_services.county.tree import ByKey, Record, add_fields, as_file, by_key, records

# a record of a referral: feed, element, and the id that ties others to it
WITHIN = (
    ("assessment", "Assessments", "AssessmentID"),
    ("plan", "CINPlanDates", "CINPlanID"),
    ("section47", "Section47", "Section47ID"),
    ("protection_plan", "ChildProtectionPlans", "CPPID"),
)
# what is nested in those: feed, element around it, and field
LISTS = {
    "Assessments": ("assessment_factor", "FactorsIdentifiedAtAssessment", "AssessmentFactors"),
    "ChildProtectionPlans": ("protection_review", "Reviews", "CPPreviewDate"),
}
# the parent of each feed's rows, and the column that names it
PARENTS = {
    "cin_census_details": ("cin_census_child", "LAchildID"),
    "cin_census_disability": ("cin_census_child", "LAchildID"),
    **{f"cin_census_{feed}": ("cin_census_details", "CINdetailsID") for feed, _, _ in WITHIN},
    **{f"cin_census_{LISTS[tag][0]}": (f"cin_census_{feed}", key) for feed, tag, key in WITHIN if tag in LISTS},
}
KEYS = {"ReferenceDate", "LAchildID", "CINdetailsID"}


def write(tables: dict[str, pd.DataFrame]) -> bytes:
    """The file of the tables of text, by feed."""
    named = {feed.removeprefix("cin_census_"): table for feed, table in tables.items()}
    root = etree.Element("Message")
    _header(root, records(named["header"])[0])
    children = etree.SubElement(root, "Children")
    details, disabilities = by_key(named["details"], "LAchildID"), by_key(named["disability"], "LAchildID")
    within = {feed: by_key(named[feed], "CINdetailsID") for feed, _, _ in WITHIN}
    lists = {tag: by_key(named[LISTS[tag][0]], key) for _, tag, key in WITHIN if tag in LISTS}
    for child in records(named["child"]):
        element = etree.SubElement(children, "Child")
        identifiers = {name: value for name, value in child.items() if name not in ("ReferenceDate", "Ethnicity")}
        add_fields(etree.SubElement(element, "ChildIdentifiers"), identifiers)
        characteristics = etree.SubElement(element, "ChildCharacteristics")
        add_fields(characteristics, {"Ethnicity": child["Ethnicity"]})
        _list(characteristics, "Disabilities", "Disability", disabilities.get(child["LAchildID"], []))
        for record in details.get(child["LAchildID"], []):
            _details(etree.SubElement(element, "CINdetails"), record, within, lists)
    return as_file(root)


def _header(root: etree._Element, record: Record) -> None:
    header = etree.SubElement(root, "Header")
    details = {name: record[name] for name in ("Collection", "Year", "ReferenceDate")}
    add_fields(etree.SubElement(header, "CollectionDetails"), details)
    source = {"SourceLevel": "L"} | {name: record[name] for name in ("LEA", "SoftwareCode", "SerialNo", "DateTime")}
    add_fields(etree.SubElement(header, "Source"), source)


def _details(element: etree._Element, record: Record, within: dict[str, ByKey], lists: dict[str, ByKey]) -> None:
    flag = {"ReferralNFA": record["ReferralNFA"]}
    add_fields(element, {name: value for name, value in record.items() if name not in KEYS | flag.keys()})
    for feed, tag, key in WITHIN:
        if feed == "protection_plan":
            add_fields(element, flag)
        for own in within[feed].get(record["CINdetailsID"], []):
            nested = etree.SubElement(element, tag)
            add_fields(nested, {name: value for name, value in own.items() if name not in KEYS | {key}})
            if tag in LISTS:
                _, around, field = LISTS[tag]
                _list(nested, around, field, lists[tag].get(own[key], []))


def _list(element: etree._Element, around: str, field: str, records: list[Record]) -> None:
    if records:
        nested = etree.SubElement(element, around)
        for record in records:
            add_fields(nested, {field: record[field]})
