"""Own links and wider ends: what may be written, how it is said, and what is said of one that cannot be."""

import pytest
from extensions_in import extended, loaded, mends, mistaken, told, under

from alignment.model.link_types import OWNER, THREATENS
from alignment.model.metamodel import built_in_metamodel

BUILT_IN = built_in_metamodel()
KINDS = "kinds: {hazard: {section: hazards}, asset: {section: assets}}"
PROTECTS = "protects: {inverse: protected_by, from: [action], to: [asset, hazard], at_most: 2}"


def with_links(*links: str) -> str:
    return f"extensions:\n  {KINDS}\n  links:\n" + "".join(f"    {link}\n" for link in links)


def test_an_own_link_leads_to_elements_and_is_checked_as_built_in_ones_are() -> None:
    metamodel = extended(with_links(PROTECTS))
    strategy, findings = loaded(
        metamodel,
        """\
        assets: [{id: S1, title: Wall}, {id: S2, title: Pump}]
        hazards: [{id: H1, title: Flood}]
        actions:
          - {id: A1, title: Raise, protects: [S1, H1, S2]}
          - {id: A2, title: Paint, protects: [A1, S9]}
        """,
    )
    assert [(one.source, one.type, one.target) for one in strategy.links] == [
        ("A1", "protects", "S1"),
        ("A1", "protects", "H1"),
    ]
    assert told(findings) == [
        'LINK-MANY `protects` of A1 "Raise" names S2 as well, where 2 is the most',
        'LINK-KIND A2 "Paint" protects A1, which is an action, not a hazard or asset',
        'LINK-UNKNOWN A2 "Paint" protects S9, which does not exist',
    ]


def test_an_own_link_has_a_name_each_way_and_words_for_both() -> None:
    metamodel = extended(with_links(PROTECTS, "shields_from: {inverse: kept_off, from: asset, to: hazard}"))
    assert metamodel.links["protects"].link[:4] == ("protects", "protected_by", "protects", "is protected by")
    assert metamodel.inverses["kept_off"].link[:4] == ("shields_from", "kept_off", "shields from", "kept off")
    assert metamodel.links["protects"].ends["action"].at_most == 2
    assert metamodel.links["shields_from"].ends["asset"].at_most is None


def test_how_an_own_link_is_said_can_be_chosen() -> None:
    link = "covers: {inverse: covered_by, from: asset, to: hazard, says: is cover from, inverse_says: is kept off by}"
    assert extended(with_links(link)).links["covers"].link[2:4] == ("is cover from", "is kept off by")


def test_written_from_the_wrong_end_an_own_link_is_turned_round() -> None:
    metamodel = extended(with_links(PROTECTS))
    (finding,) = loaded(
        metamodel, "assets: [{id: S1, title: Wall, protected_by: [A1]}]\nactions: [{id: A1, title: x}]"
    )[1]
    assert finding.rule == "LINK-INVERSE"
    assert finding.fix == 'Write `protects: S1` under A1 "x", and delete this line.'


@pytest.mark.parametrize(("ends", "starts"), [("from: any, to: [asset]", 29), ("from: [asset, any], to: asset", 29)])
def test_a_link_can_start_anywhere(ends: str, starts: int) -> None:
    metamodel = extended(with_links(f"sits_at: {{inverse: site_of, {ends}}}"))
    assert len(metamodel.links["sits_at"].ends) == len(metamodel.kinds) == starts
    assert metamodel.links["sits_at"].targets(frozenset({"role"})) == {"asset"}


def test_a_link_can_lead_anywhere() -> None:
    metamodel = extended(with_links("notes_of: {inverse: noted_in, from: [hazard], to: [any]}"))
    assert metamodel.links["notes_of"].targets(frozenset({"hazard"})) == set(metamodel.kinds)


def test_a_built_in_link_starts_from_more_kinds_and_leads_to_more() -> None:
    metamodel = extended(with_links("threatens: {from: [hazard], to: [asset]}"))
    ends = {kind: set(one.to) for kind, one in metamodel.links["threatens"].ends.items()}
    assert ends == {"risk": {"ambition", "outcome", "plan", "strategy"}, "hazard": {"asset"}}
    assert metamodel.links["threatens"].link is THREATENS


def test_without_from_every_kind_that_may_write_the_link_leads_further() -> None:
    metamodel = extended(with_links("mitigated_by: {to: [asset]}"))
    assert metamodel.links["mitigated_by"].targets(frozenset({"risk"})) == {"action", "commitment", "source", "asset"}


