"""What it costs to start a command: processor seconds of a whole process, in turns, beside the whole program.

    cd backend && PYTHONPATH=src .venv/bin/python ../bench/starting.py [--rounds 7]

Prints the median of each and its share of `whole`, which is what every command took before they were parted.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

LINKEDIN = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nRuth,Adeyemi,,,,,08 Jun 2019\n"
)


def spent(arguments: list[str], folder: Path) -> float:
    """Processor seconds of one `inroad ARGUMENTS`, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {
        **os.environ,
        "INROAD_DATA_DIR": str(folder),
        "INROAD_DATABASE_URL": f"sqlite:///{folder}/inroad.sqlite3",
    }
    subprocess.run(
        [sys.executable, "-m", "inroad", *arguments], env=environment, capture_output=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Run them in turns and print the medians."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--rounds", type=int, default=7)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        letter, people = folder / "letter.txt", folder / "Connections.csv"
        letter.write_text("Dear Ruth,\n\nTwenty minutes of your advice would help me.\n")
        people.write_text(LINKEDIN)
        commands = {
            "whole (--version)": ["--version"],
            "check-letter": ["check-letter", str(letter)],
            "import --dry-run": ["import", "--dry-run", "--json", str(people)],
            "migrate": ["migrate"],  # the first makes the schema, the others find it made
        }
        took: dict[str, list[float]] = {title: [] for title in commands}
        for _ in range(rounds):
            for title, arguments in commands.items():
                took[title].append(spent(arguments, folder))
    whole = median(took["whole (--version)"])
    for title, figures in took.items():
        print(f"{title:20} {median(figures):6.2f} s  {median(figures) / whole:5.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
