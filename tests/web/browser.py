"""A browser without a window: asks the application in this process, and follows no redirect by itself."""

import asyncio
import re
from typing import Any

import httpx
from starlette.types import ASGIApp

BASE = "http://desk.example"


class Browser:
    """Sends requests to an application; `cookies` is what it keeps between them."""

    def __init__(self, app: ASGIApp, address: str = "127.0.0.1") -> None:
        self._app = app
        self._address = address
        self.cookies = httpx.Cookies()

    def get(self, path: str, **how: Any) -> httpx.Response:
        """A GET request."""
        return asyncio.run(self._send("GET", path, how))

    def post(self, path: str, **how: Any) -> httpx.Response:
        """A POST request."""
        return asyncio.run(self._send("POST", path, how))

    async def _send(self, method: str, path: str, how: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self._app, client=(self._address, 50000))
        async with httpx.AsyncClient(transport=transport, base_url=BASE, cookies=self.cookies) as client:
            answer = await client.request(method, path, **how)
            self.cookies = client.cookies
            return answer


class Person:
    """Somebody before a browser: keeps cookies, fills in forms, follows where it is sent."""

    def __init__(self, app: ASGIApp, address: str = "127.0.0.1") -> None:
        self._browser = Browser(app, address)
        self.at = ""

    def looks(self, path: str) -> httpx.Response:
        """Opens a page, and goes where it is sent."""
        return self._follow(self._browser.get(path), path)

    def sends(
        self, path: str, /, *, csrf: str | None = None, files: Any = None, **form: str
    ) -> httpx.Response:
        """Sends a form that stands on a page of ours; `csrf` replaces the page's own."""
        data = {"csrf": self.csrf() if csrf is None else csrf, **form}
        return self._follow(self._browser.post(path, data=data, files=files), path)

    def csrf(self) -> str:
        """What the forms of this session carry."""
        html = self._browser.get("/login").text
        found = re.search(r'name="csrf" content="([0-9a-f]+)"', html)
        assert found
        return found[1]

    def cookie(self, name: str) -> str:
        """What the browser keeps under this name."""
        return self._browser.cookies[name]

    def signs_in_as(self, code: str) -> "Person":
        """By a press, as in a demo."""
        assert self.sends(f"/login/as/{code}").status_code == 200
        return self

    def _follow(self, answer: httpx.Response, path: str) -> httpx.Response:
        self.at = path
        if answer.status_code == 303:
            return self.looks(answer.headers["location"])
        return answer


def words_of(answer: httpx.Response) -> str:
    """What a reader sees: the tags taken out, the rest on one line."""
    html = re.sub(r"<(script|style|head)\b.*?</\1>", " ", answer.text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
