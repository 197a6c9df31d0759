"""The line's figures for Prometheus (text format 0.0.4), read when somebody asks for them.

Labels are bots, states, outcomes and the names of duties: no id, name or text is ever one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from db.letters import BotName
from db.store import Store
from db.work import Work

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)


class Gauges:
    """One line's figures: counted while it works (`bot.post.meter.Meter`), and read out of the database."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._handling = self._timed(
            "amana_handler_seconds", "How long an update's handler took", "bot", "ended"
        )
        self._deliveries = Counter(
            "amana_deliveries", "Tries to send a letter", ("bot", "outcome"), registry=self._registry
        )
        self._duties = self._timed("amana_duty_seconds", "How long a duty took", "duty", "ended")
        self._inbox = self._gauge("amana_inbox_updates", "Updates in the inbox", "bot", "state")
        self._outbox = self._gauge("amana_outbox_letters", "Letters in the outbox", "bot", "state")
        self._cases = self._gauge("amana_cases", "Cases", "state")
        self._offers = self._gauge("amana_offers", "Offers; accepted ones are matches", "state")
        self._repeats = self._gauge(
            "amana_possible_repeats", "Letters of three days that may have come twice"
        )
        self._coming = self._gauge("amana_inbox_oldest_seconds", "Age of the oldest update not handled yet")
        self._going = self._gauge("amana_outbox_oldest_seconds", "Age of the oldest letter not sent yet")

    def handled(self, bot: BotName, seconds: float, ended: str) -> None:
        """Count an update."""
        self._handling.labels(bot, ended).observe(seconds)

    def delivered(self, bot: BotName, outcome: str) -> None:
        """Count a try to send."""
        self._deliveries.labels(bot, outcome).inc()

    def duty(self, name: str, seconds: float, ended: str) -> None:
        """Count a duty."""
        self._duties.labels(name, ended).observe(seconds)

    async def read(self, store: Store) -> bytes:
        """Everything as text. Raises what the store raises."""
        async with store.transaction() as work:
            self._look(work)
        return generate_latest(self._registry)

    def _look(self, work: Work) -> None:
        found = work.figures
        for gauge, counts in (
            (self._inbox, found.inbox()),
            (self._outbox, found.outbox()),
            (self._cases, found.cases()),
            (self._offers, found.offers()),
        ):
            _fill(gauge, counts)
        self._repeats.set(found.possible_repeats())
        oldest = found.oldest()
        self._coming.set(_age(work, oldest.coming))
        self._going.set(_age(work, oldest.going))

    def _gauge(self, name: str, what: str, *labels: str) -> Gauge:
        return Gauge(name, what, labels, registry=self._registry)

    def _timed(self, name: str, what: str, *labels: str) -> Histogram:
        return Histogram(name, what, labels, buckets=SECONDS, registry=self._registry)


def _fill(gauge: Gauge, counts: Mapping[tuple[str, ...], int]) -> None:
    """What is there no more is not told as it was the last time."""
    gauge.clear()
    for labels, count in counts.items():
        gauge.labels(*labels).set(count)


def _age(work: Work, since: datetime | None) -> float:
    return max(0.0, (work.now - since).total_seconds()) if since else 0.0
