"""Own kinds: five lines of settings, and what is loaded of the elements under their section."""

import pytest
from extensions_in import extended, loaded, mends, mistaken, told, under

from alignment.model.metamodel import built_in_metamodel

HAZARD = """\
    hazard:
      section: hazards
      summary: Something that the weather does to us.
    """


def test_elements_of_an_own_kind_are_loaded_from_its_section() -> None:
    metamodel = extended(under("kinds", HAZARD))
    strategy, findings = loaded(
        metamodel, "hazards: [{id: H1, title: Flood, evidence: P1}]\nparagraphs: [{id: P1, title: x}]"
    )
    assert findings == ()
    assert [(one.id, one.KIND) for one in strategy.elements.values()] == [("H1", "hazard"), ("P1", "paragraph")]
    assert [(link.type, link.target) for link in strategy.links] == [("evidence", "P1")]


def test_an_own_kind_comes_after_the_built_in_ones_and_has_what_every_element_has() -> None:
    kinds = extended(under("kinds", HAZARD)).kinds
    hazard = kinds["hazard"]
    assert list(kinds) == [*built_in_metamodel().kinds, "hazard"]
    assert hazard.names == ("id", "title", "reference", "summary", "basis", "notes", "tags", "replaces", "evidence")
    assert (hazard.one, hazard.plural, hazard.required) == ("a hazard", "hazards", ("id", "title"))
    assert hazard.element.__doc__ == "Something that the weather does to us."
    assert hazard.links["replaces"].to == {"hazard"}


def test_without_a_summary_a_kind_says_that_it_is_their_own() -> None:
    assert (
        extended(under("kinds", "hazard: {section: hazards}")).kinds["hazard"].element.__doc__ == "A kind of your own."
    )


@pytest.mark.parametrize(("written", "is_element"), [("", True), ("reference: no", True), ("reference: yes", False)])
def test_a_kind_that_is_only_named_is_not_part_of_every_element(written: str, *, is_element: bool) -> None:
    metamodel = extended(under("kinds", f"asset:\n  section: assets\n  {written}"))
    assert ("asset" in metamodel.elements) is is_element


def test_links_to_any_kind_lead_to_own_kinds_too() -> None:
    metamodel = extended(under("kinds", HAZARD))
    assert "hazard" in metamodel.kinds["recommendation"].links["about"].to


def test_a_section_may_be_called_like_its_kind() -> None:
    metamodel = extended(under("kinds", "staff: {section: staff}"))
    assert metamodel.sections["staff"].name == "staff"


