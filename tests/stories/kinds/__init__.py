"""Every row of the README's table of kinds, proved."""
