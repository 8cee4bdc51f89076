"""The SEN2 return as one XML file, its modules nested as the Department's specification has them."""

import pandas as pd
from lxml import etree

from childrens_services.county.tree import ByKey, Record, add_fields, as_file, by_key, records

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


def write(tables: dict[str, pd.DataFrame]) -> bytes:
    """The file of the tables of text, by feed. The table ids tell what is nested in what, and are not written."""
    named = {feed.removeprefix("sen2_"): table for feed, table in tables.items()}
    root = etree.Element("Message")
    _header(root, records(named["sen2"])[0])
    children = {feed: by_key(named[feed], key) for modules in WITHIN.values() for feed, _, key in modules}
    persons = etree.SubElement(root, "Persons")
    for person in records(named["person"]):
        _write(etree.SubElement(persons, "Person"), "person", person, children)
    return as_file(root)


def _header(root: etree._Element, record: Record) -> None:
    header = etree.SubElement(root, "Header")
    details = etree.SubElement(header, "CollectionDetails")
    names = {"Collection": "collection", "Year": "year", "ReferenceDate": "referencedate"}
    add_fields(details, {name: record[column] for name, column in names.items()})
    add_fields(etree.SubElement(header, "Source"), {"SourceLevel": "L", "LEA": record["lea"]})


def _write(element: etree._Element, module: str, record: Record, children: dict[str, ByKey]) -> None:
    add_fields(element, {SPELT[column]: value for column, value in record.items() if column in SPELT})
    for feed, tag, _ in WITHIN.get(module, ()):
        for own in children[feed].get(record[f"{module}tableid"], []):
            _write(etree.SubElement(element, tag), feed, own, children)
