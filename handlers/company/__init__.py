"""Those who are on a case together, and how it passes from one to another."""
