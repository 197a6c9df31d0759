"""A process that has imported everything, and forks one of the line's for each order.

It has no loop, no thread and no connection when it forks. Orders come over a socket, each with the end of a
pipe for what the new process says; what became of it goes back. When the socket is closed all of them end.

    python -m tests.faults.nursery SOCKET
"""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import selectors
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from bot.days_off import public_holidays
from locales import tongue
from locales.languages import LANGUAGES
from tests.faults.launched import Order, clean_in_a_thread, live

PACKAGES = ("bot", "db", "handlers", "matching", "locales")
NOT_NEEDED = (
    *("bot.sandbox", "bot.demo", "bot.transcripts", "handlers.figures", "handlers.media.disguise"),
    "db.migrations.",
)
"""What a running line imports late or never."""
LATE = ("alembic.command", "alembic.runtime.migration", "anyio._backends._asyncio", "h11", "bot.__main__")
"""What libraries, or the line itself, import when it is first used."""
MOST = 1 << 16
"""Bytes of an order."""


def preload() -> None:
    """Import whatever the line may import while it runs, and nothing that starts a thread."""
    for package in PACKAGES:
        for one in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if not one.name.startswith(NOT_NEEDED) and not one.name.endswith("__main__"):
                import_module(one.name)
    for late in LATE:
        import_module(late)
    for language in LANGUAGES:
        tongue(language)
    public_holidays("NL", datetime.now(UTC).year - 1)
    clean_in_a_thread()
    assert len(list(Path("/proc/self/task").iterdir())) == 1, "a thread would not survive a fork"
    gc.freeze()


@dataclass(slots=True)
class Children:
    """Those that live, by the handles through which the system tells that one has died."""

    channel: socket.socket
    selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    pids: dict[int, tuple[int, int]] = field(default_factory=dict)
    handles: dict[int, int] = field(default_factory=dict)

    def run(self) -> None:
        self.selector.register(self.channel, selectors.EVENT_READ)
        while True:
            for key, _ in self.selector.select():
                if key.fileobj is not self.channel:
                    self._buries(key.fd)
                elif not self._obeys():
                    return self._ends()

    def _obeys(self) -> bool:
        """Follow one order; whether there was one."""
        data, handles, *_ = socket.recv_fds(self.channel, MOST, 1)
        if not data:
            return False
        asked = json.loads(data)
        if "order" in asked:
            self._forks(asked["number"], Order.from_json(asked["order"]), handles[0])
        elif asked["number"] in self.handles:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handles[asked["number"]], asked["signal"])
        return True

    def _forks(self, number: int, order: Order, says: int) -> None:
        pid = os.fork()
        if pid == 0:
            self._forgets()
            os.dup2(says, 1)
            os.dup2(says, 2)
            os.close(says)
            live(order)
        os.close(says)
        handle = os.pidfd_open(pid)
        self.pids[handle], self.handles[number] = (number, pid), handle
        self.selector.register(handle, selectors.EVENT_READ)

    def _forgets(self) -> None:
        """In the child: what belongs to its parent."""
        self.selector.close()
        self.channel.close()
        for handle in self.pids:
            os.close(handle)
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _buries(self, handle: int) -> None:
        number, pid = self.pids.pop(handle)
        self.selector.unregister(handle)
        os.close(handle)
        del self.handles[number]
        _, status = os.waitpid(pid, 0)
        self.channel.send(json.dumps({"number": number, "code": os.waitstatus_to_exitcode(status)}).encode())

    def _ends(self) -> None:
        for _, pid in self.pids.values():
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)


def main() -> None:
    """Import, say so, and obey until nobody is at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever runs it ends it by closing the socket
    channel = socket.socket(fileno=int(sys.argv[1]))
    preload()
    channel.send(b"{}")
    Children(channel).run()


if __name__ == "__main__":
    main()
