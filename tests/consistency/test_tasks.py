"""What an app has to run later is known to whoever runs it: importing it is the app's own business."""

from django.apps import apps as registry

from donghanh.jobs import actions
from tests.consistency import tree


def test_every_task_of_every_app_is_known():
    wanted = {app.name for app in registry.get_app_configs() if app.name in tree_of_tasks()}
    known = {function.__module__.removesuffix(".tasks") for function in actions._tasks.values()}

    assert wanted <= known


def tree_of_tasks() -> set[str]:
    """Apps that have tasks."""
    return {f"donghanh.{app}" for app in tree.floors() if (tree.PRODUCT / app / "tasks.py").exists()}
