"""Pages of events, targets and batches that the demo province has none of: fit for everybody too."""

import pytest
from django.urls import reverse

from donghanh.documents.actions import ask_for_batch
from donghanh.documents.models import Document
from donghanh.organisations.facts import actor_for
from tests.events.conftest import chosen, held, invited, minuted, planned  # noqa: F401
from tests.movements.test_set_a_target import indicator, part, whole  # noqa: F401
from tests.stories.test_every_page import OF_EVENTS_AND_TARGETS, faults_of

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def batch(dung, invited):  # noqa: F811
    """The province's papers asked for in one run."""
    by = actor_for(dung)
    return ask_for_batch(by=by, documents=Document.objects.visible_to(by), kind="docx")


# What it is about (a fixture), and who opens it.
ABOUT = {
    "documents:batch": ("batch", "dung"),
    "events:attendance": ("held", "dung"),
    "events:change": ("planned", "dung"),
    "events:contents": ("minuted", "dung"),
    "events:event": ("invited", "dung"),
    "events:guests": ("planned", "dung"),
    "events:invite": ("chosen", "dung"),
    "events:minutes": ("held", "dung"),
    "events:programme": ("planned", "dung"),
    "movements:divide": ("whole", "dung"),
    "movements:divide_sheet": ("whole", "dung"),
    "movements:look": ("issued", "binh"),
    "movements:propose": ("part", "binh"),
    "movements:rebase": ("whole", "dung"),
    "movements:target": ("part", "binh"),
}


@pytest.mark.parametrize("name", sorted(OF_EVENTS_AND_TARGETS))
def test_a_page_the_demo_has_none_of_is_fit_for_everybody(request, open_page, name):
    thing, who = (request.getfixturevalue(fixture) for fixture in ABOUT[name])
    address = reverse(name, args=[thing.pk])

    page = open_page(address, account=who)

    assert page.url.endswith(address)
    assert faults_of(page) == []
