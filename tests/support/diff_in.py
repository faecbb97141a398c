"""What tests of differences share: strategies read from texts, and what has changed between two of them."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from textwrap import dedent
from typing import Final

from alignment.diff.changes import StrategyChanges
from alignment.diff.compare import compare
from alignment.diff.sentences import sentences
from alignment.documents.parse import parse
from alignment.model.load import load
from alignment.model.metamodel import built_in_metamodel
from alignment.model.strategy import Strategy
from alignment.model.unknown import Unread
from alignment.source import SourceFile

MEASURE: Final = "measures: [{{id: M-1, title: Places, direction: {}, target_value: {}}}]"


def strategy_of(*texts: str, unread: Iterable[Unread] = ()) -> Strategy:
    """Reads files, each with its text, named by their order."""
    sources = [SourceFile(PurePosixPath(f"{number}.yaml"), dedent(text).encode()) for number, text in enumerate(texts)]
    return load([parse(source)[0] for source in sources], built_in_metamodel(), unread)[0]


def changes(old: str, new: str) -> StrategyChanges:
    """Compares two strategies of one file each."""
    return compare(strategy_of(old), strategy_of(new))


def kinds_of(old: str, new: str) -> dict[str, list[str]]:
    """Gives, by changed element, what the change takes away."""
    return {one.id: [kind.value for kind in one.kinds] for one in changes(old, new).elements}


def compare_texts(old: str, new: str) -> tuple[str, ...]:
    """Says what has changed between two strategies of one file each."""
    return sentences(changes(old, new))
