"""Where the record lies: one encrypted database, written one unit of work at a time. SQL lives only here."""
