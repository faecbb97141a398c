"""How much a test tries: little each time, much where `--hypothesis-profile=many` asks for it."""

from hypothesis import settings


def amount(few: int, many: int) -> int:
    return many if settings.get_current_profile_name() == "many" else few
