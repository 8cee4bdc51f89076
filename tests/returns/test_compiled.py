"""What is made from many files is made again only when one of them changes."""

from pathlib import Path

import pytest
from childrens_services.returns import compiled


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "FOLDER", tmp_path / "kept")
    path = tmp_path / "source.txt"
    path.write_text("one")
    return path


def made(source: Path) -> tuple[str, bool]:
    """What is given, and whether it was made for that."""
    calls = []

    def make() -> str:
        calls.append(1)
        return source.read_text()

    return compiled.kept("x", [source], make), bool(calls)


def test_it_is_kept_until_a_source_changes(source: Path) -> None:
    assert made(source) == ("one", True)
    assert made(source) == ("one", False)
    source.write_text("other")
    assert made(source) == ("other", True)


@pytest.mark.parametrize("content", ["", "[]", '{"state": 1}', "{"])
def test_what_cannot_be_read_is_made_again(source: Path, content: str) -> None:
    made(source)
    (compiled.FOLDER / "x.json").write_text(content)
    assert made(source) == ("one", True)
    assert made(source) == ("one", False)


def test_a_project_that_cannot_be_written_to_goes_without(source: Path) -> None:
    compiled.FOLDER.write_text("a file, not a folder")
    assert made(source) == ("one", True)
    assert made(source) == ("one", True)
