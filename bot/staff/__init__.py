"""The staff bot's edge, on python-telegram-bot."""