def test_without_to_new_kinds_lead_to_all_to_which_the_link_leads() -> None:
    metamodel = extended(with_links("mitigated_by: {from: [hazard]}", "part_of: {from: [asset]}"))
    assert metamodel.links["mitigated_by"].targets(frozenset({"hazard"})) == {"action", "commitment", "source"}
    assert metamodel.links["part_of"].targets(frozenset({"asset"})) == BUILT_IN.links["part_of"].targets(
        frozenset(BUILT_IN.kinds)
    )


def test_the_most_that_a_built_in_link_holds_is_the_most_for_new_kinds() -> None:
    metamodel = extended(with_links("owner: {from: [hazard]}"))
    assert metamodel.kinds["hazard"].links["owner"] == BUILT_IN.kinds["risk"].links["owner"]
    assert metamodel.links["owner"].link is OWNER


def test_a_link_of_every_kind_is_widened_for_own_kinds_too() -> None:
    metamodel = extended(with_links("evidence: {to: [document]}", "replaces: {from: [asset]}"))
    assert {frozenset(one.to) for one in metamodel.links["evidence"].ends.values()} == {
        frozenset({"document", "paragraph"})
    }
    assert set(metamodel.links["evidence"].ends) == set(metamodel.kinds)
    assert metamodel.links["replaces"].targets(frozenset({"asset"})) == set(metamodel.kinds)
    assert metamodel.links["replaces"].targets(frozenset({"hazard"})) == {"hazard"}


def test_no_end_is_ever_lost() -> None:
    metamodel = extended(with_links("part_of: {from: [hazard], to: [asset]}", "owner: {to: [board]}", PROTECTS))
    for name, link in BUILT_IN.links.items():
        for kind, ends in link.ends.items():
            found = metamodel.links[name].ends[kind]
            assert found.to >= ends.to
            assert found.at_most == ends.at_most


