"""What a dishonest author may do to a report: a table of kinds, none of which ends in a plain *Verified*."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import pytest
from projects import Run, align, without, written
from repositories import commit, git, repository
from verifying import DATA, FILES

from alignment.cli.formats import REPORT
from alignment.project.request import Request
from alignment.results.origin import RecordedOrigin
from alignment.results.read import FileRecord
from alignment.revisions.files import BEGINS_WITH_DOT, NO_YAML
from alignment.workspace.report import answered, libraries, made_again

Change = Callable[[str], str]
MODEL: Final = "strategy_model/plan.yaml"
OTHER: Final = "f" * 64
SEAL: Final = re.compile(r"(?<=<!-- align )\{.*\}(?= -->)")
OPTIONS: Final = ("--ignore", "H-MEASURE", "--stage", "published")


TEXTS: Final = {
    **FILES,
    "strategy_model/quotes.yaml": """\
documents: [{id: COVER, title: The paper}]
paragraphs: [{id: P1, title: The trees, part_of: COVER}]
ambitions: [{id: AMB-1, title: Trees, evidence: [{to: P1, quote: plant a tree}]}]
""",
    "texts/COVER.txt": "We shall plant a tree.",
    "texts/other.txt": "Nobody cites it.",
}


class Kind(NamedTuple):
    """Names what is done to a report of one form."""

    form: str
    name: str
    change: Change


def swapped(old: str, new: str) -> Change:
    """Puts one text in the place of another, where it stands first."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def matched(pattern: str, new: str) -> Change:
    def change(text: str) -> str:
        after, number = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
        assert number == 1, pattern
        return after

    return change


def told(**values: object) -> Change:
    """Says something else in the data of a page."""

    def change(text: str) -> str:
        found = DATA.search(text)
        assert found
        data = json.dumps(json.loads(found[2]) | values, ensure_ascii=False, separators=(",", ":"))
        return text[: found.start(2)] + data + text[found.end(2) :]

    return change


def of_json(change: Callable[[dict[str, Any]], object]) -> Change:
    """Says something else in a report in JSON, and leaves its layout as it was."""

    def changed(text: str) -> str:
        report = json.loads(text)
        change(report)
        return json.dumps(report, indent=2, ensure_ascii=False) + "\n"

    return changed


def sealed(**values: object) -> Change:
    """Says something else in the seal of a text."""

    def change(text: str) -> str:
        found = SEAL.search(text)
        assert found
        seal = json.dumps(json.loads(found[0]) | values, separators=(",", ":"))
        return text[: found.start()] + seal + text[found.end() :]

    return change


def in_cell(old: str, new: str) -> Change:
    return swapped(old.replace('"', '""'), new.replace('"', '""'))


