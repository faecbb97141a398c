"""Which files beside the model, and which settings in them, have changed between two states of a project."""

from collections.abc import Iterable, Iterator, Mapping

from alignment.documents.document import YamlDocument
from alignment.documents.plain import said_by_key
from alignment.project.policy import Policy
from alignment.results.comparison import InputDetail
from alignment.results.inputs import Input
from alignment.source import in_order
from alignment.text import visible


def documents_of(one: Input, policy: Policy) -> tuple[YamlDocument, ...]:
    """Gives the files that hold an input other than the strategy."""
    held: Mapping[Input, tuple[YamlDocument | None, ...]] = {
        Input.PACKS: policy.packs.documents,
        Input.SETTINGS: (policy.project.document, *policy.views.documents),
        Input.WAIVERS: (policy.waivers.document,),
        Input.BASELINE: (policy.accepted.document,),
        Input.REVIEWS: (policy.reviews.document,),
        Input.USED: policy.used.documents,
    }
    return tuple(document for document in held[one] if document)


def files_changed(of: Input, old: Iterable[YamlDocument], new: Iterable[YamlDocument]) -> Iterator[InputDetail]:
    """Names the files that say something else, that are new and that are gone."""
    before = {one.source.path: one.source for one in old}
    now = {one.source.path: one.source for one in new}
    for path in sorted({*before, *now}, key=in_order):
        if path not in now:
            yield InputDetail(of, f"{path} is no longer used", before[path].location(), is_old=True)
        elif path not in before:
            yield InputDetail(of, f"{path} is new", now[path].location())
        elif before[path].sha256 != now[path].sha256:
            yield InputDetail(of, f"{path} has changed", now[path].location())


def settings_changed(old: YamlDocument | None, new: YamlDocument | None) -> Iterator[InputDetail]:
    """Names the settings that say something else, however they are written."""
    before, now = said_by_key(old), said_by_key(new)
    for name, (said, place) in {**now, **before, **now}.items():
        is_old = name not in now
        became = "was taken out" if is_old else "has changed" if name in before else "was added"
        if is_old or name not in before or before[name].value != said:
            yield InputDetail(Input.SETTINGS, f"`{visible(name)}` in {place.path} {became}", place, is_old)
