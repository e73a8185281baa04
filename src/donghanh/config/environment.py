"""What the environment may set, each with a default that is safe on a laptop."""

import datetime as dt
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LAPTOP_HOSTS = ("localhost", "127.0.0.1", "[::1]", "testserver")


@dataclass(frozen=True)
class MailServer:
    """Where mails are handed in."""

    host: str
    port: int
    user: str
    password: str
    is_ssl: bool


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
    identity_secret: str = Field(
        default="",
        description="Secret under which identity numbers are sealed; the signing secret when empty.",
    )
    hosts: str = Field(default="", description="Public host names, separated by commas.")
    https: bool = Field(default=False, description="Readers come by HTTPS only: cookies go no other way.")
    behind_proxy: bool = Field(default=False, description="A proxy in front sets X-Forwarded-Proto itself.")
    smtp: str = Field(
        default="",
        description="Mail server, smtp://user:password@host:587 (smtps:// for 465); none when empty.",
    )
    mail_from: str = Field(
        default="", description="Sender of mails; donghanh@ the first public host when empty."
    )
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

    def site(self) -> str:
        """Address of this site as people outside type it; nothing when no public host is set."""
        hosts = [host for host in self.public_hosts() if host[0] not in ".*"]
        return f"https://{hosts[0]}" if hosts else ""

    def mail_server(self) -> MailServer:
        """Where mails are handed in; an empty host when none is set."""
        parts = urlsplit(self.smtp)
        is_ssl = parts.scheme == "smtps"
        return MailServer(
            host=parts.hostname or "",
            port=parts.port or (465 if is_ssl else 587),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            is_ssl=is_ssl,
        )

    def mail_sender(self) -> str:
        """Whom mails come from."""
        return self.mail_from or f"donghanh@{self.site().removeprefix('https://') or 'localhost'}"

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
