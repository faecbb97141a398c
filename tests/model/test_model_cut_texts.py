"""Texts of elements that end at a `#`, and comments behind what cannot be cut."""

from yaml_in import said, strategy_of

from alignment.source import edited

PLAN = """\
sources:
  - id: S1
    title: Be the #1 place
    tags:
      - parents #carers
      - children
    who: [children]
    when: 2026-05 # to be confirmed
    level: co-produced #2
    notes: Two mornings # see the file
actions:
  - id: A1
    title: Open "three" parks #now
    owner: R1 #until June
    informed_by:
      - to: S1
        note: as promised #4
        quote: we will
      - S2
"""


def test_what_is_cut_off_a_text_is_shown_and_what_follows_an_id_or_a_date_is_a_comment() -> None:
    _, findings = strategy_of(PLAN)
    cut = [one for one in findings if one.rule.startswith("YAML-")]
    assert said(cut) == [
        '3:19 YAML-CUT `title` of S1 "Be the" is cut off at "#1 place", which YAML takes for a comment',
        '5:17 YAML-CUT `tags` of S1 "Be the" is cut off at "#carers", which YAML takes for a comment',
        '10:25 YAML-COMMENT `notes` of S1 "Be the" ends before "# see the file", which is a comment and is not read',
        '13:31 YAML-CUT `title` of A1 "Open "three" parks" is cut off at "#now", which YAML takes for a comment',
        '17:27 YAML-CUT `informed_by` of A1 "Open "three" parks" is cut off at "#4", which YAML takes for a comment',
    ]
    assert [one.fix for one in cut] == [
        'Write `title: "Be the #1 place"`, with the whole text in quotes.',
        'Write `"parents #carers"`, with the whole text in quotes.',
        'If it belongs to the text, write `notes: "Two mornings # see the file"`; otherwise move it to a line of its own.',
        "Write `title: 'Open \"three\" parks #now'`, with the whole text in quotes.",
        'Write `"as promised #4"`, with the whole text in quotes.',
    ]


def test_the_mend_gives_the_whole_text_and_leaves_comments() -> None:
    _, findings = strategy_of(PLAN)
    mended = edited(PLAN, [edit for one in findings if one.rule == "YAML-CUT" for edit in one.edits])
    strategy, after = strategy_of(mended)
    assert [one.rule for one in after if one.rule.startswith("YAML-")] == ["YAML-COMMENT"]
    assert strategy.elements["S1"].title == "Be the #1 place"
    assert strategy.elements["S1"].value("tags") == ("parents #carers", "children")
    assert strategy.elements["A1"].title == 'Open "three" parks #now'
    assert "2026-05 # to be confirmed" in mended
