"""The demonstration: made-up people, the sandbox with both bots, and a case played in every language."""
