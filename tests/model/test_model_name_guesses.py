"""Names of fields and sections that spreadsheets use: the one that is meant, with the line to write."""

from typing import Final

import pytest
from yaml import Mark
from yaml_in import document_of, strategy_of

from alignment.documents.document import YamlText
from alignment.findings.finding import Finding
from alignment.model.extensions.vocabularies import vocabularies_of
from alignment.model.link_mends import LinkMender
from alignment.model.metamodel import built_in_metamodel
from alignment.model.name_guesses import guess_field, guess_section
from alignment.model.synonyms import FIELDS_BY_NAME, SECTION_NAMES, VALUE_WORDS
from alignment.model.value_fits import Fitting
from alignment.source import edited
from alignment.text import fold, fold_name

METAMODEL: Final = built_in_metamodel()
MARK: Final = Mark("plan.yaml", 0, 0, 0, "", 0)


def of_field(section: str, line: str, *others: str) -> tuple[Finding, str]:
    """Gives the finding of a line, and the line once its edits are made."""
    text = "\n".join((f"{section}:", "  - id: X-1", "    title: Train", *(f"    {one}" for one in (line, *others)), ""))
    _, findings = strategy_of(text)
    (finding,) = (one for one in findings if one.rule == "MODEL-FIELD")
    return finding, edited(text, finding.edits).splitlines()[3].strip()


RENAMED: Final = {
    "Due Date: 2027-03": "due: 2027-03",
    "due-date: 2027-03": "due: 2027-03",
    "Owner: R-1": "owner: R-1",
    "deadline: TBC": "due: TBC",
    "by_when: 2027-03": "due: 2027-03",
    "start_date: 2026-09": "starts: 2026-09",
    "action_owner: R-1": "owner: R-1",
    "description: Every setting": "summary: Every setting",
    "comments: 'Late: see minutes'": "notes: 'Late: see minutes'",
    "dependencies: [X-2, X-3]": "depends_on: [X-2, X-3]",
    "onwer: R-1": "owner: R-1",
}
"""What is written of an action, and the line once the mend that is sure is made."""


@pytest.mark.parametrize("line", RENAMED)
def test_a_name_that_means_one_field_is_put_right(line: str) -> None:
    finding, after = of_field("actions", line)
    assert after == RENAMED[line]
    assert f"`{after.partition(':')[0]}" in finding.fix


