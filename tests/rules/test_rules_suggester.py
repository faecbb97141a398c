"""What an officer could write where a link is missing, said with ids and titles of the very model."""

import pytest
from rules_in import checked, found_one

MANY = "\n".join(["ambitions:", *(f"  - {{id: A{number}, title: T}}" for number in range(1, 9))])


@pytest.mark.parametrize(
    ("demand", "model", "suggested"),
    [
        (
            "must_have: owner",
            "roles: [{id: R2, title: T}, {id: R1, title: T}]",
            'Write whichever it is: `owner: R2` "T" or `owner: R1` "T".',
        ),
        (
            "must_have: owner",
            "",
            "This model has no role yet. Write one under `roles:`, such as `- id: R-1` with its title, and `owner: R-1` here.",
        ),
        (
            "must_have: advances",
            MANY,
            'Write whichever it is: `advances: A1` "T", `advances: A2` "T", `advances: A3` "T", `advances: A4` "T" or 4 more.',
        ),
        (
            "must: {advances: {at_least: 2}}",
            MANY,
            'Write whichever it is: `advances: A1` "T", `advances: A2` "T", `advances: A3` "T", `advances: A4` "T" or 4 more.',
        ),
        (
            "must: {informed_by: {some: {level: {is: consulted}}}}",
            "sources: [{id: S1, title: T, level: consulted}, {id: S2, title: T}]",
            'If it is S1 "T", the only such source in this model, write `informed_by: S1`; if not, add the right one under `sources:`.',
        ),
        (
            "must: {informed_by: {where: {level: {is: consulted}}, at_least: 1}}",
            "sources: [{id: S2, title: T}]",
            "None of the sources that you have would do as it stands.",
        ),
        (
            "must: {informed_by: {where: {level: {is: consulted}}, at_least: 1}}",
            "",
            "This model has no such source yet. Write one under `sources:`, such as `- id: S-1` with its title, and `informed_by: S-1` here.",
        ),
        (
            "must_have: depends_on",
            "",
            "This model has no other action yet. Write one under `actions:`, such as `- id: A-1` with its title, and `depends_on: A-1` here.",
        ),
        ("must_have: depends_on", "plans: [{id: P, title: T}]", "This model has no other action yet. Write one under"),
        ("must_have: due", MANY, ""),
        ("must_have: advances.part_of", MANY, ""),
        ("must_have: needed_by", MANY, ""),
        ("must_not: {status: missing}", MANY, ""),
        (
            "every: risk\nmust_have: mitigated_by",
            "risks: [{id: K, title: T}]",
            'If it is X "T", the only action, source or commitment in this model, write `mitigated_by: X`; if not, add the right one under `actions:`, `sources:` or `commitments:`.',
        ),
        (
            "every: plan\nmust_have: aligns_with",
            "plans: [{id: P, title: T}]",
            "This model has no other plan or programme yet. Write one under `plans:` or `programmes:`, such as `- id: P-1` with its title, and `aligns_with: P-1` here.",
        ),
    ],
)
def test_the_mend_names_what_this_very_model_has(demand: str, model: str, suggested: str) -> None:
    finding = found_one(demand, f"actions: [{{id: X, title: T}}]\n{model}")
    assert finding.fix.startswith(f"Mend it. {suggested}".strip())
    assert bool(suggested) == (finding.fix != "Mend it.")


@pytest.mark.parametrize(
    ("model", "suggested"),
    [
        (
            "ambitions: [{id: A1, title: T}, {id: A2, title: T}]",
            'If it is A2 "T", the only other ambition in this model, add `A2` to `advances`; if not, add the right one under `ambitions:`.',
        ),
        (
            "ambitions: [{id: A1, title: T}]",
            "This model has no other ambition yet. Write one under `ambitions:`, such as `- id: A2` with its title, and `advances: A2` here.",
        ),
        (MANY, 'Add to `advances` whichever it is: A2 "T", A3 "T", A4 "T", A5 "T" or 3 more.'),
    ],
)
def test_what_is_linked_already_is_not_suggested(model: str, suggested: str) -> None:
    finding = found_one("must: {advances: {at_least: 2}}", f"actions: [{{id: X, title: T, advances: A1}}]\n{model}")
    assert finding.fix == f"Mend it. {suggested}"


