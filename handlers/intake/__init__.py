"""The intake engine: a questionnaire as data, and one person's walk through it.

Pure: no database, no Telegram, no clock, no files. Everything is a frozen value, and every
operation gives a new one. Start at `walk.py`; `reading_yaml.py` makes the questionnaires.
"""
