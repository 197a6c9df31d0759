"""Hearing at once what other processes of the line have put down for somebody."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping

from bot.post.bell import Bell, Sleep
from db.errors import StoreError
from db.session import News
from db.store import Store

PAUSE = 2.0
"""Seconds until it listens again after the database was lost. Meanwhile everybody looks by themselves."""

log = logging.getLogger(__name__)


async def listen(store: Store, bells: Mapping[News, Collection[Bell]], sleep: Sleep) -> None:
    """Ring the bells of whom it concerns, until cancelled."""

    def heard(news: News) -> None:
        for bell in bells[news]:
            bell.ring()

    while True:
        try:
            await store.hear(heard)
        except StoreError as fault:
            log.warning("other processes are not heard: %s", type(fault).__name__)
        await sleep(PAUSE)
