"""The strategy on one A4 page for families: what they said first, then a picture and a sentence an ambition."""

import base64
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from alignment.dates import spoken
from alignment.renderers.page.pictures import picture_of
from alignment.renderers.page.room import Room, Texts, chosen
from alignment.renderers.page.words import Answer, Entries, answers, basis, examples, news, open_now, sentence, told
from alignment.results.report import ElementEntry, Traceability
from alignment.traceability.data import seal_of

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES: Final = Path(__file__).parent / "templates"
_NOT_AGREED: Final = {
    "draft": "This is a draft. It can still change.",
    "consultation": "This is a draft. It can still change, and what you say can change it.",
    "approval": "This has not been agreed yet.",
}


def render(t: Traceability) -> bytes:
    """Renders the page; it holds no script, and what does not fit on it is counted."""
    ambitions = Entries(t).of_kind("ambition")
    said, places = answers(t), news(t)
    room, texts = chosen(len(ambitions), lambda one: _texts(t, ambitions, said, places, one))
    css = _text("page.css")
    page = (
        _environment()
        .get_template("page.html.j2")
        .render(
            texts=texts,
            standing=" ".join(filter(None, (_NOT_AGREED.get(t.report.stage.value, ""), examples(t)))),
            is_done=[one.is_done for one in said],
            pictures=[picture_of(one.title) for one in ambitions],
            look=room.look,
            more_said=len(said) - len(texts.said),
            more_wishes=len(ambitions) - len(texts.wishes),
            more_places=len(places) - len(texts.places),
            day=spoken(t.report.as_at),
            seal=seal_of(t, "page"),
            css=css,
            policy=_policy(css),
        )
    )
    return page.encode()


def _texts(
    t: Traceability, ambitions: Sequence[ElementEntry], said: Sequence[Answer], places: Sequence[str], room: Room
) -> Texts:
    """Cuts what stands on the page to a room."""
    return Texts(
        title=sentence(t.cover.title, room.title).removesuffix("."),
        aim=sentence(t.cover.aim, room.aim),
        said=[(sentence(one.said, room.said), one.done_in(room.done)) for one in said[: room.most_said]],
        wishes=[sentence(told(one), room.wish) for one in ambitions[: room.most_wishes]],
        open=open_now(t)[: room.most_open],
        places=places[: room.most_places],
        basis=" ".join(basis(t)),
    )


@cache
def _text(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(css: str) -> str:
    """Allows this page's own style, known by its digest, and nothing else at all."""
    style = base64.b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only this page pays for it

    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
