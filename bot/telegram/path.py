"""Where Telegram calls us; read without aiogram, which takes seconds to import."""

WEBHOOK = "/telegram/webhook"
