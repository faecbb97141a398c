"""Random models with a slip of the pen in them: a section, a field or a word misspelt."""

from random import Random

from whole_models import Entry


def misspelt(word: str, dice: Random) -> str:
    """Gives a word with a letter lost, doubled, changed or swapped, or in another case."""
    at = dice.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return dice.choice(
        (
            before + after,
            before + letter * 2 + after,
            f"{before}e{after}",
            before + after[:1] + letter + after[1:],
            word.title(),
        )
    )


def with_slips(entry: Entry, dice: Random) -> Entry:
    """Gives an entry with its section, one of its keys or one of its words misspelt."""
    sort, key = dice.choice(("section", "key", "word", "none")), dice.choice(list(entry.keys))
    value = entry.keys[key]
    if sort == "section" and entry.section != "strategy":
        return entry._replace(section=misspelt(entry.section, dice))
    if sort == "key" and key != "id":
        return entry._replace(
            keys={misspelt(name, dice) if name == key else name: one for name, one in entry.keys.items()}
        )
    if sort == "word" and isinstance(value, str) and value and key != "id":
        return entry._replace(keys={**entry.keys, key: misspelt(value, dice)})
    return entry
