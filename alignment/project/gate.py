"""What decides whether a strategy passes, in a state before a change and in that of the change."""

from pathlib import PurePosixPath
from typing import NamedTuple

from alignment.documents.plain import said_by_key
from alignment.findings.finding import Finding, Severity
from alignment.model.strategy import Strategy
from alignment.project.policy import Policy
from alignment.project.texts import DocumentTexts
from alignment.source import Location, SourceFile


class GateState(NamedTuple):
    """Holds, of one state, everything beside the model, the strategy, and the texts that its quotes are held to."""

    policy: Policy
    strategy: Strategy
    texts: DocumentTexts

    @property
    def stage(self) -> str:
        """Gives the stage that rules are chosen and weighed for where no option names one."""
        return self.policy.project.config.stage or self.strategy.stage

    @property
    def strategy_id(self) -> str:
        """Gives the id by which lists know the strategy; nothing where it could not be read."""
        return self.strategy.root.id if self.strategy.root else ""

    @property
    def is_blank(self) -> bool:
        """Tells whether there is no strategy yet, so that nothing can be taken away from one."""
        return not self.strategy.elements

    @property
    def is_set(self) -> bool:
        """Tells whether the settings are sure; of a setting with a mistake nobody can tell what it will say."""
        return not any(map(_is_mistake, self.policy.project.findings))

    @property
    def faulty_packs(self) -> frozenset[PurePosixPath]:
        """Gives the files of packs with mistakes; what is said to be gone from them may only be unread."""
        return frozenset(one.location.path for one in self.policy.packs.findings if _is_mistake(one))

    @property
    def is_read(self) -> bool:
        """Tells whether the strategy and all texts could be read whole."""
        return not self.strategy.unread and self.texts.is_whole

    def settings_place(self, name: str) -> Location:
        """Gives the place of a setting, or where it could stand."""
        project = self.policy.project
        said = said_by_key(project.document).get(name)
        return said.location if said else SourceFile(PurePosixPath(project.file_name), b"").location()


def _is_mistake(finding: Finding) -> bool:
    """Tells whether something faulty counts as absent, as it never does because of a warning."""
    return finding.severity is Severity.ERROR


class Gate(NamedTuple):
    """Holds both states: `old` is the one that a change is compared with."""

    old: GateState
    new: GateState
