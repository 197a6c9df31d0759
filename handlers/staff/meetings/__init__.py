"""What admins, and whoever leads a meeting, do with meetings."""
