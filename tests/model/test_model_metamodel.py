"""The metamodel against tables written here by hand: what the model is meant to be, not what the code says."""

from typing import Final

import pytest

from alignment.model.kinds import BUILT_IN_KINDS
from alignment.model.metamodel import built_in_metamodel

COMMON: Final = "id! text, title! free, reference text, summary free, basis choice, notes free, tags words, replaces link, evidence link"
KINDS: Final = """
    strategy       | strategy        | period_from! date, period_to! date, stage! choice, aim text, decision_on day
    document       | documents       | date date, url address, file text, sha256 text, primary choice
    paragraph      | paragraphs      | number text, begins free, page text
    organisation   | organisations   |
    role           | roles           | type choice
    board          | boards          | type text, meets text
    plan           | plans           | type choice, status choice
    programme      | programmes      | status choice
    outcome        | outcomes        | type choice
    ambition       | ambitions       |
    principle      | principles      |
    action         | actions         | status choice, rag choice, starts date, due date, due_original date,
                                       how_often choice, completed_on date, slip_reason text, cost number
    measure        | measures        | type choice, unit text, numerator text, denominator text, direction choice,
                                       scale words, baseline_value number, baseline_grade text, baseline_on date,
                                       target_value number, target_grade text, target_by date, target_original number,
                                       target_reason text, statutory_value number, latest_value number,
                                       latest_grade text, latest_on date, how_often choice, data_from text,
                                       tolerance number, last_reviewed date
    milestone      | milestones      | due date, due_original date, how_often choice, slip_reason text, rag choice, done_on date
    observation    | observations    | date! date, actual_value number, grade text, planned_value number,
                                       target_value number, numerator number, denominator number, rag choice,
                                       percent_complete number, forecast date, comment free, break_in_series text
    benchmark      | benchmarks      | place! text, date! date, actual_value number, grade text
    reform_item    | reform_items    | workstream text, status choice, saving_profile text, balance_by date,
                                       reporting text
    duty           | duties          | act text, section text, type choice, url address
    source         | sources         | when date, who choices, level choice, method choice, responses number,
                                       status choice, closes day, family_view choice
    feedback       | feedback        | answer choice, reason text
    risk           | risks           | cause text, effect text, likelihood text, impact text, rating text,
                                       matrix text, controls text, review date
    commitment     | commitments     | due date, how_often choice
    contingency    | contingencies   | trigger text, review date, status choice
    fund           | funds           | type choice, amount number, unit text, year date
    channel        | channels        |
    assessment     | assessments     | type choice, date date
    recommendation | recommendations |
"""
NAMED_BY_THEIR_DATES: Final = ("observation", "benchmark")
"""The kinds whose elements need no title."""

LINKS: Final = """
    part_of | has_part | outcome -> outcome, plan; ambition, principle, action -> plan; reform_item -> programme; \
milestone -> action; paragraph -> document
    contributes_to | contributed_to_by | ambition -> outcome
    advances | advanced_by | action -> ambition
    follows | followed_by | action -> principle
    judged_by | judges | measure -> role, board, organisation
    required_by | requires | measure -> duty
    observation_of (1) | observations | observation -> measure, action, milestone, risk, outcome, ambition
    benchmark_for (1) | benchmarks | benchmark -> measure
    reported_by | reported | observation -> role, board, organisation
    measured_by | measure_of | action, ambition, outcome -> measure
    delivers | delivered_by | action -> reform_item
    aligns_with | aligned_by | reform_item -> ambition; plan -> plan, programme
    discharges | discharged_by | action, commitment -> duty
    held_by | holds | duty -> organisation
    informed_by | informs | action, ambition, principle, plan, reform_item, strategy -> source
    responds_to | answered_by | action -> feedback
    said_in | gave_rise_to | feedback -> source
    run_by | ran | source -> organisation, board
    decided_by | decided | strategy, plan, ambition, source -> board
    owner (1) | owns | strategy, plan, programme, ambition, action, measure, milestone, risk, contingency, commitment -> role
    responsible | responsible_for | strategy, plan, programme, ambition, action, measure, milestone, risk, contingency, \
commitment -> role, board, organisation
    supported_by | supports | action -> role
    belongs_to (1) | has_role | role -> organisation
    overseen_by | oversees | strategy, plan, programme, action -> board
    reports_to | receives_from | board -> board
    mitigated_by | mitigates | risk -> action, commitment, source
    threatens | threatened_by | risk -> ambition, outcome, plan, strategy
    waits_on | awaited_by | contingency -> programme, source, reform_item, plan, fund
    holds_up | held_up_by | contingency -> plan, action, strategy
    depends_on | needed_by | action -> action
    fulfils | fulfilled_by | action, plan -> commitment
    published_through | publishes | commitment, plan -> channel
    funded_by | fund_of | strategy, action, reform_item -> fund
    paid_by | pays | fund -> organisation
    assessed_by | assesses | strategy, plan, action, reform_item -> assessment
    shown_in | shows | assessment, strategy -> document
    party_to | has_party | organisation -> programme
    addressed_to | is_asked | recommendation -> board
    about | subject_of | recommendation -> any
    replaces | replaced_by | any -> same; strategy -> strategy, document
    evidence | evidence_for | any -> paragraph
"""
FIELD_TYPES: Final = {
    "choice": "choice",
    "choices": "list of choices",
    "words": "list of words",
    "day": "date",
    "free": "text",
}
METAMODEL: Final = built_in_metamodel()


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def rows_of(table: str) -> list[list[str]]:
    """Splits a table into rows; a line without a bar carries on the one before."""
    rows: list[list[str]] = []
    for line in table.strip().splitlines():
        if "|" in line:
            rows.append(cells_of(line))
        else:
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}"
    return rows


