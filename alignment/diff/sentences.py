"""What has changed in plain English, an element a sentence; what people ask about comes first."""

from collections.abc import Iterator, Mapping
from typing import Final

from alignment.diff.changes import (
    ChangeMark,
    ElementChange,
    FieldChange,
    LinkChange,
    LinkWords,
    StrategyChanges,
    Version,
    quoted,
    quoted_apart,
)
from alignment.diff.marks import SUCCESSION
from alignment.english import agreeing, with_article
from alignment.model.vocabularies import UNREAD_BASIS
from alignment.text import count_of, join_words

_MOST_NAMED: Final = 8
_MARKS: Final = list(ChangeMark)
_VERBS: Final[Mapping[ChangeMark | None, str]] = {
    ChangeMark.EASED: "eased",
    ChangeMark.RAISED: "raised",
    ChangeMark.STATUS: "moved",
    ChangeMark.STAGE: "moved",
}


def sentences(changes: StrategyChanges) -> tuple[str, ...]:
    """Says first what nobody can tell because something could not be read, then every change."""
    unread = (_unread("old", changes.old_unread), _unread("new", changes.new_unread))
    return (*filter(None, unread), *map(sentence, changes.elements))


def _unread(which: str, paths: tuple[str, ...]) -> str:
    if not paths:
        return ""
    return f"In the {which} state {join_words(paths, most=_MOST_NAMED)} could not be read whole: not all of it is compared."


def sentence(change: ElementChange) -> str:
    """Says how one element has changed."""
    others = join_words(change.counterparts)
    if change.old is None:
        said = "; ".join(map(_recorded, sorted(change.fields, key=lambda one: _rank(one.mark))))
        return f"{change.subject} added{f', in place of {others}' if others else ''}{f': {said}' if said else ''}."
    if change.new is None:
        verb = agreeing(len(change.counterparts), "stands")
        return f"{change.subject} removed{f'; {others} {verb} in its place' if others else ''}."
    return f"{change.subject}: {'; '.join(_parts(change, change.old, change.new))}."


def _named(field: str) -> str:
    return field.replace("_", " ")


def _recorded(change: FieldChange) -> str:
    return f"{_named(change.field)} {quoted(change.new_said) if change.is_text else change.new_said}"


def _parts(change: ElementChange, old: Version, new: Version) -> Iterator[str]:
    if old.id != new.id:
        yield f"takes the place of {old.id}"
    if old.kind != new.kind:
        yield f"is now {_one(new.kind)} (was {_one(old.kind)})"
    said = [(one.mark, _field(one)) for one in change.fields]
    said += [(None, words) for one in change.beside for words in _rewritten(_named(one.field), one.old, one.new)]
    for name in dict.fromkeys(one.link.name for one in change.links):
        group = [one for one in change.links if one.link.name == name and not _says_succession(one, old, new)]
        said += [(one.mark, words) for one, words in _links(group)]
    yield from (words for _, words in sorted(said, key=lambda part: _rank(part[0])))


def _says_succession(change: LinkChange, old: Version, new: Version) -> bool:
    """Tells whether a link says no more than that the element takes the place of another, which is said already."""
    return change.link.name == SUCCESSION and old.id != new.id and change.target in {old.id, new.id}


def _one(kind: str) -> str:
    return with_article(kind.replace("_", " "))


def _rank(mark: ChangeMark | None) -> int:
    return len(_MARKS) if mark is None else _MARKS.index(mark)


def _field(change: FieldChange) -> str:
    label = _named(change.field)
    if change.days:
        later = "later" if change.days > 0 else "earlier"
        return f"{label} moved from {change.old_said} to {change.new_said}, {count_of(abs(change.days), 'day')} {later}"
    old, new = change.old_said, change.new_said
    if change.is_text and old and new:
        old, new = quoted_apart(old, new)
    elif change.is_text:
        old, new = (quoted(one) if one else one for one in (old, new))
    if change.is_unread:
        return _unreadable(label, old, new)
    verb = f"{_VERBS.get(change.mark, 'changed')}{' back' if change.is_back else ''}"
    return f"{_changed(label, verb, old, new)}{', with the same last day' if change.days == 0 else ''}"


def _changed(label: str, verb: str, old: str, new: str) -> str:
    if not old:
        return f"{label} added: {new}"
    return f"{label} {verb} from {old} to {new}" if new else f"{label} removed (was {old})"


def _unreadable(label: str, old: str, new: str) -> str:
    """Says of what could not be read in one of two states what stands in the other."""
    if old:
        return f"{label} could not be read (was {old})"
    return f"{label} is {new} (could not be read before)" if new else f"{label} could not be read in one of the two"


def _links(changes: list[LinkChange]) -> Iterator[tuple[LinkChange, str]]:
    """Says the changes of one link type; where there is at most one such link, that it moved."""
    for one in changes:
        if one.is_unread:
            was, named = ("", one.named) if one.old is None else (one.named, "")
            yield one, _unreadable(_label(one), was, named)
    changes = [one for one in changes if not one.is_unread]
    came, gone = ([one for one in changes if one.old is None], [one for one in changes if one.new is None])
    if len(came) == len(gone) == 1 and came[0].is_single:
        yield came[0], _changed(_label(came[0]), "moved", gone[0].named, came[0].named)
        return
    for one in changes:
        if one.old is not None and one.new is not None:
            yield one, "; ".join(_rewritten(f'"{one.link.says} {one.target}"', one.old, one.new))
        elif one.is_single or not _reads_on(one):
            was, named = ("", one.named) if one.old is None else (one.named, "")
            yield one, _changed(_label(one), "", was, named)
        else:
            yield one, _sentence_of_link(one)


def _label(change: LinkChange) -> str:
    return change.link.name.replace("_", " ")


def _reads_on(change: LinkChange) -> bool:
    """Tells whether `now` and `no longer` fit into the words of a link; into those about the past they do not."""
    return not change.link.says.startswith("was ")


def _sentence_of_link(change: LinkChange) -> str:
    adverb = "now" if change.old is None else "no longer"
    verb, _, rest = change.link.says.partition(" ")
    words = f"is {adverb} {rest}" if verb == "is" else f"{adverb} {change.link.says}"
    return f"{words} {change.named}"


def _rewritten(of: str, old: LinkWords, new: LinkWords) -> Iterator[str]:
    """Says what else is written of a link that stays, or beside a value."""
    for name, before, now in old.changed(new):
        is_unread = UNREAD_BASIS in {before, now}
        was, words = (_word(name, one) for one in (before, now))
        label = f"{name} of {of}"
        yield _unreadable(label, was, words) if is_unread else _changed(label, "changed", was, words)


def _word(name: str, written: str | None) -> str:
    """Gives what is written of a link; nothing where nothing is, or nothing that could be read."""
    if written is None or written == UNREAD_BASIS:
        return ""
    return written if name in {"basis", "evidence"} else quoted(written)
