"""English: articles, plurals, verbs as they go with one thing or several, and words joined as a sentence joins them."""

import re
from typing import Final

_VOWEL: Final = re.compile(
    r"(?!uni[^nm]|us[aeiu]|ut[eio]|eu|one\b|once\b)[aeiou]|hour|honest|honour|heir", re.IGNORECASE
)
_SPOKEN_WITH_VOWEL: Final = frozenset("AEFHILMNORSX")
_VOWELS: Final = frozenset("aeiou")
_HISSING: Final = ("s", "x", "z", "ch", "sh")
_SEVERAL_DO: Final = {
    "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "undergoes": "undergo", "lies": "lie", "ties": "tie",
    "dies": "die", "aches": "ache", "caches": "cache", "focuses": "focus",
}  # fmt: skip
"""Verbs of which the rules below would make something else."""
_ADDS_ES: Final = ("sses", "shes", "ches", "xes", "zzes")
_DONE: Final = {
    "begin": "begun", "bind": "bound", "bring": "brought", "build": "built", "buy": "bought", "choose": "chosen",
    "commit": "committed", "cut": "cut", "do": "done", "draw": "drawn", "drive": "driven", "feed": "fed", "feel": "felt", "find": "found",
    "fuel": "fuelled",
    "get": "got", "give": "given", "go": "gone", "have": "had", "hold": "held", "keep": "kept", "know": "known", "lead": "led",
    "lend": "lent", "let": "let", "lose": "lost", "make": "made", "meet": "met", "oversee": "overseen", "pay": "paid",
    "permit": "permitted", "put": "put", "read": "read", "refer": "referred", "run": "run", "say": "said", "see": "seen",
    "sell": "sold", "send": "sent", "set": "set", "show": "shown", "sit": "sat", "spend": "spent", "stand": "stood",
    "submit": "submitted", "take": "taken", "teach": "taught", "tell": "told", "think": "thought", "transfer": "transferred",
    "undergo": "undergone", "undertake": "undertaken", "win": "won", "write": "written",
}  # fmt: skip
_DOUBLES_LAST: Final = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]|.*[^aeiou][aeiou]l")


def with_article(noun: str) -> str:
    """Gives a noun with `a` or `an` before it, by how it is spoken: an action, a unit, an hour, an NHS body, a KPI."""
    first = noun.split(" ", maxsplit=1)[0]
    if first.isupper() and len(first) > 1:
        begins_with_vowel = first[0] in _SPOKEN_WITH_VOWEL
    else:
        begins_with_vowel = bool(_VOWEL.match(noun))
    return f"{'an' if begins_with_vowel else 'a'} {noun}"


def plural_of(noun: str) -> str:
    """Gives several of a noun, as most nouns make it: missions, priorities, classes."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(_HISSING) else f"{noun}s"


def of_several(verb: str) -> str:
    """Turns a verb as one thing does it into what several do: `owns` into `own`, `is owned by` into `are owned by`."""
    first, space, rest = verb.partition(" ")
    return f"{_SEVERAL_DO.get(first) or _base(first)}{space}{rest}"


def agreeing(number: int, verb: str) -> str:
    """Gives a verb as it goes with a number of things: `has` with 1, `have` with 2."""
    return verb if number == 1 else of_several(verb)


def after_must(verb: str) -> str:
    """Gives a verb as it stands after `must`: `is` as `be`, `is not` as `not be`, `starts with` as `start with`."""
    first, _, rest = verb.partition(" ")
    if first != "is":
        return of_several(verb)
    return f"not be{rest.removeprefix('not')}" if rest.split(" ")[0] == "not" else f"be {rest}".rstrip()


def denied(verb: str) -> str:
    """Turns a verb into its opposite: `is before` into `is not before`, `is not` into `is`, `owns` into `does not own`."""
    first, _, rest = verb.partition(" ")
    if first != "is":
        return f"does not {of_several(verb)}"
    return f"is{rest.removeprefix('not')}" if rest.split(" ")[0] == "not" else f"is not {rest}".rstrip()


def participle(verb: str) -> str:
    """Gives what is done to a thing by what a verb says one does: `advances` gives `advanced`, `carries` `carried`."""
    base = _SEVERAL_DO.get(verb) or _base(verb)
    if base in _DONE:
        return _DONE[base]
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if _DOUBLES_LAST.fullmatch(base) else f"{base}ed"


def _base(verb: str) -> str:
    """Takes the ending off a verb that one thing does."""
    if not verb.endswith("s") or verb.endswith("ss"):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(_ADDS_ES) else verb[:-1]
