"""`inroad export`: a file that is whole or not there, for its owner alone."""

import shutil
import stat
from pathlib import Path

import pytest

from inroad.__main__ import main
from inroad.rooms.exports.opening import open_archive
from tests.rooms.exports.demo import data_of


@pytest.fixture
def told(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database in which the story is told, and the folder it lies in."""
    path = tmp_path / "inroad.sqlite3"
    shutil.copyfile(sqlite_template, path)
    monkeypatch.setenv("INROAD_DATABASE_URL", f"sqlite:///{path}")
    assert main(["demo"]) == 0
    return tmp_path


def test_everything_in_one_file(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = told / "all.zip"
    assert main(["export", str(file)]) == 0
    assert "contacts: 40" in capsys.readouterr().out
    open_archive(file.read_bytes()).check()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(data_of(file.read_bytes())["contacts"]) == 40
    assert main(["export", str(file)]) == 2
    assert "already" in capsys.readouterr().err
    assert main(["export", "--workspace", "nobody", str(told / "other.zip")]) == 2
    assert "no such search" in capsys.readouterr().err
    assert main(["export", str(told / "nowhere" / "x.zip")]) == 1
    assert sorted(path.suffix for path in told.iterdir() if path.name.startswith(".")) == []
