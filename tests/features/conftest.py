"""A user with an empty folder for every scenario, and what is asked in several features."""

from pathlib import Path

import pytest
from pytest_bdd import parsers, then
from user import User


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> User:
    return User(tmp_path, monkeypatch, capsys)


@then(parsers.parse("the exit code is {code:d}"))
def _exit_code(user: User, code: int) -> None:
    assert user.exit_code == code
