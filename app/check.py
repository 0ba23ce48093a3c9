"""The preflight: what would keep this desk from working, and how to mend it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import httpx
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from app.check_forum import what_keeps_topics_away
from app.check_webhook import what_keeps_updates_away
from app.settings import Settings, read_settings, secret
from bot.telegram.path import WEBHOOK
from core.clients.rows import Client
from core.clock import SystemClock
from core.database.schema import require_newest
from core.database.transaction import Database
from core.desk.mirror_ticket import forum_of
from core.desk.moment import now_of
from core.desk.prove_coverage import prove_coverage
from core.errors import NotFound, SchemaOutdated, Wrong
from knowledge_base.article import installed_articles
from knowledge_base.doublets import faults

TIMEOUT_SECONDS = 8
LOOK_AHEAD_DAYS = 14

State = Literal["ok", "not set", "wrong"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `mend` says what to do about it."""

    what: str
    state: State
    mend: str = ""


def findings() -> list[Finding]:
    """Everything, in the order in which one sets a desk up."""
    try:
        settings = read_settings()
    except Wrong as error:
        return [Finding("settings", "wrong", str(error))]
    looks: list[Callable[[Settings], list[Finding]]] = [
        _public_address,
        _database,
        _telegram,
        _viber,
        _twilio,
    ]
    return [Finding("settings", "ok"), *(f for look in looks for f in look(settings)), *_articles()]


def telegram_name(settings: Settings) -> str | None:
    """The bot's user name, as Telegram tells it; None if it cannot be asked."""
    try:
        return str(_ask_telegram(settings)["result"]["username"])
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, ValueError):
        return None


def _public_address(settings: Settings) -> list[Finding]:
    url = settings.dezurni_public_url
    needs = settings.has_voice or settings.telegram_mode == "webhook" or "viber" in settings.channels
    if needs and not url.startswith("https://"):
        return [
            Finding("public address", "wrong", f"DEZURNI_PUBLIC_URL={url}: the vendors call us over https")
        ]
    if not needs:
        return [Finding("public address", "ok")]
    try:
        answer = httpx.get(f"{url}/health", timeout=TIMEOUT_SECONDS)
    except httpx.HTTPError as error:
        return [Finding("public address", "wrong", f"{url}/health does not answer ({type(error).__name__})")]
    if answer.status_code not in (200, 503):
        return [
            Finding("public address", "wrong", f"{url}/health answers {answer.status_code}, not our health")
        ]
    return [Finding("public address", "ok")]


def _database(settings: Settings) -> list[Finding]:
    database = Database(settings.dezurni_database_url)
    try:
        require_newest(database)
        return [Finding("database", "ok"), Finding("schema", "ok"), *_company(database)]
    except SchemaOutdated as error:
        return [Finding("database", "ok"), Finding("schema", "wrong", str(error))]
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", error)).splitlines()[0]
        return [Finding("database", "wrong", f"DEZURNI_DATABASE_URL: {reason}")]
    finally:
        database.close()


def _company(database: Database) -> list[Finding]:
    with database.read(SystemClock()) as tx:
        moment = now_of(tx)
        try:
            name = moment.company.name
        except NotFound as error:
            return [Finding("company", "wrong", str(error))]
        clients = list(tx.all(select(Client).where(Client.active)))
        holes = prove_coverage(moment, clients, tx.now, tx.now + timedelta(days=LOOK_AHEAD_DAYS))
    company = Finding(f"company {name}: {len(clients)} clients", "ok")
    if not holes:
        return [company, Finding(f"roster, next {LOOK_AHEAD_DAYS} days", "ok")]
    first = f"{holes[0].client} from {holes[0].starts_at.isoformat()}: {holes[0].why}"
    return [company, Finding("roster", "wrong", f"{len(holes)} holes, the first: {first} (dezurni coverage)")]


def _telegram(settings: Settings) -> list[Finding]:
    if settings.telegram_token is None:
        return [Finding("telegram", "not set", "TELEGRAM_TOKEN opens it")]
    try:
        answer = _ask_telegram(settings)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        mend = f"{settings.telegram_api_url} does not answer ({type(error).__name__})"
        return [Finding("telegram", "wrong", mend)]
    if not answer.get("ok"):
        return [Finding("telegram", "wrong", f"TELEGRAM_TOKEN is refused: {answer.get('description')}")]
    bot = Finding(f"telegram @{answer['result'].get('username')}", "ok")
    return [bot, _webhook(settings), *_forum(settings)]


def _webhook(settings: Settings) -> Finding:
    """Whether what people write comes to this desk, by the way that is set."""
    is_hook = settings.telegram_mode == "webhook"
    wanted = settings.dezurni_public_url.rstrip("/") + WEBHOOK if is_hook else ""

    def look() -> str:
        info = _ask_telegram(settings, "getWebhookInfo").get("result", {})
        return what_keeps_updates_away(info, wanted, SystemClock().now())

    return _looked_at(settings, "telegram updates", look)


