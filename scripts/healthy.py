"""The health check of the web container: exit 0 when the register answers under its own name."""

from __future__ import annotations

import os
import sys
import urllib.request


def main() -> int:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].lstrip(".")
    request = urllib.request.Request("http://127.0.0.1:8000/health/live", headers={"Host": host})
    try:
        with urllib.request.urlopen(request, timeout=5):
            return 0
    except OSError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
