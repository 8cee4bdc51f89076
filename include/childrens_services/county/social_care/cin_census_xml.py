"""The children in need census as one XML file, its records nested as the Department's specification has them."""

from collections import defaultdict

import pandas as pd
from lxml import etree

# a record of a referral: feed, element, and the fields that only tie it to others
WITHIN = (
    ("assessment", "Assessments", "AssessmentID"),
    ("plan", "CINPlanDates", "CINPlanID"),
    ("section47", "Section47", "Section47ID"),
    ("protection_plan", "ChildProtectionPlans", "CPPID"),
)
# what is nested in those: feed, element around it, field, and the id it goes by
LISTS = {
    "Assessments": ("assessment_factor", "FactorsIdentifiedAtAssessment", "AssessmentFactors", "AssessmentID"),
    "ChildProtectionPlans": ("protection_review", "Reviews", "CPPreviewDate", "CPPID"),
}
# the parent of each feed's rows, and the column that names it
PARENTS = {
    "cin_census_details": ("cin_census_child", "LAchildID"),
    "cin_census_disability": ("cin_census_child", "LAchildID"),
    **{f"cin_census_{feed}": ("cin_census_details", "CINdetailsID") for feed, _, _ in WITHIN},
    "cin_census_assessment_factor": ("cin_census_assessment", "AssessmentID"),
    "cin_census_protection_review": ("cin_census_protection_plan", "CPPID"),
}
KEYS = {"ReferenceDate", "LAchildID", "CINdetailsID"}
Record = dict[str, str]
ByKey = dict[str, list[Record]]


def write(tables: dict[str, pd.DataFrame]) -> bytes:
    """The file of the tables of text, by feed."""
    named = {feed.removeprefix("cin_census_"): table for feed, table in tables.items()}
    root = etree.Element("Message")
    _header(root, _records(named["header"])[0])
    children = etree.SubElement(root, "Children")
    details, disabilities = _by(named["details"], "LAchildID"), _by(named["disability"], "LAchildID")
    within = {feed: _by(named[feed], "CINdetailsID") for feed, _, _ in WITHIN}
    lists = {tag: _by(named[feed], key) for tag, (feed, _, _, key) in LISTS.items()}
    for child in _records(named["child"]):
        element = etree.SubElement(children, "Child")
        identifiers = {name: value for name, value in child.items() if name not in ("ReferenceDate", "Ethnicity")}
        _fields(etree.SubElement(element, "ChildIdentifiers"), identifiers)
        characteristics = etree.SubElement(element, "ChildCharacteristics")
        _fields(characteristics, {"Ethnicity": child["Ethnicity"]})
        _list(characteristics, "Disabilities", "Disability", disabilities.get(child["LAchildID"], []))
        for record in details.get(child["LAchildID"], []):
            _details(etree.SubElement(element, "CINdetails"), record, within, lists)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _header(root: etree._Element, record: Record) -> None:
    header = etree.SubElement(root, "Header")
    details = {name: record[name] for name in ("Collection", "Year", "ReferenceDate")}
    _fields(etree.SubElement(header, "CollectionDetails"), details)
    source = {"SourceLevel": "L"} | {name: record[name] for name in ("LEA", "SoftwareCode", "SerialNo", "DateTime")}
    _fields(etree.SubElement(header, "Source"), source)


def _details(element: etree._Element, record: Record, within: dict[str, ByKey], lists: dict[str, ByKey]) -> None:
    flag = {"ReferralNFA": record["ReferralNFA"]}
    _fields(element, {name: value for name, value in record.items() if name not in KEYS | flag.keys()})
    for feed, tag, key in WITHIN:
        if feed == "protection_plan":
            _fields(element, flag)
        for own in within[feed].get(record["CINdetailsID"], []):
            nested = etree.SubElement(element, tag)
            _fields(nested, {name: value for name, value in own.items() if name not in KEYS | {key}})
            if tag in LISTS:
                _, around, field, _ = LISTS[tag]
                _list(nested, around, field, lists[tag].get(own[key], []))


def _list(element: etree._Element, around: str, field: str, records: list[Record]) -> None:
    if records:
        nested = etree.SubElement(element, around)
        for record in records:
            _fields(nested, {field: record[field]})


def _fields(element: etree._Element, values: Record) -> None:
    for name, value in values.items():
        if value:
            etree.SubElement(element, name).text = value


def _records(table: pd.DataFrame) -> list[Record]:
    return [{str(name): str(value) for name, value in record.items()} for record in table.to_dict("records")]


def _by(table: pd.DataFrame, key: str) -> ByKey:
    grouped: ByKey = defaultdict(list)
    for record in _records(table):
        grouped[record[key]].append(record)
    return grouped
