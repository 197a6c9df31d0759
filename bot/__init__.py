"""Telegram and the process: commands, settings, wiring, the post office and the two edges."""
