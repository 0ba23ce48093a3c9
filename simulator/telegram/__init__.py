"""A pretend Telegram: the Bot API as far as we use it, and the people who write to our bot.

server.py      PretendTelegram: one `handle` for every method, knobs, what went wrong
person.py      the story's people: writes, presses, reads
transport.py   an in-process call that waits as a long poll does
asgi.py        the same over HTTP, for TELEGRAM_API_URL
view.py        plain data for a page that shows a chat
"""