LINES: Final = [
    ("actions", "deadline: 2027-03", "Write `due: 2027-03`."),
    ("actions", "description: 'A: b'", 'Write `summary: "A: b"`.'),
    ("actions", "dependencies: [X-2, X-3]", "Write `depends_on: [X-2, X-3]`."),
    ("actions", "accountable: R-1", "Write `owner: R-1`."),
    ("actions", "accountable: Head of SEND",
     "Write `owner: R-HEAD-OF-SEND`. Add `- {id: R-HEAD-OF-SEND, title: Head of SEND}` under `roles:`."),
    ("actions", "partners: [Play, Art, Play]",
     "Write `supported_by: [R-PLAY, R-ART]`. Add `- {id: R-PLAY, title: Play}` and `- {id: R-ART, title: Art}` under `roles:`."),
    ("actions", "accountable: [Head of SEND, Head of Play]", "Did you mean `owner`? It takes the id of a role."),
    ("actions", "partners: [all of us]", "Did you mean `supported_by`? It takes the id of a role."),
    ("actions", "partners: [{to: [x]}]", "Did you mean `supported_by`? It takes the id of a role."),
    ("actions", "lead: R-1", "Write `owner: R-1`, or `responsible: R-1`."),
    ("actions", "Lead: X-1", "Write `owner: X-1`, or `responsible: X-1`."),
    ("actions", "Joint leads: [R-1, R-2]", "Write `responsible: [R-1, R-2]`."),
    ("milestones", "co-leads: [Head of SEND, Play]",
     "Write `responsible: [R-HEAD-OF-SEND, R-PLAY]`. Add `- {id: R-HEAD-OF-SEND, title: Head of SEND}` and `- {id: R-PLAY, title: Play}` under `roles:`."),
    ("actions", "budget: R-1", "Write `funded_by: R-1`."),
    ("actions", "priority: high", "Write `tags: high`."),
    ("actions", "RAG status: Amber", "Write `rag: Amber`."),
    ("actions", "kpi: M1", "Write `measured_by: M1`."),
    ("actions", "budget: 20500", "Write `cost: 20500`."),
    ("actions", "budget: £20k", "Write `cost: 20000`."),
    ("actions", "budget: to be found", "Use `cost` for a number or `funded_by` for the id of a fund."),
    ("actions", "progress: Halted", "Write `notes: Halted`."),
    ("actions", "end_date: 2027-03", "Write `due: 2027-03`, or `completed_on: 2027-03`."),
    ("actions", "dates: Sept 2026 to March 2027", "Write `starts: 2026-09` and `due: 2027-03`, each on a line of its own."),
    ("actions", "Period: 2027", "Write `starts: 2027` and `due: 2027`, each on a line of its own."),
    ("actions", "duration: all year", "Write `starts:` with the day on which it begins, and `due:` with the one on which it ends."),
    ("actions", "budget: 20k", "Write `cost: 20000`."),
    ("measures", "baseline: 61%", "Write `baseline_value: 61`. Write its unit, `%`, in `unit`."),
    ("measures", "Unit: yes", 'Write `unit: "yes"`.'),
    ("measures", "baseline: 61", "Write `baseline_value: 61`."),
    ("measures", "target: 2029-03", "Write `target_by: 2029-03`."),
    ("risks", "mitigation: Train two", "Write `controls: Train two`."),
    ("risks", "linked_to: x", "Say it in `notes`, or add a field under `extensions` in align.yaml; `align explain risk` lists what a risk has."),
]  # fmt: skip


@pytest.mark.parametrize(("section", "line", "fix"), LINES, ids=lambda one: one if ":" in one else None)
def test_the_fields_that_can_be_meant_are_named_and_no_others(section: str, line: str, fix: str) -> None:
    assert of_field(section, line)[0].fix == fix


def test_a_value_that_takes_more_than_a_line_is_not_written_out() -> None:
    finding, after = of_field("actions", "description: " + "long " * 30)
    assert finding.fix == "Did you mean `summary`?"
    assert after.startswith("summary: long")
    finding, _ = of_field("actions", "dependencies:", "  - {to: X-2, note: first}")
    assert finding.fix == "Did you mean `depends_on`?"
    finding, _ = of_field("actions", "dependencies: [{to: X-2}]")
    assert finding.fix == "Did you mean `depends_on`?"


def test_a_field_that_stands_there_already_is_never_written_twice() -> None:
    finding, _ = of_field("actions", "Owner: R-1", "owner: R-2")
    assert (finding.fix, finding.edits) == ("Did you mean `owner`?", ())
    finding, _ = of_field("actions", "lead: R-1", "owner: R-2")
    assert (finding.fix, finding.edits) == ("Write `responsible: R-1`.", ())


def test_a_name_near_to_two_fields_is_left_to_people() -> None:
    finding, _ = of_field("measures", "target_valeu_by: 3")
    assert finding.fix.startswith("Did you mean `target_")
    assert finding.edits == ()


