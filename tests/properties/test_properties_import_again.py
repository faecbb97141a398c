"""A table that has changed is imported again: the model says exactly what was planted besides, and no hand-written sign is lost."""

import csv
import io
import random
import re
import tempfile
from pathlib import Path
from typing import Final, TypeAlias

import yaml
from hypothesis import event, given
from hypothesis import strategies as st
from projects import align

Row: TypeAlias = "dict[str, str]"
Said: TypeAlias = "dict[str, object]"
FIELDS: Final = {
    "Action": "title",
    "Lead": "owner",
    "Deadline": "due",
    "Status": "status",
    "Notes": "notes",
    "Cost": "cost",
}
SEEN: Final = {"Jun 2026": "2026-06", "Sep 2026": "2026-09", "Q3 2026/27": "2026-12"}
COLOURS: Final = ("red", "amber", "green")
_STATUSES: Final = ("not started", "on track", "done", "at risk")


def value(dice: random.Random, head: str) -> str:
    """Gives what a cell of a column may say; titles and posts that no other has are made beside."""
    number = dice.randint(1, 10**6)
    return {
        "Action": f"Do what is {number}, all of it: now",
        "Lead": dice.choice(("Head of Play", "Director of Health", f"Manager {number}")),
        "Deadline": dice.choice(("2027-03", "2027-03-31", "2028", "2026/27")),
        "Status": dice.choice(_STATUSES),
        "Notes": dice.choice((f"said {number}", f"first {number}\nsecond: # {number}\n- third", "yes")),
        "Cost": str(number),
    }.get(head) or dice.choice((f"seen {number}", f"{number}", dice.choice(COLOURS)))


def row_of(dice: random.Random, heads: list[str], reference: str) -> Row:
    cells = {head: value(dice, head) for head in heads if head == "Action" or dice.random() < 0.7}
    return {**cells, "Ref": reference} if reference else cells


def written(heads: list[str], rows: list[Row]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([heads, *([row.get(head, "") for head in heads] for row in rows)])
    return text.getvalue().encode()


def by_hand(dice: random.Random, path: Path) -> None:
    """Lets somebody write into a file: comments behind values, on lines of their own, and fields that no table has."""
    lines: list[str] = []
    text = path.read_text()
    is_text = False
    for line in text.splitlines():
        is_text = line.endswith("|-") or (is_text and line.startswith("      "))
        mark = f"# by hand {dice.randint(0, 10**9)}"
        lines.append(f"{line}  {mark}" if line and not is_text and "#" not in line and dice.random() < 0.3 else line)
        if not is_text and dice.random() < 0.2:
            lines.append(f"    {mark}")
        if line.startswith("  - id:") and dice.random() < 0.5:
            lines.append("    tags: [mine]")
    path.write_bytes(("\r\n" if dice.random() < 0.3 else "\n").join([*lines, ""]).encode())


def model(folder: Path) -> dict[str, Said]:
    """Gives by id what PyYAML reads of every element; posts by their titles, observations by date."""
    found: dict[str, Said] = {}
    for path in sorted((folder / "strategy_model").glob("*.yaml")):
        for section, listed in yaml.load(path.read_bytes(), yaml.CBaseLoader).items():  # noqa: S506 - texts only
            found.update({one["id"]: {**one, "section": section} for one in listed if section != "strategy"})
    for one in found.values():
        if "owner" in one:
            one["owner"] = found[str(one["owner"])]["title"]
        if isinstance(listed := one.pop("observations", []), list):
            one.update({f"seen {each.pop('date')}": each for each in listed})
    return found


def seen(text: str) -> Said:
    if text.isdigit():
        return {"actual_value": text}
    return {"rag": text} if text in COLOURS else {"comment": text}


def says(row: Row) -> Said:
    """Gives what a row says of its action, by the plain reading of its cells."""
    fields: Said = {field: row[head] for head, field in FIELDS.items() if head in row}
    return {**fields, **{f"seen {date}": seen(row[head]) for head, date in SEEN.items() if head in row}}


def after(before: Said, row: Row) -> Said:
    """Gives what an action says once its row is read again: each field anew, of an observation its words beside the others."""
    said = dict(before)
    for name, now in says(row).items():
        then = said.get(name)
        said[name] = {**then, **now} if isinstance(then, dict) and isinstance(now, dict) else now
    return said


@given(st.randoms(use_true_random=True))
def test_exactly_what_was_planted_changes_and_all_that_is_by_hand_stays(dice: random.Random) -> None:
    has_names = dice.random() < 0.5
    heads = [*(["Ref"] if has_names else []), "Action", *dice.sample([*list(FIELDS)[1:], "Jun 2026", "Sep 2026"], 4)]
    rows = [row_of(dice, heads, f"{number}.1" if has_names else "") for number in range(1, dice.randint(3, 6))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "plan.csv").write_bytes(written(heads, rows))
        assert align(folder, "import", "plan.csv", "--write").code == 0
        files = sorted((folder / "strategy_model").glob("*.yaml"))
        for path in files:
            by_hand(dice, path)
        then, texts = model(folder), {path: path.read_bytes().decode() for path in files}
        assert align(folder, "import", "plan.csv", "--write").lines[-1] == "There is nothing to write."
        ids = {str(said["title"]): id_ for id_, said in then.items() if said["section"] == "actions"}
        named = [ids[row["Action"]] for row in rows]
        planted = [*heads, "Q3 2026/27"] if dice.random() < 0.5 else heads
        changed = [dict(row) for row in rows]
        for row in changed:
            for head in planted[has_names:]:
                if dice.random() < 0.3 and (has_names or head != "Action"):
                    row[head] = value(dice, head)
        gone = dice.randrange(len(rows)) if dice.random() < 0.5 else None
        kept = [number for number in range(len(rows)) if number != gone]
        dice.shuffle(kept)
        further = [row_of(dice, planted, "99" if has_names else "")] if dice.random() < 0.5 else []
        (folder / "plan.csv").write_bytes(written(planted, [*(changed[number] for number in kept), *further]))
        run = align(folder, "import", "plan.csv", "--write")
        assert run.code == 0, run.err
        now = model(folder)
        expected = {**then, **{named[number]: after(then[named[number]], changed[number]) for number in kept}}
        assert {id_: said for id_, said in now.items() if id_ in then} == expected
        new = [said for id_, said in now.items() if id_ not in then and said["section"] == "actions"]
        assert [{key: one for key, one in said.items() if key not in {"id", "section"}} for said in new] == list(
            map(says, further)
        )
        assert (gone is not None) == ("no row names it" in run.out)
        for path, text in texts.items():
            left = path.read_bytes().decode()
            assert re.findall(r"# by hand \d+", left) == re.findall(r"# by hand \d+", text)
            assert left.count("\r\n") in {0, left.count("\n")}
        event(f"{len(now) - len(then)} new")
        assert align(folder, "import", "plan.csv", "--write").lines[-1] == "There is nothing to write."
