"""What the helpline does when something happens. No Telegram in here."""
