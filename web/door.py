"""The frame of every page of the staff: who is signed in, what they may, one transaction a request.

A page is a function that looks (`shows`) or changes (`does`); it gets the transaction and what was asked,
and says what to show. Nothing of HTTP reaches it.
"""

import hashlib
import hmac
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from core.clock import Clock
from core.database.transaction import Database, Transaction
from core.desk.moment import now_of
from core.errors import Conflict, NotFound, Wrong
from core.language.catalogue import LANGUAGES
from core.ports import Documents, FileContent, Library
from core.rehearsal import Rehearse
from core.roster.rows import Operator
from core.staff.audit import note
from core.staff.rights import Verb
from core.staff.rows import StaffSession
from core.staff.sessions import is_to_be_marked, session_of
from web.asked import Act, After, Answer, Asked, Back, Document, File, Go, Nothing, SayInChat, Shown, Viewer
from web.cookies import Cookies
from web.forms import Sent, read_form
from web.rendering import page
from web.shelf import Shelf
from web.wording import Words

Found = TypeVar("Found")
# These do not go along when a page is shown in another language.
_OF_ONE_VISIT = ("jezik", "said")
_MOST_FILES = 5
_STATUSES: tuple[tuple[type[Wrong], int, str], ...] = (
    (NotFound, 404, "not-found"),
    (Conflict, 409, "conflict"),
    (Wrong, 422, "wrong"),
)


@dataclass(frozen=True)
class Ports:
    """What the page needs of its neighbours, whom it does not know.

    `say_in_chat`: the words of a text that the desk says in chats, by key, facts and language.
    `wake`: something waits to be sent. `rehearse`: plays a scenario on a copy; not within a transaction.
    `audio_address`: where a recording can be heard for a while, by the name of its file;
    `file_address`: where a file from a chat can be read for a while.
    `keep_file`: puts what somebody attached, by its name, among our files; not within a transaction.
    `trusted_hosts`: those to which webhooks may go beside us.
    """

    documents: Documents
    library: Library
    say_in_chat: SayInChat
    wake: Callable[[], None]
    rehearse: Rehearse
    audio_address: Callable[[str], str]
    file_address: Callable[[str], str]
    shelf: Shelf
    keep_file: Callable[[str, bytes], FileContent]
    trusted_hosts: Collection[str] = ()


