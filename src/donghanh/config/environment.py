"""What the environment may set, each with a default that is safe on a laptop."""

import datetime as dt
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LAPTOP_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")


class Environment(BaseSettings):
    """The whole configuration; `docs/settings.md` lists it."""

    model_config = SettingsConfigDict(env_prefix="DONGHANH_", extra="ignore")

    data: Path = Field(default=Path("data"), description="Folder of the database, the files and the secret.")
    today: dt.date | None = Field(default=None, description="Business day (ISO); the calendar's when empty.")
    demo: bool = Field(default=False, description="Demo accounts and one-click sign-in are allowed.")
    debug: bool = Field(default=False, description="Pages of errors for developers.")
    secret: str = Field(
        default="", description="Signing secret; made and kept in the data folder when empty."
    )
    hosts: str = Field(default="", description="Public host names, separated by commas.")
    https: bool = Field(default=False, description="Readers come by HTTPS only: cookies go no other way.")
    behind_proxy: bool = Field(default=False, description="A proxy in front sets X-Forwarded-Proto itself.")
    database_url: str = Field(
        default="", alias="DATABASE_URL", description="PostgreSQL address; SQLite when empty."
    )

    def secret_key(self) -> str:
        """The signing secret: given, or made once and kept with mode 0600."""
        if self.secret:
            return self.secret
        keep = self.data / "secret"
        self.data.mkdir(parents=True, exist_ok=True)
        if not keep.exists():
            keep.touch(mode=0o600)
            keep.write_text(secrets.token_urlsafe(50))
        return keep.read_text()

    def allowed_hosts(self) -> list[str]:
        """Host names this site answers to."""
        return [*LAPTOP_HOSTS, *self.public_hosts()]

    def public_hosts(self) -> list[str]:
        """Host names this site is known by outside."""
        return [host.strip() for host in self.hosts.split(",") if host.strip()]

    def trusted_origins(self) -> list[str]:
        """Where forms may come from although this server itself speaks plain HTTP behind a proxy with TLS."""
        return [
            f"https://{host.replace('.', '*.', 1) if host[0] == '.' else host}"
            for host in self.public_hosts()
        ]

    def proxy_header(self) -> tuple[str, str] | None:
        """By what a request that came by HTTPS is known; believed only where a proxy is said to set it."""
        return ("HTTP_X_FORWARDED_PROTO", "https") if self.behind_proxy else None

    def database(self) -> dict[str, Any]:
        """Django's description of the database."""
        if self.database_url:
            return _postgresql(self.database_url)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": self.data / "donghanh.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                    "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;"
                ),
            },
        }


def _postgresql(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
    }
