"""The schema for editors: valid itself, content with whatever align reads, and not with what align calls an error."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import ClassVar, Final

import jsonschema
import pytest
from extensions_in import extended, loaded, told
from hypothesis import example, given
from hypothesis import strategies as st
from oracle.random_models import PLACEHOLDERS, random_model
from yaml_core import read_core
from yaml_in import document_of, strategy_of

from alignment.dates import DateRefused, parse_date
from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.parse import parse
from alignment.findings.finding import Finding, Severity
from alignment.model.absence import kind_of_absence
from alignment.model.field_types import NumberType
from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.kinds.base import Element
from alignment.model.link_entries import is_id
from alignment.model.link_types import OWNER, LinkTo
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel, read_metamodel
from alignment.model.sections import WAIVER_REQUIRED
from alignment.model.values import Links
from alignment.model.vocabularies import ACTION_STATUS
from alignment.schema import patterns
from alignment.schema.json_schema import Json, Schema
from alignment.schema.make import make_schema
from alignment.source import SourceFile
from alignment.waivers.load import load_waivers

METAMODEL: Final = built_in_metamodel()
ANY_ID: Final = make_schema(METAMODEL, None)
FOLDER: Final = Path(__file__).resolve().parents[2] / "strategy_model"
MODEL: Final = """\
strategy: {id: S, title: Plan, period_from: 2022, period_to: 2024/25, stage: draft}
ambitions: [{id: A1, title: Included}, {id: A2, title: Heard}]
roles: [{id: R1, title: Head}, {id: R2, title: Deputy}]
sources: [{id: S1, title: Forum}]
actions: [{id: X1, title: Train}]
"""
WITH_IDS: Final = make_schema(METAMODEL, strategy_of(MODEL)[0])
ACTION: Final = "actions:\n  - id: X1\n    title: Train\n    "


def faults(schema: Schema, text: str) -> list[str]:
    """Gives the places that a schema does not accept, as `section/number/field`."""
    errors = jsonschema.Draft7Validator(dict(schema)).iter_errors(read_core(text))
    return sorted("/".join(map(str, error.absolute_path)) for error in errors)


def part(schema: Schema, *way: str | int) -> Json:
    """Gives a part of a schema, following references."""
    found: Json = schema
    for step in way:
        if isinstance(found, Mapping):
            found = found[str(step)]
        else:
            assert isinstance(found, list)
            found = found[int(step)]
        if isinstance(found, Mapping) and "$ref" in found:
            found = part(schema, *str(found["$ref"]).removeprefix("#/").split("/"))
    return found


def target(schema: Schema, section: str, link: str) -> Json:
    """Gives what a schema says of an id at the end of a link, as an entry of its own."""
    return part(schema, "properties", section, "items", "properties", link, "anyOf", 0)


def strategy_model() -> list[YamlDocument]:
    files = sorted(FOLDER.rglob("*.yaml"))
    return [parse(SourceFile(PurePosixPath(path.name), path.read_bytes()))[0] for path in files]


@pytest.mark.parametrize("schema", [ANY_ID, WITH_IDS], ids=["any id", "with ids"])
def test_the_schema_is_one_itself_and_plain_json(schema: Schema) -> None:
    assert jsonschema.Draft7Validator.check_schema(dict(schema)) is None
    assert json.loads(json.dumps(schema)) == schema
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_the_real_strategy_is_accepted_with_its_own_ids() -> None:
    documents = strategy_model()
    schema = make_schema(METAMODEL, load(documents, METAMODEL)[0])
    assert [faults(schema, document.text) for document in documents] == [[]] * len(documents)


@pytest.mark.parametrize(
    "lines",
    [
        "status: Done",
        'status: " on   TRACK "',
        "status: TBC",
        "status:",
        "status: []",
        "due: 2022",
        "due: 2022-09",
        "due: '2022-09-21'",
        "due: 2021/22",
        "due: 1999/00",
        "due: Not yet  agreed",
        "due: see action plan",
        "due: as above.",
        "due: '-'",
        "cost: 20.5",
        "cost: '20.50'",
        "cost: -3",
        "slip_reason: 12",
        "slip_reason: yes",
        "slip_reason: true",
        "slip_reason: {}",
        "summary: TBC",
        "title: 2026",
        "tags: one",
        "tags: [1, yes, TBC, ~]",
        "tags:",
        "advances: A1",
        "advances: [A1, A2]",
        "advances: [A1, TBC, ~]",
        "advances: {to: A1, basis: Inferred, note: '', quote: 2.3}",
        "advances: [{to: A1}, {to: TBC, basis: }]",
        "owner: [R1]",
        "owner: vacant",
        "depends_on: X1",
        "basis: inferred",
        "title: {is: Train, basis: promised}",
        "due: {is: 2022-09, basis: Inferred, note: '', quote: 2.3}",
        "due: {is: TBC, basis: TBC}",
        "cost: {is: 20.5}",
        "status: {is: Done, basis: inferred}",
        "tags: {is: [a, yes], basis: inferred}",
    ],
)
def test_what_align_reads_is_accepted_however_editors_read_it(lines: str) -> None:
    text = (ACTION if not lines.startswith("title") else ACTION.replace("    title: Train\n", "")) + lines
    _, findings = strategy_of(MODEL.replace("actions: [{id: X1, title: Train}]\n", ""), text)
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []
    assert faults(WITH_IDS, text) == []
    assert faults(ANY_ID, text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (ACTION + "onwer: R1", ["actions/0"]),
        (ACTION + "owns: R1", ["actions/0"]),
        (ACTION + "advances: A9", ["actions/0/advances"]),
        (ACTION + "advances: [A1, A9]", ["actions/0/advances"]),
        (ACTION + "advances: R1", ["actions/0/advances"]),
        (ACTION + "advances: 1", ["actions/0/advances"]),
        (ACTION + "advances: {to: A9}", ["actions/0/advances"]),
        (ACTION + "advances: {to: A1, basis: guessed}", ["actions/0/advances"]),
        (ACTION + "advances: {to: A1, notes: x}", ["actions/0/advances"]),
        (ACTION + "advances: {note: x}", ["actions/0/advances"]),
        (ACTION + "advances: [[A1]]", ["actions/0/advances"]),
        (ACTION + "owner: [R1, R2]", ["actions/0/owner"]),
        (ACTION + "measured_by: M1", ["actions/0/measured_by"]),
        (ACTION + "due: 2022-02-30", ["actions/0/due"]),
        (ACTION + "due: 2022-13", ["actions/0/due"]),
        (ACTION + "due: 2021/23", ["actions/0/due"]),
        (ACTION + "due: 20222", ["actions/0/due"]),
        (ACTION + "due: summer 2022", ["actions/0/due"]),
        (ACTION + "due: [2022]", ["actions/0/due"]),
        (ACTION + "cost: £5", ["actions/0/cost"]),
        (ACTION + "cost: true", ["actions/0/cost"]),
        (ACTION + "cost: 1234567890123456", ["actions/0/cost"]),
        (ACTION + "status: stoped", ["actions/0/status"]),
        (ACTION + "status: [done]", ["actions/0/status"]),
        (ACTION + "slip_reason: [daily]", ["actions/0/slip_reason"]),
        (ACTION + "tags: {a: b}", ["actions/0/tags"]),
        (ACTION + "due: {is: summer 2022, basis: inferred}", ["actions/0/due"]),
        (ACTION + "due: {is: 2022, basis: guessed}", ["actions/0/due"]),
        (ACTION + "due: {is: 2022, bases: inferred}", ["actions/0/due"]),
        (ACTION + "due: {basis: inferred}", ["actions/0/due"]),
        (ACTION + "basis: {is: inferred, note: x}", ["actions/0/basis"]),
        ("actions: [{id: X1}]", ["actions/0"]),
        ("actions: [{title: Train}]", ["actions/0"]),
        ("actions: [{id: X1, title: }]", ["actions/0/title"]),
        ("actions: [{id: TBC, title: Train}]", ["actions/0/id"]),
        ("actions: [{id: X 1, title: Train}]", ["actions/0/id"]),
        ("actions: [Train]", ["actions/0"]),
        ("actions: {id: X1}", ["actions"]),
        ("actions: Train", ["actions"]),
        ("action: []", [""]),
        ("strategy: [{id: S}]", ["strategy"]),
        (MODEL.replace("stage: draft", "stage: TBC"), ["strategy"]),
        (MODEL.replace("period_from: 2022", "period_from: "), ["strategy"]),
        ("sources: [{id: S1, title: Forum, closes: 2022}]", ["sources/0/closes"]),
        ("sources: [{id: S1, title: Forum, who: [children, aliens]}]", ["sources/0/who"]),
        ("documents: [{id: D, title: Paper, url: www.example.org}]", ["documents/0/url"]),
        ("documents: [{id: D, title: Paper, primary: maybe}]", ["documents/0/primary"]),
    ],
)
def test_what_align_calls_an_error_is_not_accepted(text: str, places: list[str]) -> None:
    _, findings = strategy_of(MODEL.replace("actions: [{id: X1, title: Train}]\n", ""), text)
    assert Severity.ERROR in {finding.severity for finding in findings}
    assert faults(WITH_IDS, text) == places


@pytest.mark.parametrize("section", ["actions", "strategy"])
@pytest.mark.parametrize("nothing", ["", "~", "TBC", "[]", "{}"])
def test_a_section_may_be_left_empty(section: str, nothing: str) -> None:
    assert faults(WITH_IDS, f"{section}: {nothing}") == []


WAIVED: Final = """\
waivers:
  - rule: ACT-OWNER
    element: X1
    reason: The post is being filled.
    approved_by: R1
    approved_on: 2022-09-01
    expires: 2022-12-01