class StaffDoor:
    """Holds what all pages need, and the routes that they register."""

    def __init__(self, database: Database, clock: Clock, ports: Ports, secret: str, public_url: str) -> None:
        self.database = database
        self.clock = clock
        self.ports = ports
        self.public_url = public_url
        self._home = urlsplit(public_url).netloc
        self.cookies = Cookies(public_url)
        self.router = APIRouter(include_in_schema=False)
        self.secret = secret.encode()
        self._turns = CapacityLimiter(1)

    def shows(self, path: str, show: Act, *, area: str) -> None:
        """GET: somebody who may see the area looks."""

        async def answer(request: Request) -> Response:
            return await self.look(request, partial(self._shown, request, show, area))

        self.router.add_route(path, answer, methods=["GET"])

    def does(
        self,
        path: str,
        act: Act,
        *,
        area: str,
        verb: str | None,
        needs: Verb = "change",
        keeps: bool = False,
    ) -> None:
        """POST: somebody who may change the area (`needs`: only see it) does something; that is noted.

        Without a verb it is not: nothing of the desk changes by it. `keeps`: what is attached is put among
        our files before. A stranger's files are not even read.
        """
        deed = _Deed(verb, area, needs, keeps)

        async def answer(request: Request) -> Response:
            has_files = request.headers.get("content-type", "").startswith("multipart/")
            if has_files and await run_in_threadpool(self.read_session, request) is None:
                return to_login(request)
            sent = await read_form(request, most_files=_MOST_FILES)
            return await run_in_threadpool(self._done, sent, act, deed)

        self.router.add_route(path, answer, methods=["POST"])

    async def look(self, request: Request, work: Callable[[], Found]) -> Found:
        """What this work finds. Open pages refresh themselves one after another, however many they are: all
        at once, they would crowd out the page that somebody waits for.
        """
        return await (self.in_turn(work) if is_refresh(request) else run_in_threadpool(work))

    async def in_turn(self, work: Callable[[], Found]) -> Found:
        """The same for what no one waits for."""
        return await to_thread.run_sync(work, limiter=self._turns)

    def token_of(self, request: Request) -> str:
        """What the browser's cookie holds."""
        return request.cookies.get(self.cookies.name, "")

    def csrf_of(self, request: Request) -> str:
        """What a form of this session must carry: nobody else's page knows it."""
        return hmac.new(self.secret, b"csrf:" + self.token_of(request).encode(), hashlib.sha256).hexdigest()

    def is_ours(self, sent: Sent) -> bool:
        """True if the form was filled in on a page of ours, by this session."""
        headers = sent.request.headers
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        at_home = origin is None or origin.partition("://")[2] in (headers.get("host"), self._home)
        given = sent.form.get("csrf") or sent.request.headers.get("x-csrf", "")
        right = hmac.compare_digest(given.encode(), self.csrf_of(sent.request).encode())
        return right and at_home and site in ("same-origin", "none")

    def read_session(self, request: Request) -> tuple[StaffSession, Operator] | None:
        """Who the cookie says is there, at whatever stage of signing in; marks the session as seen."""
        with self.database.read(self.clock) as tx:
            found = session_and_operator(tx, self.token_of(request))
            stale = found is not None and is_to_be_marked(tx, found[0])
        if found and stale:
            self._mark_seen(found[0].id)
        return found

    def _mark_seen(self, session_id: int) -> None:
        with self.database.begin(self.clock) as tx:
            tx.get(StaffSession, session_id).seen_at = tx.now

    def render(self, request: Request, shown: Shown, viewer: Viewer | None, now: datetime | None) -> Response:
        """The page, with what every page needs; the language that was asked for is kept."""
        answer = page(
            shown.template,
            words_of(request),
            now=now,
            status=shown.status,
            viewer=viewer,
            csrf=self.csrf_of(request),
            here=request.url.path,
            said=request.query_params.get("said", ""),
            languages=LANGUAGES,
            kept=_kept(request),
            **shown.facts,
        )
        if (asked := request.query_params.get("jezik", "")) in LANGUAGES:
            self.cookies.keep_language(answer, asked)
        return answer

    def _shown(self, request: Request, show: Act, area: str) -> Response:
        with self.database.read(self.clock) as tx:
            found = session_and_operator(tx, self.token_of(request))
            if found is None or found[0].stage != "open":
                return to_login(request)
            is_stale, viewer = is_to_be_marked(tx, found[0]), viewer_of(*found)
            look = show if viewer.may("see", area) else _not_allowed
            answer = self._answered(Sent(request), tx, viewer, look)
            viewed_at = now_of(tx).local
        if is_stale:
            self._mark_seen(viewer.session_id)
        if isinstance(answer, After):
            return self.render(request, answer.make(), viewer, viewed_at)
        if isinstance(answer, Document):
            made = self.ports.documents.file(answer.kind, answer.facts, words_of(request).language)
            return _file(File(made.content, made.mime, made.name, inline=True))
        return answer

    def _done(self, sent: Sent, act: Act, deed: "_Deed") -> Response:
        found = self.read_session(sent.request)
        if found is None or found[0].stage != "open":
            return to_login(sent.request)
        viewer = viewer_of(*found)
        allowed = viewer.may(deed.needs, deed.area) and self.is_ours(sent)
        if allowed and deed.keeps:
            sent = replace(sent, kept=[self.ports.keep_file(u.name, u.content) for u in sent.to_keep])
        try:
            with self.database.begin(self.clock) as tx:
                if allowed and deed.verb:
                    note(tx, viewer.code, deed.verb, deed.area, _thing(sent.request))
                answer = self._answered(sent, tx, viewer, act if allowed else _not_allowed)
                if isinstance(answer, Document | After):
                    raise TypeError("a change shows no document, and no page that is made after it")
                if answer.status_code >= 400:
                    raise _Refused(answer)  # what was begun is undone, and so is the note
        except _Refused as refused:
            return refused.answer
        if deed.verb:
            self.ports.wake()
        return answer

    def _answered(self, sent: Sent, tx: Transaction, viewer: Viewer, act: Act) -> Response | Document | After:
        request, moment = sent.request, now_of(tx)
        path = {name: str(value) for name, value in request.path_params.items()}
        query = dict(request.query_params)
        asked = Asked(viewer, moment, words_of(request), path, query, sent.form, sent.files, sent.kept)
        try:
            answer = act(tx, asked)
        except Wrong as wrong:
            answer = _refusal(wrong, asked.words)
        match answer:
            case Shown():
                return self.render(request, answer, viewer, moment.local)
            case Go(path=where, said=said):
                return go(where, said)
            case Back(path=where, said=said):
                raise _Refused(go(where, said))
            case Nothing():
                return Response(status_code=204)
            case File():
                return _file(answer)
            case Document() | After():
                return answer


