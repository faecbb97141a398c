"""Files of other programs saved under a name of ours: RTF, Word, PDF, web pages, tables."""

import re
from typing import Final, NamedTuple

from alignment.findings.built_in import built_in
from alignment.findings.finding import Finding
from alignment.source import SourceFile


class _Format(NamedTuple):
    """Names a format by how its files begin."""

    begins: re.Pattern[bytes]
    name: str


_FORMATS: Final = (
    _Format(re.compile(rb"\{\\rtf"), "an RTF document, as Word and WordPad save it"),
    _Format(re.compile(rb"PK\x03\x04"), "a Word, Excel or other zipped document"),
    _Format(re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word or Excel document"),
    _Format(re.compile(rb"%PDF-"), "a PDF"),
    _Format(re.compile(rb"\s*<(?:!doctype|html|head|body|\?xml|p|div|table)\b", re.IGNORECASE), "a web page or XML"),
)
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def refuse_other_format(source: SourceFile) -> Finding | None:
    """Says that a file is one of another program; None where it may be YAML."""
    content = source.content.removeprefix(_BYTE_ORDER_MARK)
    found = next((one for one in _FORMATS if one.begins.match(content)), None)
    if found is None:
        return None
    message = f"{source.path} is not valid YAML: it is {found.name}"
    fix = "Copy its text into a file saved as plain text (UTF-8), and write it as YAML there."
    return built_in("YAML-SYNTAX", message, source.location(), label="the file begins like this", fix=fix)