@pytest.mark.parametrize(
    ("link", "mistakes"),
    [
        ("guards:", ["4:5 CONFIG-VALUE Nothing is said of the link `guards`"]),
        ("guards: asset", ["4:13 CONFIG-VALUE The link `guards` is not a mapping"]),
        (
            "guards: {}",
            [
                "4:5 CONFIG-VALUE The link `guards` has no `from`",
                "4:5 CONFIG-VALUE The link `guards` has no `to`",
                "4:5 CONFIG-VALUE The link `guards` has no `inverse`",
            ],
        ),
        (
            "guards: {from: asset, to: asset}",
            ["4:5 CONFIG-VALUE The link `guards` has no `inverse`"],
        ),
        (
            "guards: {inverse: [x], from: asset, to: asset}",
            ["4:23 CONFIG-VALUE `inverse` of `guards` is not one text"],
        ),
        (
            "guards: {inverse: guards, from: asset, to: asset}",
            ["4:23 CONFIG-VALUE `guards` is a link already"],
        ),
        (
            "guards: {inverse: owns, from: asset, to: asset}",
            ["4:23 CONFIG-VALUE `owns` is the other name of the link `owner` already"],
        ),
        (
            "guards: {inverse: status, from: asset, to: asset}",
            ["4:23 CONFIG-VALUE `status` is a field of plan already"],
        ),
        (
            "guards: {inverse: guarded by, from: asset, to: asset}",
            ["4:23 CONFIG-VALUE `guarded by` cannot be the name of a link's other end"],
        ),
        (
            "guards: {inverse: guarded_by, from: [aset, []], to: {a: b}}",
            [
                "4:42 CONFIG-VALUE `aset` is not a kind",
                "4:48 CONFIG-VALUE An entry of `from` of `guards` is not one text",
                "4:57 CONFIG-VALUE An entry of `to` of `guards` is not one text",
            ],
        ),
        (
            "guards: {inverse: guarded_by, from: asset, to: asset, at_most: none}",
            ["4:68 CONFIG-VALUE `none` is not a number of links"],
        ),
        (
            "guards: {inverse: guarded_by, from: asset, to: asset, at_most: 0}",
            ["4:68 CONFIG-VALUE `0` is not a number of links"],
        ),
        (
            "guards: {inverse: guarded_by, from: asset, to: asset, at_most: [1]}",
            ["4:68 CONFIG-VALUE `at_most` of `guards` is not one text"],
        ),
        (
            "guards: {inverse: guarded_by, from: asset, to: asset, says: [x], inverse_says: '...'}",
            [
                "4:65 CONFIG-VALUE `says` of `guards` is not one text",
                "4:84 CONFIG-VALUE `...` cannot be `inverse_says` of `guards`",
            ],
        ),
        (
            "guards: {inverse: guarded_by, from: asset, to: asset, most: 3}",
            ["4:59 CONFIG-KEY `most` is not a word of the link `guards`"],
        ),
    ],
)
def test_a_link_is_kept_whatever_is_wrong_in_it(link: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(with_links(link))
    assert found == mistakes
    assert told(loaded(metamodel, "assets: [{id: S1, title: Wall, guards: [S1]}]")[1]) == []


@pytest.mark.parametrize(
    ("name", "mistake"),
    [
        ("threatened_by", "`threatened_by` is the other name of the link `threatens` already"),
        ("title", "`title` is a field of strategy already"),
        ("due", "`due` is a field of action already"),
        ("all_of", "`all_of` is a word of the rule language already"),
        ("links", "`links` is a word that align itself uses already"),
        ("Guards", "`Guards` cannot be the name of a link"),
    ],
)
def test_a_link_whose_name_is_not_free_is_left_out(name: str, mistake: str) -> None:
    metamodel, found = mistaken(with_links(f"{name}: {{inverse: x_by, from: asset, to: asset}}", PROTECTS))
    assert found == [f"4:5 CONFIG-VALUE {mistake}"]
    assert set(metamodel.links) == {*BUILT_IN.links, "protects"}


def test_an_own_field_takes_its_name_before_a_link_does() -> None:
    text = "extensions: {fields: {action: {guards: text}}, links: {guards: {inverse: x_by, from: any, to: any}}}"
    assert mistaken(text)[1] == ["1:56 CONFIG-VALUE `guards` is a field of action already"]


@pytest.mark.parametrize(
    ("link", "mistakes"),
    [
        ("threatens: {}", ["4:5 CONFIG-VALUE `threatens` is a built-in link, and nothing widens it here"]),
        ("threatens: {from: , to: ~}", ["4:5 CONFIG-VALUE `threatens` is a built-in link, and nothing widens it here"]),
        ("threatens:", ["4:5 CONFIG-VALUE Nothing is said of the link `threatens`"]),
        ("threatens: [hazard]", ["4:16 CONFIG-VALUE The link `threatens` is not a mapping"]),
        (
            "threatens: {inverse: x, to: [asset], at_most: 3, fom: y}",
            [
                "4:17 CONFIG-VALUE `threatens` is a built-in link, of which only `from` and `to` can be widened",
                "4:42 CONFIG-VALUE `threatens` is a built-in link, of which only `from` and `to` can be widened",
                "4:54 CONFIG-KEY `fom` is not a word of the built-in link `threatens`",
            ],
        ),
        ("threatens: {to: [assets]}", ["4:22 CONFIG-VALUE `assets` is not a kind"]),
    ],
)
def test_of_a_built_in_link_only_the_ends_can_be_widened(link: str, mistakes: list[str]) -> None:
    metamodel, found = mistaken(with_links(link))
    assert found == mistakes
    assert set(metamodel.links["threatens"].ends["risk"].to) >= {"ambition", "outcome", "plan", "strategy"}


def test_mends_say_what_to_write() -> None:
    assert mends(with_links("guards: {}", "threatens: {says: x}", "shields:", "owns: {}", "sits: {from: aset}")) == [
        "Write `from:` and the kinds that it starts from, or `any`.",
        "Write `to:` and the kinds that it leads to, or `any`.",
        "Write how it is read from the other end, such as `inverse: guarded_by`.",
        "Take `says` out, or give a link of your own another name.",
        "Write `from:` or `to:` and the kinds that are added.",
        "Write its `inverse`, `from` and `to` below it.",
        "Write `owner:` to widen it, or choose another name.",
        "Did you mean `asset`?",
        "Write `to:` and the kinds that it leads to, or `any`.",
        "Write how it is read from the other end, such as `inverse: sat_by`.",
    ]


def test_links_may_be_of_built_in_kinds_alone() -> None:
    metamodel = extended(under("links", "learns_from: {inverse: teaches, from: action, to: [action, feedback]}"))
    assert metamodel.kinds["action"].links["learns_from"].to == {"action", "feedback"}


@pytest.mark.parametrize(
    ("link", "mend"),
    [
        ("carries", "such as `inverse: carried_by`"),
        ("passes_to", "as `advanced_by` is `advances` from there"),
        ("used_by", "as `advanced_by` is `advances` from there"),
    ],
)
def test_the_name_from_the_other_end_that_a_mend_shows_is_english(link: str, mend: str) -> None:
    both = f"{link}: {{from: [action], to: [action]}}"
    assert mends(with_links(both)) == [f"Write how it is read from the other end, {mend}."]


def test_a_link_that_is_named_by_what_it_is_not_does_says_is() -> None:
    metamodel = extended(under("links", "passes_to: {inverse: source_of, from: action, to: action}"))
    assert metamodel.links["passes_to"].link[2:4] == ("passes to", "is source of")
