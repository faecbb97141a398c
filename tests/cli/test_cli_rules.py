"""`align rules list` and `align rules test`: what they print, and the exit codes."""

from pathlib import Path
from textwrap import dedent

import pytest
from projects import HOUSE, Run, align, building, pack, rule, written

UNPROVEN = rule("H-LOOSE", "error", "owner", "roles").replace("owner: T}", "owner: T, responsible: T}")
LISTED = (
    "equivalent:\n  - rule: H-LOOSE\n    weakening: '`responsible` in place of `owner` in `owner`'\n    reason: x\n"
)
FILES = {
    **HOUSE,
    "loose.yaml": pack(UNPROVEN, name="loose"),
    "equal.yaml": pack(UNPROVEN, name="equal") + LISTED,
    "wrong.yaml": pack(rule("H-WRONG", "grave", "owner", "roles"), name="wrong"),
    "own.yaml": building("{rule: H-OWNER, off: true, reason: R}"),
    "idle.yaml": pack(rule("H-IDLE", "{approval: info}", "measured_by", "measures"), name="idle").replace(
        "\nrules:", "\ndefine:\n  idle: {of: action, is: {due: exists}}\nrules:"
    ),
}


def rules(folder: Path, *arguments: str, columns: int = 80) -> Run:
    written(folder, FILES)
    return align(folder, "rules", *arguments, env={"COLUMNS": str(columns)})


def test_the_rules_in_use_are_listed_with_what_each_matters_when(tmp_path: Path) -> None:
    run = rules(tmp_path, "list")
    assert (run.code, run.err) == (0, "")
    assert run.out == dedent("""\
        How much each matters at draft, consultation, approval, published and closed: i
        info, w warning, e error, - not due.

        house 1.0.0: Rules of the house
          H-OWNER            eeeee  Every action has owner
          H-MEASURE          wwwww  Every action has measured_by
          H-BOARD            iiiii  Every action has overseen_by

        """)


def test_packs_that_are_named_are_listed_in_place_of_those_in_use(tmp_path: Path) -> None:
    run = rules(tmp_path, "list", "idle.yaml", columns=40)
    assert run.code == 0
    assert "  H-IDLE             --iii  Every action\n" in run.out
    assert "                            has\n" in run.out
    assert "  idle.yaml:6:3: warning[RULE-UNUSED]" in run.lines
    shipped = rules(tmp_path, "list", "risks", "accountability")
    assert [line.split()[0] for line in shipped.lines if line and line[0] != " "][2:] == ["risks", "accountability"]


@pytest.mark.parametrize(
    ("packs", "code", "says"),
    [
        ((), 0, "house 1.0.0: 3 rules, 6 examples, 5 weakenings: all noticed."),
        (("priorities",), 0, "all noticed."),
        (("equal.yaml",), 0, "equal 1.0.0: 1 rule, 2 examples, 2 weakenings: all noticed; 1 weakening listed as equivalent."),
        (("own.yaml",), 0, "own 1.0.0: no rules of its own to prove."),
        (("loose.yaml",), 1, "loose 1.0.0: 1 rule, 2 examples, 2 weakenings: 1 finding."),
        (("loose.yaml", "risks"), 1, "loose.yaml:6:9: warning[RULE-UNPROVEN]"),
        (("idle.yaml",), 0, "idle.yaml:6:3: warning[RULE-UNUSED]"),
        (("wrong.yaml",), 2, "wrong.yaml:8:15: error[RULE-VALUE]"),
        (("wrong.yaml", "risks"), 2, "wrong.yaml:8:15: error[RULE-VALUE]"),
    ],
)  # fmt: skip
def test_the_exit_code_says_whether_all_is_proven(tmp_path: Path, packs: tuple[str, ...], code: int, says: str) -> None:
    run = rules(tmp_path, "test", *packs, columns=100)
    assert (run.code, run.err) == (code, "")
    assert says in " ".join(run.out.split())


def test_an_unproven_rule_is_shown_with_its_place_and_its_mend(tmp_path: Path) -> None:
    assert rules(tmp_path, "test", "loose.yaml").out == dedent("""\
        loose 1.0.0: 1 rule, 2 examples, 2 weakenings: 1 finding.
          loose.yaml:6:9: warning[RULE-UNPROVEN]
            H-LOOSE weakened to another rule is not noticed by its examples:
            `responsible` in place of `owner` in `owner`
            Add an element to an example that tells the two apart, or list the weakening
            under `equivalent`, with the reason.
        """)


def test_a_pack_with_mistakes_is_listed_as_far_as_it_goes_and_gives_2(tmp_path: Path) -> None:
    run = rules(tmp_path, "list", "rules.yaml", "wrong.yaml")
    assert run.code == 2
    assert "  H-OWNER            eeeee  Every action has owner" in run.lines
    assert "  wrong.yaml:8:15: error[RULE-VALUE]" in run.lines


@pytest.mark.parametrize("command", ["list", "test"])
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("risk", "There is no pack `risk`. Did you mean `risks`?"),
        ("nowhere.yaml", "There is no pack `nowhere.yaml`. The shipped packs are"),
        ("../outside.yaml", "The pack ../outside.yaml is outside the project and its repository."),
    ],
)
def test_a_name_that_stands_for_no_pack_gives_2(tmp_path: Path, command: str, name: str, says: str) -> None:
    written(tmp_path, {"outside.yaml": FILES["loose.yaml"]})
    run = rules(tmp_path / "here", command, name)
    assert (run.code, run.out) == (2, "")
    assert says in run.err


def test_paths_open_from_where_the_reader_stands(tmp_path: Path) -> None:
    written(tmp_path, {**FILES, "docs/x.txt": ""})
    run = align(tmp_path / "docs", "rules", "test", "../loose.yaml")
    assert run.lines[1] == "  ../loose.yaml:6:9: warning[RULE-UNPROVEN]"


def test_colour_is_only_colour(tmp_path: Path) -> None:
    coloured = rules(tmp_path, "list", "--colour", "always").out
    assert "\x1b[1mhouse 1.0.0: Rules of the house\x1b[0m" in coloured
    assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == rules(tmp_path, "list").out


def test_the_configuration_that_is_named_says_which_packs(tmp_path: Path) -> None:
    written(tmp_path, {"ci.yaml": "packs: [loose.yaml]\n"})
    assert rules(tmp_path, "test", "--config", "ci.yaml").code == 1
    assert rules(tmp_path, "test").code == 0


def test_without_a_command_there_is_help(tmp_path: Path) -> None:
    assert "list" in rules(tmp_path, "--help").out


def test_rules_that_a_pack_adjusts_are_listed_as_adjusted_with_the_reason(tmp_path: Path) -> None:
    owner = "{rule: H-OWNER, severity: {draft: info, approval: error}, reason: Owners are named by the board in March.}"
    board = "{rule: H-BOARD, off: true, reason: There is none.}"
    written(tmp_path, {"own2.yaml": building(f"{owner}, {board}")})
    run = rules(tmp_path, "list", "own2.yaml")
    assert (run.code, run.err) == (0, "")
    assert run.out.partition("\n\n")[2] == dedent("""\
        house 1.0.0: Rules of the house
          H-OWNER            iieee  Every action has owner
                                    adjusted by own, eeeee before: Owners are named by
                                    the board in March.
          H-MEASURE          wwwww  Every action has measured_by
          H-BOARD            off    Every action has overseen_by
                                    switched off by own, iiiii before: There is none.

        own 1.0.0: On top
          extends rules.yaml; adjusts H-OWNER and H-BOARD

        """)
