"""Files at the limits of S22 in the process that reads them: 60 s of processor time and 512 MiB of memory.

    PYTHONPATH=backend/src:backend python bench/import_limits.py

Each has 200,000 rows, or all that go into 25 MiB. Prints rows, processor time and the most memory of the
process that read it, and how it ended; the process that asked holds the rows packed.
"""

import asyncio
import resource
import time

from tests.factories.linkedin import HEADER, connections, people

from inroad.domain.importing import MAX_FILE_BYTES, MAX_ROWS
from inroad.rooms.imports.confining import read
from inroad.rooms.imports.reading import FileProblem


def google() -> str:
    """A line of Google's for each."""
    head = (
        "Name,Given Name,Family Name,Nickname,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
    )
    return head + "".join(
        f"Al B{n},Al,B{n},,n,* m,* Home,a{n}@x.example,Mobile,+1555{n:07d},Q{n % 99},Ed\n"
        for n in range(MAX_ROWS)
    )


def cards() -> str:
    """A small card for each."""
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nN:B{n};Al\nFN:Al B{n}\n"
        f"EMAIL:a{n}@x.example\nTEL:+1555{n:07d}\nEND:VCARD\n"
        for n in range(MAX_ROWS)
    )


def header() -> str:
    """LinkedIn's line of headings."""
    return ",".join(HEADER) + "\n"


FILES = {
    "LinkedIn": lambda: connections(people(MAX_ROWS)),
    "Google": lambda: google().encode(),
    "vCard": lambda: cards().encode(),
    "two errors a row": lambda: (header() + "A,B,,x,,,zz\n" * MAX_ROWS).encode(),
    "a quote left open in each row": lambda: (header() + 'a",",,,,,,x\n' * MAX_ROWS).encode(),
    "one card of telephone numbers": lambda: (
        b"BEGIN:VCARD\nFN:A\n" + b"TEL:+15550100\n" * (MAX_FILE_BYTES // 14 - 9) + b"END:VCARD\n"
    ),
    "one endless line": lambda: header().encode() + b"a" * (MAX_FILE_BYTES - 200),
    "commas": lambda: header().encode() + b"," * (MAX_FILE_BYTES - 200),
}


async def main() -> None:
    """Each by itself."""
    for name, make in FILES.items():
        content = make()
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        try:
            found = await read(content, {})
            said = f"{found.file.found:,} rows"
        except FileProblem as problem:
            said = problem.code
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"{name:32} {len(content) / 2**20:5.1f} MiB  {said:30} {spent:5.1f} CPU-s of 60, "
            f"children at most {after.ru_maxrss / 1024:.0f} MiB by now, {time.perf_counter() - wall:.1f} s",
            flush=True,
        )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"the process that asked: {own:.0f} MiB at most")


if __name__ == "__main__":
    asyncio.run(main())
