"""`align explain`: a rule or an element in plain words, on 80 columns and on fewer, and nothing that steers a terminal."""

import json
import tempfile
from pathlib import Path
from textwrap import dedent

import pytest
from hostile import HOSTILE, is_plain
from hypothesis import given
from hypothesis import strategies as st
from projects import ACCEPT, HOUSE, SOUND, STRATEGY, Run, align, building, pack, rule, without, written

MODEL = "strategy_model/plan.yaml"
FILES = {**HOUSE, MODEL: SOUND.replace("owner: R-1", "owner: {to: R-1, basis: promised}")}


def explain(folder: Path, *arguments: str, columns: int = 80) -> Run:
    written(folder, FILES)
    return align(folder, "explain", "--as-at", "2022-09-14", *arguments, env={"COLUMNS": str(columns)})


def test_a_kind_on_a_whole_screen(tmp_path: Path) -> None:
    run = explain(tmp_path, "channel")
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        channel, under `channels:`
        A website, newsletter or other way in which something is published.

        Its fields:
          id: text, must be there
          title: text, must be there
          reference: text
          summary: text
          basis: choice: stated, promised, inferred or illustrative
          notes: text
          tags: list of words

        Its links, by id:
          replaces: channel
          evidence: paragraph
        """)


def test_of_a_kind_that_is_named_by_what_it_says_no_id_must_be_there(tmp_path: Path) -> None:
    out = explain(tmp_path, "benchmark", columns=120).out
    assert "\n  id: text, made of benchmark_for, place and date where none is written\n" in out
    assert "\n  date: date, must be there\n" in out


def test_a_rule_on_a_whole_screen(tmp_path: Path) -> None:
    run = explain(tmp_path, "h-owner")
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        H-OWNER: Every action has owner
        rules.yaml:6

        Every action: it is owned by a role.

        why: Somebody will ask for it.
        fix: Write `owner:`.
        rests on: Rules of the house; page 1.
        matters: error at draft, error at consultation, error at approval, error at
          published and error at closed.

        Passes:
          actions:
            - {id: A, title: Do, owner: T}
          roles:
            - {id: T, title: Target}

        Fails:
          actions:
            - {id: A, title: Do}
        """)


def test_a_link_is_told_with_the_paragraph_that_says_so_and_its_words(tmp_path: Path) -> None:
    owner = "owner: {to: R-1, basis: promised, evidence: P-1, quote: 'the head\n\n      leads'}"
    model = FILES[MODEL].replace("owner: {to: R-1, basis: promised}", owner)
    written(tmp_path, {**FILES, MODEL: f"{model}paragraphs: [{{id: P-1, title: Minutes}}]\n"})
    run = align(tmp_path, "explain", "--as-at", "2022-09-14", "ACT-1", env={"COLUMNS": "120"})
    assert "is owned by R-1" in run.out
    assert "(promised) by P-1: “the head leads”\n" in run.out
    page = align(tmp_path, "report", "-o", "page.html")
    assert page.code == 0
    assert 'by <a href="#P-1">P-1</a> “' in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_rule_that_a_pack_adjusts_says_how_why_where_and_what_was_before(tmp_path: Path) -> None:
    owner = "{rule: H-OWNER, severity: {approval: info}, reason: Agreed in March.}"
    board = "{rule: H-BOARD, off: true, reason: There is none.}"
    files = {"align.yaml": "packs: [own.yaml]\n", "own.yaml": building(f"{owner}, {board}")}
    written(tmp_path, {**FILES, **files})
    adjusted = align(tmp_path, "explain", "H-OWNER").out
    assert adjusted.partition("rests on: Rules of the house; page 1.\n")[2].partition("\n\n")[0] == dedent("""\
        matters: not due at draft, not due at consultation, info at approval, info at
          published and info at closed.
        adjusted by own: Agreed in March.
          own.yaml:6
        before: error at draft, error at consultation, error at approval, error at
          published and error at closed.""")
    switched_off = align(tmp_path, "explain", "H-BOARD").lines
    assert switched_off[switched_off.index("switched off by own: There is none.") + 1] == "  own.yaml:6"
    element = align(tmp_path, "explain", "ACT-1").lines
    assert element[element.index("Rules: off, switched off by own: There is none:") + 1].startswith("  H-BOARD: ")