SECTIONS: Final = {
    "Actions": ("Did you mean `actions`?", "actions"),
    "action": ("Did you mean `actions`?", "actions"),
    "Reform item": ("Did you mean `reform_items`?", "reform_items"),
    "kpis": ("Write `measures:`.", None),
    "priorities": ("Write `ambitions:`.", None),
    "goals": ("Write `ambitions:`.", None),
    "owners": ("Write `roles:`.", None),
    "resources": ("Write `funds:`.", None),
    "acions": ("Did you mean `actions`?", "actions"),
    "outcmes_of": ("Did you mean `outcomes`?", None),
    "waiver": ("Did you mean `waivers`?", None),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section_that_is_called_otherwise_is_guessed(name: str) -> None:
    fix, renamed = SECTIONS[name]
    text = f"{name}:\n  - id: X-1\n    title: Train\n"
    _, (finding,) = strategy_of(text)
    assert finding.fix == fix
    assert edited(text, finding.edits).partition(":")[0] == (renamed or name)


def test_every_name_that_may_be_meant_is_known_to_whoever_asks_what_was_left_unread() -> None:
    action, value = METAMODEL.kinds["action"], YamlText("R-1", plain=True, start=MARK, end=MARK)
    document, _ = document_of("")
    fitting = Fitting(document, action, LinkMender.of((), METAMODEL), value, ["id", "title"])
    assert guess_field("lead", fitting).meant == ("owner", "responsible")
    assert guess_field("ragstatus", fitting).meant == ("rag", "status")
    assert guess_field("onwer", fitting._replace(written=["id", "owner"])).meant == ("owner",)
    assert guess_field("flavour", fitting).meant == ()
    assert guess_field("description", fitting._replace(written=["id"])).meant == ("title",)
    assert guess_field("dates", fitting).meant == ("starts", "due")
    sections = ("kpis", "action", "acions", "waiver", "waivers", "nonsense")
    named = [guess_section(name, METAMODEL, []).meant for name in sections]
    assert named == [("measures",), ("actions",), ("actions",), (), (), ()]


def test_a_section_that_the_file_has_is_not_begun_a_second_time() -> None:
    _, findings = strategy_of("actions:\n  - {id: X-1, title: A}\nActions:\n  - {id: X-2, title: B}\n")
    (finding,) = (one for one in findings if one.rule == "MODEL-SECTION")
    assert finding.edits == ()


def test_every_name_of_the_tables_is_folded_and_leads_to_something_that_there_is() -> None:
    fields = {name for kind in METAMODEL.kinds.values() for name in kind.names}
    assert {name for names in FIELDS_BY_NAME.values() for name in names} <= fields
    assert SECTION_NAMES.keys() <= METAMODEL.sections.keys()
    names = [*FIELDS_BY_NAME, *(name for listed in SECTION_NAMES.values() for name in listed)]
    assert [name for name in names if fold_name(name) != name] == []


def test_every_word_of_the_tables_stands_for_a_value_and_is_none_itself() -> None:
    known = vocabularies_of(field.type for kind in METAMODEL.kinds.values() for field in kind.fields.values())
    for name, table in VALUE_WORDS.items():
        assert table.keys() <= set(known[name].values), name
        words = [word for listed in table.values() for word in listed]
        assert [word for word in words if fold(word) != word or known[name].find(word)] == [], name


@pytest.mark.parametrize(
    ("line", "fix"),
    [
        ("Partners: Head of SEND", 'Write `supported_by: R-1`: R-1 "Head of SEND".'),
        ("Partners: [Head of SEND, R-2]", "Write `supported_by: [R-1, R-2]`."),
        ("Partners: [Head of SEND, {to: R-2, to: R-1}]", "Did you mean `supported_by`? It takes the id of a role."),
        ("measures: [M1]", "Write `measured_by: [M1]`."),
    ],
)
def test_what_there_is_is_named_under_the_name_that_is_meant(line: str, fix: str) -> None:
    around = "roles:\n  - {id: R-1, title: Head of SEND}\n  - {id: R-2, title: Director}\nmeasures: [{id: M1, title: Heard}]\n"
    _, findings = strategy_of(around, f"actions:\n  - id: X-1\n    title: Train\n    {line}\n")
    assert [one.fix for one in findings if one.rule == "MODEL-FIELD"] == [fix]


def test_what_holds_a_list_in_a_list_names_nothing() -> None:
    assert of_field("actions", "partners: [[Play]]")[0].fix == "Did you mean `supported_by`? It takes the id of a role."
