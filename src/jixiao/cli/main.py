"""Entry point of the command line; subcommands are imported only when they are called."""


def run() -> int:
    """Run the command line."""
    return 0
