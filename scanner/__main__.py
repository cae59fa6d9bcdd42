"""``python -m scanner`` is ``tilik``."""

from scanner.cli import main

if __name__ == "__main__":
    main()
