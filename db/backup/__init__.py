"""Backups: the whole line in one file that only the archive's private key opens."""
