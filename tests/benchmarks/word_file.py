"""Memory and time of reading a large DOCX file: word_file.py [MEGABYTES]

Makes a file of that size (50 MB) of words that pack badly, with a note in each paragraph, reads it in a process of its
own and prints its unpacked size, the CPU time, and the most memory the process took, in MB and as a multiple.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "manuscripts"))

from word_files import marker, members, note, paragraph, run

_WORDS = 50_000
_PACKED = 2.2  # bytes of the body for one of the file


def make(path: Path, size: int) -> int:
    """Make a file of about ``size`` bytes; return the bytes that it unpacks to."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(_WORDS)]
    contents = members("@@", footnotes="@@")

    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    def body() -> Iterator[str]:
        written = number = 0
        while written < size * _PACKED:
            number += 1
            cited = run(f"{text(40)} ("), run("Policy", "<w:i/>"), run(f" {number % 300})")
            block = paragraph(*cited, marker(number), run(f". {text(30)}é “” "))
            notes.append(number)
            written += len(block)
            yield block

    notes: list[int] = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            before, _, after = content.partition("@@")
            with archive.open(name, "w") as member:
                member.write(before.encode())
                for piece in body() if name == "word/document.xml" else ():
                    member.write(piece.encode())
                for number in notes if name == "word/footnotes.xml" else ():
                    member.write(
                        note(number, run(f"See {text(10)}"), run("Book", "<w:i/>"), run(f" {number}.")).encode()
                    )
                member.write(after.encode())
        return sum(info.file_size for info in archive.infolist())


def read(path: Path) -> tuple[float, int]:
    """Return the CPU time of reading a file, in seconds, and the most memory of this process, in bytes."""
    from footnotes import manuscripts

    began = time.process_time()
    manuscripts.read(path)
    return time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def main() -> None:
    """Print the figures."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.docx"
        unpacked = make(path, size << 20)
        print(f"{path.stat().st_size >> 20} MB, {unpacked >> 20} MB unpacked")
        with get_context("spawn").Pool(1) as pool:
            seconds, memory = pool.apply(read, (path,))
        print(f"read in {seconds:.1f} s of CPU")
        print(f"{memory >> 20} MB of memory, {memory / unpacked:.1f} times the unpacked size")


if __name__ == "__main__":
    main()
