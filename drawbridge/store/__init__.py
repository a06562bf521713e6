"""Where sessions, ballots and snapshots are kept: SQLite by default, PostgreSQL by address."""
