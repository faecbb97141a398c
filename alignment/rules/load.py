"""From pack files to rule packs: every mistake in a pack is a finding at its place, all of them at once."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from alignment.documents.document import YamlDocument, YamlList, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Reader
from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding, RelatedLocation, Severity, in_reading_order
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.rules.adjust import ALONE, LoadedPack, Surroundings, adjust
from alignment.rules.compile import Compiler, Definition
from alignment.rules.header import header_of
from alignment.rules.link_subjects import with_links
from alignment.rules.load_adjust import read_adjust, read_extends
from alignment.rules.load_rule import CODES, RuleReader
from alignment.rules.rule import AnyRule, BuiltInRule, Equivalent, Rule, RulePack
from alignment.text import upper_first, visible

_PACK_KEYS: Final = (
    "align_rules", "pack", "version", "title", "extends", "adjust", "define", "rules", "equivalent",
)  # fmt: skip
_DEFINITION_KEYS: Final = ("of", "is")
_EQUIVALENT_KEYS: Final = ("rule", "weakening", "reason")
_MOST_EQUIVALENT: Final = 5
_LANGUAGE: Final = "1"


def load_packs(
    documents: Iterable[YamlDocument], metamodel: Metamodel, surroundings: Surroundings = ALONE
) -> tuple[tuple[RulePack, ...], tuple[Finding, ...]]:
    """Reads packs in the order given; a rule with a mistake in it is left out, and its mistakes are findings.

    Of rules with the same id the first counts. Without `surroundings` no pack extends another.
    """
    loaded: list[LoadedPack] = []
    findings: list[Finding] = []
    first: dict[str, AnyRule] = {}
    for document in documents:
        pack, found = _pack_of(document, metamodel)
        findings.extend(found)
        if pack is None:
            continue
        findings.extend(
            _duplicate(rule, first[rule.id]) for rule in pack.every if first.setdefault(rule.id, rule) is not rule
        )
        rules = tuple(rule for rule in pack.rules if first[rule.id] is rule)
        built_in = tuple(rule for rule in pack.built_in if first[rule.id] is rule)
        kept = replace(pack, rules=rules, built_in=built_in)
        loaded.append(LoadedPack(document.source.path, kept, header_of(document)))
    packs, mistakes = adjust(loaded, surroundings)
    return packs, in_reading_order((*findings, *mistakes))


def _duplicate(rule: AnyRule, first: AnyRule) -> Finding:
    place = first.location
    message = f"The rule id {visible(rule.id)} is used twice; it is first used in {place.path} at line {place.line}"
    related = RelatedLocation(place, "first used here")
    return built_in("RULE-DUPLICATE", message, rule.location, label="used again here", related=(related,))


def _pack_of(document: YamlDocument, metamodel: Metamodel) -> tuple[RulePack | None, list[Finding]]:
    """Reads a pack; one that travels with align cannot know what a project adds, and so has no mistakes because of it.

    A rule of it that does not fit what a widened link leads to looks at the kinds only that it was written for.
    """
    if not document.source.is_shipped:
        return _load_pack(document, metamodel)
    if metamodel is built_in_metamodel():
        return _shipped_pack(document)
    pack, findings = _load_pack(document, metamodel)
    if pack is None or not findings:
        return pack, findings
    known, found = _shipped_pack(document)
    fitting = {rule.id: rule for rule in pack.rules}
    rules = tuple(fitting.get(rule.id, rule) for rule in known.rules) if known else ()
    return replace(pack, rules=rules), found


@cache
def _shipped_pack(document: YamlDocument) -> tuple[RulePack | None, list[Finding]]:
    """Reads what travels with align once for all strategies and revisions that a command looks at."""
    return _load_pack(document, built_in_metamodel())


def _load_pack(document: YamlDocument, metamodel: Metamodel) -> tuple[RulePack | None, list[Finding]]:
    reader = Reader(document, CODES)
    root = document.root
    if not isinstance(root, YamlMapping) or "align_rules" not in root.values:
        if document.is_whole:
            fix = "Begin it with `align_rules: 1`, or take it out of `packs`."
            message = f"{document.source.path} is not a rule pack"
            reader.refuse("RULE-PACK", message, document.locate(root), fix=fix, label="no `align_rules: 1` here")
        return None, reader.findings
    if not _is_known_language(reader, root.values["align_rules"]):
        return None, reader.findings
    reader.check_keys(root, _PACK_KEYS, "a pack")
    texts = {key: reader.text(reader.require(root, key, "The pack"), f"`{key}`") for key in ("pack", "version")}
    title = reader.text(root.values.get("title"), "`title`")
    extends, adjusts = read_extends(reader, root), read_adjust(reader, root)
    rules = _rules(reader, root, with_links(metamodel))
    pack = RulePack(
        name=texts["pack"] or "",
        version=texts["version"] or "",
        title=title or "",
        file=document.source.path,
        rules=tuple(rule for rule in rules if isinstance(rule, Rule)),
        built_in=tuple(rule for rule in rules if isinstance(rule, BuiltInRule)),
        equivalent=_equivalent(reader, root),
        extends=extends or (),
        adjusts=adjusts if extends else (),
    )
    return pack, reader.findings


def _is_known_language(reader: Reader, version: YamlValue) -> bool:
    """Tells whether the words of a pack mean what they mean here; in another version they could mean anything."""
    if isinstance(version, YamlText) and version.text.strip() == _LANGUAGE:
        return True
    message = f"The pack is not written in version {_LANGUAGE} of the rule language"
    reader.refuse("RULE-PACK", message, version, fix=f"Write `align_rules: {_LANGUAGE}`.", label="not known")
    return False


def _rules(reader: Reader, root: YamlMapping, metamodel: Metamodel) -> tuple[AnyRule, ...]:
    compiler = Compiler(reader, metamodel, {})
    rule_reader = RuleReader(reader, metamodel, compiler)
    compiler.definitions = _definitions(reader, root, rule_reader)
    for name in compiler.definitions:
        compiler.defined(name)
    is_needed = "rules" in root.values or "extends" not in root.values
    value = reader.require(root, "rules", "The pack") if is_needed else None
    items = reader.items(value, "`rules`")
    if isinstance(value, YamlList) and not items:
        reader.refuse("RULE-VALUE", "`rules` is empty", value, fix="Write a rule.", label="no rule here")
    rules = [_rule(reader, rule_reader, item) for item in items]
    _warn_of_unused(reader, compiler)
    return tuple(rule for rule in rules if rule is not None)


def _equivalent(reader: Reader, root: YamlMapping) -> tuple[Equivalent, ...]:
    """Reads the weakenings that cannot make a difference; more than a few would prove nothing any more."""
    value = root.values.get("equivalent")
    items = reader.items(value, "`equivalent`")
    if value is not None and len(items) > _MOST_EQUIVALENT:
        message = f"A pack lists at most {_MOST_EQUIVALENT} weakenings as equivalent"
        reader.refuse("RULE-COUNT", message, items[_MOST_EQUIVALENT], fix="Add examples instead.", label="too many")
    found = (_one_equivalent(reader, item) for item in items)
    return tuple(one for one in found if one is not None)


def _one_equivalent(reader: Reader, item: YamlValue) -> Equivalent | None:
    mapping = reader.mapping(item, "An entry of `equivalent`")
    if mapping is None:
        return None
    what = "an entry of `equivalent`"
    reader.check_keys(mapping, _EQUIVALENT_KEYS, what)
    texts = [reader.text(reader.require(mapping, key, upper_first(what)), f"`{key}`") for key in _EQUIVALENT_KEYS]
    rule, weakening, reason = (text or "" for text in texts)
    return Equivalent(rule, weakening, reason, reader.document.locate(reader.place_of(mapping)))


def _warn_of_unused(reader: Reader, compiler: Compiler) -> None:
    """Names definitions that nothing uses; while there are mistakes, nobody knows what would be used without them."""
    if any(finding.severity is Severity.ERROR for finding in reader.findings):
        return
    for definition in filter(None, compiler.definitions.values()):
        if definition.name not in compiler.used:
            message = f"The definition `{visible(definition.name)}` is used by no rule"
            reader.refuse("RULE-UNUSED", message, definition.key, label="never used")


def _rule(reader: Reader, rule_reader: RuleReader, item: YamlValue) -> AnyRule | None:
    mapping = reader.mapping(item, "A rule")
    if mapping is None:
        return None
    return rule_reader.read_built_in(mapping) if "built_in" in mapping.values else rule_reader.read(mapping)


def _definitions(reader: Reader, root: YamlMapping, rule_reader: RuleReader) -> dict[str, Definition | None]:
    """Reads the definitions of a pack; None for each that cannot be read."""
    define = reader.mapping(root.values.get("define"), "`define`")
    if define is None:
        return {}
    return {name: _definition(reader, define.keys[name], value, rule_reader) for name, value in define.values.items()}


def _definition(reader: Reader, key: YamlText, value: YamlValue, rule_reader: RuleReader) -> Definition | None:
    mapping = reader.mapping(value, "A definition")
    if mapping is None:
        return None
    before = len(reader.findings)
    what = f"The definition `{visible(key.text)}`"
    reader.check_keys(mapping, _DEFINITION_KEYS, "a definition")
    kinds = rule_reader.kinds(mapping, "of", what)
    condition = reader.mapping(reader.require(mapping, "is", what), "`is`")
    if condition is None or len(reader.findings) > before:
        return None
    return Definition(key.text, kinds, condition, key)
