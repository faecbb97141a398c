"""Hash seed, time zone, locale, optimisation and folder change no byte of what any command writes."""

from collections.abc import Mapping
from itertools import product

import pytest
from projects import HOUSE, Run, align, without, written
from surroundings import run_each

from alignment.cli.formats import CHECK

NON_ASCII = "£5 for Zoë, 地図"
FILES = {
    **HOUSE,
    "align.yaml": "as_at: 2022-09-14\n",
    "strategy_model/b.yaml": without("owner").replace("Map the network", NON_ASCII),
    "strategy_model/a.yaml": "actions:\n  - {id: ACT-0, title: Ask, notes: yes, depends_on: ACT-1}\n",
    "strategy_model/c/d.yaml": "sources:\n  - {id: S1, title: Forum}\n",
    "strategy_model/notes.txt": "",
}
SURROUNDINGS = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    "there/deep": {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"},
    "some where": {"PYTHONHASHSEED": "3", "LANG": "", "PYTHONUNBUFFERED": "1", "PYTHONOPTIMIZE": "2"},
}
COMMANDS = [
    *(f"check --format {name}" for name in CHECK),
    "check --full",
    *(f"graph --format {name}" for name in ("svg", "dot", "mermaid", "graphml", "json")),
    *(f"report --format {name}" for name in ("html", "markdown", "csv", "json", "annex", "page")),
    *("report -o report.html", "verify report.html", "rules list", "rules test rules.yaml", "explain ACT-OWNER"),
    *("explain ACT-1", "trace ACT-1", "trace ACT-1 --format json", "trace ACT-0 --to M-1"),
]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Run]]:
    """Gives what each command wrote in each surrounding, and at last in this process."""
    base = tmp_path_factory.mktemp("surroundings")
    folders = [written(base / name, FILES) for name in SURROUNDINGS]
    runs = [
        run_each(folder, COMMANDS, env, base / "kept" / str(number))
        for number, (folder, env) in enumerate(zip(folders, SURROUNDINGS.values(), strict=True))
    ]
    return {
        command: [*(run[number] for run in runs), align(folders[0], *command.split())]
        for number, command in enumerate(COMMANDS)
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_surroundings_change_no_byte(answers: Mapping[str, list[Run]], command: str) -> None:
    first, *others = answers[command]
    assert others == [first] * len(SURROUNDINGS)
    assert (first.code, first.err) == (1 if command.startswith("check") else 0, "")
    assert first.out


def test_what_is_not_ascii_stays_and_no_folder_is_named(answers: Mapping[str, list[Run]]) -> None:
    assert NON_ASCII in answers["check --full"][0].out
    assert NON_ASCII in answers["report --format html"][0].out
    for (command, runs), folder in product(answers.items(), SURROUNDINGS):
        assert f"surroundings0/{folder}" not in runs[-1].out, command
