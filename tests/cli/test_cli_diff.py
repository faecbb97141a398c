"""What has changed between two states, and why each finding came or went, on a screen, as Markdown and as JSON."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator
from projects import ACCEPT, HOUSE, SOUND, WAIVER, Run, align, pack, rule, without
from repositories import commit, git, repository
from user import ROOT

from alignment.renderers.support.escape import MOST_BYTES

MODEL: Final = "strategy_model/plan.yaml"
SCHEMA: Final[dict[str, Any]] = json.loads((ROOT / "docs/schemas/diff-1.schema.json").read_text(encoding="utf-8"))
VALIDATOR: Final = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
DATED: Final = {**HOUSE, "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-14\n"}


def diff(folder: Path, *options: str) -> Run:
    return align(folder, "diff", *options)


def told(folder: Path, *options: str) -> dict[str, Any]:
    run = diff(folder, *options, "--format", "json")
    document: dict[str, Any] = json.loads(run.out)
    assert [fault.message for fault in VALIDATOR.iter_errors(document)] == []
    assert (run.code, run.err) == (0 if document["complete"] else 2, "")
    return document


def causes(entries: list[dict[str, Any]]) -> dict[str, list[list[str]]]:
    return {one["finding"]["fingerprint"]: [cause["inputs"] for cause in one["causes"]] for one in entries}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path, {**DATED, MODEL: SOUND})


def test_nothing_has_changed(project: Path) -> None:
    run = diff(project, "main")
    head = git(project, "rev-parse", "HEAD")[:12]
    assert run == Run(
        0,
        f"From main ({head}) to the files as they are, both as at 14 September 2022\n(align.yaml).\n\n"
        "What the strategy says has not changed.\n\n0 new findings, 0 mended; 0 counted before and still do.\n".encode(),
        b"",
    )
    assert told(project, "main")["changes"] == []


def test_an_edit_is_said_in_one_sentence_and_its_finding_has_its_cause_and_place(project: Path) -> None:
    (project / MODEL).write_text(without("owner"))
    out = diff(project, "main").out
    assert out.splitlines()[3] == 'ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion").'
    assert (
        'error[H-OWNER]: ACT-1 "Map the network" has no owner\n'
        f"  --> {MODEL}:8:9\n"
        '   = cause:  strategy: ACT-1 "Map the network": owner removed (was R-1 "Head of\n'
        f'             inclusion") ({MODEL}:8)\n'
    ) in out
    assert out.endswith("\n1 new finding (1 error), 0 mended; 0 counted before and still do.\n")
    document = told(project, "main")
    assert causes(document["came"]) == {"H-OWNER/ACT-1/owner": [["strategy"]]}
    (change,) = document["changes"]
    (link,) = change["links"]
    assert (link["link"], link["target"], link["old"], link["new"], link["mark"]) == (
        *("owner", "R-1"),
        *({"basis": None, "note": None, "quote": None, "evidence": None}, None, "owner moved"),
    )


def test_two_commits_are_compared_whatever_the_files_are_now(project: Path) -> None:
    first = git(project, "rev-parse", "HEAD")
    second = commit(project, {MODEL: without("owner")})
    (project / MODEL).write_text("actions: [\n")
    document = told(project, first, second)
    assert (document["old"]["commit"], document["new"]["commit"]) == (first, second)
    assert list(causes(document["came"])) == ["H-OWNER/ACT-1/owner"]
    back = told(project, second, first)
    assert causes(back["mended"]) == causes(document["came"])
    assert f"to {second} ({second[:12]})" in " ".join(diff(project, first, second).out.split())


def test_a_finding_may_come_because_of_another_element(project: Path) -> None:
    rules = pack(rule("H-OWNER", "error", "owner", "roles"))
    commit(project, {"rules.yaml": rules})
    (project / MODEL).write_text(
        SOUND.replace("  - {id: R-1, title: Head of inclusion}\n", "  - {id: R-2, title: Head}\n")
    )
    document = told(project, "main")
    found = {one["finding"]["rule"]: one["causes"][0]["details"] for one in document["came"]}
    assert [detail["says"] for detail in found["LINK-UNKNOWN"]] == ['R-1 "Head of inclusion" removed']
    assert found.keys() == {"LINK-UNKNOWN"}
    assert [detail["old"] for detail in found["LINK-UNKNOWN"]] == [True]
    assert f"({MODEL}:14, at main (" in diff(project, "main").out


def test_settings_packs_and_time_are_causes(project: Path) -> None:
    commit(project, {MODEL: without("owner", "measured_by")})
    (project / "align.yaml").write_text("packs: [rules.yaml]\nas_at: 2022-09-14\nignore: [H-MEASURE]\n")
    (project / "rules.yaml").write_text(HOUSE["rules.yaml"].replace("H-OWNER", "H-HEAD"))
    document = told(project, "main")
    assert causes(document["came"]) == {"H-HEAD/ACT-1/owner": [["packs"]]}
    assert causes(document["excused"]) == {
        "H-MEASURE/ACT-1/measured_by": [["settings"]],
        "H-OWNER/ACT-1/owner": [["packs"]],
    }
    says = [one["causes"][0]["details"][0]["says"] for one in (*document["came"], *document["excused"])]
    assert says == [
        *("H-HEAD of house is new among the rules", "H-OWNER of house is no longer among the rules"),
        "`ignore` in align.yaml was added",
    ]


def test_a_pack_that_says_otherwise_of_a_rule_is_named(project: Path) -> None:
    more = pack(rule("M-BOARD", "info", "overseen_by", "boards"), name="more")
    commit(project, {MODEL: without("measured_by"), "more.yaml": more})
    same = pack(rule("S-BOARD", "info", "overseen_by", "boards"), name="same")
    commit(project, {"same.yaml": same, "align.yaml": "packs: [rules.yaml, same.yaml]\nas_at: 2022-09-14\n"})
    both = "packs: [rules.yaml, more.yaml, same.yaml]\nas_at: 2022-09-14\n"
    otherwise = HOUSE["rules.yaml"].replace("owner", "measured_by").replace("roles", "measures")
    (project / "align.yaml").write_text(both)
    (project / "rules.yaml").write_text(otherwise)
    (came,) = (one for one in told(project, "main")["came"] if one["finding"]["rule"] == "H-OWNER")
    assert [detail["says"] for detail in came["causes"][0]["details"]] == ["more.yaml is new", "rules.yaml has changed"]
    commit(project)
    (project / "align.yaml").write_text(DATED["align.yaml"])
    (project / "rules.yaml").write_text(HOUSE["rules.yaml"])
    assert "more.yaml is no longer used (more.yaml:1, at main (" in " ".join(diff(project, "main").out.split())


def test_a_waiver_that_ends_is_a_cause_and_so_is_one_that_is_new(project: Path) -> None:
    waivers = "strategy_model/waivers.yaml"
    sound = without("owner").replace("boards:", "  - {id: R-2, title: Deputy}\nboards:", 1)
    sound = sound.replace("  - {id: R-2, title: Deputy}\nboards:", "boards:").replace(
        "roles:\n", "roles:\n  - {id: R-2, title: Deputy}\n"
    )
    commit(project, {MODEL: sound, waivers: WAIVER})
    run = diff(project, "main", "--as-at", "2023-01-01")
    flat = " ".join(run.out.split())
    assert "= cause: waivers: the waiver of H-OWNER on ACT-1 ended on 1 December 2022" in flat
    assert "as at 14 September 2022 (align.yaml), to the files as they are, as at 1 January 2023 (--as-at)." in flat
    (project / waivers).unlink()
    assert "the waiver of H-OWNER on ACT-1 was taken out" in " ".join(diff(project, "main").out.split())
    commit(project)
    (project / waivers).write_text(WAIVER)
    assert "the waiver of H-OWNER on ACT-1 was added" in " ".join(diff(project, "main").out.split())
    (project / waivers).write_text(WAIVER.replace("2022-12-01", "2022-09-02"))
    commit(project)
    (project / waivers).write_text(WAIVER)
    assert "the waiver of H-OWNER on ACT-1 has other days than before" in " ".join(diff(project, "main").out.split())


def test_what_is_accepted_is_a_cause(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    assert align(project, *ACCEPT).code == 0
    document = told(project, "main")
    assert (document["mended"], [one["why"] for one in document["excused"]]) == ([], ["accepted"])
    assert causes(document["excused"]) == {"H-OWNER/ACT-1/owner": [["accepted findings"]]}
    assert document["excused"][0]["causes"][0]["details"][0]["says"] == "it was accepted"
    commit(project)
    (project / "align-baseline.json").unlink()
    assert "it is no longer accepted (align-baseline.json:" in " ".join(diff(project, "main").out.split())


def test_a_link_is_suspect_because_of_what_changed_at_its_other_end_and_no_more_once_it_is_reviewed(
    project: Path,
) -> None:
    assert align(project, "review").code == 0
    commit(project)
    (project / MODEL).write_text(SOUND.replace("title: Schools mapped", "title: Schools that are mapped"))
    (came,) = told(project, "main")["came"]
    assert came["finding"]["fingerprint"] == "SUSPECT/ACT-1/measured_by:M-1"
    (cause,) = came["causes"]
    assert (cause["inputs"], [one["says"].split(" ")[0] for one in cause["details"]]) == (["strategy"], ["M-1"])
    commit(project)
    assert align(project, "review").code == 0
    assert causes(told(project, "main")["mended"]) == {"SUSPECT/ACT-1/measured_by:M-1": [["reviews"]]}
    assert "= cause:  reviews: align.lock has changed (align.lock:1)" in diff(project, "main").out


def test_either_of_two_causes_would_have_done(project: Path) -> None:
    commit(project, {MODEL: without("owner")})
    (project / MODEL).write_text(SOUND)
    (project / "rules.yaml").write_text(pack(rule("H-BOARD", "info", "overseen_by", "boards")))
    assert causes(told(project, "main")["mended"]) == {"H-OWNER/ACT-1/owner": [["strategy"], ["packs"]]}
    out = diff(project, "main").out
    assert out.index("= cause:  strategy: ") < out.index("= cause:  or, instead, packs: ")


def test_two_causes_together_are_said_as_such(project: Path) -> None:
    commit(project, {"rules.yaml": pack(rule("H-BOARD", "info", "overseen_by", "boards"))})
    (project / MODEL).write_text(without("owner"))
    (project / "rules.yaml").write_text(HOUSE["rules.yaml"])
    assert causes(told(project, "main")["came"]) == {"H-OWNER/ACT-1/owner": [["strategy", "packs"]]}
    assert "= cause:  strategy and packs together: ACT-1" in diff(project, "main").out


def test_what_matters_otherwise_than_before_is_listed(project: Path) -> None:
    commit(project, {MODEL: without("owner", "overseen_by")})
    (project / "rules.yaml").write_text(
        HOUSE["rules.yaml"].replace("severity: error", "severity: warning").replace("severity: info", "severity: error")
    )
    out = diff(project, "main").out
    assert "Counted before, and graver or milder now:\n\n" in out
    assert "\n   = before:  error\n" in out
    assert out.endswith("0 new findings, 0 mended; 2 counted before and still do (1 graver and 1 milder\nnow).\n")
    assert "| now | before | rule | finding |" in diff(project, "main", "--format", "markdown").out


def test_what_cannot_be_read_gives_2_and_is_said(project: Path) -> None:
    (project / MODEL).write_text("actions: [\n")
    run = diff(project, "main")
    assert run.code == 2
    assert "Of the newer state not everything could be read and checked" in run.out
    assert told(project, "main")["not_read"] == {"old": [], "new": [MODEL]}
    assert "**Of the newer state not" in diff(project, "main", "--format", "markdown").out


def test_long_lists_are_counted(project: Path) -> None:
    many = "".join(
        f"  - {{id: ACT-{number}, title: Do, measured_by: M-1, overseen_by: B-1}}\n" for number in range(2, 62)
    )
    (project / MODEL).write_text(SOUND.replace("roles:\n", f"{many}roles:\n"))
    out = diff(project, "main").out
    assert out.count("error[H-OWNER]") == 50
    assert "... and 10 more changes (--all)\n" in out
    assert "... and 10 more findings (--all)\n" in out
    assert diff(project, "main", "--all").out.count("error[H-OWNER]") == 60
    markdown = diff(project, "main", "--format", "markdown").out
    assert markdown.count("| error | H-OWNER |") == 50
    assert "- and 10 more changes\n" in markdown
    assert "And 10 more findings.\n" in markdown
    git(project, "stash", "--quiet")
    severe = HOUSE["rules.yaml"].replace("severity: error", "severity: warning")
    commit(project, {MODEL: SOUND.replace("roles:\n", f"{many}roles:\n")})
    (project / "rules.yaml").write_text(severe)
    assert "... and 10 more findings (--all)\n" in diff(project, "main").out
    assert "And 10 more findings.\n" in diff(project, "main", "--format", "markdown").out


def test_markdown_says_what_changed_and_why(project: Path) -> None:
    (project / MODEL).write_text(without("owner"))
    lines = diff(project, "main", "--format", "markdown").out.splitlines()
    assert lines[0] == "# What has changed"
    assert '- ACT-1 "Map the network": owner removed (was R-1 "Head of inclusion").' in lines
    (row,) = (line for line in lines if line.startswith("| error |"))
    assert [cell.strip() for cell in row.split("|")][2:5] == [
        *("H-OWNER", 'ACT-1 "Map the network" has no owner'),
        f"{MODEL}:8",
    ]
    assert "strategy: ACT-1" in row


def test_markdown_is_cut_where_hosts_would_refuse_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / MODEL).write_text(without("owner"))
    whole = diff(project, "main", "--format", "markdown").bytes_out
    assert len(whole) < MOST_BYTES < 900_000
    monkeypatch.setattr("alignment.renderers.diff_markdown.MOST_BYTES", 300)
    cut = diff(project, "main", "--format", "markdown").out
    kept, _, last = cut.rpartition("\n\n")
    assert last == "What follows is left out, as it would be too long.\n"
    assert whole.decode().startswith(f"{kept}\n")


def test_fields_are_told_as_people_read_them(project: Path) -> None:
    commit(project, {MODEL: SOUND.replace("owner: R-1", "owner: R-1\n    due: 2023-01-01\n    status: on track")})
    (project / MODEL).write_text(SOUND.replace("owner: R-1", "owner: R-1\n    due: 2023-03-01\n    notes: x"))
    (change,) = told(project, "main")["changes"]
    assert change["fields"] == [
        {"field": "notes", "old": None, "new": "x", "mark": None, "days": None, "back": False, "unread": False},
        {
            "field": "status",
            "old": "on track",
            "new": None,
            "mark": "status moved",
            "days": None,
            "back": False,
            "unread": False,
        },
        {
            "field": "due",
            "old": "1 January 2023",
            "new": "1 March 2023",
            "mark": "date moved later",
            "days": 59,
            "back": False,
            "unread": False,
        },
    ]


def test_where_the_older_settings_name_no_day_that_of_this_check_counts(project: Path) -> None:
    commit(project, {"align.yaml": "packs: [rules.yaml]\n"})
    assert ", both as at 1 January 2023 (--as-at)." in " ".join(
        diff(project, "main", "--as-at", "2023-01-01").out.split()
    )


def test_the_shape_has_a_version() -> None:
    assert SCHEMA["properties"]["schema_version"]["const"] == "1.0"


@pytest.mark.parametrize(
    ("revisions", "says"),
    [
        (("--", "-x"), "No revision can be called `-x`. Name a commit, a branch or a tag."),
        (("mian",), "There is no revision `mian` in this repository. Did you mean `main`?"),
        (("main", "mian"), "There is no revision `mian` in this repository. Did you mean `main`?"),
        ((), "Missing argument 'REV'."),
        (("main", "--select", "X-"), "No rule matches `X-`."),
    ],
)
def test_what_cannot_be_compared_is_refused(project: Path, revisions: tuple[str, ...], says: str) -> None:
    run = diff(project, *revisions)
    assert (run.code, run.out) == (2, "")
    assert says in run.err
