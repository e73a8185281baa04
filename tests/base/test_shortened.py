"""A text that is too long is cut between two words."""

import pytest

from donghanh.base.words import shortened


@pytest.mark.parametrize(
    ("text", "most", "told"),
    [
        ("Sửa nhà ăn", 10, "Sửa nhà ăn"),
        ("Sửa nhà ăn giữa ca", 12, "Sửa nhà ăn…"),
        ("Sửa nhà ăn giữa ca", 6, "Sửa…"),
        ("", 5, ""),
    ],
)
def test_a_long_text_ends_after_a_word(text, most, told):
    assert shortened(text, most) == told
