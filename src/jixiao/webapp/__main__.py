"""Serves the system: ``python -m jixiao.webapp``; ``jixiao serve`` runs this."""

import os
import sys

from jixiao.webapp.serving import main

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.webapp.settings")
    sys.exit(main(sys.argv[1:]))
