"""A new line: its home, the default questionnaire, and the first admin's way in."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from bot.opening import home_of, open_store
from bot.organisations import fit
from bot.settings import Settings
from db.clock import Clock
from handlers.questionnaires import default
from handlers.staff.admins import PATIENCE
from locales.organisation import in_force


@dataclass(frozen=True, slots=True)
class Founded:
    """What there is now. `archive_private` is where the archive's private key lies, if one was made."""

    home: Path
    admin_code: str
    questionnaire: str
    archive_private: Path | None


def default_questionnaire() -> str:
    """The questionnaire that a new line begins with, as YAML."""
    return default("seekers")


async def found(
    settings: Settings,
    archive_public_key: Path | None = None,
    *,
    clock: Clock | None = None,
    rng: random.Random | None = None,
) -> Founded:
    """Make the home and publish the default questionnaire. Raises HomeExists and touches nothing then.

    Raises SettingsError where the organisation's folder is not fit to begin with.
    """
    with in_force(fit(settings)):
        questionnaire = default_questionnaire()
    created = home_of(settings).create(archive_public_key, clock)
    with open_store(settings, clock, rng) as store:
        await store.anchor(anew=True)
        async with store.transaction() as work:
            work.questionnaires.publish(questionnaire, "default")
            work.audit.note("invited", "", about="admin")
            code = work.invites.new("admin", work.now + PATIENCE, approved=True)
    return Founded(settings.home, code, questionnaire, created.archive_private)
