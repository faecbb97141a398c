"""What rests on another model: reviews of links into it, reports and their digests, trusted revisions, what has changed."""

import json
from pathlib import Path

import pytest
from projects import align, written
from repositories import commit, git
from used_in import COUNCIL, USES, action, check, project, said

PLAN = action("owner: council:R-9\n    advances: council:AMB-1")
THERE = "council/strategy_model/plan.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Makes two strategies of which one uses the other, and has nothing found in it."""
    return project(tmp_path, PLAN)


def test_a_change_of_what_it_means_there_makes_the_link_suspect_here(folder: Path) -> None:
    send = folder / "send"
    assert align(send, "review").code == 0
    assert "ACT-1 advances council:AMB-1" in (send / "align.lock").read_text()
    assert check(folder).found == []
    written(folder, {THERE: COUNCIL.replace("Every child is safe", "Every child is well")})
    (found,) = check(folder).found
    assert "advances council:AMB-1, whose `title` changed after the link was reviewed" in found
    assert "Read council:AMB-1 again" in " ".join(align(send, "check", "--full").out.split())
    assert align(send, "review", "council:AMB-1").code == 0
    assert check(folder).found == []


@pytest.mark.parametrize("name", ["report.html", "report.md", "report.json", "annex.md", "report.csv", "page.html"])
def test_every_report_names_it_and_is_proven_with_it(folder: Path, name: str) -> None:
    form = {"annex.md": "annex", "report.csv": "csv", "page.html": "page"}.get(name)
    send = folder / "send"
    made = align(send, "report", "-o", name, *(("--format", form) if form else ()))
    assert made.code == 0, made.err
    assert align(send, "verify", name).code == 0
    text = (send / name).read_text()
    assert "council:AMB-1" in text or form == "page"
    assert ("Parts of it stand in Council plan" if form == "page" else "../council/strategy_model") in text
    written(folder, {THERE: COUNCIL.replace("Streets are clean", "Streets are green")})
    assert align(send, "verify", name).code == 1
    (folder / THERE).unlink()
    assert align(send, "verify", name).code != 0


def test_a_report_says_of_which_model_an_element_is_and_judges_none_of_it(folder: Path) -> None:
    send = folder / "send"
    told = json.loads(align(send, "report", "--format", "json", "-o", "-").out)
    shown = [one for one in told["elements"] if one["id"].startswith("council:")]
    assert [one["id"] for one in shown] == ["council:AMB-1", "council:R-9"]
    assert all(one["location"]["path"] == f"../{THERE}" and not one["findings"] for one in shown)
    assert told["counts"]["elements"].get("role") == 1
    assert told["inputs"]["uses"] == [
        {"name": "council", "model": "../council/strategy_model", "commit": "", "title": "Council plan"}
    ]
    html = align(send, "report", "-o", "-").out
    assert 'id="council:AMB-1"' in html
    assert "Ambitions of council" in html
    assert "every child is safe" not in align(send, "report", "--format", "page", "-o", "-").out.lower()


def test_what_is_not_committed_of_it_is_recorded(folder: Path) -> None:
    written(folder, {THERE: COUNCIL + "risks: []\n"})
    told = json.loads(align(folder / "send", "report", "--format", "json", "-o", "-").out)
    assert told["inputs"]["uncommitted"] == [f"../{THERE}"]


def test_one_read_at_a_revision_is_proven_by_that(folder: Path) -> None:
    first = git(folder, "rev-parse", "HEAD")
    commit(folder, {"send/align.yaml": f"packs: [rules.yaml]\n{USES.replace('council}', f'council, at: {first}}}')}"})
    written(folder, {THERE: "strategy: {id: C, title: Other, stage: draft}\n"})
    send = folder / "send"
    assert align(send, "report", "-o", "report.html").code == 0
    told = json.loads(align(send, "report", "--format", "json", "-o", "-").out)
    assert (told["inputs"]["uncommitted"], told["inputs"]["uses"][0]["commit"]) == ([], first)
    assert align(send, "verify", "report.html").code == 0
    assert align(send, "verify", "report.html", "--require", "commit").code == 0


def test_traces_explanations_and_graphs_show_it(folder: Path) -> None:
    send = folder / "send"
    trace = align(send, "trace", "ACT-1").out
    assert 'advances council:AMB-1 "Every child is safe"' in trace
    assert 'contributes to council:OUT-1 "Children thrive"' in trace
    assert 'advances council:AMB-1 "Every child is safe"' in align(send, "explain", "ACT-1").out
    told = said(align(send, "explain", "council:AMB-1"))
    assert "is advanced by ACT-1" in told
    assert "It is of ../council/strategy_model, and not judged here." in told
    assert "Rules:" not in told
    assert "No way" in align(send, "trace", "A-1", "--to", "council:AMB-3").out
    for form in ("mermaid", "dot", "graphml", "json", "svg"):
        drawn = align(send, "graph", "--format", form, "-o", "-").out.replace("&#58;", ":").replace("#58;", ":")
        assert "council:AMB-1" in drawn
        assert "council:AMB-3" not in drawn
    assert '"council:AMB-3"' in align(send, "schema", "--with-ids").out


def trusted(folder: Path) -> str:
    return said(align(folder / "send", "check", "--trust", "HEAD", "--full"))


