"""What aiogram raises, as one of our two: try again, or never."""

from datetime import timedelta

from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from core.errors import DeliveryFailed, Unavailable, Undeliverable

# A flood limit with its own words, and no `retry_after`, would otherwise wait for the outbox's back-off.
_BROKEN_MARKUP = "can't parse entities"


def our_failure(error: AiogramError, token: str) -> DeliveryFailed:
    """Unavailable (perhaps with its time) or Undeliverable; the reason never holds the token."""
    reason = _reason(error).replace(token, "***")
    match error:
        case TelegramRetryAfter():
            return Unavailable(reason, timedelta(seconds=error.retry_after))
        # 403: blocked, deactivated, never spoken to. 400: no such chat, or a text that Telegram refuses.
        case (
            TelegramForbiddenError()
            | TelegramMigrateToChat()
            | TelegramBadRequest()
            | TelegramEntityTooLarge()
        ):
            return Undeliverable(reason)
        # The network, 5xx, an answer that cannot be read (it may have been sent), a wrong token, a conflict.
        case _:
            return Unavailable(reason)


def is_broken_markup(error: TelegramBadRequest) -> bool:
    """True if Telegram could not read our HTML: the plain text still can be sent."""
    return _BROKEN_MARKUP in error.message.lower()


def _reason(error: AiogramError) -> str:
    """The kind and the vendor's words; of an unreadable answer only the kind, for it may hold anything."""
    if isinstance(error, ClientDecodeError):
        return f"{type(error).__name__}: {error.message}"
    words = error.message if isinstance(error, TelegramAPIError) else str(error)
    return f"{type(error).__name__}: {words}"
