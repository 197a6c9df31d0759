"""Rehearsing with the real staff what may happen to a line, and finding out whether it held."""
