"""The methods with which the bot listens and answers presses, and its menu."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from simulator.telegram import parameters as ask
from simulator.telegram.account import Account
from simulator.telegram.chats import Toast
from simulator.telegram.refusals import conflict, rule_broken
from simulator.telegram.sending import check_toast
from simulator.telegram.updates import Update, Webhook

WEBHOOK_PORTS = {443, 80, 88, 8443}


def get_me(account: Account, _call: ask.GetMe) -> dict[str, Any]:
    """The bot."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }
    return {**account.bot.as_json(), **abilities}


def get_updates(account: Account, call: ask.GetUpdates) -> list[Update]:
    """What waits, at once: whoever wants to wait for it does so in transport.call."""
    if account.updates.webhook is not None:
        way_out = "use deleteWebhook to delete the webhook first"
        raise conflict(f"can't use getUpdates method while webhook is active; {way_out}")
    account.updates.allow(call.allowed_updates)
    return account.updates.fetch(call.offset, call.limit)


def set_webhook(account: Account, call: ask.SetWebhook) -> bool:
    """True. What waits already is posted with the next update, or by `redeliver`."""
    if not call.url:
        return _stop_webhook(account, drops=call.drop_pending_updates)
    if not account.is_local:
        _check_address(call.url)
    account.updates.allow(call.allowed_updates)
    if call.drop_pending_updates:
        account.updates.drop_all()
    account.updates.webhook = Webhook(call.url, call.secret_token, call.max_connections)
    return True


def delete_webhook(account: Account, call: ask.DeleteWebhook) -> bool:
    """True; from now on updates are fetched."""
    return _stop_webhook(account, drops=call.drop_pending_updates)


def get_webhook_info(account: Account, _call: ask.GetWebhookInfo) -> dict[str, Any]:
    """A WebhookInfo."""
    webhook = account.updates.webhook or Webhook("")
    failed_at = webhook.last_error_at
    info = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates.pending),
        "max_connections": webhook.max_connections if webhook.url else None,
        "last_error_message": webhook.last_error,
        "last_error_date": None if failed_at is None else int(failed_at.timestamp()),
        "allowed_updates": sorted(account.updates.allowed) or None,
    }
    return {name: value for name, value in info.items() if value is not None}


def answer_callback_query(account: Account, call: ask.AnswerCallbackQuery) -> bool:
    """True; a text is shown over the chat."""
    check_toast(call.text)
    press = account.press_to_answer(call.callback_query_id)
    account.presses[press.query_id] = replace(press, answered_at=account.clock.now())
    if call.text:
        toast = Toast(call.text, call.show_alert, account.clock.now(), account.next_number())
        account.chats[press.chat_id].toasts.append(toast)
    return True


def set_my_commands(account: Account, call: ask.SetMyCommands) -> bool:
    """True; the menu of this scope and language is this one."""
    scope = call.scope
    account.commands[(scope.type, scope.chat_id, scope.user_id, call.language_code)] = call.commands
    return True


def delete_my_commands(account: Account, call: ask.DeleteMyCommands) -> bool:
    """True; this scope has no menu of its own in this language."""
    scope = call.scope
    account.commands.pop((scope.type, scope.chat_id, scope.user_id, call.language_code), None)
    return True


def _stop_webhook(account: Account, *, drops: bool) -> bool:
    account.updates.webhook = None
    if drops:
        account.updates.drop_all()
    return True


def _check_address(url: str) -> None:
    address = urlsplit(url)
    if address.scheme != "https":
        raise rule_broken("bad webhook: An HTTPS URL must be provided for webhook")
    if (address.port or 443) not in WEBHOOK_PORTS:
        raise rule_broken("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
