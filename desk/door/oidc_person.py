"""Who somebody is here by what the city's provider says. Pure."""

from collections.abc import Mapping

from hotline.config.desk import Oidc
from hotline.desk.roles import Role

from .user import User, UserError, checked


def person_of(claims: Mapping[str, object], settings: Oidc) -> User:
    """Return the user of an ID token's claims; without `roles` in the settings one with no role.

    Raises `UserError` for a person without a name, or without a role that the settings give.
    """
    claimed = str(claims.get(settings.user_claim) or "").strip()
    name = claimed.lower()
    if not name:
        raise UserError(f"the provider says no {settings.user_claim}")
    if settings.user_claim == "sub" and name != claimed:  # two of them may differ by that alone (Core, 2)
        raise UserError(
            "the provider's sub has capital letters, which no name here has: set desk.oidc.user_claim"
        )
    groups = _texts(claims.get(settings.roles_claim))
    roles = tuple({Role(settings.roles[group]): None for group in groups if group in settings.roles})
    agent = str(claims.get(settings.agent_claim) or "") or None
    user = User(
        name=name,
        full_name=str(claims.get(settings.name_claim) or name)[:200],
        roles=roles,
        agent=agent if Role.AGENT in roles else None,
        departments=tuple(settings.departments[group] for group in groups if group in settings.departments),
    )
    return checked(user) if settings.roles else user


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split()
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
