#!/usr/bin/env python
"""Django's command line."""

import os
import sys


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sociale_kaart.settings")
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
    except ModuleNotFoundError as fout:
        sys.exit(f"De module {fout.name} ontbreekt. `make run` installeert wat nodig is.")


if __name__ == "__main__":
    main()
