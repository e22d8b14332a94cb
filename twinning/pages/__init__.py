"""What each page shows, put together as plain values before a template sets it."""
