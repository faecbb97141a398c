"""Types of the values that results and their JSON are made of; the words behind `#:` are those of schemas.

What only schemas say, patterns and lengths, is `json_schema_extra`: an answer is written whatever a text in it is.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from alignment.model.vocabularies import BASIS, STAGES, UNREAD_BASIS

Words: TypeAlias = Annotated[str, Field(json_schema_extra={"minLength": 1})]
#: The file, relative to the project; packs that come with align begin with `align:`. Signs that cannot be printed are spelled out.
Path: TypeAlias = Annotated[Words, BeforeValidator(str)]
Count: TypeAlias = Annotated[int, Field(ge=0, le=10**12)]
Position: TypeAlias = Annotated[int, Field(ge=1, le=10**9)]
Digest: TypeAlias = Annotated[str, Field(json_schema_extra={"pattern": "^[0-9a-f]{64}$"})]
#: The commit that it is.
Commit: TypeAlias = Annotated[str, Field(json_schema_extra={"pattern": "^(?:[0-9a-f]{40}|[0-9a-f]{64})$"})]
Name: TypeAlias = Annotated[str, Field(json_schema_extra={"pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"})]
Stage: TypeAlias = Annotated[str, Field(json_schema_extra={"enum": [*STAGES]})]
#: How much it matters at this stage.
SeverityWord: TypeAlias = Annotated[Literal["error", "warning", "info"], BeforeValidator(str)]
#: The fingerprint of a finding.
Fingerprint: TypeAlias = Words
#: How sure it is: what the paper states or promises, what a reader inferred, what only illustrates, or what nobody can tell.
Basis: TypeAlias = Annotated[
    str, BeforeValidator(str), Field(json_schema_extra={"enum": [*BASIS.values, UNREAD_BASIS]})
]
#: What the link or the value rests on where the paper does not state it, or that this could not be read; empty where the paper does.
Unstated: TypeAlias = Annotated[str, Field(json_schema_extra={"enum": ["", *BASIS.values[1:], UNREAD_BASIS]})]
