"""Elements and their fields: an id of the right shape, used once, and every key known."""

import pytest
from yaml_in import said, strategy_of

from alignment.model.unknown import UnclearPart, Unread


@pytest.mark.parametrize(
    ("element", "place", "message"),
    [
        ("title: Train", "2:5", "An action in 1.yaml has no id"),
        ("{}", "2:5", "An action in 1.yaml has no id"),
        ("id:\n    title: Train", "2:5", "The id of an action in 1.yaml is left empty"),
        ("id: ''\n    title: Train", "2:9", "The id of an action in 1.yaml is left empty"),
        ("id: TBC\n    title: Train", "2:9", 'The id of an action in 1.yaml says "TBC", which counts as absent'),
        ("id: see plan\n    title: Train", "2:9", 'The id of an action in 1.yaml says "see plan", which counts as absent'),
        ("id: [ACT-01]\n    title: Train", "2:9", "The id of an action in 1.yaml is not one text"),
        ("id: {of: ACT-01}\n    title: Train", "2:9", "The id of an action in 1.yaml is not one text"),
        ("title: Train\n    id: ACT 01", "3:9", 'The id of an action in 1.yaml says "ACT 01", which holds a space'),
        ("id: ACT_01\n    title: Train", "2:9", 'The id of an action in 1.yaml says "ACT_01", which holds `_`'),
        ("id: -ACT\n    title: Train", "2:9", 'The id of an action in 1.yaml says "-ACT", which begins with `-`'),
        ("id: .1\n    title: Train", "2:9", 'The id of an action in 1.yaml says ".1", which begins with `.`'),
        ("id: \u0410CT-01\n    title: Train", "2:9", 'The id of an action in 1.yaml says "\u0410CT-01", which holds U+0410 (cyrillic capital letter a)'),
        ("id: A\u200b1\n    title: Train", "2:9", 'The id of an action in 1.yaml says "AU+200B1", which holds U+200B (zero width space)'),
        ("id: ACT\u201101\n    title: Train", "2:9", 'The id of an action in 1.yaml says "ACT\u201101", which holds U+2011 (non-breaking hyphen)'),
        ("id: A\ue000\n    title: Train", "2:9", 'The id of an action in 1.yaml says "AU+E000", which holds U+E000 (a sign without a name)'),
        (f"id: {'A' * 65}\n    title: Train", "2:9", f'The id of an action in 1.yaml says "{"A" * 37}...", which is longer than 64 characters'),
    ],
)  # fmt: skip
def test_an_id_that_cannot_be_one_is_said_with_the_reason(element: str, place: str, message: str) -> None:
    strategy, findings = strategy_of(f"actions:\n  - {element}\n  - {{id: ACT-02, title: Map}}\n")
    assert said(findings) == [f"{place} MODEL-ID {message}"]
    free = "Begin it with `- id: " if "has no id" in findings[0].message else "Write `id: "
    assert findings[0].fix.startswith(free)
    assert list(strategy.elements) == ["ACT-02"]
    assert strategy.unread == (Unread("1.yaml", frozenset({"actions"})),)


@pytest.mark.parametrize(
    ("section", "entry", "fix", "edited_to"),
    [
        ("actions", "id: ACT 01, title: Train", "Write `id: ACT-01`.", "ACT-01"),
        ("actions", "id: ACT_01, title: Train", "Write `id: ACT-01`.", "ACT-01"),
        ("actions", "id: ACT\u201301, title: Train", "Write `id: ACT-01`.", "ACT-01"),
        ("actions", "id: \u0410CT-01, title: Train", "Write `id: ACT-01`.", "ACT-01"),
        ("actions", "id: ACT_02, title: Train", "Write `id: ACT-03`, which is free.", None),
        ("actions", "id: Train every early-years setting, title: Train", "Write `id: ACT-03`, which is free.", None),
        ("actions", "id: TBC, title: Train", "Write `id: ACT-03`, which is free.", None),
        ("actions", "id: see plan, title: Train", "Write `id: ACT-03`, which is free.", None),
        ("actions", "id: [ACT-01], title: Train", "Write `id: ACT-03`, which is free.", None),
        ("actions", "title: Train", "Begin it with `- id: ACT-03`, which is free.", None),
        ("roles", "title: Head of Play", "Begin it with `- id: R-HEAD-OF-PLAY`, which is free.", None),
        ("roles", "id: , owner: x", "Write `id: R-1`, which is free.", None),
    ],
)
def test_an_id_is_proposed_that_no_element_has(section: str, entry: str, fix: str, edited_to: str | None) -> None:
    _, findings = strategy_of(f"{section}: [{{{entry}}}]\n", "actions: [{id: ACT-02, title: Map}]\n")
    (finding,) = (one for one in findings if one.rule == "MODEL-ID")
    assert (finding.fix, [edit.new_text for edit in finding.edits]) == (fix, [edited_to] if edited_to else [])


def test_the_strategy_begins_with_its_id_without_a_dash() -> None:
    _, findings = strategy_of("strategy: {title: Harbour}\nsources: [{id: S1, title: Forum}]\n")
    assert findings[0].fix == "Begin it with `id: STRATEGY-1`, which is free."


@pytest.mark.parametrize("element_id", ["A", "7", "A1.2-b", "a" * 64, "'no'", "2022-09-21", "1e3", "TBC-1"])
def test_letters_digits_hyphens_and_points_make_an_id(element_id: str) -> None:
    strategy, findings = strategy_of(f"actions:\n  - id: {element_id}\n    title: Train\n")
    assert (list(strategy.elements), findings) == ([element_id.strip("'")], ())


