"""Settings from the environment or `.env`; a wrong one stops the start with its name, never its secret."""

import re
import secrets
import shlex
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from core.clients.phone_number import e164
from core.errors import Invalid

CHANNELS = ("telegram", "viber", "webchat")
_SHORTEST_KEY = 32
# A site as it stands in a Content-Security-Policy: all names below a domain, and any port, may be meant.
_ORIGIN = re.compile(r"https?://(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:(\d{1,5}|\*))?/?")


class Settings(BaseSettings):
    """What the whole desk needs to know from outside. Names are those of the environment."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True)

    dezurni_database_url: str = "sqlite:///data/dezurni.db"
    dezurni_data_folder: Path | None = None
    dezurni_public_url: str = "http://127.0.0.1:8000"
    dezurni_secret_key: SecretStr | None = None
    dezurni_channels: Annotated[list[str] | None, NoDecode] = None
    dezurni_heartbeat_url: str | None = None
    dezurni_transcriber: str | None = None
    dezurni_webhook_hosts: Annotated[list[str] | None, NoDecode] = None
    dezurni_chat_origins: Annotated[list[str] | None, NoDecode] = None
    dezurni_log: Literal["console", "json"] = "console"

    telegram_token: SecretStr | None = None
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"

    twilio_account_sid: str | None = Field(default=None, pattern=r"^AC[0-9A-Za-z]+$")
    twilio_auth_token: SecretStr | None = None
    twilio_auth_token_next: SecretStr | None = None
    twilio_from_number: str | None = None
    twilio_api_url: str = "https://api.twilio.com"
    twilio_voice: str = "Google.sr-RS-Standard-A"

    viber_token: SecretStr | None = None
    viber_api_url: str = "https://chatapi.viber.com"

    @field_validator("dezurni_channels", "dezurni_webhook_hosts", "dezurni_chat_origins", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        """A comma-separated list."""
        return (
            [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
        )

    @field_validator("dezurni_channels")
    @classmethod
    def _known_channels(cls, value: list[str] | None) -> list[str] | None:
        unknown = [name for name in value or [] if name not in CHANNELS]
        if unknown:
            raise ValueError(f"unknown channel {', '.join(unknown)}: use {', '.join(CHANNELS)}")
        return value

    @field_validator("dezurni_chat_origins")
    @classmethod
    def _are_origins(cls, value: list[str] | None) -> list[str] | None:
        """They become a part of a page's policy: nothing else may stand in them."""
        if not all(_ORIGIN.fullmatch(origin) for origin in value or []):
            raise ValueError("use addresses of sites, as https://www.example.rs or https://*.example.rs")
        return [origin.rstrip("/") for origin in value] if value else value

    @field_validator("dezurni_secret_key")
    @classmethod
    def _is_long(cls, value: SecretStr | None) -> SecretStr | None:
        if value and len(value.get_secret_value()) < _SHORTEST_KEY:
            raise ValueError(f"use at least {_SHORTEST_KEY} random characters, or leave it empty")
        return value

    @field_validator("dezurni_database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            raise ValueError("use sqlite:///path or postgresql://user:password@host/name")
        return value

    @field_validator("dezurni_public_url", "telegram_api_url", "twilio_api_url", "viber_api_url")
    @classmethod
    def _is_url(cls, value: str) -> str:
        try:
            parts = urlsplit(value)
            good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            good = None
        if not good or parts.query or parts.fragment:
            raise ValueError("use a whole address, as https://podrska.example.rs, without a query")
        return value.rstrip("/")

    @field_validator("dezurni_transcriber")
    @classmethod
    def _gets_a_file(cls, value: str | None) -> str | None:
        try:
            good = any("{file}" in word for word in shlex.split(value or "")[1:])
        except ValueError:
            good = False
        if value and not good:
            raise ValueError("use a command line with {file} in it, or leave it empty")
        return value or None

    @field_validator("dezurni_heartbeat_url")
    @classmethod
    def _can_be_called(cls, value: str | None) -> str | None:
        """Any address: such services put their secret into the path or the query."""
        try:
            parts = urlsplit(value or "")
            good = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        except ValueError:
            good = None
        if value and not good:
            raise ValueError("use a whole address, as https://hc-ping.com/…, or leave it empty")
        return value

    @field_validator("twilio_from_number")
    @classmethod
    def _is_number(cls, value: str | None) -> str | None:
        return e164(value) if value else value

    @model_validator(mode="after")
    def _belong_together(self) -> "Settings":
        """Half a Twilio account, or a webhook without its secret, would fail only when somebody calls."""
        twilio = {
            "TWILIO_ACCOUNT_SID": self.twilio_account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio_auth_token,
            "TWILIO_FROM_NUMBER": self.twilio_from_number,
        }
        missing = [name for name, value in twilio.items() if not value]
        if 0 < len(missing) < len(twilio):
            raise ValueError(f"{', '.join(missing)} missing: Twilio needs all of {', '.join(twilio)}")
        if self.telegram_token and self.telegram_mode == "webhook" and not self.telegram_webhook_secret:
            raise ValueError("TELEGRAM_WEBHOOK_SECRET missing: TELEGRAM_MODE=webhook needs it")
        return self

    @property
    def channels(self) -> list[str]:
        """The chat channels to open: those named, else those that are set up."""
        if self.dezurni_channels is not None:
            return self.dezurni_channels
        set_up = {
            "telegram": self.telegram_token,
            "viber": self.viber_token,
            "webchat": self.dezurni_chat_origins,
        }
        return [name for name, with_this in set_up.items() if with_this]

    @property
    def has_voice(self) -> bool:
        """True if there is a Twilio account to speak with."""
        return self.twilio_account_sid is not None

    @property
    def data_folder(self) -> Path:
        """Where files of our own live: the folder that is set, else that of the database."""
        return self.dezurni_data_folder or self.database_folder

    @property
    def database_folder(self) -> Path:
        """The folder of the SQLite database; `data/` where there is none."""
        prefix = "sqlite:///"
        if self.dezurni_database_url.startswith(prefix):
            return Path(self.dezurni_database_url.removeprefix(prefix)).parent
        return Path("data")

    def secret_key(self) -> str:
        """What signs sessions and links; made at the first start."""
        if self.dezurni_secret_key:
            return self.dezurni_secret_key.get_secret_value()
        path = self.data_folder / "secret.key"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(48))
        return path.read_text().strip()


def read_settings(**overrides: Any) -> Settings:
    """The settings; raises Invalid naming every wrong one, never what it was."""
    try:
        return Settings(**overrides)
    except ValidationError as error:
        faults = (f"{_name(e['loc'])}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors())
        raise Invalid("settings: " + "; ".join(faults)) from None


def secret(value: SecretStr | None) -> str:
    """The secret itself, empty where none is set."""
    return value.get_secret_value() if value else ""


def _name(location: tuple[str | int, ...]) -> str:
    return str(location[0]).upper() if location else "environment"
