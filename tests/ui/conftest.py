"""What the tests of the face share."""

import pytest
from django.template import engines
from django.test import RequestFactory


@pytest.fixture
def show():
    """`show("{% badge word tone %}", word=…)` renders a piece of template as a page would."""

    def shown(source, *, address="/danh-sach/", **context):
        request = RequestFactory().get(address)
        return engines["django"].from_string(source).render({"request": request, **context})

    return shown
