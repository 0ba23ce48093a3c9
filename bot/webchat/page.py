"""The page of the chat, the script that puts it on another site, and what both load."""

import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.webchat.site import ChatSite
from bot.webchat.words import words
from core.company.organisation import organisation
from core.language.catalogue import LANGUAGES

_FOLDER = Path(__file__).parent
_EMBED = "embed.js"
_WORDS = "/* WORDS */"
# Counted, and told by a number for which Serbian has a form of its own.
_COUNTED = {"one": 1, "few": 2, "other": 5}
# What the script on another site says itself.
_OUTSIDE = ("title", "button", "open-chat", "frame-title", "new-tab")
_INSIDE = (
    *(
        "desk-says",
        "you-say",
        "sending",
        "not-sent",
        "send-again",
        "edited",
        "new-below",
        "earlier",
        "today",
        "yesterday",
    ),
    *("offline", "slow-down", "failed", "code-ready", "new-tab"),
    *("file-too-large", "files-too-many", "edit", "you-edit"),
)


def page_routes(site: ChatSite) -> APIRouter:
    """`/chat`, `/chat.js` and what they load."""
    routes = APIRouter(include_in_schema=False)
    names = frozenset(file.name for file in (_FOLDER / "static").iterdir()) - {_EMBED}
    template = _template()
    script = (_FOLDER / "static" / _EMBED).read_text("utf-8").replace(_WORDS, _outside())
    headers = {"Content-Security-Policy": policy(site.origins), "Cache-Control": "no-cache"}

    def chat(request: Request) -> HTMLResponse:
        language = request.query_params.get("language", "")
        with site.door.database.read(site.door.clock) as tx:
            company = organisation(tx)
        chosen = language if language in LANGUAGES else company.language
        return HTMLResponse(template.render(_facts(company.name, chosen)), headers=headers)

    def embed(_request: Request) -> Response:
        # Any site may load it; whether the chat then opens there is told by the page's own policy.
        told = {"Cache-Control": "public, max-age=300", "Cross-Origin-Resource-Policy": "cross-origin"}
        return Response(script, media_type="text/javascript; charset=utf-8", headers=told)

    def static(request: Request) -> FileResponse:
        name = request.path_params["name"]
        if name not in names:
            raise HTTPException(404)
        return FileResponse(_FOLDER / "static" / name, headers={"Cache-Control": "no-cache"})

    for path, shown in {"/chat": chat, "/chat.js": embed, "/chat/static/{name}": static}.items():
        routes.add_route(path, shown, methods=["GET"])
    return routes


def policy(origins: tuple[str, ...]) -> str:
    """Nothing inline, nothing foreign; shown in frames of our own pages and of these sites alone."""
    framed_by = " ".join(("'self'", *origins))
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            f"frame-ancestors {framed_by}",
        )
    )


def _template() -> Any:
    loader = FileSystemLoader(_FOLDER / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("chat.html")


def _facts(company: str, language: str) -> dict[str, Any]:
    def say(key: str, **facts: Any) -> str:
        return words().say(key, language, facts)

    inside = {key: say(key) for key in _INSIDE}
    inside["letters-left"] = say("letters-left", left="{n}")
    inside["too-long"] = say("too-long", most="{n}")
    return {
        "company": company,
        "language": language,
        "languages": LANGUAGES,
        "say": say,
        "words": json.dumps(inside, ensure_ascii=False),
    }


def _outside() -> str:
    """The script's words in every language, as JavaScript reads them."""
    told = {language: {key: words().say(key, language) for key in _OUTSIDE} for language in LANGUAGES}
    for language in LANGUAGES:
        for form, count in _COUNTED.items():
            said = words().say("unread", language, {"count": count})
            told[language][f"unread-{form}"] = said.replace(str(count), "{n}")
    return json.dumps(told, ensure_ascii=True)
