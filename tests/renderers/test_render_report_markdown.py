"""The report in Markdown: what it says, and that no text in it is anything but text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from markdown_in import SELF_LINKED, shape, words
from projects import HOUSE
from reports import ACCEPTED, excepted
from traced_texts import HEAD, ROOT, TEXTS, traced, traced_at, worded

from alignment.renderers import report_markdown as renderer
from alignment.renderers.support.escape import coded, plain
from alignment.results.origin import RecordedOrigin
from alignment.results.report import ChangesSince, Traceability

PLAN = (
    HEAD
    + """\
outcomes: [{id: O1, title: Children do well}]
ambitions: [{id: A1, title: Learn together, contributes_to: {to: O1, basis: inferred, note: Our reading}}]
actions: [{id: ACT-1, title: Map the network, advances: A1, responds_to: F1, due: 2023-06}]
feedback: [{id: F1, title: Shorter papers, answer: taken}]
"""
)


def rendered(t: Traceability) -> str:
    return renderer.render(t).decode()


def section(text: str, title: str) -> str:
    return text.split(f"## {title}\n\n", maxsplit=1)[1].split("\n## ", maxsplit=1)[0]


def test_the_thread_is_a_list_in_a_list_that_says_what_is_missing(tmp_path: Path) -> None:
    thread = section(rendered(traced(tmp_path, PLAN)), "The golden thread").split("\n")
    assert "- outcome O1 Children do well" in thread
    assert "  - is contributed to by ambition A1 Learn together (inferred)" in thread
    (action,) = (line for line in thread if line.startswith("    - is advanced by action ACT-1 Map the network"))
    assert "; **has no owner (ACT-OWNER)**" in action


def test_rows_stand_under_what_they_are_gathered_by(tmp_path: Path) -> None:
    observed = "observations: [{date: 2026-03, rag: amber}, {date: 2026-06, rag: green}]"
    model = f"{HEAD}ambitions: [{{id: A1, title: Learn, {observed}}}, {{id: A2, title: Live, {observed}}}]\n"
    updates = section(rendered(traced(tmp_path, model)), "What is linked to what").partition("### Updates\n")[2]
    heads = [line for line in updates.split("\n") if line.startswith(("#### ", "| Obs", "| A"))]
    table = "| Observation | Date | RAG | By |"
    assert [one.partition(" | 2026")[0] for one in heads] == [
        "#### A1 Learn", table, "| A1.2026-03 A1, March 2026", "| A1.2026-06 A1, June 2026",
        "#### A2 Live", table, "| A2.2026-03 A2, March 2026", "| A2.2026-06 A2, June 2026",
    ]  # fmt: skip


def test_what_is_met_again_is_named_and_not_followed_again(tmp_path: Path) -> None:
    model = (
        HEAD
        + "outcomes: [{id: O1, title: B}, {id: O2, title: C}]\nambitions: [{id: A1, title: D, contributes_to: [O1, O2]}]\n"
    )
    assert "  - is contributed to by ambition A1 D (shown above)\n" in rendered(traced(tmp_path, model))


def test_a_table_marks_what_an_action_advances_and_says_what_it_lacks(tmp_path: Path) -> None:
    table = section(rendered(traced(tmp_path, PLAN)), "What is linked to what")
    assert "| Action | A1 | Owner | Measures | Informed by | By when | Duties | Reform items |" in table
    assert "| ACT-1 Map the network | yes | **has no owner (ACT-OWNER)** |" in table
    assert "| 2023-06 |" in table


def test_what_was_said_stands_beside_what_is_done(tmp_path: Path) -> None:
    said = section(rendered(traced(tmp_path, PLAN)), "You said, we did, what changed")
    assert "| F1 Shorter papers | not said | Taken | ACT-1 Map the network | not said |" in said


def test_findings_stand_with_their_place_their_owner_and_how_to_mend_them(tmp_path: Path) -> None:
    text = rendered(traced(tmp_path, PLAN.replace("due: 2023-06", "owner: R1") + "roles: [{id: R1, title: Head}]\n"))
    found = section(text, "Every finding")
    assert '- **error** ACT-DUE: ACT-1 "Map the network" says neither by when it is done nor how often.\n' in found
    assert (
        "  - Fix: Write `due`, here or on a milestone that is part of it; for an action that repeats, `how_often` on the action. "
        "A milestone that repeats counts by its last day, in `due`.\n" in found
    )
    assert "  - Place: strategy_model/plan.yaml:4, owned by Head\n" in found
    assert "### R1 Head (" in section(text, "What needs attention, by owner")


def test_waivers_waits_and_dates_that_moved_are_listed() -> None:
    text = rendered(worded("Words"))
    assert "| Words until it is filled | R-1 | 1 September 2022 | 1 December 2022 | 78 |" in section(text, "Waivers")
    assert "| C-1 Words | Words | S-1 Words | ACT-1 Words | not said | open |" in section(text, "What is waited for")
    assert "| ACT-1 Words | 2022-12 | 2023-06 | 181 days later | Words |" in section(text, "Dates that have moved")
    assert "| PA-1 Words | Words | Words | 1: ACT-1 |" in section(text, "Where it is written")
    assert "- Words\n- Words\n" in section(text, "Changes since Words")


def test_a_strategy_with_nothing_in_it_says_so_everywhere(tmp_path: Path) -> None:
    text = rendered(traced(tmp_path, HEAD, align=HOUSE["align.yaml"], rules=HOUSE["rules.yaml"]))
    for says in (
        "Nothing.",
        "There is no outcome to begin from.",
        "Nothing was found.",
        "Nothing is waived.",
        "Nothing is waited for.",
        "No action gives a date other than the one first given.",
        "The strategy names no paragraph.",
    ):
        assert f"\n{says}\n" in text
    assert "## You said" not in text
    assert "## Changes since" not in text


def test_that_nothing_has_changed_is_said_too(tmp_path: Path) -> None:
    t = traced(tmp_path, HEAD)._replace(since=ChangesSince("0123456789abcdef", ()))
    assert "## Changes since 0123456789ab\n\nNothing that the strategy says has changed.\n" in rendered(t)


def test_what_was_recorded_and_accepted_is_said(tmp_path: Path) -> None:
    t = traced(tmp_path, HEAD)
    cover = t.cover._replace(recorded=RecordedOrigin("abc123", ("a_b.yaml",), ("c.yaml",)))
    text = rendered(t._replace(cover=cover, report=replace(t.report, findings=(excepted(ACCEPTED),))))
    assert (
        "Nothing is waived.\n\n1 error accepted for now, and named as accepted above.\n\n- 1 accepted without a reason.\n"
        in text
    )
    assert "- **accepted error** H-OWNER: ACT-1 has no owner.\n" in text
    assert "- Commit, as recorded: `abc123`\n- Changed since the commit: `a_b.yaml`\n" in text
    assert "- Of the commit, and not there: `c.yaml`\n" in text
    assert "Made of commit abc123, as recorded, 1 file changed since and `c.yaml` deleted." in text
    assert "- Make it again: align report --format markdown --as-at 2022-09-14\n" in text


def test_a_rule_stands_in_full_with_what_became_of_it(tmp_path: Path) -> None:
    text = rendered(traced(tmp_path, PLAN))
    rule = text.split("### ACT-OWNER Every live action has an owner\n", maxsplit=1)[1].split("\n### ", maxsplit=1)[0]
    assert "- Matters as error. Failed: 1 of 1.\n" in rule
    assert "- Why: Nobody can be held to account for an action that nobody owns.\n" in rule
    assert "- Matters: warning at draft, " in rule


@pytest.mark.parametrize("project", [".", "examples/complete-plan", "examples/climate-adaptation"])
def test_every_finding_every_rule_and_every_file_is_there(project: str) -> None:
    t = traced_at(ROOT, ROOT / project)
    text = rendered(t)
    assert len(re.findall(r"^  - Place: ", text, re.MULTILINE)) == len(t.report.findings)
    for line in t.rules:
        assert f"### {line.account.rule} " in text
    for file in t.report.files:
        assert file.sha256 is None or f"`{file.sha256}`" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plain words, (in brackets) - and £5.", "Plain words, (in brackets) - and £5."),
        ("a_b", "a_b"),
        ("_b_", r"\_b\_"),
        ("1. x", r"1\. x"),
        ("0.1.0", "0.1.0"),
        ("- x", r"\- x"),
        ("-5", "-5"),
        ("a\n\n# b", r"a \# b"),
        ("<b>&lt;", r"\<b\>\&lt;"),
        ("R & D", "R & D"),
        ("@me", "@\u2060me"),
        ("see #1", "see \\#\u20601"),
        ("https://a.b", "https:\u2060//a.b"),
        ("a\u202eb", "aU+202Eb"),
    ],
)
def test_a_text_is_changed_only_where_it_would_mean_something(text: str, written: str) -> None:
    assert plain(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("has no `owner` yet", "has no `owner` yet"),
        ("`owner`", "`owner`"),
        ('"`" has no `owner`', r'"\`" has no \`owner\`'),
        ("a `<b>` c", r"a \`\<b\>\` c"),
        ("a ` ` c", r"a \`\` c"),
    ],
)
def test_names_between_backticks_are_code_and_nothing_else_is(text: str, written: str) -> None:
    assert coded(text) == written


@given(TEXTS)
def test_no_text_changes_the_structure_or_makes_a_link(text: str) -> None:
    assume(plain(text))
    content = rendered(worded(text))
    assert shape(content) == shape(rendered(worded("harmless")))
    assert not SELF_LINKED.search(words(content))
    assert not any(line.lstrip().startswith("::") for line in content.split("\n"))
    assert "##[" not in content


@given(TEXTS)
def test_a_text_is_a_text_wherever_it_stands_and_all_of_it_is_seen(text: str) -> None:
    assume(plain(text))
    for around in ("{}", "# {}", "- {}", "  - {}", "| a |\n| --- |\n| {} |", "a **{}** b"):
        assert shape(around.format(plain(text))) == shape(around.format("harmless"))
    assert (
        "`" in text
        or "\\" in plain(text)
        or plain(text).replace("\u2060", "") == words(plain(text)).replace("\u2060", "")
    )
