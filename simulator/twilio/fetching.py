"""Getting a document: the webhook, its answer, the grammar, and the fallback when one of them fails."""

from simulator.twilio.account import SeenDocument
from simulator.twilio.call import Call
from simulator.twilio.documents import IllegalTwiml
from simulator.twilio.engine import Engine
from simulator.twilio.grammar import read, recording_places
from simulator.twilio.scene import Act, Page
from simulator.twilio.steps import Answered, Fetch, HangUp, Redirected, Request

APOLOGY = "We're sorry, an application error has occurred. Goodbye."


class Failed(Exception):
    """No document could be had; `code` is what Twilio's debugger would show."""

    def __init__(self, code: int, what: str, *, is_planned: bool) -> None:
        super().__init__(f"{what} ({code})")
        self.code = code
        self.is_planned = is_planned


def fetch(engine: Engine, call: Call, request: Request) -> Act[Page]:
    """The legal document answered to `request`; otherwise the fallback is called, or the call ends."""
    try:
        return (yield from _load(engine, call, request))
    except Failed as failed:
        engine.complain(f"{request.method} {request.url}: {failed}", call, is_planned=failed.is_planned)
        fallback = call.hooks.fallback
        if fallback is None or request.is_fallback:
            engine.hears(call, APOLOGY, kind="speech", language="en-US")
            raise HangUp from failed
        error = (("ErrorCode", str(failed.code)), ("ErrorUrl", request.url))
        raise Redirected(fallback.with_extra(*error)) from failed


def _load(engine: Engine, call: Call, request: Request) -> Act[Page]:
    if request.twiml is not None:
        return _page(engine, call, request, (request.twiml, "text/xml"))
    if not request.url.startswith(("http://", "https://")):
        raise Failed(11100, "not an absolute address", is_planned=False)
    answered = yield Fetch(request)
    while not isinstance(answered, Answered):  # keys pressed while the webhook is out go unheard
        answered = yield Fetch(request)
    response = answered.response
    if response is None:
        raise Failed(11205, "no answer in time", is_planned=answered.is_planned)
    if not response.is_success:
        raise Failed(11200, f"answered {response.status}", is_planned=False)
    return _page(engine, call, request, (response.body, response.content_type))


def _page(engine: Engine, call: Call, request: Request, answer: tuple[str, str]) -> Page:
    body, content_type = answer
    engine.account.documents.append(SeenDocument(engine.now(), call.sid, request.url, body))
    try:
        verbs = read(body, content_type, request.place)
    except IllegalTwiml as illegal:
        raise Failed(illegal.code, f"{illegal.path}: {illegal.what}", is_planned=False) from illegal
    if recording_places(body) and not engine.account.options.may_record(call.sid):
        engine.complain(f"{request.url}: asks to record a talk without consent", call)
    return Page(request.url, request.method, request.place, verbs)
