"""Another organisation's folder: read, checked, and begun."""
