"""The table of findings that align makes itself while it reads files, models, rules and configuration.

Findings of rules come from packs; these come from code, and like rules each has a title, a reason and a mend. They
cannot be waived or switched off.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final, NamedTuple

from alignment.findings.finding import Finding, RelatedLocation, Severity
from alignment.source import Location

_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


class Effect(Enum):
    """Tells whether everything was still checked, which is what the exit code 2 is about."""

    CHECKED = "the faulty part counts as absent, everything else was checked"
    UNCHECKED = "something could not be read or checked, so the answer is incomplete"


class BuiltIn(NamedTuple):
    """Describes one kind of built-in finding."""

    code: str
    title: str
    severity: Severity
    effect: Effect
    why: str
    fix: str


_READ_ON, _STOP = Effect.CHECKED, Effect.UNCHECKED

_ROWS: Final = (
    BuiltIn("FILE-MISSING", "Named file or folder does not exist", _ERROR, _STOP,
            "Nothing can be checked where nothing is.", "Name an existing folder, or correct `model` in align.yaml."),
    BuiltIn("FILE-NOT-READ", "File cannot be read", _ERROR, _STOP,
            "What cannot be read cannot be checked.", "Make it an ordinary readable file, or move it elsewhere."),
    BuiltIn("FILE-OUTSIDE", "Link leads out of the project", _ERROR, _STOP,
            "A link out of the project could show files that are nobody's business.",
            "Copy the file into the project instead of linking to it."),
    BuiltIn("FILE-LIMIT", "More files or bytes than align reads", _ERROR, _STOP,
            "Limits keep a check quick, whatever it is given.", "Split the model, or remove what is no strategy."),
    BuiltIn("YAML-SYNTAX", "File is not valid YAML", _ERROR, _STOP,
            "YAML that cannot be read hides every element of its file.", "Mend the line shown, then check again."),
    BuiltIn("YAML-ENCODING", "File is not UTF-8 text", _ERROR, _STOP,
            "In another encoding letters turn into other letters.", "Save the file again as UTF-8."),
    BuiltIn("YAML-CHARACTER", "Character that cannot be seen", _ERROR, _READ_ON,
            "Control characters can show one text to a reader and another to a program.",
            "Delete the character and type the text again."),
    BuiltIn("YAML-TAB", "Line begins with a tab", _ERROR, _STOP,
            "YAML counts spaces to tell what belongs to what; a tab has no width.",
            "Replace the tab by two spaces for each step."),
    BuiltIn("YAML-SPACE", "Non-breaking space where YAML counts spaces", _ERROR, _READ_ON,
            "YAML takes only an ordinary space for the end of a key or for indentation.",
            "Replace it by an ordinary space."),
    BuiltIn("YAML-DASH", "Sign that YAML cannot read as a value", _ERROR, _READ_ON,
            "A lone `-` or `?` means something else to YAML.", "Leave the value empty until it is known."),
    BuiltIn("YAML-COLON", "Colon inside unquoted text", _ERROR, _READ_ON,
            "A colon and a space mean `key: value` to YAML.", "Put the whole text in double quotes."),
    BuiltIn("YAML-QUESTION", "Question mark in unquoted text in brackets", _ERROR, _READ_ON,
            "Some YAML tools take it for the beginning of a key.", "Put the text in quotes."),
    BuiltIn("YAML-ANCHOR", "Anchor", _ERROR, _READ_ON,
            "An anchor hides from readers where a value is used again.", "Delete the `&` name; write values out."),
    BuiltIn("YAML-ALIAS", "Alias", _ERROR, _READ_ON,
            "An alias shows a reader no value, and a few of them can fill a machine.", "Write the value out here."),
    BuiltIn("YAML-MERGE", "Merge key", _ERROR, _READ_ON,
            "A merged element cannot be read where it stands.", "Write the fields out in place of `<<`."),
    BuiltIn("YAML-TAG", "Tag", _ERROR, _READ_ON,
            "Types come from the model, never from the file.", "Delete the word that begins with `!`, or put the text in quotes."),
    BuiltIn("YAML-DIRECTIVE", "Directive", _ERROR, _READ_ON,
            "A directive changes how YAML is read.", "Delete the line, or indent it if it belongs to a text."),
    BuiltIn("YAML-KEY", "Key that is not text", _ERROR, _READ_ON,
            "A key names a section or a field.", "Write a field name before the colon; put a `?` that is text in quotes."),
    BuiltIn("YAML-DUPLICATE-KEY", "Key written twice", _ERROR, _READ_ON,
            "Only one of the two values can count, and readers cannot tell which.",
            "Keep one of the two; the first counts until then."),
    BuiltIn("YAML-DOCUMENTS", "Second document in one file", _ERROR, _STOP,
            "What follows `---` in the middle of a file is easily overlooked.",
            "Move what follows into a file of its own, or delete the `---`."),
    BuiltIn("YAML-LIMIT", "Larger or deeper than align reads", _ERROR, _STOP,
            "Limits keep a check quick, whatever it is given.", "Split the file, or shorten what is named."),
    BuiltIn("YAML-EMPTY", "File with nothing in it", _WARNING, _READ_ON,
            "An empty file may be one that was meant to be filled.", "Fill the file or delete it."),
    BuiltIn("MODEL-NOTHING", "No elements at all", _ERROR, _STOP,
            "A check of nothing says nothing.", "Write a `strategy:` and at least one action, or name another folder."),
    BuiltIn("MODEL-ROOT", "File is no list of sections", _ERROR, _STOP,
            "A model file names its sections: `actions:`, `ambitions:` and so on.",
            "Put the elements under the name of their section."),
    BuiltIn("MODEL-SECTION", "Unknown section", _ERROR, _READ_ON,
            "Elements under an unknown section are not part of the strategy.", "Use the name of a section."),
    BuiltIn("MODEL-LIST", "Section is not a list of elements", _ERROR, _STOP,
            "Without `- id:` before each element they cannot be told apart.", "Begin each element with `- id:`."),
    BuiltIn("MODEL-ELEMENT", "Entry is not an element", _ERROR, _STOP,
            "An element has at least an id and a title.", "Write it as `- id: ...` with its fields below."),
    BuiltIn("MODEL-STRATEGY", "Not exactly one strategy", _ERROR, _STOP,
            "The strategy gives the stage and the period that rules look at.", "Write one `strategy:` in one file."),
    BuiltIn("MODEL-ID", "Id missing or malformed", _ERROR, _STOP,
            "Links, findings and reports know an element by its id.",
            "Use letters a to z, digits, `-` and `.`, at most 64 of them."),
    BuiltIn("MODEL-REQUIRED", "Element without what it must have", _ERROR, _STOP,
            "Without it the element cannot be read at all.", "Write the field that is named."),
    BuiltIn("MODEL-FIELD", "Unknown field", _ERROR, _READ_ON,
            "What stands in an unknown field is not read by any rule.", "Use the name of a field."),
    BuiltIn("MODEL-VALUE", "Value that the field does not know", _ERROR, _READ_ON,
            "Rules can only compare values that everybody writes alike.", "Use one of the values listed."),
    BuiltIn("MODEL-DATE", "Value that is not a date", _ERROR, _READ_ON,
            "Rules compare dates by the calendar.", "Write a date such as 2022-09-21, 2022-09, 2022 or 2021/22."),
    BuiltIn("MODEL-NUMBER", "Value that is not a number", _ERROR, _READ_ON,
            "Rules compare numbers by size.", "Write digits only, with a point for decimals; put the unit in `unit`."),
    BuiltIn("MODEL-TEXT", "Value of the wrong shape", _ERROR, _READ_ON,
            "A field holds one text or one list, as the model says.", "Write it in the shape that is named."),
    BuiltIn("MODEL-DUPLICATE-ID", "Id used twice", _ERROR, _READ_ON,
            "A link to the id could mean either of the two.", "Give one of the two another id; the first counts."),
    BuiltIn("MODEL-EMPTY", "Field left empty", _INFO, _READ_ON,
            "An empty field counts as absent in every rule.", "Fill it in or delete the line."),
    BuiltIn("MODEL-PLACEHOLDER", "Placeholder in place of a value", _INFO, _READ_ON,
            "A placeholder counts as absent in every rule.", "Write the value as soon as it is known."),
    BuiltIn("MODEL-POINTER", "Pointer in place of a value", _INFO, _READ_ON,
            "It says where to look, not what it is, so it counts as absent.", "Write the value itself."),
    BuiltIn("MODEL-YES-NO", "Unquoted yes or no as text", _INFO, _READ_ON,
            "Other YAML tools read it as true or false.", "Put the word in quotes."),
    BuiltIn("LINK-UNKNOWN", "Link to an id that does not exist", _ERROR, _READ_ON,
            "A link that leads nowhere proves nothing; it counts as absent.", "Use an id that exists."),
    BuiltIn("LINK-KIND", "Link to the wrong kind of element", _ERROR, _READ_ON,
            "A link means something only between the kinds it is for; it counts as absent.",
            "Name an element of the right kind."),
    BuiltIn("LINK-INVERSE", "Link written from the wrong end", _ERROR, _READ_ON,
            "Each link is written once, at the end that it starts from.", "Write the line shown at the other end."),
    BuiltIn("LINK-SHAPE", "Link that cannot be read", _ERROR, _READ_ON,
            "A link is an id, or `{to: ID, basis: ..., note: ..., quote: ...}`.", "Write it in one of these two ways."),
    BuiltIn("LINK-MANY", "More links than the field holds", _ERROR, _READ_ON,
            "Where one is accountable, two are nobody.", "Keep one; the first counts until then."),
    BuiltIn("LINK-TWICE", "Same link written twice", _INFO, _READ_ON,
            "The second says nothing that the first does not.", "Delete one of the two."),
    BuiltIn("LINK-UNCHECKED", "Links that could not be checked", _INFO, _READ_ON,
            "They lead to what could not be read; they count as absent until it can.",
            "Mend what could not be read first."),
    BuiltIn("CONFIG-KEY", "Unknown setting", _ERROR, _STOP,
            "A misspelt setting would be silently without effect.", "Use the name of a setting."),
    BuiltIn("CONFIG-VALUE", "Setting with a value that it cannot have", _ERROR, _STOP,
            "A check with other settings than were meant is no check.", "Use one of the values listed."),
    BuiltIn("VIEW-KEY", "Unknown word in a view", _ERROR, _READ_ON,
            "A misspelt word would leave something out of a report, and nobody would miss it.", "Use a word of the language of views."),
    BuiltIn("VIEW-VALUE", "Value that cannot stand here in a view", _ERROR, _READ_ON,
            "A view that is not understood shows nothing; a report that lacks it looks whole.",
            "Use one of the values listed, and names that the kind has."),
    BuiltIn("WAIVER-KEY", "Unknown word in a waiver", _ERROR, _READ_ON,
            "An exception that is not understood whole is no exception; what it is about stands.",
            "Use the names that a waiver has."),
    BuiltIn("WAIVER-REQUIRED", "Waiver without what it must have", _ERROR, _READ_ON,
            "An exception without a reason, an approver or an end is a hole; what it is about stands.",
            "Write what is named."),
    BuiltIn("WAIVER-VALUE", "Waiver with a value that it cannot have", _ERROR, _READ_ON,
            "An exception that is not understood whole is no exception; what it is about stands.",
            "Correct the value."),
    BuiltIn("WAIVER-RULE", "Waiver of a rule that there is not", _ERROR, _STOP,
            "Somebody expects a rule to be checked that is not.", "Name a rule of the packs in use, or delete the waiver."),
    BuiltIn("WAIVER-BUILT-IN", "Waiver of what align finds by itself", _ERROR, _READ_ON,
            "What could not be read as it was meant cannot be excepted.", "Delete the waiver, and mend what it is about."),
    BuiltIn("WAIVER-PLACE", "Waivers where they are not read", _WARNING, _READ_ON,
            "Waivers count in one place only, so that whoever reviews a change sees them.",
            "Move the file to the top of the model folder."),
    BuiltIn("WAIVER-NAME", "Waiver that names what does not exist", _ERROR, _READ_ON,
            "Nobody can tell what is excepted, or who has approved it.", "Use an id that exists, or delete the waiver."),
    BuiltIn("WAIVER-SELF", "Waiver approved by whoever it is for", _ERROR, _READ_ON,
            "Nobody can release themselves from what is asked of them.", "Have another post approve it."),
    BuiltIn("WAIVER-TWICE", "Waiver written twice", _ERROR, _READ_ON,
            "Two reasons, or two days, for one exception leave open which counts.",
            "Delete one of the two; the first counts until then."),
    BuiltIn("WAIVER-SEVERAL", "Waiver that could mean several findings", _ERROR, _READ_ON,
            "A waiver excepts one finding and no other.", "Say which by `facet:`."),
    BuiltIn("WAIVER-EARLY", "Waiver that is not approved yet", _WARNING, _READ_ON,
            "On the day of the check nobody had approved the exception.", "Wait, or correct `approved_on`."),
    BuiltIn("WAIVER-EXPIRED", "Waiver past its last day", _WARNING, _READ_ON,
            "What was excepted for a time is due again.", "Mend what it is about, or have it approved anew."),
    BuiltIn("WAIVER-UNUSED", "Waiver that excepts nothing", _WARNING, _READ_ON,
            "It could except a fault one day that nobody has looked at.", "Delete it."),
    BuiltIn("WAIVER-UNCHECKED", "Waiver that could not be checked", _INFO, _READ_ON,
            "What it names may stand in what could not be read; until then it does not hold.",
            "Mend what could not be read first."),
    BuiltIn("BASELINE-FILE", "List of accepted findings that cannot be used", _ERROR, _STOP,
            "While it cannot be read, nobody can tell which findings are new.",
            "Mend it, or delete it and write it anew with `align baseline write`."),
    BuiltIn("BASELINE-GONE", "Accepted finding that no longer occurs", _WARNING, _READ_ON,
            "If it came back, nobody would be told.", "Run `align baseline prune`."),
    BuiltIn("LOCK-FILE", "List of reviewed links that cannot be used", _ERROR, _STOP,
            "While it cannot be read, nobody can tell which links are suspect.",
            "Mend it, or delete it and review every link again."),
    BuiltIn("SUSPECT", "Link to something that has changed since the link was reviewed", _WARNING, _READ_ON,
            "Whoever made the link read something else; nobody has said that it still holds.",
            "Read what it leads to again, then run `align review`."),
    BuiltIn("RULE-PACK", "Rule pack that cannot be used", _ERROR, _STOP,
            "Rules that are not read cannot find anything.", "Name a shipped pack or a pack file."),
    BuiltIn("RULE-KEY", "Unknown word in a rule", _ERROR, _STOP,
            "A rule with a word that nobody knows would pass in silence.", "Use one of the words of the language."),
    BuiltIn("RULE-REQUIRED", "Rule without what it must have", _ERROR, _STOP,
            "A rule that cannot say why or how to mend helps nobody.", "Write what is named."),
    BuiltIn("RULE-VALUE", "Value that cannot stand here in a rule", _ERROR, _STOP,
            "A rule that compares with nothing real would never speak.", "Use what is named."),
    BuiltIn("RULE-NAME", "Name that the model or the pack does not have", _ERROR, _STOP,
            "A rule about something that does not exist would pass in silence.", "Use a name that exists."),
    BuiltIn("RULE-PATH", "Path that leads nowhere", _ERROR, _STOP,
            "A path that no element can take would never find anything.", "Start from a link that the kind has."),
    BuiltIn("RULE-TEST", "Test that does not fit", _ERROR, _STOP,
            "A test of another type could never be true.", "Use a test that fits the field or link."),
    BuiltIn("RULE-COUNT", "Count that cannot be", _ERROR, _STOP,
            "A count that cannot be reached, or is always reached, checks nothing.", "Correct the count."),
    BuiltIn("RULE-DUPLICATE", "Rule id used twice, or rule adjusted twice", _ERROR, _STOP,
            "A finding must name one rule and no other, and one word on how much it matters.",
            "Give one of the two another id."),
    BuiltIn("RULE-TEMPLATE", "Message with a name that it cannot fill", _ERROR, _STOP,
            "A gap in a message tells nobody anything.", "Use the names listed; write {{ for a brace."),
    BuiltIn("RULE-EXAMPLE", "Example that does not do what it says", _ERROR, _STOP,
            "The examples are the proof that a rule means what its title says.",
            "Correct the rule or the example."),
    BuiltIn("RULE-ALWAYS", "Test that always comes out the same", _WARNING, _READ_ON,
            "A test that no element can pass or fail differently from the others says nothing.", "Leave the test out."),
    BuiltIn("RULE-BUDGET", "Rule that takes too many steps", _ERROR, _STOP,
            "A rule that never comes to an end keeps every other answer waiting.",
            "Say the rule with shorter paths, or without `+`, `*` and `subject`."),
    BuiltIn("RULE-UNPROVEN", "Weakened rule that no example notices", _WARNING, _READ_ON,
            "A rule could lose this part tomorrow and nobody would see it.",
            "Add an element to an example that tells the two apart, or list the weakening under `equivalent`, with the reason."),
    BuiltIn("RULE-EMPTY", "Rule that passes where nothing is written", _WARNING, _READ_ON,
            "Passing because nothing is there is the easiest way to pass by mistake.",
            "Demand that something is there as well, or write `allow_empty: true` where it is meant."),
    BuiltIn("RULE-EQUIVALENT", "Weakening listed as equivalent in vain", _WARNING, _READ_ON,
            "A list of exceptions that nobody needs hides the next one.", "Delete the entry, or name the weakening as it is named."),
    BuiltIn("RULE-UNUSED", "Definition that no rule uses", _WARNING, _READ_ON,
            "A reader looks for the rule that needs it.", "Use it or delete it."),
)  # fmt: skip

BUILT_IN: Final[Mapping[str, BuiltIn]] = MappingProxyType({row.code: row for row in _ROWS})


def built_in(  # noqa: PLR0913 - the parts of a finding; all but three by name
    code: str,
    says: str,
    location: Location,
    *,
    subject: str = "",
    label: str = "",
    fix: str = "",
    element: str | None = None,
    facet: str | None = None,
    related: tuple[RelatedLocation, ...] = (),
) -> Finding:
    """Makes a built-in finding; without a `fix` of its own it carries the one of the table."""
    row = BUILT_IN[code]
    return Finding(
        rule=code,
        severity=row.severity,
        says=says,
        location=location,
        label=label,
        element=element,
        facet=facet,
        why=row.why,
        fix=fix or row.fix,
        related=related,
        subject=subject,
    )


def hides_something(finding: Finding) -> bool:
    """Tells whether the finding means that something went unread or unchecked."""
    row = BUILT_IN.get(finding.rule)
    return row is not None and row.effect is Effect.UNCHECKED
