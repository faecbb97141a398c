"""YAML as editors read it: by the core schema of YAML 1.2, in which 2022 is a number and 2022-09-21 and yes are text."""

import re
from typing import Final, TypeAlias

import yaml

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"

_NULL: Final = "tag:yaml.org,2002:null"
_BOOL: Final = "tag:yaml.org,2002:bool"
_INT: Final = "tag:yaml.org,2002:int"
_FLOAT: Final = "tag:yaml.org,2002:float"


class _CoreLoader(yaml.SafeLoader):
    """Knows the four types of the core schema beside text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own attribute, which its own loaders set so


def _integer(loader: _CoreLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text[:2] in {"0x", "0o"} else int(text)


def _decimal(loader: _CoreLoader, node: yaml.ScalarNode) -> float:
    return float(str(loader.construct_scalar(node)))


for _tag, _pattern in (
    (_NULL, r"~|null|Null|NULL|"),
    (_BOOL, r"true|True|TRUE|false|False|FALSE"),
    (_INT, r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    (_FLOAT, r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
):
    _CoreLoader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), None)
_CoreLoader.add_constructor(_INT, _integer)
_CoreLoader.add_constructor(_FLOAT, _decimal)


def read_core(text: str) -> Value:
    """Reads one file as an editor does."""
    value: Value = yaml.load(text, _CoreLoader)  # noqa: S506 - a safe loader with fewer types
    return value
