"""An admin edits the questions in the chat: one shared working copy, published when it is good."""
