"""What could not be read: links that may lead there are counted in one line, and no rule claims to have seen it."""

from pathlib import PurePosixPath

import pytest
from yaml_in import document_of, said, strategy_of

from alignment.documents.document import YamlDocument
from alignment.findings.built_in import hides_something
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.sections import sections_named
from alignment.model.unknown import Unread
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.source import SourceFile

METAMODEL = built_in_metamodel()
RISKS = """\
risks:
  - {id: RK1, title: Delay, mitigated_by: [ACT-07, ACT-08], threatens: [A1], owner: R-9, onwer: x}
  - {id: RK2, title: Cost, threatens: [A1, RK1], mitigated_by: [ACT-07]}
"""
TRAIN = "actions:\n  - {id: ACT-01, title: Train, advances: [A1], owner: R-1}\n"
UNPARSED = "actions:\n  - id: ACT-07\n    title: Train\n   owner: [\nambitions:\n  - id: A1\n"


def at(text: str, words: str, nth: int = 1) -> str:
    """Gives line and column of the nth place where words stand in a text."""
    index = -1
    for _ in range(nth):
        index = text.index(words, index + 1)
    return f"{text.count(chr(10), 0, index) + 1}:{index - text.rfind(chr(10), 0, index)}"


def test_links_into_a_file_that_did_not_parse_are_one_line_and_all_else_is_still_said() -> None:
    strategy, findings = strategy_of(UNPARSED, RISKS)
    (unchecked,) = [finding for finding in findings if finding.rule == "LINK-UNCHECKED"]
    assert said([unchecked]) == [
        f"{at(RISKS, 'ACT-07')} LINK-UNCHECKED 5 links not checked: 1.yaml could not be read whole"
    ]
    assert [(str(one.location), one.message) for one in unchecked.related] == [
        (f"2.yaml:{at(RISKS, 'ACT-07')}", 'RK1 "Delay" is mitigated by ACT-07'),
        (f"2.yaml:{at(RISKS, 'ACT-08')}", 'RK1 "Delay" is mitigated by ACT-08'),
        (f"2.yaml:{at(RISKS, 'A1')}", 'RK1 "Delay" threatens A1'),
        (f"2.yaml:{at(RISKS, 'A1', 2)}", 'RK2 "Cost" threatens A1'),
        (f"2.yaml:{at(RISKS, 'ACT-07', 2)}", 'RK2 "Cost" is mitigated by ACT-07'),
    ]
    assert sorted(said(finding for finding in findings if finding.rule.startswith(("LINK-KIND", "LINK-UNK", "MODEL")))) == [
        f'{at(RISKS, "R-9")} LINK-UNKNOWN RK1 "Delay" is owned by R-9, which does not exist',
        f'{at(RISKS, "onwer")} MODEL-FIELD RK1 "Delay" has the unknown field `onwer`',
        f'{at(RISKS, "RK1", 2)} LINK-KIND RK2 "Cost" threatens RK1, which is a risk, not a strategy, plan, outcome or ambition',
    ]  # fmt: skip
    assert strategy.unread == (Unread("1.yaml", frozenset({"actions", "ambitions"})),)
    assert strategy.links == ()


def test_a_file_that_could_not_be_opened_may_hold_anything() -> None:
    document, _ = document_of(TRAIN)
    strategy, findings = load([document], METAMODEL, [Unread("secret.yaml", None), Unread("other.yaml", None)])
    assert said(findings) == [
        f"{at(TRAIN, 'A1')} LINK-UNCHECKED 2 links not checked: other.yaml and secret.yaml could not be read whole"
    ]
    assert strategy.unread == (Unread("other.yaml", None), Unread("secret.yaml", None))


@pytest.mark.parametrize(
    "hidden",
    ["- {id: A1, title: Included}\n", "'ambitions: none\n", "ambitions: all of them\n"],
)
def test_ids_in_what_was_not_read_may_be_anywhere_in_it(hidden: str) -> None:
    _, findings = strategy_of(hidden, TRAIN.replace(", owner: R-1", ""))
    assert "LINK-UNKNOWN" not in {finding.rule for finding in findings}
    assert said(findings)[-1] == f"{at(TRAIN, 'A1')} LINK-UNCHECKED 1 link not checked: 1.yaml could not be read whole"


@pytest.mark.parametrize("faulty", ["title: Included", "id: A_2\n    title: Included", "A1"])
def test_an_element_without_an_id_may_be_the_one_that_is_meant(faulty: str) -> None:
    strategy, findings = strategy_of(f"ambitions:\n  - {faulty}\n", TRAIN.replace(", owner: R-1", ""))
    assert said(findings)[-1] == f"{at(TRAIN, 'A1')} LINK-UNCHECKED 1 link not checked: 1.yaml could not be read whole"
    assert strategy.unread == (Unread("1.yaml", frozenset({"ambitions"})),)


