"""REST: which function answers what, who may ask, and what goes wrong on purpose.

Nothing is performed inside a request: what it causes is put on the agenda, as Twilio would do it a moment
later, so that a program may ask from anywhere.
"""

import re
from collections.abc import Callable, Sequence

from simulator.twilio import rest_account, rest_calls, rest_lines
from simulator.twilio.account import SeenRequest
from simulator.twilio.answers import Asked, Params, Refused, RestAnswer, error_answer, not_found
from simulator.twilio.contract import breaches
from simulator.twilio.faults import RestFault
from simulator.twilio.pretend import PretendTwilio

ROOT = re.compile(r"/2010-04-01/Accounts/(?P<account>AC\w+)(?P<rest>.*)")
Answer = Callable[..., RestAnswer]

ROUTES: Sequence[tuple[str, str, Answer]] = (
    ("GET", r"\.json", rest_account.account_fetch),
    ("POST", r"/Calls\.json", rest_calls.create),
    ("GET", r"/Calls\.json", rest_calls.find_all),
    ("GET", r"/Calls/(CA\w+)\.json", rest_calls.fetch),
    ("POST", r"/Calls/(CA\w+)\.json", rest_calls.update),
    ("GET", r"/Queues\.json", rest_lines.queue_list),
    ("POST", r"/Queues\.json", rest_lines.queue_create),
    ("GET", r"/Queues/(QU\w+)\.json", rest_lines.queue_fetch),
    ("GET", r"/Queues/(QU\w+)/Members\.json", rest_lines.member_list),
    ("GET", r"/Queues/(QU\w+)/Members/(CA\w+|Front)\.json", rest_lines.member_fetch),
    ("POST", r"/Queues/(QU\w+)/Members/(CA\w+|Front)\.json", rest_lines.member_update),
    ("GET", r"/Conferences\.json", rest_lines.room_list),
    ("GET", r"/Conferences/(CF\w+)\.json", rest_lines.room_fetch),
    ("POST", r"/Conferences/(CF\w+)\.json", rest_lines.room_update),
    ("GET", r"/Conferences/(CF\w+)/Participants\.json", rest_lines.participant_list),
    ("GET", r"/Conferences/(CF\w+)/Participants/(CA\w+)\.json", rest_lines.participant_fetch),
    ("POST", r"/Conferences/(CF\w+)/Participants/(CA\w+)\.json", rest_lines.participant_update),
    ("DELETE", r"/Conferences/(CF\w+)/Participants/(CA\w+)\.json", rest_lines.participant_delete),
    ("POST", r"/Messages\.json", rest_account.message_create),
    ("GET", r"/Messages/(SM\w+)\.json", rest_account.message_fetch),
    ("GET", r"/Recordings/(RE\w+)\.json", rest_account.recording_fetch),
    ("GET", r"/Recordings/(RE\w+)(?:\.wav)?", rest_account.recording_audio),
    ("DELETE", r"/Recordings/(RE\w+)\.json", rest_account.recording_delete),
    ("GET", r"/IncomingPhoneNumbers\.json", rest_account.number_list),
    ("GET", r"/IncomingPhoneNumbers/(PN\w+)\.json", rest_account.number_fetch),
    ("POST", r"/IncomingPhoneNumbers/(PN\w+)\.json", rest_account.number_update),
)


class NoAnswer(Exception):
    """A fault: the request is never answered."""


def handle(
    pretend: PretendTwilio,
    method: str,
    path: str,
    params: Sequence[tuple[str, str]],
    auth: tuple[str, str] | None,
) -> RestAnswer:
    """Answer one request. Raises `NoAnswer` where a fault swallows it."""
    _check_transaction(pretend, method, path)
    with pretend.engine.lock:
        fault = pretend.faults.rest_fault(method, path)
        answer = _faulty(fault) or _answer(pretend, (method, path), params, auth)
        if answer.status < 400:
            _check_contract(pretend, method, path, params)
        silent = fault is not None and fault.status == 0
        seen = SeenRequest(pretend.engine.now(), method, path, tuple(params), 0 if silent else answer.status)
        pretend.account.requests.append(seen)
    if silent:
        raise NoAnswer(f"{method} {path}")
    return answer


def _check_transaction(pretend: PretendTwilio, method: str, path: str) -> None:
    if pretend.account.options.inside_transaction():
        pretend.engine.complain(f"{method} {path}: asked Twilio inside a database transaction")


def _check_contract(
    pretend: PretendTwilio, method: str, path: str, params: Sequence[tuple[str, str]]
) -> None:
    """What would be carried out here, and what Twilio's own document does not allow, is a problem."""
    root = ROOT.fullmatch(path)
    for breach in breaches(method, root["rest"], params) if root else ():
        pretend.engine.complain(f"{method} {path}: {breach} (by Twilio's OpenAPI document)")


def _faulty(fault: RestFault | None) -> RestAnswer | None:
    """The planned error; nothing if there is none, or if Twilio does what was asked and keeps silent."""
    if fault is None or fault.is_done:
        return None
    return error_answer(fault.status, fault.code, "planned by the story")


def _answer(
    pretend: PretendTwilio,
    what: tuple[str, str],
    params: Sequence[tuple[str, str]],
    auth: tuple[str, str] | None,
) -> RestAnswer:
    try:
        _check_credentials(pretend, auth)
        return _dispatch(pretend, what, Params(params))
    except Refused as refused:
        if refused.is_unexpected:
            pretend.engine.complain(f"{' '.join(what)}: {refused.message} ({refused.code})")
        return refused.answer()


def _check_credentials(pretend: PretendTwilio, auth: tuple[str, str] | None) -> None:
    account = pretend.account
    allowed = {account.sid: account.token, **account.options.api_keys}
    if auth is None or allowed.get(auth[0]) != auth[1]:
        raise Refused(401, 20003, "Authenticate")


def _dispatch(pretend: PretendTwilio, what: tuple[str, str], params: Params) -> RestAnswer:
    method, path = what
    root = ROOT.fullmatch(path)
    if root is None or root["account"] != pretend.account.sid:
        raise not_found(path)
    for known, pattern, answer in ROUTES:
        match = re.fullmatch(pattern, root["rest"])
        if known == method and match is not None:
            return answer(Asked(pretend.engine, params), *match.groups())
    raise Refused(404, 20404, "not simulated", is_unexpected=True)
