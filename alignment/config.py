"""`align.yaml`: the settings that a project keeps beside its model."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from alignment.dates import TWELVE_MONTHS, Duration, PartialDate, parse_date, parse_duration
from alignment.diff.changes import ChangeKind
from alignment.documents.document import YamlDocument, YamlMapping, YamlText, YamlValue
from alignment.documents.reader import Advice, Codes, Reader
from alignment.documents.rewrite import Indentation, Rewrite, in_place
from alignment.findings.built_in import BUILT_IN
from alignment.findings.finding import Finding, Severity
from alignment.meant.dates import refused_day
from alignment.model.link_entries import MODEL_NAME
from alignment.model.metamodel import Metamodel, built_in_metamodel
from alignment.model.vocabularies import STAGE
from alignment.model.word_guesses import guess_word
from alignment.source import Location
from alignment.text import marked, shorten, surely_meant, visible

FILE_NAME: Final = "align.yaml"
NEVER: Final = "never"
FAIL_ON: Final = (*(str(severity) for severity in sorted(Severity, reverse=True)), NEVER)
DEFAULT_MODEL: Final = "strategy_model"
_KEYS: Final = (
    "model", "uses", "packs", "views", "select", "ignore", "fail_on", "fail_on_change", "gate", "stage", "as_at", "baseline",
    "lock", "waiver_term", "extensions",
)  # fmt: skip
_EXTENSIONS: Final = "extensions"
_PARTS: Final = ("kinds", "fields", "links", "vocabularies", "labels")
_INSIDE: Final = (
    "Write `extensions:` on a line above it, and two spaces before it and before each line that belongs to it."
)
_ELSEWHERE: Final = {
    **dict.fromkeys(_PARTS, Advice(_INSIDE)),
    "rules": Advice("Name packs under `packs:`; `align rules list` names the rules of each."),
    "severity": Advice("A pack of your own changes how much a rule matters, under `adjust:`."),
    "status": Advice(
        "Write words of your own as `extensions: {vocabularies: {action status: {map: {amber: at risk}}}}`."
    ),
    "title": Advice("Write the title in the model, under `strategy:`."),
    "waivers": Advice("Take it out: waivers are read from waivers.yaml at the top of the model folder."),
}
"""What is no setting, with where it belongs."""
_WITHOUT_COLON: Final = re.compile(rf"(?P<key>{'|'.join(_KEYS)})[ =]+(?P<value>[\w.\-]+)")
_GATE: Final = tuple(code for code in BUILT_IN if code.startswith("GATE-"))
_SEVERITIES: Final = FAIL_ON[:-1]
_CODES: Final = Codes(key="CONFIG-KEY", value="CONFIG-VALUE", required="CONFIG-VALUE")

_SHOWN: Final = 40

_Given: TypeAlias = Mapping[str, YamlValue]
_AS_ALIGN_HAS_IT: Final[Mapping[str, Severity]] = MappingProxyType({})


class Setting(NamedTuple):
    """Holds a text of the configuration with its place."""

    text: str
    location: Location


class UsedModel(NamedTuple):
    """Names a model that links may lead to, and the revision at which it is read; None where as this one is."""

    name: str
    model: Setting
    at: Setting | None


class Config(NamedTuple):
    """Holds the settings; None where nothing is set, or only a key without a value.

    `uses` are the models that links may lead to. `packs` are names of shipped packs, or of pack files relative to the folder of `align.yaml`; `views` are such files
    that say what a report shows besides. `fail_on_change` are the kinds of change that do not pass; `gate` says how much it
    matters what a change makes of the rules, where that is otherwise than align has it. `metamodel` has the words that the project adds, under `extensions`.
    """

    model: Setting | None = None
    uses: tuple[UsedModel, ...] = ()
    packs: tuple[Setting, ...] | None = None
    views: tuple[Setting, ...] = ()
    select: tuple[Setting, ...] = ()
    ignore: tuple[Setting, ...] = ()
    fail_on: str | None = None
    fail_on_change: tuple[ChangeKind, ...] = ()
    gate: Mapping[str, Severity] = _AS_ALIGN_HAS_IT
    stage: str | None = None
    as_at: date | None = None
    baseline: Setting | None = None
    lock: Setting | None = None
    waiver_term: Duration = TWELVE_MONTHS
    metamodel: Metamodel = built_in_metamodel()


def read_config(document: YamlDocument) -> tuple[Config, tuple[Finding, ...]]:
    """Reads the settings; whatever is wrong is a finding, and that setting counts as not set."""
    reader = Reader(document, _CODES)
    root = _root(reader)
    if root is None:
        return Config(), tuple(reader.findings)
    reader.check_keys(root, _KEYS, document.source.path.name, mends={**_ELSEWHERE, **_nested(root)})
    given = {key: value for key, value in root.values.items() if not _is_blank(value)}
    config = Config(
        model=_setting(reader, given, "model"),
        uses=tuple(_uses(reader, given)),
        packs=_settings(reader, given, "packs") if "packs" in given else None,
        views=_settings(reader, given, "views"),
        select=_settings(reader, given, "select"),
        ignore=_settings(reader, given, "ignore"),
        fail_on=_word(reader, given, "fail_on", FAIL_ON),
        fail_on_change=tuple(_kinds(reader, given)),
        gate=dict(_gate(reader, given)),
        stage=_stage(reader, given),
        as_at=_day(reader, given),
        baseline=_setting(reader, given, "baseline"),
        lock=_setting(reader, given, "lock"),
        waiver_term=_term(reader, given),
        metamodel=_metamodel(reader, given),
    )
    return config, tuple(reader.findings)


def _root(reader: Reader) -> YamlMapping | None:
    """Gives the settings; where a text stands in their place that begins with the name of one, says how it is written."""
    root, name = reader.document.root, reader.document.source.path.name
    said = _WITHOUT_COLON.fullmatch(root.text) if isinstance(root, YamlText) else None
    if root is None or said is None:
        return reader.mapping(root, name)
    line = f"{said['key']}: {said['value']}"
    message, fix = f"`{said['key']}` in {name} has no colon behind it", f"Write `{visible(line)}`."
    reader.refuse("CONFIG-VALUE", message, root, fix=fix, label="no colon here", edits=[Rewrite(root, line)])
    return None


def _nested(root: YamlMapping) -> Mapping[str, Advice]:
    """Gives the change that puts a part of `extensions` under it, where it is the only one that stands by itself."""
    astray = [name for name in root.keys if name in _PARTS]
    if len(astray) != 1 or _EXTENSIONS in root.keys:
        return {}
    key = root.keys[astray[0]]
    lead = f"{_EXTENSIONS}:\n{' ' * key.start.column}  "
    return {astray[0]: Advice(_INSIDE, (Indentation(key, lead, root.values[astray[0]]),))}


def _metamodel(reader: Reader, given: _Given) -> Metamodel:
    """Gives the metamodel with the words that the project adds; most add none, which takes nothing to read them."""
    if "extensions" not in given:
        return built_in_metamodel()
    from alignment.model.extensions.read import read_extensions  # noqa: PLC0415 - see above

    return read_extensions(reader, given["extensions"])


def _uses(reader: Reader, given: _Given) -> Iterator[UsedModel]:
    """Reads which models are used, each under a name of its own."""
    names: set[str] = set()
    for item in reader.items(given.get("uses"), "`uses`"):
        root = reader.mapping(item, "An entry of `uses`", "`model: ../council/strategy_model` and `as: council`")
        if root is None:
            continue
        reader.check_keys(root, ("model", "as", "at"), "`uses`")
        name, model = _used_name(reader, root, names), reader.require(root, "model", "An entry of `uses`")
        at = _setting(reader, root.values, "at")
        if name and model and (folder := _setting(reader, root.values, "model")):
            names.add(name)
            yield UsedModel(name, folder, at)


def _used_name(reader: Reader, root: YamlMapping, taken: Collection[str]) -> str | None:
    """Reads the name under which a model is used, and which parts its ids from others."""
    value = reader.require(root, "as", "An entry of `uses`")
    text = reader.text(value, "`as`")
    if text is None or value is None or (MODEL_NAME.fullmatch(text) and text not in taken):
        return text
    label = "used twice" if text in taken else "not such a name"
    fix = "Give each model a name of its own: small letters, digits and `-`, as in `council`."
    reader.refuse(
        "CONFIG-VALUE", f"`as` says {marked(shorten(text, _SHOWN))}, which is {label}", value, fix=fix, label=label
    )
    return None


def _kinds(reader: Reader, given: _Given) -> Iterator[ChangeKind]:
    for text in reader.texts(given.get("fail_on_change"), "`fail_on_change`"):
        if word := reader.word(text, [one.value for one in ChangeKind], "a kind of change"):
            yield ChangeKind(word)


def _gate(reader: Reader, given: _Given) -> Iterator[tuple[str, Severity]]:
    """Gives how much findings about the gate matter to a project."""
    root = reader.mapping(given.get("gate"), "`gate`", "`GATE-RULE: error`")
    if root is None:
        return
    reader.check_keys(root, _GATE, "`gate`")
    for code, value in root.values.items():
        text = reader.only_text(value, f"`{visible(code)}`")
        word = reader.word(text, _SEVERITIES, "a severity") if text else None
        if word and code in _GATE:
            yield code, Severity.named(word)


def _is_blank(value: YamlValue) -> bool:
    return isinstance(value, YamlText) and not value.text.strip()


def _setting(reader: Reader, given: _Given, key: str) -> Setting | None:
    value = given.get(key)
    text = reader.text(value, f"`{key}`")
    return Setting(text, reader.document.locate(value)) if text else None


def _settings(reader: Reader, given: _Given, key: str) -> tuple[Setting, ...]:
    texts = reader.texts(given.get(key), f"`{key}`")
    for text in texts:
        if _is_blank(text):
            reader.refuse("CONFIG-VALUE", f"`{key}` has an empty entry", text, fix="Delete it.", label="empty")
    return tuple(Setting(text.text, reader.document.locate(text)) for text in texts if not _is_blank(text))


def _word(reader: Reader, given: _Given, key: str, allowed: Collection[str]) -> str | None:
    value = given.get(key)
    if isinstance(value, YamlText):
        return reader.word(value, allowed, f"a value of `{key}`")
    return reader.text(value, f"`{key}`")


def _stage(reader: Reader, given: _Given) -> str | None:
    """Reads the stage, in any case as the model writes it."""
    value = given.get("stage")
    text = reader.text(value, "`stage`")
    if text is None or value is None:
        return None
    if found := STAGE.find(text):
        return found
    label = "not a value of `stage`"
    message, meant = f"{marked(shorten(text, _SHOWN))} is {label}", in_place(value, surely_meant(text, STAGE.values))
    fix, facet = guess_word(text, STAGE), visible(text)
    reader.refuse("CONFIG-VALUE", message, value, fix=fix, label=label, facet=facet, edits=meant)
    return None


def _day(reader: Reader, given: _Given) -> date | None:
    value = given.get("as_at")
    text = reader.text(value, "`as_at`")
    if text is None or value is None:
        return None
    found = parse_date(text)
    if isinstance(found, PartialDate) and found.is_day:
        return found.first
    message, refused = f'`as_at` says "{visible(text)}", which is not a day', refused_day(text)
    reader.refuse(
        "CONFIG-VALUE", message, value, fix=refused.mend, label="not a day", edits=in_place(value, refused.instead)
    )
    return None


def _term(reader: Reader, given: _Given) -> Duration:
    """Reads how long a waiver may hold at most."""
    value = given.get("waiver_term")
    text = reader.text(value, "`waiver_term`")
    if text is None or value is None:
        return TWELVE_MONTHS
    if found := parse_duration(text):
        return found
    message = f'`waiver_term` says "{visible(text)}", which is not a length of time'
    fix = "Write a number and days, weeks, months or years, as in 12 months."
    reader.refuse("CONFIG-VALUE", message, value, fix=fix, label="not a length of time")
    return TWELVE_MONTHS
