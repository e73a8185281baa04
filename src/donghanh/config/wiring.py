"""The only place where sockets are plugged: what upper floors answer to questions asked below."""


def plug_everything() -> None:
    """Plug every socket. Imports stand here because models must be loaded first."""
