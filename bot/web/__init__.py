"""The two small web servers of a line: Telegram's door, and what is watched from this machine alone."""
