"""How tests are run: side by side, those that take longest first, with few random examples or, at night, with many."""

import gc
import os
import sys

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

SLOW = [HealthCheck.too_slow]
# Making an example that fails smaller takes minutes a test: it is left to the many.
FEW = (Phase.explicit, Phase.generate)
settings.register_profile(
    "few", max_examples=10, phases=FEW, deadline=None, derandomize=True, suppress_health_check=SLOW
)
settings.register_profile("many", max_examples=200, deadline=None, print_blob=True, suppress_health_check=SLOW)
settings.load_profile("few")

# Many tests start align as a process of its own, which is compiled once instead of each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Thousands of tests are kept in memory, and looking through them for cycles takes a tenth of the time.
gc.set_threshold(100_000)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Runs tests that are asked for by name in this process: they are few, and a debugger can stop in them."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Puts the longest first; leaves what is random out of coverage, which it would make slow and a matter of luck."""
    for item in items:
        if not config.option.no_cov and _is_of_behaviour(item):
            item.add_marker("no_cover")  # which pytest-cov does not bear where it is off
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def _is_of_behaviour(item: pytest.Item) -> bool:
    is_random = item.path.parent.name == "properties" or is_hypothesis_test(getattr(item, "obj", None))
    return is_random or item.get_closest_marker("behaviour") is not None
