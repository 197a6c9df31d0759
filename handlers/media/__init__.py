"""Cleaning what is sent: bytes in, bytes out, nothing that identifies in between.

Every cleaner builds a new file from what is seen or heard in the old one, so that what it does
not know does not pass. All of it is meant for a process of its own: see `handlers.media.worker`.
"""
