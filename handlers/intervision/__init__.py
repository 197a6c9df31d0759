"""Intervision: what confidants ask one another about their work. Nothing of it leads to a case."""