@dataclass(frozen=True)
class _Deed:
    """What is done to which area, and what one must be allowed there."""

    verb: str | None
    area: str
    needs: Verb
    keeps: bool


class _Refused(Exception):
    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


def session_and_operator(tx: Transaction, token: str) -> tuple[StaffSession, Operator] | None:
    """The session of a cookie, with its operator; None where either ended."""
    session = session_of(tx, token) if token else None
    if session is None:
        return None
    operator = tx.first(select(Operator).where(Operator.code == session.operator, Operator.active))
    return (session, operator) if operator else None


def words_of(request: Request) -> Words:
    """The reader's language: asked for now, or earlier; else Serbian."""
    wanted = request.query_params.get("jezik"), request.cookies.get("jezik")
    return Words(next((each for each in wanted if each in LANGUAGES), LANGUAGES[0]))


def go(path: str, said: str | None = None) -> Response:
    """Sends the browser on."""
    whole, _, place = path.partition("#")
    mark = "&" if "?" in whole else "?"
    there = f"{whole}{mark}said={said}" if said else whole
    return RedirectResponse(
        f"{there}#{place}" if place else there, status_code=303, headers={"Cache-Control": "no-store"}
    )


def _kept(request: Request) -> str:
    """What else was asked for, to stand before another language in an address."""
    asked = [(name, text) for name, text in request.query_params.multi_items() if name not in _OF_ONE_VISIT]
    return f"{urlencode(asked)}&" if asked else ""


def is_refresh(request: Request) -> bool:
    """True if an open page asks for what is new, and nobody pressed anything."""
    return bool(request.headers.get("x-live"))


def to_login(request: Request) -> Response:
    """To the login, and from there back; what only refreshes a page is told that it is over."""
    if is_refresh(request):
        return Response(status_code=401)
    is_page = request.method == "GET" and request.url.path not in ("/", "/now")
    back = request.url.path + (f"?{request.url.query}" if request.url.query else "") if is_page else ""
    return go(f"/login?next={quote(back)}" if back else "/login")


def _not_allowed(_tx: Transaction, _asked: Asked) -> Answer:
    return Shown("refused.html", {"why": "not-allowed", "detail": "", "is_ours": True}, 403)


def viewer_of(session: StaffSession, operator: Operator) -> Viewer:
    """Who looks, with what they may."""
    return Viewer(operator.code, operator.name, tuple(operator.roles), session.id)


def _thing(request: Request) -> str:
    return "/".join(str(value) for value in request.path_params.values())


def status_of(wrong: Wrong) -> tuple[int, str]:
    """The status of an error of the desk, and its name among the texts."""
    return next((status, why) for kind, status, why in _STATUSES if isinstance(wrong, kind))


def _refusal(wrong: Wrong, words: Words) -> Shown:
    status, why = status_of(wrong)
    return Shown(
        "refused.html", {"why": why, "detail": words.told(wrong), "is_ours": bool(wrong.text)}, status
    )


def _file(file: File) -> Response:
    how = "inline" if file.inline else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name)}",
        "Cache-Control": "no-store",
    }
    return Response(file.content, media_type=file.mime, headers=headers)
