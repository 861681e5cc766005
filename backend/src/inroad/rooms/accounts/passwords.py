"""Passwords: argon2id in a thread, at most two at once, and never a common one (S3)."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
MEMORY_KIB = 64 * 1024
ROUNDS = 3
LANES = 4


class Passwords:
    """Hashes and checks passwords. One for the whole process: it caps memory at two hashes."""

    def __init__(self, memory_kib: int = MEMORY_KIB, rounds: int = ROUNDS) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=LANES)
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        """The argon2id hash, with its parameters in it."""
        async with self._turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def check(self, password_hash: str | None, password: str) -> bool:
        """Whether the password is right. Without a hash it takes as long, and is wrong (S4)."""
        if password_hash is None:
            if self._nobody is None:
                self._nobody = await self.hash("nobody has this password")
            password_hash = self._nobody
            await self._verify(password_hash, password)
            return False
        return await self._verify(password_hash, password)

    def outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(password_hash)

    async def _verify(self, password_hash: str, password: str) -> bool:
        async with self._turn:
            try:
                return await asyncio.to_thread(self._hasher.verify, password_hash, password)
            except (VerificationError, InvalidHashError):
                return False


def is_common(password: str, own_words: tuple[str, ...]) -> bool:
    """Whether the password is among the most used ones, or is one's own name or address (S3).

    Repetition does not help: "passwordpassword" is as common as "password".
    """
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # a few MB: only when a password is set

    folded = password.casefold().strip()
    if folded in {word.casefold() for word in own_words if word}:
        return True
    common = FREQUENCY_LISTS["passwords"]
    for length in range(1, len(folded) // 2 + 1):
        if len(folded) % length == 0 and folded == folded[:length] * (len(folded) // length):
            return length <= 4 or folded[:length] in common
    return folded in common
