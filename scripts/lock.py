"""`make lock`: write the backend's hashed locks anew from pyproject.toml, keeping what still fits.

    lock.py              keep every version that the new requirements allow
    lock.py --upgrade    take the newest of everything

uv.lock and pylock.toml would hold a download address for each file; `uv pip compile` holds names and hashes.
"""

from __future__ import annotations

import sys

from common import BACKEND, STATE, run_logged, say
from setup import find_uv


def main(upgrade: bool) -> None:
    """Write requirements.lock, then dev.lock held to it."""
    log = STATE / "logs" / "lock.log"
    compile_ = [
        find_uv(log),
        "pip",
        "compile",
        "pyproject.toml",
        "--quiet",
        "--universal",
        "--generate-hashes",
    ]
    compile_ += ["--python-version", "3.11", "--no-header", *(["--upgrade"] if upgrade else [])]
    run_logged([*compile_, "--output-file", "requirements.lock"], log, cwd=BACKEND)
    dev = ["--group", "dev", "--constraint", "requirements.lock", "--output-file", "dev.lock"]
    run_logged([*compile_, *dev], log, cwd=BACKEND)
    say(compile_=[find_uv(log), "pip", "compile", "pyproject.toml", "--quiet", "--universal"])


if __name__ == "__main__":
    main("--upgrade" in sys.argv[1:])
