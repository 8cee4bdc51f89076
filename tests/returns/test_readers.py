"""Files of returns to tables: what is read, what is told, and what is refused."""

import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from childrens_services.errors import BadInput
from childrens_services.returns import readers
from childrens_services.returns.readers import cin as cin_reader
from childrens_services.returns.readers import deliver, read
from childrens_services.returns.readers.report import Reading

from tests.returns.given_files import SAMPLES, census, csv_file, document, text_file, workbook

SECRET = "ZEPHYRINE"
HEADER = "<HEADER><CHILDID>c1</CHILDID><SEX>f</SEX><DOB>01/02/2015</DOB>%s</HEADER>"
IDENTIFIERS = "<ChildIdentifiers><LAchildID>%s</LAchildID></ChildIdentifiers>"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside the repository")


def rows(reading: Reading, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """The values of some columns."""
    return [tuple(row[column] for column in columns) for row in reading.tables[table].to_pylist()]


def refused(return_name: str, *files: Path) -> str:
    with pytest.raises(BadInput) as error:
        read(return_name, files)
    assert SECRET not in str(error.value), "no value of a record is told"
    return str(error.value)


@pytest.mark.parametrize("bom", [False, True])
def test_csv_is_known_by_its_columns_and_comes_trimmed_in_capitals(tmp_path: Path, bom: bool) -> None:
    files = [
        csv_file(tmp_path, "b.csv", "Header", {"CHILD": " ab1 ", "ETHNIC": "wbri", "UPN": "\tun1"}, bom=bom),
        csv_file(tmp_path, "a.csv", "UASC", {"CHILD": "ab1", "DUC": "01/02/2027"}, bom=bom),
    ]
    found = read("ssda903", files)
    assert rows(found, "Header", "row_id", "CHILD", "ETHNIC", "UPN", "MOTHER") == [(0, "AB1", "WBRI", "UN1", "")]
    assert rows(found, "UASC", "CHILD", "DUC") == [("AB1", "01/02/2027")]
    assert found.sources == {"Header": "b.csv", "UASC": "a.csv"}
    assert not found.findings
    assert found.file_format == "csv"


def test_letters_beyond_ascii_are_capitals_too(tmp_path: Path) -> None:
    found = read("ssda903", [csv_file(tmp_path, "a.csv", "OC3", {"CHILD": "zoë\u00a0", "ACTIV": "f1"})])
    assert rows(found, "OC3", "CHILD", "ACTIV") == [("ZOË", "F1")]


def test_columns_in_another_order_and_case_are_found(tmp_path: Path) -> None:
    path = text_file(tmp_path, "x.csv", 'review_code,"Review",dob,child\r\npn1,01/05/2026,01/02/2015,7\r\n')
    assert rows(read("ssda903", [path]), "Reviews", "CHILD", "REVIEW_CODE", "REVIEW") == [("7", "PN1", "01/05/2026")]


def test_a_missing_and_an_extra_column_are_told(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "e.csv", "Episodes", {"CHILD": "1", "PL_POST": "LE1 1AA"}, without="URN")
    path.write_text("\n".join(f"{line},{end}" for line, end in zip(path.read_text().split("\n"), ("NOTE", "x"))))  # noqa: B905
    found = read("ssda903", [path])
    assert "URN" not in found.tables["Episodes"].column_names
    assert "NOTE" not in found.tables["Episodes"].column_names
    assert [(one.file, one.what) for one in found.findings] == [
        ("e.csv", "taken for Episodes, but without URN"),
        ("e.csv", "Episodes has no column NOTE"),
    ]


def test_a_file_of_no_table_is_refused(tmp_path: Path) -> None:
    said = refused("ssda903", text_file(tmp_path, "x.csv", "CHILD,DOB,COLOUR\n1,2,3\n"))
    assert said.startswith("x.csv, row 1: its columns are those of no table")
    assert "What to do:" in said
    assert "names no column" in refused("ssda903", text_file(tmp_path, "y.csv", "one;two\n1;2\n"))


def test_a_column_written_twice_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "x.csv", "CHILD,DOB,REVIEW,REVIEW,REVIEW_CODE\n1,2,3,4,5\n")
    assert refused("ssda903", path).startswith("x.csv, row 1, field REVIEW: the column is there twice")


def test_two_files_of_one_table_are_refused(tmp_path: Path) -> None:
    files = [csv_file(tmp_path, name, "OC3", {"CHILD": "1"}) for name in ("a.csv", "b.csv")]
    assert "b.csv: its columns are those of OC3, and so are those of a.csv" in refused("ssda903", *files)


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf"])
def test_an_empty_csv_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(content)
    assert "e.csv: it is empty" in refused("ssda903", path)


