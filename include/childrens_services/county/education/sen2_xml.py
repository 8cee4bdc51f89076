"""The SEN2 return as one XML file, its modules nested as the Department's specification has them."""

from collections import defaultdict

import pandas as pd
from lxml import etree

# element of each module, and of the modules within it: feed, element, the column that names the parent
WITHIN = {
    "person": (("requests", "Requests", "persontableid"),),
    "requests": (("assessment", "Assessment", "requeststableid"), ("activeplans", "ActivePlans", "requeststableid")),
    "assessment": (("namedplan", "NamedPlan", "assessmenttableid"),),
    "namedplan": (("plandetail", "PlanDetail", "namedplantableid"),),
    "activeplans": (
        ("placementdetail", "PlacementDetail", "activeplanstableid"),
        ("senneed", "SENneed", "activeplanstableid"),
    ),
}
# the specification's spelling of the columns, where it is not theirs
_SPELT = """
    Surname Forename PersonBirthDate Sex Ethnicity PostCode UPN UniqueLearnerNumber UPNunknown ReceivedDate
    RequestSource RYA RequestOutcomeDate RequestOutcome RequestMediation RequestTribunal Exported AssessmentOutcome
    AssessmentOutcomeDate AssessmentMediation AssessmentTribunal OtherMediation OtherTribunal Week20 StartDate
    PlanRes PlanWBP PB OA DP CeaseDate CeaseReason URN UKPRN SENSetting PlacementRank SENunitIndicator
    ResourcedProvisionIndicator TransferLA RES WBP ReviewMeeting ReviewOutcome LastReview EntryDate LeavingDate
    SENtype SENtypeRank
"""
SPELT = {name.lower(): name for name in _SPELT.split()}
# the parent of each feed's rows, and the column that names it
PARENTS = {f"sen2_{feed}": (f"sen2_{parent}", key) for parent, modules in WITHIN.items() for feed, _, key in modules}
Record = dict[str, str]


def write(tables: dict[str, pd.DataFrame]) -> bytes:
    """The file of the tables of text, by feed. The table ids tell what is nested in what, and are not written."""
    named = {feed.removeprefix("sen2_"): table for feed, table in tables.items()}
    root = etree.Element("Message")
    _header(root, _records(named["sen2"])[0])
    children = {feed: _by(named[feed], key) for modules in WITHIN.values() for feed, _, key in modules}
    persons = etree.SubElement(root, "Persons")
    for person in _records(named["person"]):
        _write(etree.SubElement(persons, "Person"), "person", person, children)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _header(root: etree._Element, record: Record) -> None:
    header = etree.SubElement(root, "Header")
    details = etree.SubElement(header, "CollectionDetails")
    for name, column in (("Collection", "collection"), ("Year", "year"), ("ReferenceDate", "referencedate")):
        etree.SubElement(details, name).text = record[column]
    source = etree.SubElement(header, "Source")
    etree.SubElement(source, "SourceLevel").text = "L"
    etree.SubElement(source, "LEA").text = record["lea"]


def _write(element: etree._Element, module: str, record: Record, children: dict[str, dict[str, list[Record]]]) -> None:
    for column, value in record.items():
        if value and column in SPELT:
            etree.SubElement(element, SPELT[column]).text = value
    for feed, tag, _ in WITHIN.get(module, ()):
        for own in children[feed].get(record[f"{module}tableid"], []):
            _write(etree.SubElement(element, tag), feed, own, children)


def _records(table: pd.DataFrame) -> list[Record]:
    return [{str(name): str(value) for name, value in record.items()} for record in table.to_dict("records")]


def _by(table: pd.DataFrame, key: str) -> dict[str, list[Record]]:
    grouped: dict[str, list[Record]] = defaultdict(list)
    for record in _records(table):
        grouped[record[key]].append(record)
    return grouped
