"""The public's door: the movement's progress, the honour board, the news; nothing private shows."""
