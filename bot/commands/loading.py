"""The settings of a command that speaks to people or reads what was said to them."""

from __future__ import annotations

import click

from bot.organisations import organisation_of, settings_of
from bot.settings import Settings, load
from locales.organisation import in_force


def loaded() -> Settings:
    """The settings, with their organisation's own; the organisation is in force until the command ends.

    Raises SettingsError.
    """
    settings = load()
    organisation = organisation_of(settings)
    click.get_current_context().with_resource(in_force(organisation))
    return settings_of(settings, organisation)