"""


@pytest.mark.parametrize("more", ["", "    facet: owner\n"])
def test_a_sound_waiver_is_accepted(more: str) -> None:
    document, _ = document_of(WAIVED + more, "waivers.yaml")
    assert load_waivers(document)[1] == ()
    assert faults(WITH_IDS, WAIVED + more) == faults(ANY_ID, WAIVED + more) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("expires:", "expire:", "waivers/0"),
        ("    reason: The post is being filled.\n", "", "waivers/0"),
        ("reason: The post is being filled.", "reason:", "waivers/0/reason"),
        ("2022-12-01", "2022-12", "waivers/0/expires"),
        ("2022-09-01", "next year", "waivers/0/approved_on"),
        ("element: X1", "element: [X1, A1]", "waivers/0/element"),
    ],
)
def test_a_waiver_that_align_cannot_read_is_not_accepted(old: str, new: str, place: str) -> None:
    text = WAIVED.replace(old, new)
    assert load_waivers(document_of(text, "waivers.yaml")[0])[1]
    assert set(faults(WITH_IDS, text)) == set(faults(ANY_ID, text)) == {place}


def test_a_waiver_may_name_only_elements_that_there_are_and_roles_as_approvers() -> None:
    for old, new, place in (("X1", "X9", "element"), ("R1", "R9", "approved_by"), ("R1", "A1", "approved_by")):
        text = WAIVED.replace(old, new)
        assert (faults(WITH_IDS, text), faults(ANY_ID, text)) == ([f"waivers/0/{place}"], [])
    assert faults(WITH_IDS, WAIVED.replace("X1", "R2")) == []


@pytest.mark.parametrize("nothing", ["", "~", "TBC", "[]"])
def test_the_waivers_may_be_left_empty(nothing: str) -> None:
    assert faults(WITH_IDS, f"waivers: {nothing}") == []


def test_a_waiver_has_the_words_that_align_knows_each_explained() -> None:
    waiver = part(ANY_ID, "definitions", "waiver")
    assert isinstance(waiver, Mapping)
    properties = waiver["properties"]
    assert isinstance(properties, Mapping)
    assert set(properties) == {*WAIVER_REQUIRED, "facet", "members"}
    assert waiver["required"] == list(WAIVER_REQUIRED)
    assert all(isinstance(one, Mapping) and one["title"] and one["description"] for one in properties.values())


def test_yes_and_no_are_accepted_as_older_yaml_reads_them() -> None:
    document = {"id": "D", "title": "Paper", "primary": True}
    validator = jsonschema.Draft7Validator(dict(ANY_ID))
    assert validator.is_valid({"documents": [document]})
    assert not validator.is_valid({"documents": [{**document, "url": True}]})
    assert not validator.is_valid({"actions": [{"id": "X", "title": "Train", "status": True}]})


def test_every_section_field_and_link_has_words_to_show() -> None:
    for kind in METAMODEL.kinds.values():
        section = part(ANY_ID, "properties", kind.section)
        element = part(ANY_ID, "definitions", f"element-{kind.name}")
        assert isinstance(section, Mapping)
        assert isinstance(element, Mapping)
        assert section["description"] == element["description"] == kind.element.__doc__
        properties = element["properties"]
        assert isinstance(properties, Mapping)
        assert tuple(properties) == (*kind.names, *kind.holds)
        assert all(isinstance(one, Mapping) and one["title"] and one["description"] for one in properties.values())


@pytest.mark.parametrize(
    ("kind", "name", "title", "says"),
    [
        ("action", "owner", "owner: link", "An action is owned by a role, at most one. Write an id, or {to: ID"),
        ("action", "advances", "advances: link", "An action advances ambitions. Write an id, or {to: ID"),
        ("source", "run_by", "run_by: link", "A source was run by organisations or boards. "),
        ("recommendation", "about", "about: link", "A recommendation is about elements of any kind. "),
        ("action", "due", "due: date", "A date: 2022-09-21, 2022-09, 2022 or 2021/22."),
        ("source", "closes", "closes: date", "A day: 2022-09-21."),
        (
            "source",
            "level",
            "level: choice",
            "One of: informed, consulted, participated or co-produced, from the least",
        ),
        ("source", "who", "who: list of choices", "One or several of: children, "),
        ("document", "url", "url: address", "An address that begins with https:// or mailto:."),
        ("fund", "amount", "amount: number", "Digits, with a point for decimals."),
        ("fund", "tags", "tags: list of words", "One word, or a list of words."),
        ("fund", "title", "title: text", "Any text. A fund must have it."),
    ],
)
def test_what_is_shown_says_what_the_field_is_for(kind: str, name: str, title: str, says: str) -> None:
    shown = part(ANY_ID, "definitions", f"element-{kind}", "properties", name)
    assert isinstance(shown, Mapping)
    assert shown["title"] == title
    assert str(shown["description"]).startswith(says)


def test_the_groups_of_a_vocabulary_are_shown() -> None:
    said = str(part(ANY_ID, "definitions", "element-source", "properties", "who", "description"))
    assert 'Rules call residents and stakeholders "public".' in said


def test_ids_are_offered_in_the_order_of_the_model_with_titles_as_plain_text() -> None:
    title = "[Heard](javascript:x) <b>\ue000"
    strategy, _ = strategy_of(f"ambitions: [{{id: B, title: '{title}'}}, {{id: A, title: {'x' * 200}}}]")
    offered = part(make_schema(METAMODEL, strategy), "definitions", "id-of-ambition", "anyOf", 0)
    assert isinstance(offered, Mapping)
    assert offered["enum"] == ["B", "A"]
    assert offered["enumDescriptions"] == ["[Heard](javascript:x) <b>U+E000", "x" * 97 + "..."]
    assert offered["errorMessage"] == "No ambition has this id."


def test_without_an_element_to_lead_to_every_end_is_refused_and_the_section_is_named() -> None:
    assert target(WITH_IDS, "actions", "measured_by") == {
        "type": "string",
        "pattern": "^(?!)",
        "errorMessage": "There is no measure in this model yet: add one under `measures:`.",
        "allOf": [True],
    }
    for value in ("M1", "1", "true"):
        assert faults(WITH_IDS, f"{ACTION}measured_by: {value}") == ["actions/0/measured_by"]


@pytest.mark.parametrize("own", ["12", "1.10", "0130", "1e3", "0x1F", "0o17", "true", "No", "2026-01-01", "1e999"])
def test_an_id_that_looks_like_something_else_is_accepted_without_quotes(own: str) -> None:
    text = f"ambitions: [{{id: {own}, title: Included}}]\n{ACTION}advances: [{own}]"
    strategy, findings = strategy_of(text)
    assert Severity.ERROR not in {finding.severity for finding in findings}
    assert faults(make_schema(METAMODEL, strategy), text) == ([] if own != "1e999" else ["actions/0/advances"])
    assert faults(make_schema(METAMODEL, strategy), text.replace(f"[{own}]", "[13]")) == ["actions/0/advances"]


@pytest.mark.parametrize(
    ("broken", "ambitions", "roles"),
    [
        ("ambitions: [{id: A7, title: }]", [], ["actions/0/owner"]),
        ("ambitions: Included", [], ["actions/0/owner"]),
        ("- A7", [], []),
        ("measures: [{id: M1, title: }]", ["actions/0/advances"], ["actions/0/owner"]),
    ],
)
def test_where_something_went_unread_no_id_that_may_stand_there_is_called_wrong(
    broken: str, ambitions: list[str], roles: list[str]
) -> None:
    schema = make_schema(METAMODEL, strategy_of(MODEL, broken)[0])
    assert faults(schema, f"{ACTION}advances: A7") == ambitions
    assert faults(schema, f"{ACTION}owner: R7") == roles
    assert faults(schema, f"{ACTION}owner: R 7") == ["actions/0/owner"]


class Crew(Element):
    """Those who do it together."""

    KIND: ClassVar[str] = "crew"
    SECTION: ClassVar[str] = "crews"

    owner: Links = ()


Crew.model_fields["owner"].metadata.append(LinkTo(OWNER, ("role",), at_most=2))


def test_a_link_may_lead_to_another_number_at_most() -> None:
    schema = make_schema(read_metamodel((*BUILT_IN_KINDS, Crew)), None)
    crew = "crews: [{id: C, title: Crew, owner: [R1, R2]}]"
    assert faults(schema, crew) == []
    assert faults(schema, crew.replace("R2", "R2, R3")) == ["crews/0/owner"]
    assert "a role, at most 2." in str(
        part(schema, "definitions", "element-crew", "properties", "owner", "description")
    )


def matches(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


@given(st.from_regex(r"[0-9]{4}([-/][0-9]{1,4}){0,2}", fullmatch=True) | st.dates().map(str) | st.text())
def test_a_date_is_accepted_exactly_where_align_reads_one(text: str) -> None:
    found = parse_date(text)
    is_leap_day = text.endswith("-02-29")
    assert text.endswith("\n") or is_leap_day or matches(patterns.DATE, text) == (not isinstance(found, DateRefused))
    is_day = not isinstance(found, DateRefused) and found.is_day
    assert text.endswith("\n") or is_leap_day or matches(patterns.DAY, text) == is_day


@given(st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{1,4})?", fullmatch=True) | st.text())
def test_a_number_in_quotes_is_accepted_exactly_where_align_reads_one(text: str) -> None:
    document, _ = document_of("1")
    assert isinstance(document.root, YamlText)
    read, _ = NumberType().read(document.root._replace(text=text))
    assert text.endswith("\n") or matches(patterns.NUMBER, text) == (read is not None)


ids: Final = st.text("aA0.- _é", max_size=70) | st.sampled_from(PLACEHOLDERS).map(str.upper) | st.text()


@given(ids)
def test_an_id_is_accepted_exactly_where_align_takes_it_for_one(text: str) -> None:
    assert text.endswith("\n") or matches(patterns.IDENTIFIER, text) == is_id(text)


@st.composite
def cased(draw: st.DrawFn, words: tuple[str, ...]) -> str:
    """Writes one of some words in any case, with any space round its words."""
    word = draw(st.sampled_from(words))
    letters = "".join(draw(st.sampled_from((letter.upper(), letter.lower()))) for letter in word)
    space = st.sampled_from((" ", "  ", "\t"))
    return draw(space).join(["", *(draw(space).join([one, ""]) for one in letters.split(" ")), ""])


@given(cased(tuple(word for word in PLACEHOLDERS if word)), st.sampled_from(("", ".", " . ")))
def test_whatever_counts_as_absent_is_accepted(text: str, stop: str) -> None:
    assert kind_of_absence(text + stop) is None or matches(patterns.ABSENT, text + stop)


like_absent: Final = st.from_regex(r"(tbc|none|null|~|see|please refer to|not yet|as above)[a-z. ]*", fullmatch=True)


@given((st.text(st.characters(codec="ascii")) | like_absent).map(str.strip))
@example("%")
@example("$ .")
def test_nothing_else_counts_as_absent(text: str) -> None:
    assert not matches(patterns.ABSENT, text) or kind_of_absence(text)


@given(cased(ACTION_STATUS.values))
def test_a_word_is_accepted_in_any_case(text: str) -> None:
    assert ACTION_STATUS.find(text)
    assert matches(patterns.one_of(ACTION_STATUS.values), text)


def elements_of(document: YamlDocument) -> Iterator[tuple[str, YamlValue]]:
    """Gives each element of a file by the way that the schema names it."""
    assert isinstance(document.root, YamlMapping)
    for section, value in document.root.values.items():
        if isinstance(value, YamlList):
            yield from ((f"{section}/{number}", item) for number, item in enumerate(value.items))
        else:
            yield section, value


def is_in(finding: Finding, value: YamlValue) -> bool:
    start, end = (value.start.line + 1, value.start.column + 1), (value.end.line + 1, value.end.column + 1)
    return start <= (finding.location.line, finding.location.column) < end


@given(st.integers(0, 10**6), st.integers(3, 40))
def test_of_any_model_those_elements_are_refused_in_which_align_finds_an_error(seed: int, size: int) -> None:
    files = random_model(seed, size)
    documents = [document_of(text.encode(), name)[0] for name, text in files.items()]
    strategy, findings = load(documents, METAMODEL)
    schema = make_schema(METAMODEL, strategy)
    for document in documents:
        refused = {"/".join(place.split("/")[:2]) for place in faults(schema, document.text)}
        errors = [
            one for one in findings if one.severity is Severity.ERROR and one.location.path == document.source.path
        ]
        faulty = {name for name, value in elements_of(document) if any(is_in(one, value) for one in errors)}
        assert refused <= faulty
        assert strategy.unread or faulty <= refused


OWN: Final = extended(
    """\
    extensions:
      kinds:
        hazard:
          section: hazards
          summary: Something that the weather does to us.
          fields:
            ripeness: {type: ordered, values: [1, 2, 3]}
            wet: {type: choice, values: [yes, no]}
            height: number
            seen: date
            since: {type: partial date}
            said: text
      links:
        spoils: {inverse: spoiled_by, from: [hazard], to: [action], at_most: 2}
      vocabularies:
        action status: {add: [On ice (2026)], map: {Amber: at risk, Grün+: on track}}
        who: {add: [farmers], groups: {by the sea: [farmers, residents]}}
      labels: {ambition: mission}
    """
)
OWN_SCHEMA: Final = make_schema(OWN, None)


def test_with_own_words_the_schema_is_one_itself() -> None:
    assert jsonschema.Draft7Validator.check_schema(dict(OWN_SCHEMA)) is None
    assert part(OWN_SCHEMA, "properties", "hazards", "description") == "Something that the weather does to us."
    assert part(OWN_SCHEMA, "properties", "ambitions", "title") == "Missions"


@pytest.mark.parametrize(
    "line",
    [
        "status: Amber",
        "status: ' AMBER '",
        "status: grün+",
        "status: GRÜN+",
        "status: on ICE  (2026)",
    ],
)
def test_own_words_are_accepted_as_align_accepts_them(line: str) -> None:
    text = ACTION + line
    assert told(loaded(OWN, text)[1]) == []
    assert faults(OWN_SCHEMA, text) == []
    assert faults(ANY_ID, text) != []


@pytest.mark.parametrize(
    ("line", "is_right"),
    [
        ("ripeness: 2", True),
        ("ripeness: '2'", True),
        ("ripeness: 4", False),
        ("wet: yes", True),
        ("height: 2.5", True),
        ("height: tall", False),
        ("seen: 2026-05-01", True),
        ("seen: 2026-05", False),
        ("since: 2026-05", True),
        ("said: anything", True),
        ("sayd: anything", False),
        ("spoils: [X1, X2]", True),
        ("spoils: [X1, X2, X3]", False),
    ],
)
def test_an_own_kind_accepts_what_align_reads_and_nothing_else(line: str, *, is_right: bool) -> None:
    text = f"hazards:\n  - id: H1\n    title: Flood\n    {line}\n"
    actions = "actions: [{id: X1, title: a}, {id: X2, title: b}, {id: X3, title: c}]"
    assert (told(loaded(OWN, text, actions)[1]) == []) is is_right
    assert (faults(OWN_SCHEMA, text) == []) is is_right


def test_an_editor_shows_what_an_own_word_means() -> None:
    status = part(OWN_SCHEMA, "properties", "actions", "items", "properties", "status")
    assert isinstance(status, Mapping)
    assert status["description"] == (
        "One of: not started, in progress, on track, at risk, off track, on hold, done, stopped or On ice (2026). "
        "Capitals make no difference. Amber means at risk. Grün+ means on track."
    )
    offered = part(OWN_SCHEMA, "definitions", "word-of-action-status", "anyOf", 0)
    assert isinstance(offered, Mapping)
    words, meanings = offered["enum"], offered["enumDescriptions"]
    assert isinstance(words, list)
    assert isinstance(meanings, list)
    assert dict(zip(words, meanings, strict=True)) == {
        **dict.fromkeys([*ACTION_STATUS.values, "On ice (2026)"], ""),
        "Amber": "Amber means at risk.",
        "Grün+": "Grün+ means on track.",
    }


def test_an_editor_is_offered_no_descriptions_where_no_word_needs_one() -> None:
    offered = part(OWN_SCHEMA, "definitions", "word-of-who", "anyOf", 0)
    assert isinstance(offered, Mapping)
    assert "farmers" in str(offered["enum"])
    assert "enumDescriptions" not in offered
