"""How tests are run: side by side, those that take longest first, with few random examples or, at night, with many."""

import os
import sys

import pytest
from hypothesis import HealthCheck, settings

SLOW = [HealthCheck.too_slow]
settings.register_profile("few", max_examples=20, deadline=None, derandomize=True, suppress_health_check=SLOW)
settings.register_profile("many", max_examples=200, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.load_profile("few")

# Many tests start align as a process of its own, which is compiled once instead of each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Runs tests that are asked for by name in this process: they are few, and a debugger can stop in them."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("early") is None)
