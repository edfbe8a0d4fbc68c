"""One's own page: who one is, one's password, where one is signed in, and the tokens of one's programs."""

from datetime import datetime

from starlette.responses import RedirectResponse, Response

from engine.clock import zone
from engine.errors import DealgateError, Usage
from engine.message import Message, msg
from serving import passwords
from serving.asker import Asker
from serving.keys import TOKEN_LASTS, Key
from serving.printing import printed
from serving.signing_in import let_in, twice
from web.me import Me, Pass, Seat
from web.page import Said


def me(asker: Asker) -> Response:
    said = {"password": "sign_in.password_changed", "ended": "sign_in.ended"}.get(asker.asked("done") or "")
    return _page(asker, msg(said) if said else None)


def change_password(asker: Asker) -> Response:
    """Whoever sits down at a browser left open does not know the one there is."""
    if asker.site.alone is not None:
        raise Usage(msg("sign_in.by_link"))
    keys, user = asker.site.keys, asker.user
    tried = keys.take_try(user, asker.address, asker.now)
    if not tried:
        return _page(asker, msg("sign_in.too_often"), 429)
    if not passwords.check(keys, user, asker.form.get("current", ""), asker.now):
        return _page(asker, msg("sign_in.wrong_current"), 403)
    keys.give_back(tried)
    try:
        passwords.choose(keys, user, twice(asker), asker.now)
    except Usage as error:
        return _page(asker, error.message, 400)
    return let_in(asker, user, "/me?done=password")


def end_sessions(asker: Asker) -> Response:
    """One of them, or all but this one."""
    assert asker.session is not None
    if id := asker.form.get("id"):
        asker.site.keys.drop_of(asker.user, "session", id)
    else:
        asker.site.keys.drop_all(asker.user, "session", but=asker.session.id)
    return RedirectResponse("/me?done=ended", 303)


def make_token(asker: Asker) -> Response:
    """It stands on the page that answers, and nowhere else."""
    try:
        made = asker.call(
            "token add", asker.form.get("label", ""), days=asker.form.get("days") or str(TOKEN_LASTS.days)
        ).data
    except DealgateError as error:
        return _page(asker, error.message, 400)
    return _page(asker, made=(msg("sign_in.new_token", label=made["label"]), made["token"]))


def drop_token(asker: Asker) -> Response:
    asker.call("token drop", asker.request.path_params["id"])
    return RedirectResponse("/me?done=ended", 303)


def _page(
    asker: Asker, said: Message | None = None, status: int = 200, made: tuple[Said, str] | None = None
) -> Response:
    desk, keys = asker.desk(), asker.site.keys
    assert asker.session is not None
    here, actor = asker.session.id, desk.actor
    time_zone = desk.view.workspace.time_zone
    facts: list[tuple[Said, Said]] = [
        (msg("sign_in.login"), actor.user),
        (msg("sign_in.my_name"), actor.name),
        (msg("sign_in.my_role"), msg(f"people.role_{actor.role}")),
    ]
    if actor.team:
        facts.append((msg("sign_in.my_team"), actor.team))
    seats = [
        Seat(key.id, key.label or msg("sign_in.some_browser"), _of_seat(key, time_zone), key.id == here)
        for key in keys.all_of(actor.user, "session", asker.now)
    ]
    page = Me(
        tuple(facts),
        passwords.SHORTEST if asker.site.alone is None else None,
        tuple(sorted(seats, key=lambda seat: not seat.here)),
        tuple(
            Pass(key.id, key.label, _of_token(key, time_zone))
            for key in keys.all_of(actor.user, "token", asker.now)
        ),
        TOKEN_LASTS.days,
        said,
        status != 200,
        made,
    )
    return printed(asker, "me", page, status=status)


def _of_seat(key: Key, time_zone: str) -> tuple[Said, ...]:
    seen = _there(key.used_at or key.made_at, time_zone)
    return msg("sign_in.since", at=_there(key.made_at, time_zone)), msg("sign_in.seen", at=seen)


def _of_token(key: Key, time_zone: str) -> tuple[Said, ...]:
    used = msg("sign_in.never_used")
    if key.used_at:
        used = msg("sign_in.seen", at=_there(key.used_at, time_zone))
    ends = msg("sign_in.works_until", at=_there(key.ends_at, time_zone)) if key.ends_at else None
    return tuple(said for said in (ends, used) if said)


def _there(at: datetime, time_zone: str) -> datetime:
    return at.astimezone(zone(time_zone))
