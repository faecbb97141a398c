"""The JSON of what was read for a check."""

from pydantic import Field

from alignment.published.shape import Shape
from alignment.results.constrained import Count, Digest, Path, Words


class FileJson(Shape):
    """One file that was met."""

    path: Path
    #: The digest of what was read, with every line ended by LF alone, in hexadecimal; null where the file was not read.
    sha256: Digest | None
    size: Count | None  #: How many bytes that is; null where the file was not read.
    note: str = Field(validation_alias="reason")  #: Why it was not read, or not whole; empty where all of it was.


class UsedJson(Shape):
    """Another model, to which links lead by ids such as `council:PRI-01`; what hangs on it hangs on its files as well."""

    name: Words  #: What stands before the colon.
    model: Words  #: Where it lies, from the folder of the settings.
    commit: str  #: The commit at which it is read; empty where it is read in the state of the strategy.
    title: str  #: The title of its strategy; empty where it could not be read.