def test_what_a_change_makes_of_it_counts_once_it_is_merged(folder: Path) -> None:
    written(folder, {THERE: COUNCIL.replace("title: TBC", "title: Head of play")})
    written(folder, {"send/strategy_model/plan.yaml": PLAN.replace("council:R-9", "council:R-8")})
    assert check(folder).code == 0
    told = trusted(folder)
    assert "error[H-OWNER]" in told
    assert f"The change edits ../{THERE}, of the model used as `council`" in told
    assert "Settings, packs and other models are those of HEAD" in told
    assert align(folder / "send", "report", "--trust", "HEAD", "-o", "report.html").code == 0
    assert align(folder / "send", "verify", "report.html").code == 0


@pytest.mark.parametrize(
    ("uses", "says"),
    [
        ("", "The change no longer uses ../council/strategy_model as `council`"),
        ("uses: [{model: ../council, as: council}]\n", "in place of ../council/strategy_model"),
        (USES + "  - {model: ../council, as: more}\n", "The change uses ../council as `more`"),
    ],
)
def test_what_a_change_uses_otherwise_is_told_and_does_not_count(folder: Path, uses: str, says: str) -> None:
    written(folder, {"send/align.yaml": f"packs: [rules.yaml]\n{uses}"})
    told = trusted(folder)
    assert "info[GATE-USED]" in told
    assert says in told
    assert "error[" not in told


def test_a_difference_is_laid_on_what_brings_it(folder: Path) -> None:
    commit(folder, {THERE: COUNCIL.replace("title: Director of people", "title: TBC")})
    told = " ".join(align(folder / "send", "diff", "HEAD~1").out.split())
    assert "H-OWNER" in told
    assert f"../{THERE} has changed" in told


def test_an_owner_of_another_model_is_known_by_its_title_when_the_same_post_approves(folder: Path) -> None:
    plan = PLAN.replace("title: Head of inclusion", "title: Director of people").replace("    measured_by: M-1\n", "")
    waiver = """\
waivers:
  - {rule: H-THREAD, element: ACT-1, reason: The forum meets in May., approved_by: R-1, approved_on: 2022-09-01, expires: 2022-12-01}
"""
    written(folder, {"send/strategy_model/plan.yaml": plan.replace("advances: council:AMB-1", "summary: None")})
    written(folder, {"send/strategy_model/waivers.yaml": waiver})
    told = said(align(folder / "send", "check", "--as-at", "2022-09-14", "--full"))
    assert "is approved by the owner of ACT-1, council:R-9, the same post as R-1" in told
    assert "error[H-THREAD]" in told
    assert align(folder / "send", "check", "--group-by", "owner").code == 1


def test_settings_name_each_model_once_and_by_a_name(tmp_path: Path) -> None:
    for number, (uses, says) in enumerate(
        {
            "{model: ../council, as: council}, {model: ../council, as: council}": "used twice",
            "{model: ../council, as: The Council}": "not such a name",
            "{model: ../council}": "has no `as`",
            "{as: council}": "has no `model`",
            "{model: ../council, as: council, folder: x}": "`folder` is not a word of `uses`",
            "council": "An entry of `uses` is not a mapping",
            "{model: [../council], as: council}": "`model` is not one text",
            "{model: ../council, as: [council]}": "`as` is not one text",
        }.items()
    ):
        run = align(project(tmp_path / str(number), PLAN, f"uses: [{uses}]\n") / "send", "check", "--full")
        assert says in said(run)
        assert run.code != 0


def test_what_would_do_there_is_proposed_after_what_does_here(tmp_path: Path) -> None:
    folder = project(tmp_path, action("advances: council:AMB-1"))
    assert 'Write whichever it is: `owner: R-1` "Head of inclusion" or `owner: council:R-9`' in said(
        align(folder / "send", "check", "--full")
    )
    alone = action("advances: council:AMB-1").replace("roles:\n  - {id: R-1, title: Head of inclusion}\n", "")
    written(folder, {"send/strategy_model/plan.yaml": alone})
    assert 'Write whichever it is: `owner: council:R-9` "Director of people".' in said(
        align(folder / "send", "check", "--full")
    )


def test_nobody_accepts_what_an_owner_of_the_same_title_in_another_model_answers_for(folder: Path) -> None:
    plan = PLAN.replace("title: Head of inclusion", "title: Director of people").replace(
        "advances: council:AMB-1", "summary: None"
    )
    written(folder, {"send/strategy_model/plan.yaml": plan.replace("stage: approval", "stage: consultation")})
    accept = ("baseline", "write", "--reason", "It was there before.", "--approved-by", "R-1")
    assert "1 finding left out, as R-1 answers for what it is about" in said(align(folder / "send", *accept))
    assert "H-THREAD" in check(folder).out


def test_sheets_that_are_changed_keep_the_links_into_it(folder: Path) -> None:
    send = folder / "send"
    assert align(send, "export", "--format", "csv", "-o", "sheets").code == 0
    actions = send / "sheets/actions.csv"
    assert b"council:AMB-1" in actions.read_bytes()
    actions.write_bytes(actions.read_bytes().replace(b"Map the network", b"Draw the network"))
    told = said(align(send, "import", "sheets"))
    assert "Draw the network" in told
    assert "council" not in told
