"""Reading the counts that stand after `at_least`, `at_most` and `exactly`."""

from typing import Final

from alignment.documents.document import YamlText, YamlValue
from alignment.documents.reader import Reader

_LONGEST_COUNT: Final = 6


def read_count(reader: Reader, word: str, value: YamlValue, least: int) -> int | None:
    """Reads a whole number that is at least so great; None, and a finding, where it is none."""
    if not isinstance(value, YamlText) or not value.text.isdecimal() or len(value.text) > _LONGEST_COUNT:
        message = f"`{word}` is followed by something that is not a whole number"
        reader.refuse("RULE-VALUE", message, value, fix="Write a number such as 1.", label="not a count")
        return None
    if int(value.text) < least:
        is_always = word == "at_least"
        message = (
            "At least 0 is always true" if is_always else f"`{word}: {int(value.text)}` asks for nothing to be there"
        )
        fix = f"Write {least} or more." if is_always else "Test for `missing` instead."
        reader.refuse("RULE-COUNT", message, value, fix=fix, label="always true" if is_always else "too few")
        return None
    return int(value.text)
