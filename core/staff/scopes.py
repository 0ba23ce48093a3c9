"""What a key of the API may: scopes, in the areas of the page. Pure."""

from collections.abc import Collection, Iterable

from core.errors import Invalid

# Who may write may read the same. Without `prices` nothing of money comes out.
SCOPES = (
    "clients:read",
    "hours:read",
    "hours:write",
    "tickets:read",
    "tickets:write",
    "calls:read",
    "duty:read",
    "statements:read",
    "prices",
)


def is_within(scope: str, scopes: Collection[str]) -> bool:
    """True if a key with these scopes may do what this scope names."""
    return scope in scopes or f"{scope.removesuffix(':read')}:write" in scopes


def checked_scopes(wanted: Iterable[str]) -> list[str]:
    """The scopes in their order, each once; raises Invalid for none and for one that nobody knows."""
    asked = set(wanted)
    unknown = sorted(asked - set(SCOPES))
    if unknown or not asked:
        raise Invalid(
            f"scopes {', '.join(unknown) or 'missing'}: use some of {', '.join(SCOPES)}", "key-scopes"
        )
    return [scope for scope in SCOPES if scope in asked]
