"""The post office: how an update comes in, is handled once, and how letters go out."""