def test_an_element_on_a_narrow_screen(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, MODEL: FILES[MODEL].replace("    overseen_by: B-1\n", "")})
    run = align(tmp_path, "explain", "act-1", env={"COLUMNS": "40"})
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        ACT-1 "Map the network" is an action,
        stated.
        strategy_model/plan.yaml:8

        It is linked:
          is measured by M-1 "Schools mapped"
          is owned by R-1 "Head of inclusion"
            (promised)

        What is found at stage approval:
          info[H-BOARD] ACT-1 "Map the network"
            has no overseen_by. Write
            `overseen_by:`. If it is B-1
            "Partnership board", the only board
            in this model, write `overseen_by:
            B-1`; if not, add the right one
            under `boards:`.

        Rules: passes only with links that the
        paper does not state:
          H-OWNER: Every action has owner

        Rules: passed:
          H-MEASURE: Every action has
            measured_by
        """)


def test_of_an_accepted_finding_it_is_said_who_accepted_it_and_why(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, MODEL: FILES[MODEL].replace("    overseen_by: B-1\n", "")})
    written(tmp_path, {"strategy_model/posts.yaml": "roles: [{id: R-2, title: Director}]\n"})
    assert align(tmp_path, *ACCEPT[:-1], "R-2", "--as-at", "2022-09-14").code == 0
    found = " ".join(align(tmp_path, "explain", "ACT-1", "--as-at", "2022-09-14").out.split())
    assert (
        'accepted info[H-BOARD] ACT-1 "Map the network" has no overseen_by. Accepted on 14 September 2022 by' in found
    )


def test_of_a_waived_finding_it_is_said_until_when_and_why(tmp_path: Path) -> None:
    waiver = """\
        waivers:
          - {rule: H-BOARD, element: ACT-1, reason: The board is being formed., approved_by: R-2,
             approved_on: 2022-09-01, expires: 2022-12-31}
    """
    posts = "roles: [{id: R-2, title: Director}]\n"
    explain(tmp_path, "ACT-1")
    without_board = FILES[MODEL].replace("    overseen_by: B-1\n", "")
    written(tmp_path, {MODEL: without_board, "strategy_model/posts.yaml": posts, "strategy_model/waivers.yaml": waiver})
    found = " ".join(align(tmp_path, "explain", "ACT-1", "--as-at", "2022-09-14").out.split())
    assert "has no overseen_by. Until 31 December 2022: The board is being formed." in found


def test_stated_only_and_the_stage_change_what_is_found(tmp_path: Path) -> None:
    plain = explain(tmp_path, "ACT-1")
    assert "Nothing is found at stage approval." in plain.lines
    stated = explain(tmp_path, "ACT-1", "--stated-only")
    assert "  error[H-OWNER] ACT-1" in stated.out
    assert "What is found at stage closed:" in explain(tmp_path, "ACT-1", "--stated-only", "--stage", "closed").lines
    from_environment = align(tmp_path, "explain", "--as-at", "2022-09-14", "ACT-1", env={"ALIGN_STATED_ONLY": "1"})
    assert from_environment == stated


def test_an_element_that_is_linked_to_nothing_says_so(tmp_path: Path) -> None:
    assert "It is linked to nothing." in explain(tmp_path, "S").lines


def test_paths_open_from_where_the_reader_stands_but_for_those_of_align(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "docs/x.txt": ""})
    assert align(tmp_path / "docs", "explain", "H-OWNER").lines[1] == "../rules.yaml:6"
    assert align(tmp_path / "docs", "explain", "ACT-1").lines[1] == "../strategy_model/plan.yaml:8"
    assert "align:risks.yaml:" in align(tmp_path / "docs", "explain", "RISK-KEY").lines[1]


def test_a_finding_of_aligns_own(tmp_path: Path) -> None:
    run = explain(tmp_path, "link-unknown")
    assert run.code == 0
    assert run.lines[0] == "LINK-UNKNOWN: Link to an id that does not exist"
    assert "severity: error, at every stage; it cannot be switched off." in run.lines


@pytest.mark.parametrize(("name", "says"), [("H-OWNR", "Did you mean `H-OWNER`?"), ("\x1b[2J", "called `\\x1b[2J`.")])
def test_an_unknown_name_gives_2(tmp_path: Path, name: str, says: str) -> None:
    run = explain(tmp_path, name)
    assert (run.code, run.out) == (2, "")
    assert says in run.err


@pytest.mark.parametrize("command", ["explain", "trace"])
def test_an_element_is_found_by_the_reference_that_its_plan_gives_it(tmp_path: Path, command: str) -> None:
    files = {**FILES, MODEL: FILES[MODEL].replace("id: ACT-1\n", "id: ACT-1\n    reference: DP3/7b\n")}
    written(tmp_path, files)
    run = align(tmp_path, command, "dp3/7B")
    assert (run.code, run.lines[0]) == (0, 'ACT-1 "Map the network" is an action, stated.')
    assert "Did you mean `DP3/7b`?" in " ".join(align(tmp_path, command, "DP3/7").err.split())
    twice = files[MODEL].replace("{id: R-1,", "{id: R-1, reference: DP3/7B,")
    written(tmp_path, {MODEL: twice})
    run = align(tmp_path, command, "dp3/7b")
    assert (run.code, run.out) == (2, "")
    assert "`dp3/7b` is the reference of ACT-1 and R-1. Name one by its id." in " ".join(run.err.split())
    assert align(tmp_path, command, "ACT-1").code == 0


def test_a_rule_with_a_mistake_in_it_is_not_called_unknown_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "rules.yaml": FILES["rules.yaml"].replace("every: action", "every: acton", 1)})
    run = align(tmp_path, "explain", "H-OWNER")
    assert run.code == 2
    assert "A pack of this project has mistakes, which `align rules list` names." in " ".join(run.err.split())


def test_an_explanation_that_may_lack_something_gives_2_and_is_given_all_the_same(tmp_path: Path) -> None:
    written(tmp_path, {"strategy_model/b.yaml": "roles: [\n"})
    run = explain(tmp_path, "ACT-1")
    assert run.code == 2
    assert run.lines[0] == 'ACT-1 "Map the network" is an action, stated.'
    assert explain(tmp_path, "H-OWNER").code == 0


def test_colour_is_only_colour(tmp_path: Path) -> None:
    for name in ("H-OWNER", "ACT-1", "LINK-UNKNOWN"):
        coloured = explain(tmp_path, name, "--colour", "always").out
        assert coloured.startswith("\x1b[1m")
        assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == explain(tmp_path, name).out


UNSEEN = "\u200d\u00ad\ue000"
"""Letters that may stand in YAML and are seen nowhere."""


@pytest.mark.parametrize("command", [["explain", "H-OWNER"], ["rules", "list"], ["rules", "test"]])
def test_what_cannot_be_seen_in_a_pack_is_spelled_out(tmp_path: Path, command: list[str]) -> None:
    rules = HOUSE["rules.yaml"].replace("must_have: owner", f"where: {{meets: live{UNSEEN}}}\n    must_have: owner")
    for words in ("pack: house", "1.0.0", "Rules of the house", "page 1", "Somebody", "Write", "Every action has"):
        rules = rules.replace(words, f"{words}{UNSEEN}")
    define = f"\ndefine:\n  live{UNSEEN}: {{of: action, is: {{title: {{is_not: x{UNSEEN}}}}}}}\nrules:"
    listed = f"equivalent:\n  - {{rule: X{UNSEEN}, weakening: y{UNSEEN}, reason: z}}\n"
    written(tmp_path, {**FILES, "rules.yaml": rules.replace("\nrules:", define) + listed})
    run = align(tmp_path, *command)
    assert run.code in {0, 1}
    assert is_plain(run.out, all_visible=True)
    assert "U+200D\\xadU+E000" in run.out


@given(title=HOSTILE, text=HOSTILE, columns=st.integers(30, 120))
def test_no_text_of_a_model_or_a_pack_steers_the_terminal(title: str, text: str, columns: int) -> None:
    said = json.dumps(f"T{title}")
    example = rule("H-TEXT", "error", "owner", "roles").replace("title: Do", f"title: {said}")
    for key in ("title", "why", "fix"):
        example = "\n".join(
            f"    {key}: {said}" if line.startswith(f"    {key}:") else line for line in example.split("\n")
        )
    files = {
        "align.yaml": "packs: [rules.yaml]\n",
        "rules.yaml": pack(example),
        MODEL: without("owner")
        .replace("Map the network", said)
        .replace("id: ACT-1", f"id: ACT-1\n    notes: {json.dumps(text)}"),
    }
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), files)
        runs = [align(Path(folder), "explain", name, env={"COLUMNS": str(columns)}) for name in ("H-TEXT", "ACT-1")]
        runs += [align(Path(folder), *words) for words in (("rules", "list"), ("rules", "test"))]
    for run in runs:
        assert run.code in {0, 1, 2}
        assert is_plain(run.out + run.err, all_visible=True)
        assert not any(line.lstrip().startswith("::") for line in run.out.split("\n"))
        assert "##[" not in run.out


def test_what_may_not_be_the_whole_truth_says_so_and_exits_2(tmp_path: Path) -> None:
    done = align(
        written(tmp_path, {**HOUSE, "align.yaml": "packs: [acountability, rules.yaml]\n"}), "explain", "H-OWNER"
    )
    assert done.code == 2
    assert done.err == "Something that this rests on could not be read or used; `align check` says what.\n"
    assert done.out.startswith("H-OWNER: Every action has owner")


def test_what_could_be_cleared_at_an_element_is_listed_under_a_heading(tmp_path: Path) -> None:
    two = "ambitions: [{id: A1, title: A}]\nactions: [{id: X1, title: Open}]\n"
    written(tmp_path, {"align.yaml": "packs: [priorities]\nselect: [AMB-ACTION]\n", MODEL: STRATEGY + two})
    said = align(tmp_path, "explain", "X1").out
    assert "\nAn edit here could clear what is found of others:\n  AMB-ACTION of A1\n" in said
