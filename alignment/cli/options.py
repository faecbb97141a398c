"""The options that several commands share, each said once."""

from datetime import date
from pathlib import Path
from typing import Final

import click

from alignment.cli.formats import STANDARD_OUTPUT
from alignment.cli.terminal import COLOURS
from alignment.dates import PartialDate, parse_date
from alignment.diff.changes import ChangeKind
from alignment.meant.dates import refused_day
from alignment.model.vocabularies import STAGE as STAGE_WORDS
from alignment.model.vocabularies import STAGES
from alignment.model.word_guesses import guess_word


def day(text: str) -> date:
    """Reads a day; raises click.BadParameter where the text names none."""
    found = parse_date(text)
    if isinstance(found, PartialDate) and found.is_day:
        return found.first
    message = f"{text!r} is not a day. {refused_day(text).mend}"
    raise click.BadParameter(message)


class _Stage(click.Choice[str]):
    """Reads a stage in any case, and guesses at what else is called one."""

    def __init__(self) -> None:
        super().__init__(STAGES, case_sensitive=False)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Gives the stage; raises click.BadParameter where a text is none."""
        if found := STAGE_WORDS.find(value):
            return found
        return self.fail(f"{value!r} is not a stage. {guess_word(value, STAGE_WORDS)}", param, ctx)


def file_or_output(_context: click.Context, _option: click.Parameter, file: Path | None) -> Path | None:
    """Gives the file to write; None for standard output, which `-` stands for too."""
    return None if file == Path(STANDARD_OUTPUT) else file


STAGE: Final = click.option(
    "--stage",
    type=_Stage(),
    envvar="ALIGN_STAGE",
    help="Check as if the strategy went for this stage today.",
)
AS_AT: Final = click.option(
    "--as-at",
    type=day,
    envvar="ALIGN_AS_AT",
    metavar="DATE",
    help="The day that rules on time look at; otherwise `as_at` of align.yaml, otherwise today.",
)
STATED_ONLY: Final = click.option(
    "--stated-only",
    is_flag=True,
    envvar="ALIGN_STATED_ONLY",
    help="Let only those links and values of fields count that the paper states, none that is promised, inferred or illustrative.",
)
CONFIG: Final = click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="ALIGN_CONFIG",
    help="The configuration to use in place of the nearest align.yaml.",
)
COLOUR: Final = click.option(
    "--colour",
    type=click.Choice(COLOURS),
    default="auto",
    envvar="ALIGN_COLOUR",
    show_default=True,
    help="When to colour text.",
)
BASELINE: Final = click.option(
    "--baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="ALIGN_BASELINE",
    help="The list of accepted findings; otherwise `baseline` of align.yaml, otherwise align-baseline.json beside it.",
)
SELECT: Final = click.option(
    "--select",
    multiple=True,
    envvar="ALIGN_SELECT",
    metavar="RULE",
    help="Run only these rules: an id, the beginning of one, a tag or a pack. Repeatable. In a check also families of what "
    "align finds itself, such as MODEL, YAML or LINK, or one code: of that only these are then listed, the rest is counted.",
)
IGNORE: Final = click.option(
    "--ignore",
    multiple=True,
    envvar="ALIGN_IGNORE",
    metavar="RULE",
    help="Leave these rules out; named as for --select. Repeatable.",
)
DOCUMENTS: Final = click.option(
    "--documents",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="ALIGN_DOCUMENTS",
    metavar="DIR",
    help="A folder with the texts of cited documents, each called by its id, as in DOC-1.txt.",
)
SINCE: Final = click.option(
    "--since",
    envvar="ALIGN_SINCE",
    metavar="REV",
    help="List only what is new or graver since a revision of git, and what is about elements that have changed, or are "
    "linked to those; the rest is counted.",
)
TRUST: Final = click.option(
    "--trust",
    envvar="ALIGN_TRUST",
    metavar="REV",
    help="Read settings, views and packs as they were at a revision of git; waivers, accepted findings and reviews count "
    "where they are there too. What the change makes of them is said.",
)
PROTECT: Final = click.option(
    "--protect",
    is_flag=True,
    envvar="ALIGN_PROTECT",
    help="Take it for an error where a change loosens rules, settings or exceptions, or moves the model; otherwise `gate` of "
    "align.yaml says how much each matters.",
)
FAIL_ON_CHANGE: Final = click.option(
    "--fail-on-change",
    multiple=True,
    type=click.Choice([one.value for one in ChangeKind]),
    envvar="ALIGN_FAIL_ON_CHANGE",
    metavar="KIND",
    help="A kind of change that is an error, such as target-eased; otherwise `fail_on_change` of align.yaml. Repeatable: "
    f"{', '.join(one.value for one in ChangeKind)}.",
)
