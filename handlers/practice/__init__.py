"""Practice: conversations with made-up seekers, which never touch a case, its relay or its figures."""
