"""Start Bodymap: `bodymap` or `python -m bodymap`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bodymap.startup import StartupError

if TYPE_CHECKING:
    from collections.abc import Sequence

REFUSED = 2
FAULT = 70  # EX_SOFTWARE
INTERRUPTED = 130  # 128 + SIGINT, what a shell reports


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Args:
        argv: arguments without the program's name; those of the process when left out.

    Returns:
        What `bodymap.app.main` returns; 2 after an error with a sentence for the reader, which
        goes to stderr; 70 after an unforeseen fault; 130 after Ctrl+C; 0 when the reader of the
        output (`bodymap … | head`) has gone.
    """
    from bodymap.core.errors import BodymapError

    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except (StartupError, BodymapError) as error:
        print(f"bodymap: {error}", file=sys.stderr)  # noqa: T201 - no window exists yet
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return 0
    except Exception as error:
        return _tell_fault(error)


def _run(arguments: list[str]) -> int:
    from bodymap.app import main as run

    code = run(arguments)
    if sys.stdout is not None:  # as it is under pythonw
        sys.stdout.flush()  # a reader that has gone is found out here
    return code


def _tell_fault(error: Exception) -> int:
    """Write the report of a fault that nobody foresaw, and say where it is."""
    from bodymap import faults

    kept = faults.keep(error)
    where = f"The report is in {kept}." if kept else faults.report(error)
    print(f"bodymap: {faults.SENTENCE} {where}", file=sys.stderr)  # noqa: T201 - no window exists
    return FAULT


def _discard_output() -> None:
    """Let the flush at exit write to nowhere instead of failing a second time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
