"""Twilio's webhooks: checked, one transaction each, answered with TwiML or with 204. Never a network call."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from core.calls.telephone import telephone_rules
from core.clock import Clock
from core.company.organisation import organisation, today, zone_of
from core.database.inbox import earlier_answer, keep_answer
from core.database.transaction import Database, Transaction
from core.ports import Library
from telephony import steps
from telephony.heard import Callback, Document, Heard, whole
from telephony.journal import Journal
from telephony.prompt_audio import PromptAudio
from telephony.signature import is_genuine
from telephony.twiml import Line, goodbye, one_moment
from telephony.verbs import VoiceResponse

log = structlog.get_logger()

LONGEST_BODY = 64 * 1024
MOST_RETRIES = 3
_Answer = Callable[[Request], Awaitable[Response]]
_AUDIO = Path(__file__).parent / "audio"


class _RepeatedError(Exception):
    """This very request was answered already."""


@dataclass(frozen=True)
class VoiceDoor:
    """What the phone line needs. `tokens`: all auth tokens that may sign, two while one is rotated.

    `number`: the line's own, which a client sees who is called back.
    """

    database: Database
    clock: Clock
    wake: Callable[[], None]
    tokens: Sequence[str]
    public_url: str
    voice: str
    journal: Journal
    library: Library
    number: str = ""
    prompt_audio: PromptAudio | None = None
    # The full address under which a recording among our files can be heard.
    recording: Callable[[str], str] | None = None


def voice_routes(door: VoiceDoor) -> APIRouter:
    """Every URL that Twilio calls. Forged or unsigned requests get an empty 403."""
    router = APIRouter(include_in_schema=False)
    posted = {path: _document(door, step, path) for path, step in steps.DOCUMENTS.items()}
    posted |= {path: _callback(door, note) for path, note in steps.CALLBACKS.items()}
    posted |= {"fallback": _fallback(door), "fallback-message": _journaled(door)}
    for path, answer in posted.items():
        router.add_route(f"/twilio/{path}", answer, methods=["POST"])
    router.add_route("/twilio/audio/prompt/{name}", _prompt(door), methods=["GET"])
    router.add_route("/twilio/audio/hold.wav", _hold_music, methods=["GET"])
    return router


def _document(door: VoiceDoor, step: Document, path: str) -> _Answer:
    keeps = path not in steps.SAME_AGAIN

    async def answer(request: Request) -> Response:
        form = await _genuine_form(door, request)
        if form is None:
            return Response(status_code=403)
        text = await run_in_threadpool(_speak, door, step, request, form, keeps=keeps)
        door.wake()
        return _xml(text)

    return answer


def _callback(door: VoiceDoor, note: Callback) -> _Answer:
    async def answer(request: Request) -> Response:
        form = await _genuine_form(door, request)
        if form is None:
            return Response(status_code=403)
        status = await run_in_threadpool(_take_note, door, note, request, form)
        door.wake()
        return Response(status_code=status)

    return answer


def _speak(door: VoiceDoor, step: Document, request: Request, form: FormData, *, keeps: bool) -> str:
    """The document; a retry of the same request hears the same; a fault of ours is never silence."""
    token = request.headers.get("I-Twilio-Idempotency-Token", "") if keeps else ""
    event = f"{request.url.path} {token}"[:255]
    try:
        # Who has heard nothing yet was promised nothing: were the call lost, it would begin anew.
        with door.database.begin(door.clock, promises=keeps) as tx:
            text = str(step(tx, _line(tx, door), _heard(door, request, form)))
            if token and not keep_answer(tx, channel="twilio", account="voice", event=event, answer=text):
                raise _RepeatedError
            return text
    # Seldom: so it is found out when everything is done, and nothing of it stays.
    except _RepeatedError:
        with door.database.read(door.clock) as tx:
            return earlier_answer(tx, channel="twilio", account="voice", event=event) or ""
    # Whatever went wrong, a person is on the line: they hear a word and we try again, then a voicemail.
    except Exception:
        log.exception("voice step failed", path=request.url.path)
        return str(_despite_the_fault(door, request, form))


def _take_note(door: VoiceDoor, note: Callback, request: Request, form: FormData) -> int:
    try:
        with door.database.begin(door.clock) as tx:
            note(tx, _heard(door, request, form))
        return 204
    # Twilio must get an answer that is not a 500; 503 says that it is we who failed.
    except Exception:
        log.exception("voice callback failed", path=request.url.path)
        return 204 if _is_message(form) and _journal(door, form) else 503


def _despite_the_fault(door: VoiceDoor, request: Request, form: FormData) -> VoiceResponse:
    """A message that was recorded is kept on disk: a redirect would lose its address. Else: try again."""
    if _is_message(form):
        return _thanks(door, form)
    line, query = _bare_line(door), dict(request.query_params)
    path = request.url.path.rpartition("/twilio/")[2]
    retries = whole(query.get("retry", "")) or 0
    if retries >= MOST_RETRIES:
        return steps.give_up(path, line)
    query["retry"] = str(retries + 1)
    return one_moment(line, f"{line.url(path)}?{urlencode(query)}")


def _is_message(form: FormData) -> bool:
    return bool(form.get("RecordingUrl")) and form.get("RecordingStatus", "completed") == "completed"


def _thanks(door: VoiceDoor, form: FormData) -> VoiceResponse:
    line = _bare_line(door)
    return steps.emergency_goodbye(line) if _journal(door, form) else goodbye(line, line.language)


def _journal(door: VoiceDoor, form: FormData) -> bool:
    """Keeps a message on disk until the worker takes it in; False if the disk refuses it."""
    try:
        door.journal.write({key: str(value) for key, value in form.items()}, door.clock.now())
    except OSError:
        # Twilio still has the recording: its id is what somebody can find it by.
        log.exception("a message could not be kept", recording=str(form.get("RecordingSid", "")))
        return False
    return True


def _fallback(door: VoiceDoor) -> _Answer:
    async def answer(request: Request) -> Response:
        if await _genuine_form(door, request) is None:
            return Response(status_code=403)
        return _xml(str(steps.emergency_message(_bare_line(door))))

    return answer


def _journaled(door: VoiceDoor) -> _Answer:
    """A message left while the database was away: written to disk, taken in later by the worker."""

    async def answer(request: Request) -> Response:
        form = await _genuine_form(door, request)
        if form is None:
            return Response(status_code=403)
        return _xml(str(await run_in_threadpool(_thanks, door, form)))

    return answer


def _prompt(door: VoiceDoor) -> Callable[[Request], Response]:
    """A recorded prompt. Its name is the version of its words, so it never changes."""

    # A plain function: it looks at the disk, so it runs in a thread.
    def answer(request: Request) -> Response:
        name = request.path_params["name"]
        version = name.removesuffix(".wav")
        path = door.prompt_audio.find(version) if door.prompt_audio else None
        if path is None or not name.endswith(".wav"):
            return Response(status_code=404)
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{version}"'}
        if headers["ETag"] in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=headers)
        return FileResponse(path, media_type="audio/wav", headers=headers)

    return answer


async def _hold_music(_request: Request) -> Response:
    headers = {"Cache-Control": "public, max-age=604800"}
    return FileResponse(_AUDIO / "hold.wav", media_type="audio/wav", headers=headers)


async def _genuine_form(door: VoiceDoor, request: Request) -> FormData | None:
    """The form, if Twilio signed it. The body is bounded before it is read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    form = FormData([(key, value) for key, value in _pairs(body)])
    genuine = is_genuine(request, form, public_url=door.public_url, tokens=door.tokens)
    if not genuine:
        # Names only: values are telephone numbers.
        log.warning("unsigned request", path=request.url.path, fields=sorted(set(form.keys()))[:40])
    return form if genuine else None


