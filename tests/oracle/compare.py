"""Compares align with the naive evaluator on random models: `python tests/oracle/compare.py --models 1000`.

Prints a line for each disagreement and one at the end; exits 1 if there was any. Sizes run from 60 to 2,000 elements,
one model in ten near the upper end.
"""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from random import Random
from typing import Final, TypeAlias

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "support"))

from alignment.checker.run import Terms, run_rules
from alignment.documents.parse import parse
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.rules.load import load_packs
from alignment.rules.rule import RulePack
from alignment.rules.shipped import generic_packs, shipped_packs
from alignment.source import SourceFile
from oracle.naive import naive_findings
from oracle.random_models import random_model

HEADLINE: Final = frozenset({"ACT-OWNER", "ACT-MEASURE", "ACT-PRIORITY", "ACT-COPROD"})
_SMALLEST, _LARGEST, _NEARLY_LARGEST = 60, 2_000, 1_900


Pairs: TypeAlias = set[tuple[str, str | None]]


def align_findings(files: Mapping[str, str], packs: tuple[RulePack, ...]) -> tuple[Pairs, Pairs]:
    """Gives the rule and element of every headline finding, as align sees it, and those of which it says it cannot tell."""
    documents = [parse(SourceFile(PurePosixPath(name), text.encode()))[0] for name, text in files.items()]
    strategy, _ = load(documents, built_in_metamodel())
    off = {rule.id: "no headline" for pack in packs for rule in pack.every if rule.id not in HEADLINE}
    checked = run_rules(strategy, packs, Terms("approval", date(2026, 9, 14), off))
    return {(finding.rule, finding.element) for finding in checked.findings}, set(checked.unchecked)


def size_of(seed: int) -> int:
    """Chooses how many elements a model has."""
    if seed % 10 == 0:
        return Random(seed).randint(_NEARLY_LARGEST, _LARGEST)  # noqa: S311 - no secret
    return int(_SMALLEST * (_LARGEST / _SMALLEST) ** (Random(seed).random() ** 2))  # noqa: S311 - no secret


def shipped() -> tuple[RulePack, ...]:
    """Reads the generic packs."""
    paths = shipped_packs()
    sources = [SourceFile(PurePosixPath(name), paths[name].read_bytes()) for name in generic_packs()]
    packs, _ = load_packs([parse(source)[0] for source in sources], built_in_metamodel())
    return packs


def main() -> int:
    """Compares, prints and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=int, default=1_000)
    parser.add_argument("--first-seed", type=int, default=0)
    options = parser.parse_args()
    packs = shipped()
    disagreements = found = elements = 0
    for seed in range(options.first_seed, options.first_seed + options.models):
        size = size_of(seed)
        files = random_model(seed, size)
        (ours, unsure), naive = align_findings(files, packs), naive_findings(files)
        elements += size
        found += len(naive)
        if not ours <= naive <= ours | unsure:  # where a link cannot be read, the naive reading takes it for absent
            disagreements += 1
            print(f"seed {seed}: only align {sorted(map(str, ours - naive))}, only naive {sorted(naive - ours)}")
    print(f"{options.models} models, {elements} elements, {found} findings, {disagreements} disagreements")
    return 1 if disagreements else 0


if __name__ == "__main__":
    sys.exit(main())
