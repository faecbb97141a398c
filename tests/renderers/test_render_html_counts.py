"""The page's counts are those of `align check --format json` with the same options."""

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_in import Page, project, words
from projects import ACCEPT, align, written
from rules_random import Dice, ModelMaker

CONFIG = "packs: [accountability, coproduction, delivery, measurement, performance, priorities, provenance, risks]\n"
OPTIONS = (("--stage", "approval"), ("--ignore", "PROV-PARAGRAPH"), ("--ignore", "RISK-OWNER"), ("--stated-only",))


class Counts(NamedTuple):
    """Holds what is counted, in the words of both formats."""

    severities: list[str]
    standings: Counter[str]
    fingerprints: list[str]
    rules: dict[str, tuple[str, int, int]]
    covered: dict[str, tuple[str, int]]
    elements: int
    files: int

    @classmethod
    def of_check(cls, text: str) -> Self:
        """Reads them off the answer for programs."""
        (answer,) = json.loads(text)["strategies"]
        found, rules = answer["findings"], answer["rules"]
        return cls(
            [f"{answer['counts'][one]:,}" for one in ("error", "warning", "info")],
            Counter(" ".join((*_exception(one), one["severity"])) for one in found),
            [one["fingerprint"] for one in found],
            {one["rule"]: (one["became"], one["checked"], one["failed"]) for one in rules},
            {
                one["rule"]: (
                    f"{one['checked'] - one['failed']:,} of {one['checked']:,}"
                    + (f", {len(one['unchecked']):,} not checked" if one["unchecked"] else ""),
                    one["waived"] + one["accepted"],
                )
                for one in rules
                if one["checked"]
            },
            sum(answer["elements"].values()),
            len(answer["files"]),
        )

    @classmethod
    def of_page(cls, page: Page) -> Self:
        """Reads them off the page, each where a reader sees it."""
        said = [one for one in page.all("li") if one.find("p/strong") is not None]
        shown = [(one, each) for one in said for each in one.iter("li") if each.get("id", "").startswith("_finding-")]
        (cards,) = page.all("ul", class_="cards")
        data = page.data()
        return cls(
            [words(card.find("strong")) for card in cards][:3],
            Counter(words(one.find("p/span")) for one, _ in shown),
            [one[0] for one in data.findings],
            {rule: (str(became), int(checked), int(failed)) for rule, (became, checked, failed) in data.rules.items()},
            {row[0].split()[0]: (row[2], int(row[3])) for row in page.rows("Coverage by rule")[1:] if row[2]},
            len([one for one in page.all("article") if not one.attrib["id"].startswith("_")]),
            len(page.rows("Files")) - 1,
        )


def counted(folder: Path, *options: str) -> tuple[Counts, Counts]:
    """Counts by the check and by the page."""
    said = align(folder, "check", "--format", "json", "--fail-on", "never", *options)
    shown = align(folder, "report", *options)
    assert said.code == shown.code
    assert (said.code == 2) is shown.err.startswith("The report is not whole.")
    return Counts.of_check(said.out), Counts.of_page(Page.of(shown.out))


@given(st.integers(0, 2**32), st.integers(1, 14), st.lists(st.sampled_from(OPTIONS), max_size=2, unique=True))
def test_any_plan_and_options_give_the_same_counts(seed: int, size: int, options: list[tuple[str, ...]]) -> None:
    with TemporaryDirectory() as name:
        model = ModelMaker(Dice(seed), size).model()
        folder = written(Path(name), {"align.yaml": CONFIG, "strategy_model/plan.yaml": model})
        by_check, by_page = counted(folder, "--as-at", "2026-05-31", *(word for option in options for word in option))
    assert by_page == by_check


@pytest.mark.parametrize("options", [(), *OPTIONS])
def test_what_is_waived_and_accepted_is_counted_alike(tmp_path: Path, options: tuple[str, ...]) -> None:
    project(tmp_path)
    assert align(tmp_path, *ACCEPT[:-1], "R1").code == 0
    baseline = ("--baseline", "align-baseline.json")
    written(tmp_path, {"strategy_model/more.yaml": "actions: [{id: ACT-3, title: More}]\n"})
    for given_options in (options, (*options, *baseline)):
        by_check, by_page = counted(tmp_path, *given_options)
        assert by_page == by_check


def _exception(told: dict[str, Any]) -> list[str]:
    return [told["suppression"]["kind"]] if told["suppression"] else []