@pytest.mark.parametrize(
    ("lines", "mistakes"),
    [
        ("hazard:", ["3:5 CONFIG-VALUE The kind `hazard` has no section"]),
        ("hazard: {}", ["3:5 CONFIG-VALUE The kind `hazard` has no section"]),
        ("hazard: {section: ~}", ["3:5 CONFIG-VALUE The kind `hazard` has no section"]),
        ("hazard: hazards", ["3:13 CONFIG-VALUE The kind `hazard` is not a mapping"]),
        ("hazard: {section: [hazards]}", ["3:23 CONFIG-VALUE `section` of `hazard` is not one text"]),
        ("hazard: {section: risks}", ["3:23 CONFIG-VALUE `risks` is the section of risk already"]),
        ("hazard: {section: risk}", ["3:23 CONFIG-VALUE `risk` is a built-in kind already"]),
        ("hazard: {section: waivers}", ["3:23 CONFIG-VALUE `waivers` is the section of waivers already"]),
        ("hazard: {section: fails}", ["3:23 CONFIG-VALUE `fails` is a word of the rule language already"]),
        ("hazard: {section: Hazards}", ["3:23 CONFIG-VALUE `Hazards` cannot be the name of a section"]),
        (
            "hazard: {sektion: hazards, section: hazards}",
            ["3:14 CONFIG-KEY `sektion` is not a word of the kind `hazard`"],
        ),
        ("hazard: {section: hazards, summary: [x]}", ["3:41 CONFIG-VALUE `summary` of `hazard` is not one text"]),
        ("hazard: {section: hazards, reference: maybe}", ["3:43 CONFIG-VALUE `maybe` is not `yes` or `no`"]),
        ("hazard: {section: hazards, reference: [yes]}", ["3:43 CONFIG-VALUE `reference` of `hazard` is not one text"]),
        ("hazard: {section: hazards, fields: [x]}", ["3:40 CONFIG-VALUE `fields` of `hazard` is not a mapping"]),
    ],
)
def test_a_kind_is_kept_whatever_is_wrong_in_it(lines: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(under("kinds", lines))
    assert found == mistakes
    assert "hazard" in metamodel.kinds
    assert (
        told(loaded(metamodel, "recommendations: [{id: R, title: x, about: H1}]\nhazards: [{id: H1, title: Flood}]")[1])
        == []
    )


def test_of_two_kinds_with_one_section_the_second_has_none_that_can_be_written() -> None:
    metamodel, found = mistaken(under("kinds", "hazard: {section: things}\nthing: {section: things}"))
    assert found == ["4:22 CONFIG-VALUE `things` is the section of hazard already"]
    assert metamodel.kinds["thing"].section == "thing_"


def test_a_section_may_not_be_called_like_another_own_kind_that_comes_later() -> None:
    _, found = mistaken(under("kinds", "hazard: {section: asset}\nasset: {section: assets}"))
    assert found == ["3:23 CONFIG-VALUE `asset` is a kind of your own already"]


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("risk", "3:5 CONFIG-VALUE `risk` is a built-in kind already"),
        ("element", "3:5 CONFIG-VALUE `element` is a word of the rule language already"),
        ("link", "3:5 CONFIG-VALUE `link` is a word of the rule language already"),
        ("any", "3:5 CONFIG-VALUE `any` is a word of the rule language already"),
        ("same", "3:5 CONFIG-VALUE `same` is a word of the rule language already"),
        ("Flood risk", "3:5 CONFIG-VALUE `Flood risk` cannot be the name of a kind"),
        ("flood__risk", "3:5 CONFIG-VALUE `flood__risk` cannot be the name of a kind"),
        ("_risk", "3:5 CONFIG-VALUE `_risk` cannot be the name of a kind"),
        ("2nd", "3:5 CONFIG-VALUE `2nd` cannot be the name of a kind"),
        ("' '", "3:5 CONFIG-VALUE ` ` cannot be the name of a kind"),
        ("ärger", "3:5 CONFIG-VALUE `ärger` cannot be the name of a kind"),
        ("a" * 41, f"3:5 CONFIG-VALUE `{'a' * 37}...` cannot be the name of a kind"),
    ],
)
def test_a_kind_whose_name_is_not_free_is_left_out(name: str, mistake: str) -> None:
    metamodel, found = mistaken(under("kinds", f"{name}: {{section: things}}\nasset: {{section: assets}}"))
    assert found == [mistake]
    assert list(metamodel.kinds) == [*built_in_metamodel().kinds, "asset"]


def test_a_name_that_is_none_is_mended() -> None:
    assert mends(under("kinds", "Flood-Risk: {section: x}\n'!': {section: y}\nrisk: {section: z}")) == [
        "Use small letters, digits and single `_`, at most 40, beginning with a letter, as in `flood_risk`.",
        "Use small letters, digits and single `_`, at most 40, beginning with a letter.",
        "Choose another name.",
    ]


def test_a_missing_section_is_mended_by_the_likely_one() -> None:
    assert mends(under("kinds", "hazard:")) == [
        "Write `section:` and the name of the list in model files, such as `hazards`."
    ]


def test_there_are_never_more_kinds_than_people_know() -> None:
    lines = "\n".join(f"kind{number}: {{section: list{number}}}" for number in range(205))
    metamodel, found = mistaken(under("kinds", lines))
    assert found == ["203:5 CONFIG-VALUE `kinds` holds more than 200 entries"]
    assert len(metamodel.kinds) == len(built_in_metamodel().kinds) + 200


@pytest.mark.parametrize(
    "name", ["id", "title", "reference", "summary", "basis", "notes", "tags", "replaces", "evidence"]
)
def test_no_kind_may_have_a_field_of_its_own_by_the_name_of_one_that_every_kind_has(name: str) -> None:
    _, findings = mistaken(under("kinds", f"    branch:\n      section: branches\n      fields: {{{name}: number}}\n"))
    wanted = "a link" if name in {"replaces", "evidence"} else "a field of every kind"
    assert [one.split(" ", 2)[2] for one in findings] == [f"`{name}` is {wanted} already"]
