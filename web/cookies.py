"""What the browser keeps for us: the session, and the language that was chosen."""

from dataclasses import dataclass

from fastapi import Response


@dataclass(frozen=True)
class Cookies:
    """The one cookie: bound to the host and to https, except on a machine of one's own."""

    public_url: str

    @property
    def _is_secure(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def name(self) -> str:
        """Its name; the prefix makes the browser refuse it from anybody else."""
        return "__Host-dezurni" if self._is_secure else "dezurni"

    def put(self, answer: Response, token: str) -> None:
        """The browser keeps it until it is closed or the session ends."""
        answer.set_cookie(self.name, token, httponly=True, secure=self._is_secure, samesite="lax", path="/")

    def keep_language(self, answer: Response, language: str) -> None:
        """What the browser's owner reads, for a year."""
        answer.set_cookie(
            "jezik",
            language,
            max_age=31_536_000,
            httponly=True,
            secure=self._is_secure,
            samesite="lax",
            path="/",
        )

    def drop(self, answer: Response) -> None:
        """The browser forgets it."""
        answer.delete_cookie(self.name, httponly=True, secure=self._is_secure, samesite="lax", path="/")