_PAGE: Final[Mapping[str, Change]] = {
    "the version in the data": told(align="9.9.9"),
    "the strategy in the data": told(strategy="OTHER"),
    "the day in the data": told(as_at="2030-01-01"),
    "the stage in the data": told(stage="draft"),
    "the options in the data, emptied": told(options={}),
    "the options in the data, one more": told(options={"ignore": ["H-MEASURE"], "select": ["H-OWNER"]}),
    "the digest of inputs in the data": told(digest=OTHER),
    "the digest of the model in the data": told(model_digest=OTHER),
    "the digest of what is recorded": told(recorded_digest=OTHER),
    "the commit in the data": told(commit="0" * 40),
    "files changed since, in the data": told(uncommitted=["align.yaml"]),
    "files deleted since, in the data": told(deleted=["more.yaml"]),
    "the libraries in the data": told(libraries={"Python": "2.7"}),
    "files in the data, none": told(files={}),
    "a file's digest in the data": told(files={MODEL: [OTHER, 1]}),
    "a file that is called no part of the model": told(ignored={MODEL: "it is not a .yaml or .yml file"}),
    "whether all was checked, in the data": told(complete=False),
    "the elements in the data": told(elements={}),
    "the links in the data": told(links=99),
    "the findings in the data, none": told(findings=[]),
    "a finding's severity in the data": told(findings=[["H-OWNER/ACT-1/owner", "info", f"{MODEL}:8:9"]]),
    "what became of a rule, in the data": told(rules={"H-OWNER": ["passed", 1, 0]}),
    "rules in the data, none": told(rules={}),
    "the data, of another type": told(findings="none"),
    "the verdict": matched("<dt>Answer<dd>[^<]*", "<dt>Answer<dd>Nothing found."),
    "how many rules ran": swapped("2 of 3 rules", "3 rules"),
    "what was off": swapped("Off: H-MEASURE, by --ignore.", ""),
    "the stage in words": swapped("As if for published (--stage)", "At its own stage, approval"),
    "the day in words": swapped("14 September 2022", "14 September 2026"),
    "whether the day is frozen": swapped("frozen by align.yaml", "today"),
    "the last day of a waiver": swapped("1 December 2022", "1 December 2099"),
    "the day of an approval": swapped("1 September 2022", "2 September 2022"),
    "who approved": swapped('<a href="#R-1">R-1</a>', '<a href="#R-1">The board</a>'),
    "the reason of a waiver": swapped("The post is being filled.", "Nobody minds."),
    "a count": swapped("<strong>1</strong>", "<strong>0</strong>"),
    "a finding, taken out": matched('<li id="[^"]*" class="is-[a-z]+">\\s*<p>.*?(?=<li|</ul>)', ""),
    "the severity of a finding": swapped('class="is-info"', 'class="is-passed"'),
    "the title": swapped("<h1>Plan", "<h1>The agreed plan"),
    "the digest in words": matched("(Digest of all inputs<dd><code>)[0-9a-f]{64}", "\\g<1>" + OTHER),
    "a file's digest in words": matched("<code>[0-9a-f]{64}</code>(?!.*<code>[0-9a-f]{64})", f"<code>{OTHER}</code>"),
    "the commit in words": matched("commit <code>[0-9a-f]{12}", "commit <code>" + "0" * 12),
    "the command": swapped("align report --stage published", "align report"),
    "what a rule demands": swapped("Every action has owner", "Some action has owner"),
    "hidden by style": swapped("</style>", "#_findings{display:none}</style>"),
    "hidden by an attribute": swapped('<section aria-labelledby="_opinion">', "<section hidden>"),
    "hidden in a comment": swapped('<h2 id="_findings">', '<!-- <h2 id="_findings">'),
    "a script of one's own": swapped("</body>", "<script>document.body.textContent=''</script></body>"),
    "the policy": matched("default-src [^;]*", "default-src *"),
    "a second block of data before the first": swapped("<style>", '<script id="_data">{}</script><style>'),
    "a second block of data behind it": swapped("</body>", '<script id="_data">{}</script></body>'),
    "sections in another order": matched("(<section .*?</section>)\\s*(<section .*?</section>)", "\\2\\1"),
    "something behind the end": lambda text: f"{text}<p>Agreed by the board.</p>",
    "cut off in the middle": lambda text: text[: len(text) // 2],
    "without its data": lambda text: DATA.sub("", text),
}


def _first(report: dict[str, Any], name: str) -> Any:  # noqa: ANN401 - JSON
    return report[name][0]


_JSON: Final[Mapping[str, Change]] = {
    "the counts": of_json(lambda one: one["counts"].update(info=0)),
    "a finding, taken out": of_json(lambda one: one["findings"].pop()),
    "a finding's severity": of_json(lambda one: _first(one, "findings").update(severity="info")),
    "a finding's sentence": of_json(lambda one: _first(one, "findings").update(message="All is well")),
    "an end of a waiver": of_json(lambda one: _first(one, "findings")["suppression"].update(expires="2099-01-01")),
    "a finding called waived": of_json(
        lambda one: one["findings"][1].update(suppression=one["findings"][0]["suppression"])
    ),
    "the stage": of_json(lambda one: one["strategy"]["stage"].update(value="approval", origin="strategy")),
    "the day": of_json(lambda one: one["strategy"]["as_at"].update(value="2026-01-01")),
    "where the day is from": of_json(lambda one: one["strategy"]["as_at"].update(origin="today")),
    "whether all was checked": of_json(lambda one: one["strategy"].update(complete=False)),
    "the options": of_json(lambda one: one["inputs"].update(options={})),
    "the commit": of_json(lambda one: one["inputs"].update(commit="0" * 40)),
    "the digest of inputs": of_json(lambda one: one["inputs"].update(digest=OTHER)),
    "a file's digest": of_json(lambda one: _first(one["inputs"], "files").update(sha256=OTHER)),
    "a rule that was off, passed": of_json(lambda one: one["rules"][1].update(became="passed", reason="")),
    "why a rule was off": of_json(lambda one: one["rules"][1].update(reason="")),
    "a rule, taken out": of_json(lambda one: one["rules"].pop()),
    "a row of a table": of_json(lambda one: _first(one, "tables").update(rows=[])),
    "a name of one's own": of_json(lambda one: one.update(agreed="yes")),
    "names in another order": of_json(lambda one: one.update(tool=one.pop("tool"))),
    "the version": of_json(lambda one: one["tool"].update(version="9.9.9")),
    "a name twice": swapped('"findings": [', '"findings": [],\n  "findings": ['),
    "another layout": lambda text: json.dumps(json.loads(text)),
}
_SEALED: Final[Mapping[str, Change]] = {
    "the options in the seal": sealed(options={}),
    "the stage in the seal": sealed(stage="approval"),
    "the day in the seal": sealed(as_at="2026-01-01"),
    "the digest in the seal": sealed(digest=OTHER),
    "the commit in the seal": sealed(commit="0" * 40),
    "the version in the seal": sealed(align="9.9.9"),
    "the form in the seal": sealed(form="csv"),
    "the libraries in the seal": sealed(libraries={"Python": "2.7"}),
    "a second seal": lambda text: f'{text}<!-- align {{"form":"annex"}} -->\n',
    "without its seal": lambda text: SEAL.sub("", text),
    "how many tests ran": lambda text: re.sub("2 of 3 (rules|tests)", r"3 \1", text),
    "the title": lambda text: text.replace("Plan", "The agreed plan"),
}
_TABLE: Final[Mapping[str, Change]] = {
    "a row, taken out": matched("\r\naction,[^\r]*", ""),
    "a number": matched("(action,ACT-1,[^\r]*?),0,0,1,1,", "\\1,0,0,0,0,"),
    "what was off": swapped("Off: H-MEASURE, by --ignore. ", ""),
    "the options in the seal": in_cell('"options":{"stage":"published","ignore":["H-MEASURE"]}', '"options":{}'),
    "the digest in the seal": matched('(""digest"":"")[0-9a-f]{64}', "\\g<1>" + OTHER),
    "a second seal": lambda text: f'{text}seal,,"{{}}"\r\n',
    "without its seal": matched("seal,,[^\r]*\r\n", ""),
}
KINDS: Final = (
    *(Kind("html", name, change) for name, change in _PAGE.items()),
    *(Kind("json", name, change) for name, change in _JSON.items()),
    *(Kind(form, name, change) for form in ("markdown", "annex", "page") for name, change in _SEALED.items()),
    *(Kind("csv", name, change) for name, change in _TABLE.items()),
)


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield repository(Path(folder), FILES)


@pytest.fixture(scope="module")
def reports(project: Path) -> Mapping[str, str]:
    """Gives a report of each form, every one of them verified."""
    made = {}
    for form in REPORT:
        run = align(project, "report", "--format", form, *OPTIONS)
        made[form] = run.bytes_out.decode()
        assert verified(project, form, made[form]).out.startswith("Verified: ")
    return made


def verified(folder: Path, form: str, text: str) -> Run:
    (folder / f"report.{form}").write_bytes(text.encode())
    run = align(folder, "verify", f"report.{form}")
    assert run.err == ""
    return run


def test_the_table_names_more_kinds_than_were_ever_tried_by_hand() -> None:
    assert len(KINDS) > 62
    assert len({(one.form, one.name) for one in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.form}: {kind.name}")
def test_no_kind_of_tampering_is_verified(project: Path, reports: Mapping[str, str], kind: Kind) -> None:
    after = kind.change(reports[kind.form])
    assert after != reports[kind.form]
    run = verified(project, kind.form, after)
    assert run.code in {1, 2}
    assert run.out.startswith(("Differs: ", "Cannot verify "))


def forged(folder: Path, recorded: RecordedOrigin, ignored: Mapping[str, str] | None = None, form: str = "html") -> Run:
    """Verifies a report that is whole, but for what it records: align itself would write it so."""
    request = Request(folder, date(2022, 9, 14))
    files = [FileRecord(PurePosixPath(path), None, None, why, is_ignored=True) for path, why in (ignored or {}).items()]
    made = made_again(answered(request, None), request, recorded, files)
    return verified(folder, form, REPORT[form].render(made).decode())


HERE: Final = RecordedOrigin(libraries=libraries())
IMPOSSIBLE: Final = (
    "Agreed by the board.txt",
    "strategy_model/../Agreed by the board.txt",
    "strategy_model/.hidden/notes.txt",
    "strategy_model/more.yaml",
    "strategy_model",
    MODEL,
    "rules.yaml",
)


@pytest.mark.parametrize("form", ["html", "page"])
@pytest.mark.parametrize("path", IMPOSSIBLE)
def test_no_name_can_be_called_that_of_a_file_beside_the_model_that_cannot_be_one(
    project: Path, path: str, form: str
) -> None:
    run = forged(project, HERE, {path: NO_YAML}, form)
    assert run.code in {1, 2}
    assert run.out.startswith(("Differs: ", "Cannot verify "))


def test_what_no_report_can_record_is_said(project: Path) -> None:
    says = " ".join(forged(project, HERE, {"strategy_model/notes.txt": BEGINS_WITH_DOT}).out.split())
    assert says.startswith("Differs: ")
    assert "What it says of the files that are no part of the model can be so in no report of these files." in says


def test_files_beside_the_model_that_are_not_at_hand_are_named_and_not_proven(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES | {"strategy_model/notes.txt": "to do"})
    others = {f"strategy_model/{number}`.txt": NO_YAML for number in range(7)}
    run = forged(folder, HERE, {"strategy_model/notes.txt": NO_YAML} | others)
    assert run.code == 0
    named = ", ".join(f"`strategy_model/{number}\\x60.txt`" for number in range(5))
    says = " ".join(run.out.split())
    assert f"Not proven, but taken over as it says: {named} and 2 more listed as no part of the model." in says


@pytest.mark.parametrize(
    "said",
    [
        {"The board": "1.0"},
        {**libraries(), "The board": "1.0"},
        {**libraries(), "PyYAML": "6.0, as agreed by the board"},
        {"Python": "3.11.0"},
    ],
)
@pytest.mark.parametrize("form", ["html", "annex"])
def test_nothing_but_versions_of_known_libraries_is_recorded(project: Path, said: Mapping[str, str], form: str) -> None:
    run = forged(project, RecordedOrigin(libraries=said), form=form)
    assert run.code in {1, 2}
    assert run.out.startswith(("Differs: ", "Cannot verify "))


@pytest.mark.parametrize(
    "recorded",
    [
        RecordedOrigin("", ("align.yaml",), libraries=libraries()),
        RecordedOrigin("0" * 40, ("Agreed by the board",), libraries=libraries()),
        RecordedOrigin("0" * 40, (), ("align.yaml",), libraries()),
    ],
)
def test_files_called_changed_were_read_and_files_called_deleted_were_not(
    project: Path, recorded: RecordedOrigin
) -> None:
    run = forged(project, recorded)
    assert (run.code, run.out.split(":")[0]) == (1, "Differs")


@pytest.mark.parametrize(
    ("uncommitted", "deleted"), [((), (MODEL,)), ((MODEL,) * 3, ()), ((), ()), ((MODEL,), ("strategy_model/x.yaml",))]
)
def test_each_list_of_what_differs_from_the_commit_is_held_to_it(
    tmp_path: Path, uncommitted: tuple[str, ...], deleted: tuple[str, ...]
) -> None:
    folder = repository(tmp_path, FILES)
    written(folder, {MODEL: without("owner")})
    head = git(folder, "rev-parse", "HEAD")
    assert forged(folder, RecordedOrigin(head, (MODEL,), (), libraries())).code == 0
    run = forged(folder, RecordedOrigin(head, uncommitted, deleted, libraries()))
    assert run.code == 1
    assert "says wrongly whether" in " ".join(run.out.split())


def test_the_order_in_which_files_are_called_changed_is_held_to_the_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    written(folder, {MODEL: without("owner"), "align.yaml": "packs: [rules.yaml]\nas_at: 2022-09-15\n"})
    head = git(folder, "rev-parse", "HEAD")
    right, wrong = (
        RecordedOrigin(head, order, (), libraries()) for order in [("align.yaml", MODEL), (MODEL, "align.yaml")]
    )
    assert (forged(folder, right).code, forged(folder, wrong).code) == (0, 1)


@pytest.mark.parametrize("form", ["html", "annex"])
def test_a_text_of_the_commit_that_is_gone_is_told_and_its_quotes_are_counted(tmp_path: Path, form: str) -> None:
    folder = repository(tmp_path, TEXTS)
    (folder / "texts/COVER.txt").unlink()
    (folder / "texts/other.txt").unlink()
    report = align(folder, "report", "--format", form, "--documents", "./texts").bytes_out.decode()
    says = " ".join(verified(folder, form, report).out.split())
    assert f"the files are those of commit {git(folder, 'rev-parse', 'HEAD')}, but for 1 file deleted since." in says
    assert "For 1 quote no text was at hand." in says
    assert "texts/COVER.txt" in report


def test_a_text_that_is_not_as_the_commit_has_it_is_told(tmp_path: Path) -> None:
    folder = repository(tmp_path, TEXTS)
    written(folder, {"texts/COVER.txt": "We shall plant every tree."})
    report = align(folder, "report", "--documents", "texts").bytes_out.decode()
    says = " ".join(verified(folder, "html", report).out.split())
    assert says.count("but for 1 file changed since.") == 1
    assert "no text was at hand" not in says


def test_a_file_that_is_called_like_a_shipped_pack_is_compared_with_the_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    written(folder, {"strategy_model/align:more.yaml": "roles: [{id: R-2, title: Chair}]\n"})
    report = align(folder, "report").bytes_out.decode()
    assert "but for 1 file changed since." in " ".join(verified(folder, "html", report).out.split())


def test_words_of_the_project_s_own_are_named_as_such(tmp_path: Path) -> None:
    view = "align_views: 1\ntables: [{id: actions, title: All agreed, intro: By the board., of: action, columns: []}]\n"
    files = FILES | {
        "align.yaml": f"{FILES['align.yaml']}views: [views.yaml]\nextensions: {{labels: {{ambition: mission}}}}\n",
        "views.yaml": view,
    }
    folder = repository(tmp_path, files)
    says = " ".join(verified(folder, "html", align(folder, "report").bytes_out.decode()).out.split())
    assert "are in the project's own words, by `align.yaml` and `views.yaml`." in says


def test_a_report_that_names_another_commit_of_the_repository_differs(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    first = git(folder, "rev-parse", "HEAD")
    commit(folder, {MODEL: without("owner")})
    run = forged(folder, RecordedOrigin(first, libraries=libraries()))
    assert run.code == 1
    says = " ".join(run.out.split())
    assert f"It names commit {first}, and says wrongly whether that has these files so: `{MODEL}`." in says
    assert "Proven" not in says


@pytest.mark.parametrize("hides", ["changed", "deleted"])
def test_a_report_that_hides_what_differs_from_its_commit_differs(tmp_path: Path, hides: str) -> None:
    folder = repository(tmp_path, FILES | {"strategy_model/more.yaml": "roles: [{id: R-2, title: Chair}]\n"})
    if hides == "changed":
        written(folder, {MODEL: without("owner")})
    else:
        (folder / "strategy_model/more.yaml").unlink()
    run = forged(folder, RecordedOrigin(git(folder, "rev-parse", "HEAD"), libraries=libraries()))
    assert run.code == 1
    assert "says wrongly whether" in " ".join(run.out.split())


@pytest.mark.parametrize(
    ("recorded", "says"),
    [
        (RecordedOrigin("0" * 40, libraries=libraries()), f"commit {'0' * 40}"),
        (RecordedOrigin(libraries={**libraries(), "Python": "2.7"}), "made with Python 2.7"),
    ],
)
def test_what_nobody_can_prove_is_never_passed_over(tmp_path: Path, recorded: RecordedOrigin, says: str) -> None:
    run = forged(repository(tmp_path, FILES), recorded)
    assert run.code == 0
    assert f"Not proven, but taken over as it says: {says}." in " ".join(run.out.split())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--select", "H-BOARD"), "Checked against 1 of 3 rules"),
        (("--ignore", "H-OWNER"), "Off: H-OWNER, by --ignore."),
        (("--stage", "draft"), "as if for draft (--stage)"),
        (("--as-at", "2022-09-02"), "as at 2 September 2022 (--as-at)"),
        (("--stated-only",), "on what is stated alone (--stated-only)"),
    ],
)
def test_a_report_that_is_true_and_says_little_is_verified_with_what_it_rests_on(
    project: Path, options: tuple[str, ...], says: str
) -> None:
    run = verified(project, "annex", align(project, "report", "--format", "annex", *options).bytes_out.decode())
    assert run.code == 0
    assert says in " ".join(run.out.split())
