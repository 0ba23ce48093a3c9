"""Settings: every one is written down with its default; a wrong one stops with its name, never its value."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.channels import Outside, open_channel
from app.house import House
from app.settings import Settings, read_settings
from core.errors import Invalid
from simulator.clock import TurnableClock
from tests.app.desk import Dezurni
from tests.telephony.line import NO_ARTICLES

EXAMPLE = Path(__file__).parents[2] / ".env.example"
SECRET = "s3cr3t-s3cr3t"
ACCOUNT = "AC" + "0" * 32
SURFACES = {
    "DEZURNI_DATABASE_URL": "sqlite:///data/dezurni.db",
    "DEZURNI_PUBLIC_URL": "http://127.0.0.1:8000",
    "DEZURNI_SECRET_KEY": "",
    "DEZURNI_CHANNELS": "",
    "DEZURNI_HEARTBEAT_URL": "",
    "DEZURNI_LOG": "console",
    "TELEGRAM_TOKEN": "",
    "TELEGRAM_MODE": "polling",
    "TELEGRAM_WEBHOOK_SECRET": "",
    "TELEGRAM_API_URL": "https://api.telegram.org",
    "TWILIO_ACCOUNT_SID": "",
    "TWILIO_AUTH_TOKEN": "",
    "TWILIO_AUTH_TOKEN_NEXT": "",
    "TWILIO_FROM_NUMBER": "",
    "TWILIO_API_URL": "https://api.twilio.com",
    "TWILIO_VOICE": "Google.sr-RS-Standard-A",
    "VIBER_TOKEN": "",
    "VIBER_API_URL": "https://chatapi.viber.com",
}


def example() -> dict[str, str]:
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE.read_text("utf-8"), re.MULTILINE))


def settings(**values: Any) -> Settings:
    return Settings(_env_file=None, **values)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(example()) == {name.upper() for name in Settings.model_fields}
    assert set(SURFACES) <= set(example())


def test_the_example_holds_the_defaults() -> None:
    defaults = {
        name.upper(): str(field.default) if field.default is not None else ""
        for name, field in Settings.model_fields.items()
    }
    assert example() == defaults
    assert {name: defaults[name] for name in SURFACES} == SURFACES


def test_every_setting_of_the_example_is_explained_above_it() -> None:
    for block in EXAMPLE.read_text("utf-8").strip().split("\n\n")[1:]:
        *above, line = block.splitlines()
        assert "=" in line
        assert above
        assert all(text.startswith("# ") for text in above), block


def test_a_copy_of_the_example_is_the_same_as_no_file(empty: Dezurni) -> None:
    bare = read_settings()
    empty.writes(".env", EXAMPLE.read_text("utf-8"))
    assert read_settings().model_dump() == bare.model_dump()


def test_the_environment_goes_before_the_file_and_empty_is_unset(empty: Dezurni) -> None:
    empty.writes(".env", "DEZURNI_LOG=json\nTWILIO_VOICE=Google.sr-RS-Standard-B\nNOT_OURS=1\n")
    empty.sets(DEZURNI_LOG="console", TWILIO_VOICE="")
    assert (read_settings().dezurni_log, read_settings().twilio_voice) == (
        "console",
        "Google.sr-RS-Standard-B",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEZURNI_DATABASE_URL", f"mysql://user:{SECRET}@host/name"),
        ("DEZURNI_DATABASE_URL", SECRET),
        ("DEZURNI_PUBLIC_URL", f"ftp://{SECRET}.example.rs"),
        ("DEZURNI_PUBLIC_URL", f"https://a.rs?{SECRET}"),
        ("DEZURNI_PUBLIC_URL", f"https://a.rs#{SECRET}"),
        ("DEZURNI_PUBLIC_URL", "https://a.rs:99999"),
        ("DEZURNI_PUBLIC_URL", "https://[a.rs"),
        ("DEZURNI_SECRET_KEY", SECRET),
        ("DEZURNI_LOG", SECRET),
        ("TELEGRAM_MODE", SECRET),
        ("TELEGRAM_API_URL", SECRET),
        ("TWILIO_ACCOUNT_SID", SECRET),
        ("TWILIO_ACCOUNT_SID", "AC" + "g" * 32),
        ("TWILIO_FROM_NUMBER", "abc"),
        ("TWILIO_FROM_NUMBER", "+381"),
        ("TWILIO_API_URL", SECRET),
        ("VIBER_API_URL", SECRET),
    ],
)
def test_a_wrong_value_stops_every_command_with_its_name_and_not_with_the_value(
    empty: Dezurni, name: str, value: str
) -> None:
    empty.sets(**{name: value})
    line = empty("who").complains(name)
    assert SECRET not in line
    assert line == empty("migrate").complains(name)


def test_every_wrong_value_is_named_at_once(empty: Dezurni) -> None:
    empty.sets(DEZURNI_LOG="x", TELEGRAM_MODE="y", TWILIO_API_URL="z")
    empty("who").complains("DEZURNI_LOG", "TELEGRAM_MODE", "TWILIO_API_URL")


def test_a_wrong_value_in_the_file_is_named_too(empty: Dezurni) -> None:
    empty.writes(".env", "DEZURNI_LOG=loud\n")
    empty("who").complains("DEZURNI_LOG")


@pytest.mark.parametrize("missing", ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER"])
def test_half_a_twilio_account_names_what_is_missing(empty: Dezurni, missing: str) -> None:
    whole = {
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "TWILIO_AUTH_TOKEN": SECRET,
        "TWILIO_FROM_NUMBER": "+381113334444",
    }
    empty.sets(**{name: value for name, value in whole.items() if name != missing})
    line = empty("who").complains(f"{missing} missing")
    assert SECRET not in line


def test_a_telegram_webhook_without_its_secret_is_named(empty: Dezurni) -> None:
    empty.sets(TELEGRAM_TOKEN=f"1:{SECRET}", TELEGRAM_MODE="webhook")
    assert SECRET not in empty("who").complains("TELEGRAM_WEBHOOK_SECRET missing")


def test_an_unknown_channel_is_named_with_those_there_are(empty: Dezurni) -> None:
    empty.sets(DEZURNI_CHANNELS="telegram, pigeon")
    empty("who").complains("DEZURNI_CHANNELS", "pigeon", "webchat")


def test_a_channel_without_its_token_stops_the_start(empty: Dezurni) -> None:
    empty.sets(DEZURNI_CHANNELS="telegram")
    empty("serve").complains("TELEGRAM_TOKEN missing")


@pytest.mark.parametrize(
    ("name", "value"), [("TELEGRAM_TOKEN", SECRET), ("TELEGRAM_WEBHOOK_SECRET", f"{SECRET} č")]
)
def test_a_token_that_can_be_none_stops_the_start_and_is_not_shown(
    empty: Dezurni, name: str, value: str
) -> None:
    empty.sets(TELEGRAM_TOKEN="1:abc", TELEGRAM_MODE="webhook", TELEGRAM_WEBHOOK_SECRET="x")
    empty.sets(**{name: value})
    assert SECRET not in empty("serve").complains(name)


def test_no_secret_is_shown_where_settings_are_printed() -> None:
    given = settings(
        dezurni_secret_key=SECRET * 4,
        telegram_token=SECRET,
        telegram_webhook_secret=SECRET,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=SECRET,
        twilio_auth_token_next=SECRET,
        twilio_from_number="0111234567",
        viber_token=SECRET,
    )
    assert SECRET not in repr(given) + str(given) + repr(given.model_dump())


def test_channels_are_those_named_else_those_whose_token_is_set() -> None:
    assert settings().channels == []
    assert settings(telegram_token="1:a").channels == ["telegram"]
    assert settings(telegram_token="1:a", viber_token="v").channels == ["telegram", "viber"]
    assert settings(telegram_token="1:a", dezurni_channels="webchat").channels == ["webchat"]
    assert settings(dezurni_channels=" telegram , webchat ").channels == ["telegram", "webchat"]
    assert settings(telegram_token="1:a", dezurni_channels=",").channels == []


def test_numbers_and_addresses_are_kept_in_one_form() -> None:
    given = settings(
        dezurni_public_url="https://a.rs/desk/",
        twilio_account_sid=ACCOUNT,
        twilio_auth_token="t",
        twilio_from_number="011 333-4444",
    )
    assert (given.dezurni_public_url, given.twilio_from_number) == ("https://a.rs/desk", "+381113334444")


def test_files_of_ours_lie_beside_the_sqlite_database() -> None:
    assert settings().data_folder == Path("data")
    assert settings(dezurni_database_url="sqlite:////srv/x/desk.db").data_folder == Path("/srv/x")
    assert settings(dezurni_database_url="postgresql://u@h/d").data_folder == Path("data")


def test_the_secret_key_is_made_once_and_is_nobodys_to_read(tmp_path: Path) -> None:
    made = settings(dezurni_database_url=f"sqlite:///{tmp_path}/new/dezurni.db")
    key = made.secret_key()
    assert len(key) >= 32
    assert key == made.secret_key()
    assert (tmp_path / "new" / "secret.key").stat().st_mode & 0o077 == 0
    assert settings(dezurni_secret_key="k" * 32).secret_key() == "k" * 32


def test_a_name_that_no_channel_has_is_refused_where_channels_are_opened(sqlite_url: str) -> None:
    given = settings(dezurni_database_url=sqlite_url)
    house = House(given, TurnableClock(start=datetime(2026, 11, 24, tzinfo=UTC)), library=NO_ARTICLES)
    with pytest.raises(Invalid, match="DEZURNI_CHANNELS"):
        open_channel("pigeon", given, house.door, Outside())
    house.close()
