"""The menus of commands: clients' in Serbian and English, and one for each operator's own chat."""

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.dialogue.render import texts

log = structlog.get_logger()

# The command in Serbian and in English; the words beside it have the Serbian one's name.
_CLIENTS = (
    ("sati", "hours"),
    ("tiketi", "tickets"),
    ("novi", "new"),
    ("covek", "person"),
    ("zovite", "call"),
    ("savetnik", "advisor"),
    ("termin", "appointment"),
    ("izvestaj", "statement"),
    ("ugovor", "contract"),
    ("jezik", "language"),
    ("stop", "stop"),
    ("pomoc", "help"),
)
_OPERATORS = (
    ("moji", "tickets"),
    ("dezurstvo", "duty"),
    ("vreme", "time"),
    ("beleska", "note"),
    ("clanak", "article"),
    ("predaj", "hand"),
    ("klijent", "client"),
    ("termin", "appointment"),
    ("daljinski", "remote"),
    ("zamena", "swap"),
    ("zatvori", "close"),
    ("pomoc", "help"),
)
# Serbian for everybody (no code), English for those whose Telegram is in English.
_LANGUAGES = ((None, "sr-Latn", 0), ("en", "en", 1))


async def set_menus(bot: Bot, operators: list[str]) -> None:
    """Sets them all."""
    clients = BotCommandScopeAllPrivateChats()
    for code, language, place in _LANGUAGES:
        await bot.set_my_commands(_menu(_CLIENTS, language, place), scope=clients, language_code=code)
    for chat in operators:
        await set_menu(bot, chat, is_operator=True)


async def set_menu(bot: Bot, chat: str, *, is_operator: bool) -> None:
    """The menu of this chat alone: an operator's, or none of its own any more.

    An operator who has never written to the bot has no chat yet: the menu comes with the first words there.
    """
    scope = BotCommandScopeChat(chat_id=int(chat))
    try:
        for code, language, place in _LANGUAGES:
            if is_operator:
                menu = _menu(_OPERATORS, language, place)
                await bot.set_my_commands(menu, scope=scope, language_code=code)
            else:
                await bot.delete_my_commands(scope=scope, language_code=code)
    except (TelegramBadRequest, TelegramForbiddenError) as error:
        log.info("telegram: no menu for an operator", chat=chat, reason=error.message)


def _menu(commands: tuple[tuple[str, str], ...], language: str, place: int) -> list[BotCommand]:
    return [
        BotCommand(command=names[place], description=texts().say(f"command-{names[0]}", language))
        for names in commands
    ]
