"""Explanations for people at a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alignment.dates import spoken
from alignment.findings.finding import Accepted, Approval, Finding, Waived
from alignment.model.vocabularies import STATED
from alignment.renderers.support.escape import disarmed
from alignment.renderers.support.excepted import by_whom
from alignment.renderers.support.terminal import Style
from alignment.results.check import RenderOptions
from alignment.results.explanation import (
    Account,
    BuiltInAccount,
    ElementAccount,
    ElementLink,
    FieldSaid,
    KindAccount,
    RuleAccount,
    Severities,
)
from alignment.rules.rule import Adjustment
from alignment.source import Location
from alignment.text import join_words, one_line, upper_first, visible

_INDENT: Final = 2


def render(account: Account, options: RenderOptions) -> bytes:
    """Renders an explanation."""
    writer = _Writer(options, Style(options.width, options.has_colour))
    return "".join(f"{disarmed(line)}\n" for line in writer.lines(account)).encode()


@dataclass(slots=True, eq=False, repr=False)
class _Writer:
    """Writes explanations line by line."""

    options: RenderOptions
    style: Style

    def lines(self, account: Account) -> Iterator[str]:
        """Gives the lines of an explanation."""
        match account:
            case RuleAccount():
                return self._rule(account)
            case BuiltInAccount():
                return self._built_in(account)
            case KindAccount():
                return self._kind(account)
            case _:
                return self._element(account)

    def _rule(self, account: RuleAccount) -> Iterator[str]:
        """Explains a rule."""
        yield from self._strong(f"{account.rule}: {account.title}")
        yield self._place(account.location)
        yield ""
        for sentence in account.sentences:
            yield from self.style.folded(visible(sentence))
        yield ""
        yield from self._named("why", account.why)
        yield from self._named("fix", account.fix)
        yield from self._named("rests on", f"{account.document}; {account.locator}.")
        yield from self._named("matters", f"{_levels(account.severities)}.")
        if account.adjustment:
            yield from self._adjustment(account.adjustment, account.former)
        for example in account.examples:
            yield ""
            yield f"{'Passes' if example.should_pass else 'Fails'}:"
            yield from (f"  {visible(line)}" for line in example.lines)

    def _adjustment(self, adjustment: Adjustment, former: Severities) -> Iterator[str]:
        """Says which pack adjusts a rule, where, and why."""
        says = "switched off" if adjustment.is_off else "adjusted"
        yield from self._named(f"{says} by {adjustment.pack}", adjustment.reason)
        yield f"  {self._place(adjustment.location)}"
        if not adjustment.is_off:
            yield from self._named("before", f"{_levels(former)}.")

    def _built_in(self, account: BuiltInAccount) -> Iterator[str]:
        """Explains a finding that align makes itself."""
        row = account.row
        yield from self._strong(f"{row.code}: {row.title}")
        yield ""
        yield from self._named("why", row.why)
        yield from self._named("fix", row.fix)
        yield from self._named("severity", f"{row.severity}, at every stage; it cannot be switched off.")
        yield from self._named("effect", f"{upper_first(row.effect.value)}.")

    def _kind(self, account: KindAccount) -> Iterator[str]:
        """Explains a kind of element."""
        yield from self._strong(f"{account.kind}, under `{account.section}:`")
        yield from self.style.folded(visible(account.summary))
        yield from self._part("Its fields", (f"{name}: {holds}" for name, holds in account.fields))
        yield from self._part("Its links, by id", (f"{name}: {to}" for name, to in account.links))
        yield from self._part("Written under it", (f"{name}: {what}" for name, what in account.held))

    def _element(self, account: ElementAccount) -> Iterator[str]:
        """Explains an element."""
        yield from self._strong(f"{account.subject} is {account.kind}, {account.basis}.")
        yield self._place(account.location)
        yield from self._part("It says", (f"{_field(one)}{_cited(one)}" for one in account.fields))
        told = (f"{one.says} {one.other}{_basis(one.basis)}{_cited(one)}" for one in account.links)
        yield from self._part("It is linked", told, "It is linked to nothing.")
        found = (f"{one.standing}[{one.rule}] {one.message}. {_mend(one)}" for one in account.findings)
        stage = account.stage.value
        nothing = (
            f"It is of {account.model}, and not judged here."
            if account.model
            else f"Nothing is found at stage {stage}."
        )
        yield from self._part(f"What is found at stage {stage}", found, nothing)
        by_rule: dict[str, list[str]] = {}
        for one in account.clears:
            by_rule.setdefault(one.rule, []).append(one.name)
        clears = (f"{rule} of {join_words(names)}" for rule, names in by_rule.items())
        yield from self._part("An edit here could clear what is found of others", clears)
        for became in dict.fromkeys(one.became for one in account.judged):
            rules = (f"{one.rule}: {one.title}" for one in account.judged if one.became == became)
            yield from self._part(f"Rules: {became}", rules)

    def _part(self, heading: str, entries: Iterable[str], nothing: str = "") -> Iterator[str]:
        """Writes a list under a heading, or what is said where there is nothing to list."""
        listed = list(entries)
        if listed or nothing:
            yield ""
            yield from self._strong(f"{heading}:" if listed else nothing)
        for entry in listed:
            yield from self._indented(entry)

    def _indented(self, text: str) -> Iterator[str]:
        return iter(self.style.folded(visible(text), hanging=2 * _INDENT, first=_INDENT))

    def _named(self, name: str, text: str) -> Iterator[str]:
        return iter(self.style.folded(visible(f"{name}: {text}"), hanging=_INDENT))

    def _strong(self, text: str) -> Iterator[str]:
        return (self.style.strong(line) for line in self.style.folded(visible(text)))

    def _place(self, location: Location) -> str:
        return f"{self.options.path(location)}:{location.line}"


def _mend(finding: Finding) -> str:
    """Says how to mend a finding, or why it need not be."""
    match finding.suppression:
        case Waived() as by:
            return f"Until {spoken(by.expires)}: {by.reason}"
        case Accepted(_, Approval() as by):
            return f"Accepted {by_whom(by)}: {by.reason}"
    return finding.fix


def _levels(severities: Severities) -> str:
    return join_words(f"{severity or 'not due'} at {stage}" for stage, severity in severities)


def _basis(basis: str) -> str:
    return "" if basis == STATED else f" ({basis})"


def _field(one: FieldSaid) -> str:
    return f"{one.name}: {one.value}{_basis(one.basis or STATED)}"


def _cited(one: ElementLink | FieldSaid) -> str:
    """Says which paragraph says that there is a link, or what a field holds, and in which words."""
    by = f" by {one.evidence}" if one.evidence else ""
    return f"{by}: “{one_line(one.quote)}”" if one.quote else by
