"""The public bot's edge, on aiogram."""
