"""Counts what a page asks of the database: ``python -m bench.township_queries /path …`` as JSON.

A process of its own, in the environment of the office whose pages they are.
"""

import json
import os
import sys


def main() -> int:
    """Print how many queries each of the pages makes, asked for a second time."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "township.settings")
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor = Client(headers={"host": "127.0.0.1"})
    visitor.force_login(User.objects.filter(is_superuser=True).earliest("pk"))
    told = {}
    for path in sys.argv[1:]:
        _asked(visitor, path)
        with CaptureQueriesContext(connection) as queries:
            _asked(visitor, path)
        told[path] = len(queries)
    print(json.dumps(told))
    return 0


def _asked(visitor: "Client", path: str) -> None:  # type: ignore[name-defined]  # noqa: F821
    answer = visitor.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    b"".join(answer)


if __name__ == "__main__":
    sys.exit(main())
