"""What a rule says of several that fail, without their number: `live actions have no owner`."""

from collections.abc import Iterable

from alignment.findings.finding import Finding
from alignment.model.metamodel import Metamodel
from alignment.rules.phrases import KindNames
from alignment.rules.rule import AnyRule, Rule
from alignment.text import join_words


def said_together(rule: AnyRule, findings: Iterable[Finding], metamodel: Metamodel) -> str:
    """Says what several lack in the words of the rule; without such words each is said to be as its message says.

    The metamodel is that which rules see, with links as one more kind. `each` goes with any verb as one thing does it, so that no message has to be taken apart.
    """
    several = KindNames(metamodel).plural(rule.kinds)
    lacking = {"path": join_words((f"`{one}`" for one in _paths(findings)), "or")}
    if rule.together is not None:
        return rule.together.fill(lacking)
    if isinstance(rule, Rule) and rule.at_least is None:
        return f"{several}: each {rule.message.fill(lacking)}"
    return f'{several} do not meet "{rule.title}"'


def _paths(findings: Iterable[Finding]) -> list[str]:
    """Gives the fields that are lacking, each once."""
    return sorted({path for one in findings for path in (one.members or (one.facet,)) if path})
