"""How much align reads before it says that something is too large."""

from typing import Final

FILE_BYTES: Final = 16 * 1024 * 1024
FILE_BYTES_WITHOUT_LIBYAML: Final = 1024 * 1024
PROJECT_BYTES: Final = 1024 * 1024 * 1024
PROJECT_FILES: Final = 20_000
DEPTH: Final = 32
VALUES: Final = 1_000_000
TEXT_CHARACTERS: Final = 20_000
LIST_ITEMS: Final = 10_000
MAPPING_KEYS: Final = 10_000
ID_CHARACTERS: Final = 64
FINDINGS_OF_ONE_KIND: Final = 20
REREADS: Final = 100
REREAD_CHARACTERS: Final = 4 * 1024 * 1024
REREAD_CHARACTERS_WITHOUT_LIBYAML: Final = 256 * 1024
