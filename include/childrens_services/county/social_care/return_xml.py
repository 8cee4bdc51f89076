"""The SSDA903 return as one XML file."""

import pandas as pd
from lxml import etree

from childrens_services.county.tree import ByKey, Record, add_fields, as_file, by_key, records

# the layout of the file: fields of the header, those other tables have in it, and tables nested in it
IN_HEADER = {
    "ssda903_uasc": ("DUC",),
    "ssda903_ad1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "ssda903_oc3": ("IN_TOUCH", "ACTIV", "ACCOM"),
}
NESTED = {
    "ssda903_missing": "AMISSING",
    "ssda903_reviews": "AREVIEW",
    "ssda903_prev_perm": "PERMANENCE",
    "ssda903_oc2": "OC2",
    "ssda903_placed_adoption": "AD_PLACED",
}
FROM_HEADER = ("CHILD", "DOB", "SEX")
HEADER, EPISODES = "ssda903_header", "ssda903_episodes"
# the parent of each feed's rows, and the column that names it
PARENTS = dict.fromkeys((*IN_HEADER, *NESTED, EPISODES), (HEADER, "CHILD"))


def write(tables: dict[str, pd.DataFrame]) -> bytes:
    """The file of the tables of text, by feed, with the headings of the CSV files; a table may be left out."""
    others = {name: by_key(tables[name], "CHILD") if name in tables else {} for name in (*IN_HEADER, *NESTED)}
    spells = by_key(tables[EPISODES], "CHILD")
    root = etree.Element("EXPSSDA903")
    for fields in records(tables[HEADER]):
        child = etree.SubElement(root, "CHILD")
        _header(etree.SubElement(child, "HEADER"), fields, others)
        for episode in spells.pop(fields["CHILD"], []):
            element = {"PL" if name == "PLACE" else name: value for name, value in episode.items() if name != "CHILD"}
            add_fields(etree.SubElement(child, "EPISODE"), element)
    return as_file(root)


def _header(element: etree._Element, fields: Record, tables: dict[str, ByKey]) -> None:
    child = fields["CHILD"]
    asylum = tables["ssda903_uasc"].get(child, [])
    add_fields(element, {"CHILDID": child, "UPN": fields["UPN"], "SEX": fields["SEX"], "DOB": fields["DOB"]})
    add_fields(element, {"ETHNIC": fields["ETHNIC"], "UASC": str(len(asylum))})
    for table, names in IN_HEADER.items():
        for record in tables[table].pop(child, []):
            add_fields(element, {name: record[name] for name in names})
    add_fields(element, {"MOTHER": fields["MOTHER"], "MC_DOB": fields["MC_DOB"]})
    for table, tag in NESTED.items():
        for record in tables[table].pop(child, []):
            own = {name: value for name, value in record.items() if name not in FROM_HEADER}
            add_fields(etree.SubElement(element, tag), own)
