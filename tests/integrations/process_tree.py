"""The processes that a process has begun, as Linux tells of them."""

from pathlib import Path


def children(pid: int) -> list[int]:
    """Return the processes that a process has begun and that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):  # it has ended meanwhile
            continue
        if int(parent) == pid and state != "Z":
            found.append(int(path.parent.name))
    return found


def workers(pid: int) -> list[int]:
    """Return those that work for it: neither what looks after what they share, nor compilers and shells."""
    return [child for child in children(pid) if _works(child)]


def _works(pid: int) -> bool:
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"resource_tracker" not in arguments
