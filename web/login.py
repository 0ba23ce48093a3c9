"""The doors: signing in and out, the second factor, one's own password."""

import base64
import hmac
from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlencode

import segno
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from core.database.transaction import Transaction
from core.desk.moment import now_of
from core.desk.sign_in import (
    give_code,
    is_fresh,
    open_for,
    send_link,
    set_password,
    set_second_factor,
    sign_in,
    sign_in_by_link,
    try_of,
)
from core.roster.rows import Operator
from core.staff.rows import Account, StaffSession
from core.staff.second_factor import address_of
from core.staff.sessions import Token, end_sessions
from web.asked import Shown
from web.door import StaffDoor, go, session_and_operator, viewer_of
from web.forms import Sent, read_form

_Step = Callable[[Transaction, Sent, StaffSession, Operator], Response]


class LoginPages:
    """Everything before, and around, being signed in. In a demo everybody may come in by a press."""

    def __init__(self, door: StaffDoor, *, is_demo: bool = False) -> None:
        self._door = door
        self._is_demo = is_demo
        door.router.add_route("/login", self._try_password, methods=["POST"])
        self._posts("/login/link", self._send_link)
        self._posts("/enter/{token}", self._enter)
        self._posts("/login/code", self._within(self._code))
        self._posts("/login/factor", self._within(self._factor))
        self._posts("/logout", self._within(self._sign_out))
        self._posts("/me/password", self._within(self._password))
        self._gets("/login", self._login_page)
        self._gets("/enter/{token}", self._enter_page)
        self._gets("/login/code", self._within(self._code_page))
        self._gets("/login/factor", self._within(self._factor_page))
        self._gets("/login/factor.svg", self._within(self._picture))
        self._gets("/me", self._within(self._me_page))
        if is_demo:
            self._posts("/login/as/{code}", self._as)

    # Routes

    def _gets(self, path: str, act: Callable[[Transaction, Sent], Response]) -> None:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(self._look, Sent(request), act)

        self._door.router.add_route(path, answer, methods=["GET"])

    def _posts(self, path: str, act: Callable[[Transaction, Sent], Response]) -> None:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(self._write, await read_form(request), act)

        self._door.router.add_route(path, answer, methods=["POST"])

    def _look(self, sent: Sent, act: Callable[[Transaction, Sent], Response]) -> Response:
        with self._door.database.read(self._door.clock) as tx:
            return act(tx, sent)

    async def _try_password(self, request: Request) -> Response:
        return await run_in_threadpool(self._sign_in, await read_form(request))

    def _write(self, sent: Sent, act: Callable[[Transaction, Sent], Response]) -> Response:
        if not self._door.is_ours(sent):
            return go("/login", "again")  # the page was open too long, or it was not our page
        with self._door.database.begin(self._door.clock) as tx:
            return act(tx, sent)

    def _within(self, step: _Step) -> Callable[[Transaction, Sent], Response]:
        """The step for whoever has a session, at whatever stage; others begin at the beginning."""

        def act(tx: Transaction, sent: Sent) -> Response:
            found = session_and_operator(tx, self._door.token_of(sent.request))
            return step(tx, sent, *found) if found else go("/login")

        return act

    # Signing in

    def _login_page(self, tx: Transaction, sent: Sent, fault: str = "") -> Response:
        people = list(now_of(tx).operators.values()) if self._is_demo else []
        wanted = sent.request.query_params.get("next") or sent.form.get("next", "")
        name = sent.form.get("name", "")
        return self._plain(sent, "login.html", fault, people=people, next=wanted, name=name)

    def _plain(self, sent: Sent, template: str, fault: str = "", **facts: object) -> Response:
        """A page for somebody who is not signed in yet."""
        shown = Shown(template, {"fault": fault, **facts}, 422 if fault else 200)
        return self._door.render(sent.request, shown, None, None)

    def _sign_in(self, sent: Sent) -> Response:
        with self._door.database.read(self._door.clock) as tx:
            tried = try_of(tx, sent.form.get("name", ""), _address(sent))
        is_right = self._door.is_ours(sent) and tried.is_right(sent.form.get("password", ""))

        def opened(tx: Transaction, sent: Sent) -> Response:
            token = sign_in(tx, tried, is_right=is_right)
            if token is None:
                return self._login_page(tx, sent, "login-wrong")
            return self._signed_in(tx, token, sent.form.get("next", ""))

        return self._write(sent, opened)

    def _send_link(self, tx: Transaction, sent: Sent) -> Response:
        send_link(tx, now_of(tx), sent.form.get("name", ""), _address(sent), self._door.public_url)
        return go("/login", "link-sent")  # the same for everybody

    def _enter_page(self, _tx: Transaction, sent: Sent) -> Response:
        """Asks for a press: whatever looks at links in chats must not use them up."""
        return self._plain(sent, "enter.html")

    def _enter(self, tx: Transaction, sent: Sent) -> Response:
        token = sign_in_by_link(tx, str(sent.request.path_params["token"]))
        return self._signed_in(tx, token, "/me") if token else go("/login", "link-dead")

    def _as(self, tx: Transaction, sent: Sent) -> Response:
        token = open_for(tx, str(sent.request.path_params["code"]))
        return self._signed_in(tx, token, sent.form.get("next", "")) if token else go("/login")

    def _signed_in(self, tx: Transaction, token: Token, wanted: str) -> Response:
        found = session_and_operator(tx, token.text)
        stage = found[0].stage if found else ""
        here = wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else "/"
        afterwards = f"?{urlencode({'next': here})}" if here != "/" else ""
        answer = go({"code": f"/login/code{afterwards}", "enrol": "/login/factor"}.get(stage, here))
        self._door.cookies.put(answer, token.text)
        return answer

    # The second factor

    def _code_page(
        self, _tx: Transaction, sent: Sent, session: StaffSession, _operator: Operator, fault: str = ""
    ) -> Response:
        if session.stage != "code":
            return go("/")
        wanted = sent.request.query_params.get("next") or sent.form.get("next", "")
        return self._plain(sent, "login_code.html", fault, next=wanted)

    def _code(self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator) -> Response:
        token = give_code(tx, session, sent.form.get("code", ""), _address(sent))
        if token is None:
            return self._code_page(tx, sent, session, operator, "code-wrong")
        return self._signed_in(tx, token, sent.form.get("next", ""))

    def _factor_page(
        self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator, fault: str = ""
    ) -> Response:
        if session.stage == "code":
            return go("/login/code")
        account = tx.session.get(Account, operator.code)
        if account and account.totp_secret and not is_fresh(tx, session):
            return go("/me")  # which asks to sign in again before that
        secret = self._new_secret(sent)
        return self._plain(sent, "login_factor.html", fault, secret=secret)

    def _picture(self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator) -> Response:
        """The secret for the authenticator's camera."""
        if session.stage == "code":
            return go("/login/code")
        name, company = operator.email or operator.code, now_of(tx).company.name
        picture = BytesIO()
        segno.make(address_of(self._new_secret(sent), name, company), micro=False).save(
            picture, kind="svg", scale=6, border=3, light="#fff"
        )
        return Response(picture.getvalue(), media_type="image/svg+xml", headers={"Cache-Control": "no-store"})

    def _factor(self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator) -> Response:
        token = set_second_factor(tx, session, self._new_secret(sent), sent.form.get("code", ""))
        if token is None:
            return self._factor_page(tx, sent, session, operator, "factor-wrong")
        return self._signed_in(tx, token, "/me")

    def _new_secret(self, sent: Sent) -> str:
        """The same for one session, so that it need not be kept until it is proven."""
        token = self._door.token_of(sent.request).encode()
        return base64.b32encode(hmac.digest(self._door.secret, b"totp:" + token, "sha256"))[:32].decode()

    # Oneself

    def _me_page(
        self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator, fault: str = ""
    ) -> Response:
        if session.stage != "open":
            return self._signed_in(tx, Token(self._door.token_of(sent.request)), "/me")
        account = tx.session.get(Account, operator.code)
        facts = {
            "has_password": bool(account and account.password_hash),
            "has_factor": bool(account and account.totp_secret),
            "is_fresh": is_fresh(tx, session),
            "fault": fault,
        }
        shown = Shown("me.html", facts, 422 if fault else 200)
        return self._door.render(sent.request, shown, viewer_of(session, operator), now_of(tx).local)

    def _password(self, tx: Transaction, sent: Sent, session: StaffSession, operator: Operator) -> Response:
        if session.stage != "open":
            return go("/login")
        fault = set_password(tx, session, sent.form.get("password", ""))
        if fault:
            return self._me_page(tx, sent, session, operator, f"password-{fault}")
        return go("/me", "password-set")

    def _sign_out(self, tx: Transaction, sent: Sent, session: StaffSession, _operator: Operator) -> Response:
        if sent.form.get("everywhere"):
            end_sessions(tx, session.operator)
        session.ended_at = session.ended_at or tx.now
        answer = (
            go("/login?next=/me", "again-first") if sent.form.get("again") else go("/login", "signed-out")
        )
        self._door.cookies.drop(answer)
        return answer


def _address(sent: Sent) -> str:
    return sent.request.client.host if sent.request.client else ""
