"""Whatever is changed by one character, in the files or in the report, is found out; whatever is read, align answers."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import HOUSE, WAIVER, align, without, written

BASELINE = b'{"align_baseline": 2, "accepted": ["S H-BOARD/ACT-1/overseen_by"]}'
FILES: dict[str, str | bytes] = {
    "align.yaml": "model: strategy_model\npacks: [rules.yaml]\nstage: approval\n",
    "rules.yaml": HOUSE["rules.yaml"],
    "align-baseline.json": BASELINE,
    "strategy_model/plan.yaml": without("owner", "overseen_by"),
    "strategy_model/waivers.yaml": WAIVER,
}
OPTIONS = ("--as-at", "2022-09-14", "--select", "house", "--stated-only")
SIGNS = st.sampled_from("\0\t\n\r aAzZ019-_:#[]{}<>&\"'\\/,.|~é\u202e\ufeff") | st.characters(codec="utf-8")
CHANGES = st.tuples(st.sampled_from(["replace", "insert", "delete"]), SIGNS)
PAGE = "report.html"
COMMON = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield written(Path(folder), FILES)


@pytest.fixture(scope="module")
def page(project: Path) -> bytes:
    assert align(project, "report", "-o", PAGE, *OPTIONS).err == ""
    assert align(project, "verify", PAGE).code == 0
    return (project / PAGE).read_bytes()


def changed(text: str, at: int, how: str, sign: str) -> str:
    kept = at if how == "insert" else at + 1
    return text[:at] + ("" if how == "delete" else sign) + text[kept:]


def answered(folder: Path, *options: str) -> tuple[int, str]:
    """Gives the exit code and the words, which every answer has."""
    run = align(folder, "verify", PAGE, *options)
    assert run.err == ""
    assert run.lines[0].startswith({0: "Verified", 1: "Differs", 2: "Cannot verify"}[run.code])
    assert len(run.lines) > 1
    assert not re.search(r"[^\n -~\u00a0-\U0010ffff]|\u202e", run.out)
    return run.code, run.out


@given(
    title=st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=20),
    stage=st.sampled_from([(), ("--stage", "draft"), ("--stage", "published")]),
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)),
    chosen=st.sampled_from(
        [(), ("--select", "H-"), ("--ignore", "H-OWNER", "--ignore", "H-BOARD"), ("--stated-only",)]
    ),
)
@settings(COMMON)
def test_every_report_is_verified(title: str, stage: tuple[str, ...], day: date, chosen: tuple[str, ...]) -> None:
    plan = without("owner").replace("Map the network", json.dumps(title, ensure_ascii=False))
    with TemporaryDirectory() as folder:
        project = written(
            Path(folder), {**HOUSE, "strategy_model/plan.yaml": plan, "strategy_model/waivers.yaml": WAIVER}
        )
        align(project, "report", "-o", PAGE, "--as-at", day.isoformat(), *stage, *chosen)
        for options in ((), ("--findings-only",)):
            assert answered(project, *options)[0] == 0


@pytest.mark.parametrize("name", FILES)
@given(data=st.data(), change=CHANGES)
@settings(COMMON)
def test_no_character_of_an_input_can_change(
    project: Path, page: bytes, name: str, data: st.DataObject, change: tuple[str, str]
) -> None:
    before = (project / name).read_bytes()
    text = before.decode()
    at = data.draw(st.integers(0, len(text) - 1))
    after = changed(text, at, *change)
    (project / PAGE).write_bytes(page)
    (project / name).write_bytes(after.encode())
    try:
        code, says = answered(project)
    finally:
        (project / name).write_bytes(before)
    assert code == 0 if after == text else code in {1, 2}
    if code == 1 and after != text:
        assert f"{name} differs" in says or "is missing" in says


@pytest.mark.parametrize("is_in_data", [False, True])
@given(data=st.data(), change=CHANGES)
@settings(COMMON)
def test_no_character_of_a_report_can_change(
    project: Path, page: bytes, data: st.DataObject, change: tuple[str, str], *, is_in_data: bool
) -> None:
    text = page.decode()
    first = text.index('id="_data"') if is_in_data else 0
    last = text.index("</script>", first) if is_in_data else len(text)
    after = changed(text, data.draw(st.integers(first, last - 1)), *change)
    (project / PAGE).write_bytes(after.encode())
    code, _ = answered(project)
    assert code == 0 if after == text else code in {1, 2}
    answered(project, "--findings-only")


@given(content=st.binary() | st.binary().map(lambda one: b'<script id="_data">' + one + b"</script>"))
@settings(COMMON)
def test_whatever_is_read_gets_an_answer(project: Path, content: bytes) -> None:
    (project / PAGE).write_bytes(content)
    for options in ((), ("--findings-only",)):
        code, _ = answered(project, *options)
        assert code in {1, 2}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=5), part, max_size=3),
    max_leaves=8,
)


@given(data=st.data(), value=JSON)
@settings(COMMON)
def test_no_value_of_another_type_brings_it_down(
    project: Path, page: bytes, data: st.DataObject, value: object
) -> None:
    text = page.decode()
    start = text.index('id="_data">') + len('id="_data">')
    end = text.index("</script>", start)
    carried = json.loads(text[start:end])
    target = carried["options"] if data.draw(st.booleans()) else carried
    key = data.draw(st.sampled_from([*target, "baseline", "ignore", "stage", "x"]))
    before = target.get(key, "absent")
    target[key] = value
    written_again = text[:start] + json.dumps(carried, ensure_ascii=False, separators=(",", ":")) + text[end:]
    (project / PAGE).write_bytes(written_again.encode(errors="surrogatepass"))
    code, _ = answered(project)
    assert code in {1, 2} or (type(before), before) == (type(value), value)
    answered(project, "--findings-only")
