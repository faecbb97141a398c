"""Where the packs are that travel with align."""

from pathlib import Path

import pytest

from alignment.rules import shipped

CHECKOUT = Path(__file__).parents[2] / "rules"


def test_in_a_checkout_the_packs_are_beside_the_package() -> None:
    assert shipped.packs_folder() == CHECKOUT
    assert list(shipped.shipped_packs().values()) == sorted(CHECKOUT.glob("*.yaml"))


def test_in_a_wheel_they_are_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "packs").mkdir()
    for name in ("zoo.yaml", "arts.yaml", "send.yaml", "notes.txt"):
        (tmp_path / "packs" / name).touch()
    monkeypatch.setattr(shipped, "_FOLDERS", (tmp_path / "packs", CHECKOUT))
    assert list(shipped.shipped_packs()) == ["arts", "send", "zoo"]
    assert shipped.generic_packs() == ("arts", "zoo")
