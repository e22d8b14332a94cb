"""What every resource of the API shares: its envelope, its problems, its dates, and the sources it cites."""
