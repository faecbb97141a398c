"""What commands have in common: how one is run, and the options of a check as one request."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path

import click

from alignment.cli.clock import utc_day
from alignment.cli.output import Output
from alignment.diff.changes import ChangeKind
from alignment.project.request import Request, RequestError


class Command(click.Command):
    """Runs a use case; where that cannot do what was asked, click says so with the command's usage, and exits with 2."""

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except RequestError as error:
            raise click.UsageError(str(error), ctx) from error


class Group(click.Group):
    """Holds commands below another."""

    command_class: type[click.Command] | None = Command


def of_a_check(run: Callable[..., Output]) -> Callable[..., Output]:
    """Hands the options of a check to a command as one request, and the others as they are."""

    @wraps(run)
    def with_request(  # noqa: PLR0913 - one parameter an option
        *,
        path: Path | None = None,
        config: Path | None = None,
        stage: str | None = None,
        as_at: date | None = None,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        stated_only: bool = False,
        baseline: Path | None = None,
        revision: str | None = None,
        documents: Path | None = None,
        trust: str | None = None,
        protect: bool = False,
        fail_on_change: tuple[str, ...] = (),
        **others: object,
    ) -> Output:
        request = Request(
            folder=Path.cwd(),
            today=utc_day(),
            path=path,
            config=config,
            stage=stage,
            as_at=as_at,
            select=select,
            ignore=ignore,
            is_stated_only=stated_only,
            baseline=baseline,
            revision=revision,
            documents=documents,
            trust=trust,
            is_protected=protect,
            fail_on_change=tuple(map(ChangeKind, fail_on_change)),
        )
        return run(request, **others)

    return with_request