def test_an_id_that_is_nearly_the_one_that_links_name_is_told_once_and_so_is_all_that_leads_to_it() -> None:
    strategy, findings = strategy_of("ambitions:\n  - {id: A_1, title: Included}\n", TRAIN.replace(", owner: R-1", ""))
    assert [(one.rule, one.fix) for one in findings] == [("MODEL-ID", "Write `id: A1`, which links name.")]
    assert (strategy.unread, strategy.links) == ((Unread("1.yaml", frozenset({"ambitions"})),), ())


def test_two_ids_that_are_nearly_the_one_that_links_name_leave_open_which_is_meant() -> None:
    _, findings = strategy_of(
        "ambitions:\n  - {id: A_1, title: Included}\n  - {id: A 1, title: Heard}\n", TRAIN.replace(", owner: R-1", "")
    )
    assert "Write `id: A1`, which links name." not in {one.fix for one in findings}
    assert "LINK-UNCHECKED" in {one.rule for one in findings}


def test_only_the_files_in_question_are_named() -> None:
    owned = TRAIN.replace("advances: [A1], ", "")
    _, findings = strategy_of("ambitions: none of them\n", "roles: none of them\n", owned)
    assert said(findings)[-1] == f"{at(owned, 'R-1')} LINK-UNCHECKED 1 link not checked: 2.yaml could not be read whole"


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("actions:\n  - id: [\n", {"actions"}),
        ("\"actions\":\n  - id: [\n'risks' :\n", {"actions", "risks"}),
        ("actions:\r  - id: [\rrisks:\r", {"actions", "risks"}),
        ("strategy:\n  id: [\nactions: x\nacions: y\n  risks: z\n", {"strategy", "actions"}),
        ("- id: [\n", None),
        ("{actions: [\n", None),
        ("  actions: [\n#\n", None),
        ("acions: [\n", None),
    ],
)
def test_a_file_that_did_not_parse_is_searched_for_section_names(text: str, sections: set[str] | None) -> None:
    strategy, _ = strategy_of(text)
    assert strategy.unread == (Unread("1.yaml", frozenset(sections) if sections else None),)


def test_even_a_file_in_another_encoding_is_searched() -> None:
    source = SourceFile(PurePosixPath("caf\u00e9.yaml"), "actions:\n  - title: Caf\u00e9\n".encode("latin-1"))
    document = YamlDocument(source, "", None, is_whole=False)
    assert sections_named(document, METAMODEL) == frozenset({"actions"})


def test_sections_of_one_file_are_noted_apart_and_in_order() -> None:
    strategy, _ = strategy_of("risks:\n  - RK1\nactions:\n  - ACT-01\n  - ACT-02\n", "roles:\n  - R-1\n")
    assert strategy.unread == (
        Unread("1.yaml", frozenset({"actions"})),
        Unread("1.yaml", frozenset({"risks"})),
        Unread("2.yaml", frozenset({"roles"})),
    )


@pytest.mark.parametrize(
    "written",
    ["basis: statd", "basis: [stated]", "basis: {is: stated}", "bases: stated", "basis: stated\n    basis: promised"],
)
def test_the_basis_of_an_element_that_cannot_be_read_is_none_that_could_be_written(written: str) -> None:
    strategy, findings = strategy_of(
        f"actions:\n  - id: X\n    title: Do\n    owner: R\n    {written}\nroles: [{{id: R, title: Head}}]\n"
    )
    assert strategy.elements["X"].basis == UNREAD_BASIS
    assert [link.basis for link in strategy.links] == [UNREAD_BASIS]
    assert any(map(hides_something, findings))


@pytest.mark.parametrize("written", ["basis: statd", "basis: [stated]", "bassis: stated"])
def test_the_basis_of_a_link_that_cannot_be_read_leaves_the_others_of_its_list_as_they_are(written: str) -> None:
    strategy, _ = strategy_of(
        f"""
        actions: [{{id: X, title: Do, supported_by: [R, {{to: Q, {written}}}], basis: promised}}]
        roles: [{{id: R, title: Head}}, {{id: Q, title: Deputy}}]
        """
    )
    assert [(link.target, link.basis) for link in strategy.links] == [("R", "promised"), ("Q", UNREAD_BASIS)]
    assert strategy.elements["X"].basis == "promised"


def test_what_only_illustrates_cannot_be_any_weaker_for_a_basis_that_cannot_be_read() -> None:
    model = "actions: [{id: X, title: Do, owner: {to: R, basis: statd}, basis: illustrative}]\nroles: [{id: R, title: Head}]"
    assert [link.basis for link in strategy_of(model)[0].links] == ["illustrative"]
