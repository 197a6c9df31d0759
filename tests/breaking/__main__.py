"""`make claims`: break each sentence of SECURITY.md in a copy of the program, and see its tests fail."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue

import click

from tests.breaking.breaks import Break
from tests.breaking.outcome import Outcome
from tests.breaking.table import BREAKS
from tests.breaking.trees import Tree, copied


@click.command()
@click.option("--only", default="", help="These marks alone: t12,t40")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="So many at once.")
def main(only: str, workers: int) -> None:
    """Exit 0 only when every break was caught, by tests that pass while nothing is broken."""
    marks = set(only.split(",")) if only else {one.mark for one in BREAKS}
    breaks = [one for one in BREAKS if one.mark in marks]
    began = time.monotonic()
    with _trees(workers) as trees, ThreadPoolExecutor(workers) as pool:
        found = []
        for broken, ended in zip(breaks, pool.map(lambda one: _tried(trees, one), breaks), strict=True):
            click.echo(f"{broken.mark:<5}{broken.what}: {_said(ended)}")
            found.append((broken, ended))
        sound = _control(trees.get(), found)
    caught = sum(ended.caught for _, ended in found)
    minutes = (time.monotonic() - began) / 60
    click.echo(f"{caught} of {len(breaks)} breaks of {len(marks)} marks caught, in {minutes:.0f} minutes")
    sys.exit(0 if sound and breaks and caught == len(breaks) else 1)


def _tried(trees: SimpleQueue[Tree], broken: Break) -> Outcome:
    tree = trees.get()
    try:
        return tree.tried(broken)
    finally:
        trees.put(tree)


def _said(ended: Outcome) -> str:
    if ended.caught:
        return ended.test
    return f"NOT CAUGHT {ended.wrong}".rstrip()


def _control(tree: Tree, found: list[tuple[Break, Outcome]]) -> bool:
    """What fails while nothing is broken has caught nothing."""
    caught = {
        node
        for broken, ended in found
        for node in broken.nodes
        if ended.caught and node.endswith(f"::{ended.test.partition('[')[0]}")
    }
    ended = tree.run("-x", *sorted(caught)) if caught else Outcome()
    if ended.test or ended.wrong:
        click.echo(f"fails while nothing is broken: {ended.test} {ended.wrong}")
    return not (ended.test or ended.wrong)


@contextmanager
def _trees(how_many: int) -> Iterator[SimpleQueue[Tree]]:
    with tempfile.TemporaryDirectory(prefix="amana-claims-") as folder, ExitStack() as around:
        trees: SimpleQueue[Tree] = SimpleQueue()
        for number in range(how_many):
            trees.put(around.enter_context(copied(Path(folder) / str(number))))
        yield trees


if __name__ == "__main__":
    main()
