"""What one worker of the web server runs: the site and, beside it, the job thread."""

import atexit
import os
import threading

import django
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "donghanh.config.settings")
django.setup(set_prefix=False)

from donghanh.jobs.actions import daily_chore, work_until  # noqa: E402 - models can be imported only now
from donghanh.journal.actions import seal_what_waits  # noqa: E402


def application() -> WSGIHandler:
    """The site with its job thread; called once in every worker, never in the process that watches them."""
    site = get_wsgi_application()
    stop = threading.Event()
    chores = (seal_what_waits, daily_chore())
    threading.Thread(
        target=work_until, args=(stop,), kwargs={"chores": chores}, name="jobs", daemon=True
    ).start()
    atexit.register(stop.set)
    return site