def _pairs(body: bytes) -> list[tuple[str, str]]:
    """Twilio posts urlencoded forms, whatever the header claims; junk is an empty form."""
    try:
        return parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except (ValueError, UnicodeDecodeError):
        return []


def _heard(door: VoiceDoor, request: Request, form: FormData) -> Heard:
    return Heard(
        # No text of a person's holds NUL, and PostgreSQL refuses it.
        fields={key: str(value).replace("\0", "") for key, value in form.items()},
        query=dict(request.query_params),
        at=_timestamp(str(form.get("Timestamp", "")), door.clock.now()),
        library=door.library,
    )


def _timestamp(text: str, otherwise: datetime) -> datetime:
    """Twilio's own moment (RFC 2822), where it tells one that can be true."""
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return otherwise
    return at if at.tzinfo and at <= otherwise else otherwise


def _line(tx: Transaction, door: VoiceDoor) -> Line:
    company = organisation(tx)
    rules = telephone_rules(company)
    return Line(
        public_url=door.public_url,
        voice=door.voice,
        company=company.name,
        language=company.language,
        currency=company.currency,
        zone=zone_of(company),
        number=door.number,
        today=today(company, tx.now).isoformat(),
        longest_seconds=int(rules.longest.total_seconds()),
        recording_days=rules.recording_days,
        topics=door.library.topics,
        prompt_audio=door.prompt_audio,
        recording=door.recording,
    )


def _bare_line(door: VoiceDoor) -> Line:
    """The line when the database may be away: nobody's name is known."""
    zone, audio = ZoneInfo("Europe/Belgrade"), door.prompt_audio
    return Line(door.public_url, door.voice, "", "sr-Latn", "EUR", zone, prompt_audio=audio)


def _xml(text: str) -> Response:
    return Response(text, media_type="application/xml")
