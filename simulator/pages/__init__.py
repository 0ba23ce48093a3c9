"""The demo's pages: a telephone and a chat in the browser, with the operators on the other side.

demo.py     what the pages need, and how they reach the pretend Twilio
routes.py   everything under /try
phone.py    the telephones      chat.py   the chat and the operators' Telegram
turning.py  the clock           people.py who can call, write and answer
"""
