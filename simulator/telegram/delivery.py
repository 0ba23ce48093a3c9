"""Posting updates to the bot's webhook, as Telegram does: in order, with the secret, until it is taken."""

import json
from collections.abc import Callable
from dataclasses import replace

from simulator.telegram.account import Account
from simulator.telegram.updates import Update, Webhook

Post = Callable[[str, dict[str, str], bytes], int]

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
ATTEMPTS = 3  # Telegram goes on for "a reasonable amount of attempts"; here the rest waits for `redeliver`


class Delivery:
    """Tells the webhook. Without one, updates stay where getUpdates finds them."""

    def __init__(self, account: Account, post: Post | None) -> None:
        self._account = account
        self._post = post

    def announce(self, kind: str, payload: dict[str, object]) -> Update:
        """A new update, queued, and posted if there is a webhook."""
        with self._account.lock:
            update = self._account.updates.add(kind, payload)
        self.post_pending()
        return update

    def post_pending(self) -> None:
        """Posts what waits, oldest first; stops at the first that is not taken."""
        updates = self._account.updates
        while updates.webhook is not None and self._post is not None:
            update = updates.next_to_post()
            if update is None or not self._is_taken(self._post, updates.webhook, update):
                return
            updates.took(update)

    def _is_taken(self, post: Post, webhook: Webhook, update: Update) -> bool:
        return any(self._attempt(post, webhook, update) for _ in range(ATTEMPTS))

    def _attempt(self, post: Post, webhook: Webhook, update: Update) -> bool:
        headers = {"Content-Type": "application/json"}
        if webhook.secret_token is not None:
            headers[SECRET_HEADER] = webhook.secret_token
        try:
            status = post(webhook.url, headers, json.dumps(update).encode())
        except OSError:
            return self._failed(webhook, "Connection refused")
        return 200 <= status < 300 or self._failed(webhook, f"Wrong response from the webhook: {status}")

    def _failed(self, webhook: Webhook, reason: str) -> bool:
        failed = replace(webhook, last_error=reason, last_error_at=self._account.clock.now())
        self._account.updates.webhook = failed
        return False