def test_a_header_without_rows_is_an_empty_table(tmp_path: Path) -> None:
    assert read("ssda903", [csv_file(tmp_path, "e.csv", "Missing")]).tables["Missing"].num_rows == 0


def test_other_than_utf8_is_refused_with_its_row(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a.csv", "OC3", {"CHILD": "1"}, {"CHILD": "2"})
    path.write_bytes(path.read_bytes() + f"\n{SECRET}\xe9,,,,".encode("latin-1"))
    assert refused("ssda903", path).startswith("a.csv, row 4: it is not UTF-8")
    path.write_bytes("CHILD,DOB".encode("utf-16"))
    assert "it is not UTF-8" in refused("ssda903", path)


def test_a_row_of_another_length_is_refused_with_its_row(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a.csv", "OC3", {"CHILD": "1"})
    path.write_text(path.read_text() + f"\n\n{SECRET},x\n")
    assert refused("ssda903", path).startswith("a.csv, row 4: it has 2 values where the first row has 5")


def test_quoted_values_hold_commas_and_line_ends(tmp_path: Path) -> None:
    path = text_file(tmp_path, "a.csv", 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n1,,"a,\nb"," f1 ",\n')
    assert rows(read("ssda903", [path]), "OC3", "IN_TOUCH", "ACTIV") == [("A,\nB", "F1")]


def test_blank_rows_are_left_out_and_the_others_keep_their_number(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "a.csv", "OC3", {"CHILD": "1"}, {}, {"ACTIV": "F1"}, {"CHILD": "2"}, {}, {})
    delivered, found = deliver("ssda903", [path])
    assert rows(found, "OC3", "row_id", "CHILD") == [(0, "1"), (2, ""), (3, "2")]
    assert [one.what for one in found.findings] == ["3 rows are blank; they are left out"]
    children = delivered.child_ids("OC3")
    assert children is not None
    assert (children[0], children[3]) == ("1", "2")


def test_a_folder_gives_its_files_of_the_return_only(tmp_path: Path) -> None:
    csv_file(tmp_path / "now", "a.csv", "OC3", {"CHILD": "1"})
    text_file(tmp_path / "now", "issues.csv", "rule_code,table\n101,OC3\n")
    text_file(tmp_path / "now", "notes.txt", "nothing")
    csv_file(tmp_path / "before", "b.csv", "OC3", {"CHILD": "2"})
    delivered, _ = deliver("ssda903", [tmp_path / "now"], [tmp_path / "before"])
    assert {name: table.column("CHILD").to_pylist() for name, table in delivered.tables.items()} == {
        "OC3": ["1"],
        "OC3_last": ["2"],
    }


def test_places_that_are_not_there_are_refused(tmp_path: Path) -> None:
    assert "there is no such file or folder" in refused("ssda903", tmp_path / "none.csv")
    assert "no file of this return" in refused("ssda903", tmp_path)
    assert "give .xml files" in refused("cin", text_file(tmp_path, "a.csv", "x"))


def test_xml_of_the_ssda903_gives_every_table(tmp_path: Path) -> None:
    header = HEADER % (
        "<UASC>1</UASC><DUC>01/05/2027</DUC><IN_TOUCH>yes</IN_TOUCH><DATE_INT>01/01/2027</DATE_INT>"
        "<AMISSING><MISSING>m</MISSING><MIS_START>01/06/2026</MIS_START></AMISSING>"
        "<AREVIEW><REVIEW>02/06/2026</REVIEW><REVIEW_CODE>pn1</REVIEW_CODE></AREVIEW>"
        "<AREVIEW><REVIEW>03/06/2026</REVIEW></AREVIEW><MOTHER/>"
        "<PERMANENCE><PREV_PERM>P1</PREV_PERM></PERMANENCE><OC2><SDQ_SCORE>7</SDQ_SCORE></OC2>"
        "<AD_PLACED><DATE_PLACED>04/06/2026</DATE_PLACED></AD_PLACED>"
        "<DOLO><DOLO_START>05/06/2026</DOLO_START></DOLO>"
    )
    more = (
        "<EPISODE><DECOM>01/04/2026</DECOM><PL>u1</PL></EPISODE><SW_EPISODES><SW_EPISODE><SW_ID>s1</SW_ID>"
        "<SW_DECOM>01/04/2026</SW_DECOM></SW_EPISODE></SW_EPISODES>"
    )
    found = read("ssda903", [text_file(tmp_path, "a.xml", document(f"<CHILD>{header}{more}</CHILD>"))])
    assert rows(found, "Header", "CHILD", "SEX", "DOB", "UASC") == [("C1", "F", "01/02/2015", "1")]
    assert rows(found, "Episodes", "CHILD", "DECOM", "PLACE") == [("C1", "01/04/2026", "U1")]
    assert rows(found, "Reviews", "CHILD", "DOB", "REVIEW", "REVIEW_CODE") == [
        ("C1", "01/02/2015", "02/06/2026", "PN1"),
        ("C1", "01/02/2015", "03/06/2026", ""),
    ]
    assert rows(found, "UASC", "CHILD", "SEX", "DUC") == [("C1", "F", "01/05/2027")]
    assert rows(found, "OC2", "SDQ_SCORE") == [("7",)]
    assert rows(found, "OC3", "IN_TOUCH") == [("YES",)]
    assert rows(found, "AD1", "DATE_INT") == [("01/01/2027",)]
    assert rows(found, "PlacedAdoption", "DATE_PLACED") == [("04/06/2026",)]
    assert rows(found, "PrevPerm", "PREV_PERM") == [("P1",)]
    assert rows(found, "Missing", "MISSING", "MIS_START") == [("M", "01/06/2026")]
    assert rows(found, "SWEpisodes", "CHILD", "SW_ID", "SW_DECOM") == [("C1", "S1", "01/04/2026")]
    assert rows(found, "DoLo", "CHILD", "DOLO_START") == [("C1", "05/06/2026")]
    assert not found.findings
    assert found.file_format == "xml"


@pytest.mark.parametrize("name", ["SWEPISODE", "SW_EPISODE", "SwEpisode", "SOCIAL_WORKER", "ASW"])
def test_social_workers_may_have_several_names(tmp_path: Path, name: str) -> None:
    block = f"<{name}><SW_ID>1</SW_ID></{name}>"
    inside, beside = f"<CHILD>{HEADER % block}</CHILD>", f"<CHILD>{HEADER % ''}{block}</CHILD>"
    found = read("ssda903", [text_file(tmp_path, "a.xml", document(inside, beside))])
    assert rows(found, "SWEpisodes", "row_id", "CHILD", "SW_ID") == [(0, "C1", "1"), (1, "C1", "1")]


def test_xml_without_social_workers_takes_them_from_csv(tmp_path: Path) -> None:
    xml = text_file(tmp_path, "a.xml", document(f"<CHILD>{HEADER % ''}</CHILD>"))
    alone = read("ssda903", [xml])
    assert not {"SWEpisodes", "DoLo"} & set(alone.tables)
    assert rows(alone, "Header", "UASC") == [("0",)]
    assert [one.what for one in alone.findings] == [
        "it has no social worker episodes",
        "it has no deprivation of liberty orders",
    ]
    beside = csv_file(tmp_path, "sw.csv", "SWEpisodes", {"CHILD": "c1"})
    both = read("ssda903", [xml, beside])
    assert rows(both, "SWEpisodes", "CHILD") == [("C1",)]
    assert [one.what for one in both.findings] == ["it has no deprivation of liberty orders"]
    again = csv_file(tmp_path, "h.csv", "Header", {"CHILD": "c1"})
    assert "a.xml: it has Header, and so has h.csv" in refused("ssda903", xml, again)


def test_unknown_elements_are_told_by_path_and_number(tmp_path: Path) -> None:
    child = f"<CHILD>{HEADER % '<SHOE>9</SHOE>'}<EPISODE><DECOM>01/04/2026</DECOM><HAT>1</HAT></EPISODE></CHILD>"
    found = read("ssda903", [text_file(tmp_path, "a.xml", document(child, child))])
    assert [one.what for one in found.findings[2:]] == [
        "element CHILD/EPISODE/HAT is not part of the return (2 times)",
        "element CHILD/HEADER/SHOE is not part of the return (2 times)",
    ]


@pytest.mark.parametrize("return_name", ["ssda903", "cin"])
def test_broken_xml_is_refused(tmp_path: Path, return_name: str) -> None:
    write = document if return_name == "ssda903" else census
    child = (
        f"<CHILD>{HEADER % SECRET}</CHILD>" if return_name == "ssda903" else f"<Child>{IDENTIFIERS % SECRET}</Child>"
    )
    whole = write(child, child)
    assert "not well-formed" in refused(return_name, text_file(tmp_path, "a.xml", whole[:-30]))
    dtd = '<!DOCTYPE x [<!ENTITY a "b">]>'
    assert "DOCTYPE" in refused(return_name, text_file(tmp_path, "b.xml", write(child, prolog=dtd)))
    assert "it is empty" in refused(return_name, text_file(tmp_path, "c.xml", ""))
    assert "element" in refused(return_name, text_file(tmp_path, "d.xml", write()))
    bad = tmp_path / "e.xml"
    bad.write_bytes(whole.replace(SECRET, "\xe9").encode("latin-1").replace(b"encoding='utf-8'", b""))
    assert "not well-formed" in refused(return_name, bad)


def test_a_value_written_twice_is_refused(tmp_path: Path) -> None:
    path = text_file(tmp_path, "a.xml", document(f"<CHILD>{HEADER % f'<UPN>{SECRET}</UPN><UPN>2</UPN>'}</CHILD>"))
    assert refused("ssda903", path).startswith("a.xml, field UPN: it is there twice in one record of child 1")


def test_the_census_numbers_the_groups_of_a_child(tmp_path: Path) -> None:
    def referral(day: int) -> str:
        return (
            f"<CINdetails><CINreferralDate>2026-05-{day:02}</CINreferralDate><Assessments>"
            "<AssessmentActualStartDate>2026-06-01</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>"
            "<AssessmentFactors>1A</AssessmentFactors><AssessmentFactors> 2B</AssessmentFactors>"
            "</FactorsIdentifiedAtAssessment>"
            "<AssessmentAuthorisationDate>2026-06-20</AssessmentAuthorisationDate></Assessments>"
            "<CINPlanDates><CINPlanStartDate>2026-07-01</CINPlanStartDate></CINPlanDates>"
            "<Section47><ICPCnotRequired>true</ICPCnotRequired></Section47><ChildProtectionPlans>"
            "<CPPstartDate>2026-08-01</CPPstartDate><Reviews><CPPreviewDate>2026-09-01</CPPreviewDate>"
            "<CPPreviewDate>2026-10-01</CPPreviewDate></Reviews></ChildProtectionPlans>"
            "<PreProceedingsandFGDM><PPOutcome>A</PPOutcome></PreProceedingsandFGDM></CINdetails>"
        )

    characteristics = (
        "<ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability>"
        "<Disability>HEAR</Disability></Disabilities></ChildCharacteristics>"
    )
    two = f"<Child>{IDENTIFIERS % 'a'}{characteristics}{referral(1)}{referral(2)}</Child>"
    # groups may come before the identifiers, and a child twice
    again = f"<Child>{referral(3)}{IDENTIFIERS % 'a'}</Child>"
    other = f"<Child>{IDENTIFIERS % 'b'}{referral(4)}</Child>"
    found = read("cin", [text_file(tmp_path, "c.xml", census(two, again, other))])
    key = ("LAchildID", "CINdetailsID")
    assert rows(found, "Header", "Year", "ReferenceDate") == [("2027", "2027-03-31")]
    assert rows(found, "ChildIdentifiers", "row_id", "LAchildID") == [(0, "a"), (1, "a"), (2, "b")]
    assert rows(found, "Disabilities", "LAchildID", "Disability") == [("a", "HAND"), ("a", "HEAR")]
    assert [row[1] for row in rows(found, "CINdetails", *key)] == ["1", "2", "3", "1"]
    assert rows(found, "Assessments", *key, "AssessmentID", "AssessmentFactors")[1:3] == [
        ("a", "2", "2", "1A,2B"),
        ("a", "3", "3", "1A,2B"),
    ]
    assert rows(
        found, "AssessmentFactorsList", *key, "AssessmentID", "AssessmentAuthorisationDate", "AssessmentFactor"
    )[:2] == [("a", "1", "1", "2026-06-20", "1A"), ("a", "1", "1", "2026-06-20", "2B")]
    assert rows(found, "CINplanDates", *key, "CINPlanStartDate")[3] == ("b", "1", "2026-07-01")
    assert rows(found, "Section47", *key, "ICPCnotRequired")[0] == ("a", "1", "true")
    assert rows(found, "Reviews", *key, "CPPID", "CPPreviewDate")[1:3] == [
        ("a", "1", "1", "2026-10-01"),
        ("a", "2", "2", "2026-09-01"),
    ]
    assert rows(found, "PreProceedingsandFGDM", *key, "PPOutcome")[3] == ("b", "1", "A")
    assert not found.findings


def test_the_census_tells_unknown_elements(tmp_path: Path) -> None:
    child = f"<Child>{IDENTIFIERS % 'a'}<Pets><Pet>1</Pet></Pets><CINdetails><Mood>1</Mood></CINdetails></Child>"
    found = read("cin", [text_file(tmp_path, "c.xml", census(child, child))])
    assert [one.what for one in found.findings] == [
        "element Child/CINdetails/Mood is not part of the return (2 times)",
        "element Child/Pets is not part of the return (2 times)",
    ]


def test_a_namespace_changes_nothing(tmp_path: Path) -> None:
    text = census(f"<Child>{IDENTIFIERS % 'a'}</Child>").replace("<Message>", "<Message xmlns='urn:x'>")
    assert rows(read("cin", [text_file(tmp_path, "c.xml", text)]), "ChildIdentifiers", "LAchildID") == [("a",)]


def test_a_census_is_one_file(tmp_path: Path) -> None:
    files = [text_file(tmp_path, name, census(f"<Child>{IDENTIFIERS % 'a'}</Child>")) for name in ("a.xml", "b.xml")]
    assert "b.xml: it is the second file" in refused("cin", *files)


def test_memory_does_not_grow_with_the_census(tmp_path: Path) -> None:
    child = f"<Child>{IDENTIFIERS % 'same'}<ChildCharacteristics>{' ' * 2_000}</ChildCharacteristics></Child>"
    peaks = []
    for children in (200, 4_000):
        path = text_file(tmp_path, "c.xml", census(*([child] * children)))
        tracemalloc.start()
        cin_reader.read(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 4_000_000, "less than what the text of the file takes"


def test_the_lists_of_a_workbook(tmp_path: Path) -> None:
    first = ["unique id", "UPN", "Date of birth", "Elective home education", "Mood"]
    path = workbook(
        tmp_path / "sen.xlsx",
        {
            "list 1": [
                first,
                ["a", 12345.0, date(2015, 2, 1), None, "x"],
                [None] * 5,
                ["b", "u", "01/02/2016", "Y", ""],
            ],
            "List_2": [["Unique ID"], ["c"]],
            "Notes": [["anything"]],
        },
    )
    found = read("sen", [path])
    assert rows(found, "List_1", "row_id", "Unique ID", "UPN", "Date of birth", "Elective home education") == [
        (0, "a", "12345", "2015-02-01", ""),
        (2, "b", "u", "01/02/2016", "Y"),
    ]
    assert rows(found, "List_2", "Unique ID") == [("c",)]
    said = [one.what for one in found.findings]
    assert "List_1 has no column Mood" in said
    assert any(what.startswith("List_2 is without UPN, ULN") for what in said)
    assert "a sheet that is none of the lists is left out" in said


def test_workbooks_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    assert "no workbook" in refused("sen", text_file(tmp_path, "a.xlsx", SECRET)).replace(
        "not a workbook", "no workbook"
    )
    assert "has no sheet List_1" in refused("sen", workbook(tmp_path / "b.xlsx", {"People": [["Unique ID"]]}))
    without = workbook(tmp_path / "c.xlsx", {"List_1": [["UPN"], [SECRET]]})
    assert refused("sen", without).startswith("c.xlsx, row 1, field Unique ID: List_1 has no column of that name")


def test_only_known_returns_are_read(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no return 'school'"):
        readers.read("school", [tmp_path])


@needs_samples
def test_the_published_samples() -> None:
    csv = read(
        "ssda903", [SAMPLES / "ssda903" / f"{name}.csv" for name in ("header", "episodes", "sw_episodes", "DoLo")]
    )
    assert {name: table.num_rows for name, table in csv.tables.items()} == {
        "Header": 2675,
        "Episodes": 5050,
        "SWEpisodes": 1,
        "DoLo": 1,
    }
    xml = read("ssda903", [SAMPLES / "ssda903" / "fake_903.xml"])
    assert (xml.tables["Header"].num_rows, xml.tables["Episodes"].num_rows) == (253, 459)
    found = read("cin", [SAMPLES / "cin" / "CIN_Census_2026.xml"])
    assert rows(found, "PreProceedingsandFGDM", "LAchildID", "ReviewMeetingsCount") == [("DfEX0000001", "3")]
    assert read("cin", [SAMPLES / "cin" / "fake_CIN_data.xml"]).tables["CINdetails"].num_rows == 402
    lists = read("sen", [SAMPLES / "sen" / "fake_sen.xlsx"])
    assert {name: table.num_rows for name, table in lists.tables.items()} == {"List_1": 2, "List_2": 2}
