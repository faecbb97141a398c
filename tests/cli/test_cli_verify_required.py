"""`--require all-rules` and `no-exceptions`: nothing that a project can set up makes less than every rule enough."""

from pathlib import Path

import pytest
from projects import ACCEPT, HOUSE, align, building, pack, rule, written
from repositories import repository
from verifying import FILES, flat

from alignment.rules.shipped import generic_packs

ALL = ", ".join(generic_packs())
HOUSE_PACK = HOUSE["rules.yaml"]


def required(folder: Path, word: str, *options: str, code: int) -> str:
    assert align(folder, "report", "-o", "report.html", *options).code < 3
    return flat(align(folder, "verify", "report.html", "--require", word), code)


def with_settings(folder: Path, settings: str, pack_text: str = HOUSE_PACK) -> Path:
    return repository(folder, FILES | {"align.yaml": f"{settings}\nas_at: 2022-09-14\n", "rules.yaml": pack_text})


@pytest.mark.parametrize("settings", ["", f"packs: [{ALL}]", f"packs: [{ALL}, rules.yaml]", f"packs: [{ALL}, send]"])
@pytest.mark.parametrize("stage", ["draft", "approval", "published"])
def test_every_rule_that_all_strategies_are_checked_against_is_enough(
    tmp_path: Path, settings: str, stage: str
) -> None:
    folder = with_settings(tmp_path, settings)
    says = required(folder, "all-rules", "--stage", stage, code=0)
    assert says.startswith("Verified: ")
    assert "Packs not used" not in says
    assert "changed since" not in says, "packs that travel with align are in no commit of the project"


LATER = building("{rule: RISK-MITIGATED, severity: {published: error}, reason: There is time.}", "[risks]")
NOT_DUE = pack(rule("H-LATE", "{published: error}", "owner", "roles"))


@pytest.mark.parametrize(
    ("settings", "text", "named"),
    [
        ("packs: [risks]", HOUSE_PACK, "Packs not used: accountability, coproduction, delivery"),
        ("packs: []", HOUSE_PACK, "rules did not run: ACT-"),
        ("packs: [rules.yaml]", HOUSE_PACK.replace("pack: house", "pack: risks"), "rules did not run: "),
        (f"packs: [{ALL.replace('risks', 'rules.yaml')}]", LATER, "all-rules: 1 rule did not run: RISK-MITIGATED."),
        (f"packs: [{ALL}, rules.yaml]", NOT_DUE, "all-rules: 1 rule did not run: H-LATE."),
        (f"packs: [{ALL}]\nignore: [RISK-MITIGATED]", HOUSE_PACK, "all-rules: 1 rule did not run: RISK-MITIGATED."),
    ],
)
def test_less_than_every_rule_is_not_enough_however_it_came_about(
    tmp_path: Path, settings: str, text: str, named: str
) -> None:
    says = required(with_settings(tmp_path, settings, text), "all-rules", code=1)
    assert says.startswith("Not as required: ")
    assert named in says


def test_a_pack_of_the_project_that_is_called_like_a_shipped_one_is_not_that(tmp_path: Path) -> None:
    folder = with_settings(tmp_path, f"packs: [{ALL.replace('risks', 'align:risks.yaml')}]")
    written(folder, {"align:risks.yaml": pack(rule("RISK-MITIGATED", "error", "owner", "roles"))})
    says = required(folder, "all-rules", code=1)
    assert "RISK-MITIGATED" in says
    assert "Packs not used: risks." in says


def test_a_waiver_and_an_accepted_finding_are_exceptions(tmp_path: Path) -> None:
    folder = repository(tmp_path, FILES)
    assert "no-exceptions: findings are waived or accepted." in required(folder, "no-exceptions", code=1)
    written(folder, {"strategy_model/waivers.yaml": "waivers: []\n"})
    required(folder, "no-exceptions", code=0)
    assert align(folder, *ACCEPT).code == 0
    required(folder, "no-exceptions", code=1)