def _forum(settings: Settings) -> list[Finding]:
    """The operators' group, if the company has one and the database can say so."""
    group = _group(settings)
    if group is None:
        return []

    def ask(method: str, params: dict[str, Any]) -> dict[str, Any]:
        return _ask_telegram(settings, method, **params)

    return [_looked_at(settings, "operators' group", lambda: what_keeps_topics_away(group, ask))]


def _looked_at(settings: Settings, name: str, look: Callable[[], str]) -> Finding:
    """What `look` says is to be mended there, if anything, or that Telegram does not answer."""
    try:
        mend = look()
    except (httpx.HTTPError, ValueError) as error:
        mend = f"{settings.telegram_api_url} does not answer ({type(error).__name__})"
    return Finding(name, "wrong" if mend else "ok", mend)


def _group(settings: Settings) -> str | None:
    database = Database(settings.dezurni_database_url)
    try:
        with database.read(SystemClock()) as tx:
            return forum_of(now_of(tx))
    except (NotFound, SQLAlchemyError):  # said already, under its own name
        return None
    finally:
        database.close()


def _ask_telegram(settings: Settings, method: str = "getMe", **params: Any) -> dict[str, dict[str, object]]:
    url = f"{settings.telegram_api_url}/bot{secret(settings.telegram_token)}/{method}"
    answer: dict[str, dict[str, object]] = httpx.get(url, params=params, timeout=TIMEOUT_SECONDS).json()
    return answer


def viber_uri(settings: Settings) -> str | None:
    """By what name links open the chat with the bot; None if Viber cannot be asked."""
    try:
        return str(_ask_viber(settings)["uri"])
    except (httpx.HTTPError, httpx.InvalidURL, KeyError, ValueError):
        return None


def _viber(settings: Settings) -> list[Finding]:
    if settings.viber_token is None:
        return [Finding("viber", "not set", "VIBER_TOKEN opens it")]
    try:
        answer = _ask_viber(settings)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        mend = f"{settings.viber_api_url} does not answer ({type(error).__name__})"
        return [Finding("viber", "wrong", mend)]
    if answer.get("status") != 0:
        return [Finding("viber", "wrong", f"VIBER_TOKEN is refused: {answer.get('status_message')}")]
    wanted = f"{settings.dezurni_public_url}/viber/webhook"
    if answer.get("webhook") != wanted:
        mend = f"it calls {answer.get('webhook') or 'nobody'}: dezurni serve registers {wanted} at its start"
        return [Finding("viber webhook", "wrong", mend)]
    return [Finding(f"viber {answer.get('uri')}", "ok")]


def _ask_viber(settings: Settings) -> dict[str, object]:
    url = f"{settings.viber_api_url}/pa/get_account_info"
    headers = {"X-Viber-Auth-Token": secret(settings.viber_token)}
    answer: dict[str, object] = httpx.post(url, json={}, headers=headers, timeout=TIMEOUT_SECONDS).json()
    return answer


def _twilio(settings: Settings) -> list[Finding]:
    if not settings.has_voice:
        return [Finding("twilio", "not set", "TWILIO_ACCOUNT_SID, _AUTH_TOKEN and _FROM_NUMBER open it")]
    account = str(settings.twilio_account_sid)
    url = f"{settings.twilio_api_url}/2010-04-01/Accounts/{account}/IncomingPhoneNumbers.json"
    auth = (account, secret(settings.twilio_auth_token))
    query = {"PhoneNumber": str(settings.twilio_from_number)}
    try:
        answer = httpx.get(url, params=query, auth=auth, timeout=TIMEOUT_SECONDS)
    except httpx.HTTPError as error:
        return [Finding("twilio", "wrong", f"{settings.twilio_api_url}: no answer ({type(error).__name__})")]
    if answer.status_code == 401:
        return [Finding("twilio", "wrong", "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN are refused")]
    if answer.status_code != 200:
        return [Finding("twilio", "wrong", f"the account answers {answer.status_code}")]
    return _number(settings, answer.json().get("incoming_phone_numbers", []))


def _number(settings: Settings, numbers: list[dict[str, str | None]]) -> list[Finding]:
    if not numbers:
        mend = "TWILIO_FROM_NUMBER is none of the account's numbers"
        return [Finding("twilio", "wrong", mend)]
    base = f"{settings.dezurni_public_url}/twilio"
    wanted = {
        "voice_url": f"{base}/voice",
        "status_callback": f"{base}/status",
        "voice_fallback_url": f"{base}/fallback",
    }
    amiss = [
        f"{key} should be {url}"
        for key, url in wanted.items()
        if (numbers[0].get(key) or "").split("#")[0] != url  # Twilio tells null where none is set
    ]
    return [Finding("twilio number", "wrong", "; ".join(amiss)) if amiss else Finding("twilio number", "ok")]


def _articles() -> list[Finding]:
    articles = installed_articles()
    found = faults(articles)
    if found:
        return [Finding("articles", "wrong", f"{len(found)} faults (dezurni articles)")]
    return [Finding(f"{len(articles)} articles", "ok")]