@pytest.mark.parametrize(
    ("second", "says"),
    [("A1", "The id A1 is used twice; it is first used in 1.yaml at line 2"),
     ("a1", "The id a1 is used twice; it is first used in 1.yaml at line 2, as A1")],
)  # fmt: skip
def test_an_id_is_used_once_whatever_its_case_and_kind(second: str, says: str) -> None:
    strategy, (finding,) = strategy_of(
        "ambitions:\n  - {id: A1, title: Included}\n", f"actions:\n  - id: {second}\n    title: Train\n"
    )
    assert said([finding]) == [f"2:9 MODEL-DUPLICATE-ID {says}"]
    assert str(finding.location.path) == "2.yaml"
    assert [(str(one.location), one.message) for one in finding.related] == [("1.yaml:2:10", "first used here")]
    assert finding.fix == (
        f"Write another id here, such as `id: {second[0]}2`, which is free; the element is not checked until it has one."
    )
    assert [element.KIND for element in strategy.elements.values()] == ["ambition"]


def test_the_first_of_two_ids_stands_even_if_it_lacks_its_title() -> None:
    strategy, findings = strategy_of("actions:\n  - id: ACT-01\n  - {id: ACT-01, title: Train}\n")
    assert [finding.rule for finding in findings] == ["MODEL-REQUIRED", "MODEL-DUPLICATE-ID"]
    assert strategy.elements["ACT-01"].title == ""
    assert strategy.unread == (Unread("1.yaml", frozenset({"actions"})),)


@pytest.mark.parametrize(
    ("field", "fix"),
    [
        ("onwer", "Did you mean `owner`?"),
        ("Owner", "Did you mean `owner`?"),
        ("own\u200ber", "Did you mean `owner`?"),
        ("measured-by", "Did you mean `measured_by`?"),
        ("ID", "Did you mean `id`?"),
    ],
)
def test_an_unknown_field_is_guessed_at(field: str, fix: str) -> None:
    strategy, (finding,) = strategy_of(f"actions:\n  - id: ACT-01\n    title: Train\n    {field}: R-1\n")
    shown = field.replace("\u200b", "U+200B")
    assert said([finding]) == [f'4:5 MODEL-FIELD ACT-01 "Train" has the unknown field `{shown}`']
    assert (finding.fix, finding.label) == (fix, "not a field of an action")
    assert list(strategy.elements) == ["ACT-01"]


def test_a_text_that_a_comma_has_cut_in_two_is_told_from_an_unknown_field() -> None:
    strategy, (finding,) = strategy_of("channels:\n  - {id: CH1, title: News, views and events}\n")
    assert said([finding]) == ['2:28 MODEL-FIELD CH1 "News" has the unknown field `views and events`']
    assert finding.fix == "Inside braces a comma ends a text: put the whole text in quotes."
    assert strategy.elements["CH1"].title == "News"


def test_where_no_guess_is_good_enough_the_fields_are_listed_unless_they_are_many() -> None:
    _, (finding,) = strategy_of("channels:\n  - {id: CH1, title: Newsletter, colour: red}\n")
    assert finding.fix == "A channel has id, title, reference, summary, basis, notes, tags, replaces and evidence."
    _, (finding,) = strategy_of("actions:\n  - {id: ACT-01, title: Train, flavour: red}\n")
    assert finding.fix == (
        "Say it in `notes`, or add a field under `extensions` in align.yaml; `align explain action` lists what an action has."
    )


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        ("", "2:9"),
        ("title:", "3:5"),
        ("title: '  '", "3:12"),
        ("title: ~", "3:12"),
    ],
)
def test_an_element_without_a_title_is_read_and_that_is_said(lines: str, place: str) -> None:
    strategy, (finding,) = strategy_of(f"actions:\n  - id: ACT-01\n    {lines}\n  - {{id: ACT-02, title: Map}}\n")
    assert said([finding]) == [f"{place} MODEL-REQUIRED ACT-01 has no `title`"]
    assert (finding.element, finding.facet, finding.fix) == ("ACT-01", "title", "Write `title:` and what it is.")
    assert [one.called for one in strategy.elements.values()] == ["(no title)", "Map"]
    assert strategy.elements["ACT-01"].value("title") is None
    assert (strategy.unread, strategy.unknown) == ((), None)


def test_a_title_that_cannot_be_read_is_not_also_missing() -> None:
    strategy, (finding,) = strategy_of("actions:\n  - id: ACT-01\n    title: [Train]\n")
    assert (finding.rule, strategy.unclear) == ("MODEL-TEXT", frozenset({UnclearPart("ACT-01", "title")}))


def test_all_that_a_strategy_lacks_is_said_at_once_and_at_its_place() -> None:
    strategy, findings = strategy_of(
        """\
        strategy:
          id: ST1
          title: Harbour
          period_from: 2022-02-30
          period_to: TBC
        """
    )
    assert said(findings) == [
        '2:7 MODEL-REQUIRED ST1 "Harbour" has no `stage`',
        '4:16 MODEL-DATE `period_from` of ST1 "Harbour" says "2022-02-30", which is not a date: February 2022 has 28 days',
        '5:14 MODEL-REQUIRED ST1 "Harbour" has no `period_to` (it says "TBC")',
    ]
    assert strategy.root is strategy.elements["ST1"]
    assert strategy.unread == ()


def test_a_link_to_an_element_that_cannot_be_read_is_not_called_dangling() -> None:
    _, findings = strategy_of(
        "people:\n  - {id: R1}\n", "actions:\n  - {id: ACT-01, title: Train, supported_by: [R1, R9]}\n"
    )
    assert said(findings) == [
        "1:1 MODEL-SECTION 1.yaml has the unknown section `people`",
        "2:47 LINK-UNCHECKED 2 links not checked: 1.yaml could not be read whole",
    ]
