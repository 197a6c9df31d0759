"""Work side by side: children forked from what their parent has in memory, each with a pipe to answer."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait

Tell = Callable[[object], None]
"""Gives an answer to the parent."""


class FellOver(Exception):
    """A child ended without having said that it was done."""


class Crew:
    """So many children at most. Only for a process without threads: a fork leaves the others' behind."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._out: dict[Connection, int] = {}

    def answers(self, most: int = 0) -> Iterator[object]:
        """What children answer, until no more than so many of them are at work. Raises FellOver."""
        while len(self._out) > most:
            for pipe in wait(list(self._out)):
                yield from self._next(pipe)

    def room(self) -> Iterator[object]:
        """What children answer until there is room for one more."""
        return self.answers(self._most - 1)

    def _next(self, pipe: Connection) -> Iterator[object]:
        try:
            yield pipe.recv()
        except EOFError:
            child = self._out.pop(pipe)
            pipe.close()
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            if code:
                raise FellOver(f"a child ended with {code}") from None

    def fork(self) -> Tell | None:
        """In the child, how it answers; it must end by `ends`. In the parent nothing."""
        reader, writer = Pipe(duplex=False)
        child = os.fork()
        if child:
            writer.close()
            self._out[reader] = child
            return None
        self._out = {}
        reader.close()
        return writer.send

    def sends(self, errand: Callable[[Tell], None]) -> None:
        """Have a child run an errand."""
        tell = self.fork()
        if tell:
            with ends():
                errand(tell)


class ends:  # noqa: N801 - it reads as a verb
    """The child's last block: it ends here, whatever happens, and its parent's clean-up is not its own."""

    def __enter__(self) -> None:
        """Nothing is to be done yet."""

    def __exit__(self, kind: object, fault: BaseException | None, trace: object) -> None:
        if fault:
            traceback.print_exception(fault)
        os._exit(1 if fault else 0)
