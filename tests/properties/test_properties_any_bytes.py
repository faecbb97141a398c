"""Whatever stands in any file of a project, every command that reads it ends with 0, 1 or 2 and without a traceback."""

import tempfile
from pathlib import Path
from typing import Final

from damage import any_bytes, muddled
from hypothesis import event, given
from hypothesis import strategies as st
from packs_in import DOCUMENTS, PACK_OF
from projects import HOUSE, align, written
from rules_kinds import STRATEGY
from whole_checks import checked
from whole_exceptions import accepting, waivable, waiver, waiving
from whole_models import whole_model

from alignment.reviews.lock import review
from alignment.reviews.lock_file import write_lock as written_lock

WHOLES: Final = (whole_model(seed, 16, faults=False) for seed in range(9))
WHOLE: Final = next(whole for whole in WHOLES if any(entry.section == STRATEGY for entry in whole.entries))
MODEL: Final = {f"strategy_model/{name}": text for name, text in WHOLE.written(1).items()}
FOUND: Final = checked(WHOLE.written(1), WHOLE.as_at)
WAIVABLE: Final = [one for one in waivable(FOUND) if PACK_OF[one.rule] in {"accountability", "delivery"}]
WAIVERS: Final = waiving(*(waiver(one, WHOLE.as_at, WHOLE.as_at, facet=True) for one in WAIVABLE[:4]))
CONFIG: Final = (
    "model: strategy_model\npacks: [accountability, delivery, rules.yaml]\nselect: [ACT, PLAN-OWNER, house]\nignore:\n  - H-BOARD\n"
    f"fail_on: warning\nstage: approval\nas_at: {WHOLE.as_at}\nbaseline: align-baseline.json\n"
)
FILES: Final[dict[str, str | bytes]] = {
    **MODEL,
    "align.yaml": CONFIG,
    "rules.yaml": HOUSE["rules.yaml"],
    "strategy_model/waivers.yaml": WAIVERS,
    "align-baseline.json": accepting(FOUND).decode(),
    "align.lock": written_lock({FOUND.strategy.id: review(FOUND.strategy, {})}).decode(),
}
SHIPPED: Final = tuple(document.text for document, _ in DOCUMENTS.values())
COMMANDS: Final = (
    ("check",),
    ("check", "--full"),
    ("check", "--format", "json"),
    ("rules", "list"),
    ("baseline", "show"),
    ("review", "--show"),
)


def wrong(*texts: str) -> st.SearchStrategy[bytes]:
    """Draws one of some texts, gone wrong in one way or another; most remain readable as far as they go."""
    text = st.sampled_from(texts)
    lines = st.builds(muddled, text, st.integers(0, 2**32)).map(lambda one: one.encode("utf-8", "surrogatepass"))
    return st.one_of(lines, lines, text.flatmap(any_bytes))


def assert_answered(name: str, content: bytes, command: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = written(Path(folder), FILES)
        (project / name).write_bytes(content)
        run = align(project, *command)
    event(f"{command[0]} ends with {run.code}")
    assert run.code in {0, 1, 2}
    assert "Traceback" not in run.out + run.err
    assert run.code == 2 or (run.err == "" and run.out)


commands = st.sampled_from(COMMANDS)


def test_the_project_that_is_damaged_is_sound_itself() -> None:
    with tempfile.TemporaryDirectory() as folder:
        runs = [align(written(Path(folder), FILES), *command) for command in COMMANDS]
    assert [run.code for run in runs] == [1, 1, 1, 0, 0, 0]
    assert "waived" in runs[0].out
    assert "accepted" in runs[0].out


@given(wrong(*MODEL.values()), commands)
def test_any_bytes_as_a_model_file_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered(next(iter(MODEL)), content, command)


@given(wrong(WAIVERS), commands)
def test_any_bytes_as_waivers_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered("strategy_model/waivers.yaml", content, command)


@given(wrong(str(FILES["align-baseline.json"])), commands)
def test_any_bytes_as_accepted_findings_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered("align-baseline.json", content, command)


@given(wrong(str(FILES["align.lock"])), commands)
def test_any_bytes_as_reviewed_links_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered("align.lock", content, command)


@given(wrong(CONFIG), commands)
def test_any_bytes_as_settings_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered("align.yaml", content, command)


@given(wrong(*SHIPPED), commands)
def test_any_bytes_as_a_pack_are_answered(content: bytes, command: tuple[str, ...]) -> None:
    assert_answered("rules.yaml", content, command if command[0] not in {"baseline", "review"} else ("rules", "test"))
