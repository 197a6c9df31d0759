"""Those on duty: who it is now, and whom an alarm reaches, step by step."""
