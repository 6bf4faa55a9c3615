"""The bench: how fast the registry answers, compared within one run. Not collected by pytest."""
