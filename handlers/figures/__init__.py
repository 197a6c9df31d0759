"""Figures: what is counted, what of it may be shown, and how it is shown."""
