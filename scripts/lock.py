"""`make lock`: write the backend's hashed locks anew from pyproject.toml, and complete the npm locks.

    lock.py              keep every version that the new requirements allow
    lock.py --upgrade    take the newest of everything

uv.lock and pylock.toml would hold a download address for each file; `uv pip compile` holds names and hashes.
"""

from __future__ import annotations

import sys

import npm_lock
from common import BACKEND, NPM_FOLDERS, STATE, run_logged, say
from setup import find_uv


def main(upgrade: bool) -> int:
    """Write requirements.lock, then dev.lock held to it, then the npm locks; return the exit status."""
    log = STATE / "logs" / "lock.log"
    write = [find_uv(log), "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--no-header"]
    write += ["--generate-hashes", "--python-version", "3.11", *(["--upgrade"] if upgrade else [])]
    run_logged([*write, "--output-file", "requirements.lock"], log, cwd=BACKEND)
    dev = ["--group", "dev", "--constraint", "requirements.lock", "--output-file", "dev.lock"]
    run_logged([*write, *dev], log, cwd=BACKEND)
    status = npm_lock.main([str(folder) for folder in NPM_FOLDERS])
    say("lock: requirements.lock and dev.lock are written; look at the difference and commit it")
    return status


if __name__ == "__main__":
    sys.exit(main("--upgrade" in sys.argv[1:]))
