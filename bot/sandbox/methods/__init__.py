"""What a bot can ask for: one function per Bot API method, found by name in the registry."""