@pytest.mark.parametrize(
    ("model", "suggested"),
    [
        (
            (
                "boards: [{id: B1, title: Parks board}]\nroles: [{id: R1, title: Head}, {id: R2, title: Deputy}]\n"
                "actions: [{id: X, title: T, responsible: [B1, R2]}]"
            ),
            (
                'B1 "Parks board" and R2 "Deputy" are responsible for it already. '
                'Write whichever it is: `owner: R2` "Deputy" or `owner: R1` "Head".'
            ),
        ),
        (
            (
                "organisations: [{id: O1, title: Trust}, {id: O2, title: TBC}]\n"
                "actions: [{id: X, title: T, responsible: [O1, O2]}]"
            ),
            (
                'O1 "Trust" is responsible for it already. This model has no role yet. Write one under `roles:`, '
                "such as `- id: R-1` with its title, and `owner: R-1` here."
            ),
        ),
    ],
)
def test_who_is_responsible_where_an_owner_is_missing_is_said_and_a_post_of_them_comes_first(
    model: str, suggested: str
) -> None:
    assert found_one("must_have: owner", model).fix == f"Mend it. {suggested}"


def test_one_element_that_there_is_not_yet_may_do_for_all() -> None:
    found = checked("must_have: owner", "actions: [{id: X1, title: T}, {id: X2, title: T}]").findings
    assert len({one.fix for one in found}) == 1


@pytest.mark.parametrize(
    ("demand", "suggested"),
    [
        ("must_have: advanced_by", ' Add `A1` to `advances` under whichever does so: X "T" or Y "T".'),
        (
            "must: {advanced_by: {some: {status: {is: done}}}}",
            ' Add `A1` to `advances` under whichever does so: Y "T".',
        ),
        ("must: {advanced_by: {some: {status: {is: stopped}}}}", ""),
        ("must_have: advanced_by|aligned_by", ""),
    ],
)
def test_where_the_link_starts_elsewhere_it_says_on_which_elements(demand: str, suggested: str) -> None:
    model = "ambitions: [{id: A1, title: T}]\nactions: [{id: X, title: T}, {id: Y, title: T, status: done}]"
    assert found_one(f"every: ambition\n{demand}", model).fix == f"Mend it.{suggested}"


def test_those_come_first_whose_titles_share_words_with_the_element() -> None:
    model = """
        actions: [{id: X, title: Open three pocket parks}]
        boards: [{id: B1, title: Partnership board}, {id: B2, title: Board for Parks}]
    """
    finding = found_one("must_have: overseen_by", model)
    assert finding.fix == (
        'Mend it. Write whichever it is: `overseen_by: B2` "Board for Parks" or `overseen_by: B1` "Partnership board".'
    )


def test_where_there_are_too_many_none_is_suggested() -> None:
    finding = found_one("must: {advances: {at_most: 1}}", f"actions: [{{id: X, title: T, advances: [A1, A2]}}]\n{MANY}")
    assert finding.fix == "Mend it."


def test_only_what_the_link_leads_to_is_suggested() -> None:
    define = "owned: {of: [action, plan, ambition], is: {title: {is: owned}}}"
    model = "actions: [{id: X, title: T}, {id: X2, title: owned, part_of: P}]\nplans: [{id: P, title: owned}]"
    finding = found_one("where: {title: {is: T}}\nmust: {part_of: {some: {meets: owned}}}", model, define=define)
    assert finding.fix == (
        'Mend it. If it is P "owned", the only such plan in this model, write `part_of: P`; if not, add the right one under `plans:`.'
    )


def test_the_same_demand_is_suggested_for_every_element_anew() -> None:
    model = "actions: [{id: X1, title: T, part_of: P}, {id: X2, title: T}]\nplans: [{id: P, title: T}]"
    found = checked("must_have: depends_on", model).findings
    only = "the only other action in this model, write"
    assert [one.fix.split(";")[0] for one in found] == [
        f'Mend it. If it is X2 "T", {only} `depends_on: X2`',
        f'Mend it. If it is X1 "T", {only} `depends_on: X1`',
    ]


def test_where_more_may_stand_in_what_was_not_read_the_one_is_not_called_the_only_one_there_is() -> None:
    model = "actions: [{id: X, title: T}]\nroles: [{id: R1, title: T}, {id: R 2, title: T}]"
    assert (
        'If it is R1 "T", the only role that could be read, write `owner: R1`'
        in found_one("must_have: owner", model).fix
    )
