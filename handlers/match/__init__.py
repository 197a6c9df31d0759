"""Who is offered which case, and what is said when nobody fits."""
