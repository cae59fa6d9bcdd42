"""tilik, killed with SIGKILL at every transaction, statement and file, one after another, and asked to go on."""