def words_of(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


KIND_ROWS: Final = {name: (section, words_of(fields)) for name, section, fields in rows_of(KINDS)}


def fields_of(kind: str) -> list[str]:
    """Gives the table's fields of a kind."""
    common = COMMON.replace("title!", "title") if kind in NAMED_BY_THEIR_DATES else COMMON
    return [*words_of(common), *KIND_ROWS[kind][1]]


LINK_ROWS: Final = {row[0].split(" ")[0]: row for row in rows_of(LINKS)}


def ends_of(link: str) -> dict[str, set[str]]:
    """Gives the table's ends of a link: from each kind, to which kinds."""
    ends: dict[str, set[str]] = {}
    for part in LINK_ROWS[link][2].split(";"):
        sources, targets = part.split("->")
        for source in KIND_ROWS if sources.strip() == "any" else words_of(sources):
            ends[source] = set(KIND_ROWS) if targets.strip() == "any" else set(words_of(targets))
            ends[source] = {source if kind == "same" else kind for kind in ends[source]}
    return ends


def test_the_kinds_are_those_of_the_model_in_its_order() -> None:
    assert [(kind.name, kind.section) for kind in METAMODEL.kinds.values()] == [
        (name, section) for name, (section, _) in KIND_ROWS.items()
    ]


@pytest.mark.parametrize("kind", KIND_ROWS)
def test_a_kind_has_the_fields_of_the_model_of_their_types(kind: str) -> None:
    wanted = [said for said in fields_of(kind) if not said.endswith(" link")]
    found = []
    for spec in METAMODEL.kinds[kind].fields.values():
        type_name = spec.type.name
        is_marked = getattr(spec.type, "is_free", False) or getattr(spec.type, "is_whole", False)
        found.append(f"{spec.name}{'!' if spec.is_required else ''} {type_name}{' marked' if is_marked else ''}")
    assert found == [
        f"{name} {FIELD_TYPES.get(type_name, type_name)}{' marked' if type_name in {'free', 'day'} else ''}"
        for name, type_name in (said.split(" ") for said in wanted)
    ]


@pytest.mark.parametrize("kind", KIND_ROWS)
def test_a_kind_cannot_be_loaded_without_what_is_marked_in_the_model(kind: str) -> None:
    marked = [said.split("!")[0] for said in fields_of(kind) if "!" in said]
    assert list(METAMODEL.kinds[kind].required) == marked


def test_the_links_are_those_of_the_model() -> None:
    assert set(METAMODEL.links) == set(LINK_ROWS)


@pytest.mark.parametrize("link", LINK_ROWS)
def test_a_link_has_the_inverse_and_the_ends_of_the_model(link: str) -> None:
    found = METAMODEL.links[link]
    assert found.link.inverse == LINK_ROWS[link][1]
    assert METAMODEL.inverses[LINK_ROWS[link][1]] is found
    assert {source: set(ends.to) for source, ends in found.ends.items()} == ends_of(link)


@pytest.mark.parametrize("link", LINK_ROWS)
def test_a_link_leads_to_as_many_as_the_model_allows(link: str) -> None:
    at_most = 1 if "(1)" in LINK_ROWS[link][0] else None
    assert {ends.at_most for ends in METAMODEL.links[link].ends.values()} == {at_most}


@pytest.mark.parametrize("kind", KIND_ROWS)
def test_a_kind_writes_the_links_that_start_from_it(kind: str) -> None:
    wanted = {link for link in LINK_ROWS if kind in ends_of(link)}
    assert set(METAMODEL.kinds[kind].links) == wanted
    assert all(ends.link.name == name for name, ends in METAMODEL.kinds[kind].links.items())


def test_from_either_end_a_link_names_the_kinds_at_the_other() -> None:
    part_of = METAMODEL.links["part_of"]
    assert part_of.targets(frozenset({"milestone", "outcome", "risk"})) == {"action", "outcome", "plan"}
    assert part_of.sources(frozenset({"document", "programme"})) == {"paragraph", "reform_item"}
    assert part_of.targets(frozenset({"risk"})) == frozenset()


def test_no_name_can_be_taken_for_another() -> None:
    fields = {name for kind in METAMODEL.kinds.values() for name in kind.fields}
    forward, inverse = list(METAMODEL.links), list(METAMODEL.inverses)
    assert len({*forward, *inverse}) == len(forward) + len(inverse)
    assert not fields.intersection(forward)
    assert not fields.intersection(inverse)


def test_each_link_name_stands_for_one_link_whatever_the_kind() -> None:
    links = {ends.link for kind in METAMODEL.kinds.values() for ends in kind.links.values()}
    assert len(links) == len({link.name for link in links}) == len({link.inverse for link in links})


def test_no_name_is_a_word_of_paths_or_of_rules() -> None:
    names = {*METAMODEL.links, *METAMODEL.inverses, *(name for kind in METAMODEL.kinds.values() for name in kind.names)}
    assert not names.intersection({"strategy", "element", "link", "any", "same", "subject", "as_at", "from", "to"})
    assert all(name.replace("_", "a").isalnum() and name.islower() for name in names)


def test_every_section_stands_for_one_kind() -> None:
    assert {section: kind.section for section, kind in METAMODEL.sections.items()} == {
        section: section for section, _ in KIND_ROWS.values()
    }


def test_both_ways_of_a_link_make_a_sentence() -> None:
    for found in METAMODEL.links.values():
        assert "_" not in found.link.says
        assert "_" not in found.link.inverse_says
        assert found.link.says != found.link.inverse_says


@pytest.mark.parametrize(
    ("kind", "label", "plural", "one"),
    [
        ("reform_item", "reform item", "reform items", "a reform item"),
        ("action", "action", "actions", "an action"),
        ("organisation", "organisation", "organisations", "an organisation"),
    ],
)
def test_a_kind_is_named_as_people_say_it(kind: str, label: str, plural: str, one: str) -> None:
    found = METAMODEL.kinds[kind]
    assert (found.label, found.plural, found.one) == (label, plural, one)


def test_kinds_are_listed_in_the_order_of_the_model() -> None:
    assert METAMODEL.labels(["risk", "reform_item", "strategy"]) == ["strategy", "reform item", "risk"]


def test_a_kind_may_write_its_fields_and_its_links() -> None:
    assert METAMODEL.kinds["ambition"].names == (
        *("id", "title", "reference", "summary", "basis", "notes", "tags"),
        *(
            "replaces",
            "evidence",
            "owner",
            "responsible",
            "part_of",
            "contributes_to",
            "measured_by",
            "informed_by",
            "decided_by",
        ),
    )


def test_the_tables_cannot_be_changed() -> None:
    action = METAMODEL.kinds["action"]
    tables = (METAMODEL.kinds, METAMODEL.sections, METAMODEL.links, METAMODEL.inverses, action.fields, action.links)
    assert not [table for table in tables if hasattr(table, "__setitem__")]


def test_the_built_in_metamodel_is_read_once() -> None:
    assert built_in_metamodel() is built_in_metamodel()
    assert [kind.element for kind in METAMODEL.kinds.values()] == list(BUILT_IN_KINDS)


def test_most_links_lead_up_and_these_lead_down_to_what_hangs_on_the_element_that_writes_them() -> None:
    down = {name for name, link_type in built_in_metamodel().links.items() if link_type.link.leads_down}
    assert down == {"measured_by", "mitigated_by", "holds_up", "assessed_by", "party_to"}
