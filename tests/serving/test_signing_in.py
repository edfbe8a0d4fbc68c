"""Coming in with a password or by a link, and what ends it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from served import COOKIE, serving

from serving import passwords
from serving.keys import TRIES

GOOD = "a line of its own"


@pytest.fixture
def team(desk):
    """Lin and wei have a password."""
    for user in ("lin", "wei"):
        passwords.choose(desk.site.keys, user, f"{GOOD}, says {user}", datetime.now(UTC))
    return desk


def sign_in(visitor, user="lin", password=None, **more):
    return visitor.send_form("/sign-in", user=user, password=password or f"{GOOD}, says {user}", **more)


def is_in(visitor):
    answer = visitor.get("/")
    assert answer.status_code in (200, 303)
    return answer.status_code == 200


def test_the_right_password_lets_in_and_leads_to_where_one_was_going(team):
    visitor = team.visitor()
    asked = visitor.get("/deals/ACME-1?as_of=2026-03-02")
    assert asked.status_code == 303
    form = visitor.get(asked.headers["location"])
    to = re.search(r'action="/sign-in">\s*<input type="hidden" name="to" value="([^"]+)"', form.text)[1]
    answer = sign_in(visitor, to=to)
    assert (answer.status_code, answer.headers["location"]) == (303, "/deals/ACME-1?as_of=2026-03-02")
    assert "Line 3 upgrade" in visitor.get(answer.headers["location"]).text


def test_who_is_in_needs_no_form(team):
    visitor = team.visitor("lin")
    assert visitor.get("/sign-in?to=/me").headers["location"] == "/me"


def test_a_wrong_login_and_a_wrong_password_are_answered_alike(team):
    for user, password in (
        *(("lin", "wrong"), ("lin", ""), ("nobody", GOOD), ("", ""), ("bo", GOOD)),
        ("lin", f"{GOOD}, says wei"),
    ):
        visitor = team.visitor()
        answer = visitor.send_form("/sign-in", user=user, password=password)
        assert answer.status_code == 403
        assert "The login or the password is wrong." in answer.text
        assert COOKIE not in visitor.cookies
        assert not is_in(visitor)


def test_the_cookie_is_kept_from_scripts_and_other_sites(team):
    answer = sign_in(team.visitor())
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"dealgate=[\w-]{43}; HttpOnly; Max-Age=604800; Path=/; SameSite=lax", cookie), cookie


def test_behind_https_it_is_sent_by_https_alone_and_set_by_nobody_else(work):
    with serving(work, known=lambda url: {"secure": True}) as desk:
        passwords.choose(desk.site.keys, "lin", f"{GOOD}, says lin", datetime.now(UTC))
        origin = {"origin": desk.url.replace("http:", "https:")}
        form = {"user": "lin", "password": f"{GOOD}, says lin"}
        answer = desk.visitor().post("/sign-in", data=form, headers=origin)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-dealgate=")
        assert cookie.endswith("Path=/; SameSite=lax; Secure")
        assert "Domain" not in cookie
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        by_http = desk.visitor().post("/sign-in", data=form, headers={"origin": desk.url})
        assert by_http.status_code == 403, "a page of ours comes by https"


def test_too_many_wrong_passwords_and_one_waits_even_with_the_right_one(team):
    visitor = team.visitor()
    for n in range(TRIES - 1):
        team.site.keys.take_try("lin", f"10.0.0.{n}", datetime.now(UTC))
    assert sign_in(visitor, password="wrong").status_code == 403
    answer = sign_in(visitor)
    assert (answer.status_code, COOKIE in visitor.cookies) == (429, False)
    assert "Try again in a quarter of an hour." in answer.text
    assert sign_in(team.visitor(), "wei").status_code == 303, "nobody else waits"


def test_signing_out_ends_the_session_itself(team):
    visitor = team.visitor("lin")
    secret = visitor.cookies[COOKIE]
    answer = visitor.send_form("/sign-out")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert answer.headers["set-cookie"].startswith('dealgate=""; expires=')
    again = team.visitor()
    again.cookies.set(COOKIE, secret)
    assert not is_in(again)


def test_whoever_has_left_is_out_at_the_next_request(team):
    lin, token = team.visitor("lin"), team.site.keys.make("token", "lin", datetime.now(UTC), None)
    assert is_in(lin)
    team.shell.ok("person leave lin --to wei", by="ada")
    assert not is_in(lin)
    assert team.site.let_in("token", token, datetime.now(UTC)) is None
    assert sign_in(team.visitor()).status_code == 403
    link = team.site.keys.make("link", "lin", datetime.now(UTC), timedelta(hours=1))
    assert team.visitor().get(f"/in/{link}").status_code == 404
    team.shell.ok("person add lin --role rep", by="ada")
    assert not is_in(lin), "who comes back signs in anew"
    assert team.site.let_in("token", token, datetime.now(UTC)) is None
    assert sign_in(team.visitor()).status_code == 303


def test_a_role_that_changes_counts_at_the_next_request(team):
    lin = team.visitor("lin")
    team.shell.ok("new 'Not hers' --account HNJG", by="wei")
    deal = "/deals/HNJG-1/stop"
    form = {"class_": "no_decision", "reason": "no budget"}
    assert lin.send_form(deal, **form).status_code == 403
    team.shell.ok("person add lin --role manager", by="ada")
    assert lin.send_form(deal, **form).status_code == 303
    team.shell.ok("person add lin --role rep --team north", by="ada")
    assert lin.send_form("/deals/HNJG-1/reopen", reason="they called").status_code == 403


def invited(desk, user="bo"):
    return desk.shell.data(f"person invite {user}", by="ada")["link"]


def test_by_an_invitation_one_sets_a_password_and_is_in(team):
    visitor, link = team.visitor(), invited(team)
    page = visitor.get(link)
    assert page.status_code == 200
    assert "New password, 10 characters or more" in page.text
    assert visitor.get(link).status_code == 200, "whatever looks at a link before one does has not used it up"
    answer = visitor.send_form(link, password=GOOD, again=GOOD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert is_in(visitor)
    assert visitor.send_form(link, password=GOOD, again=GOOD).status_code == 404
    assert team.visitor().get(link).status_code == 404
    assert sign_in(team.visitor(), "bo", GOOD).status_code == 303


def test_until_then_the_old_password_stays_and_then_every_session_is_over(team):
    link, before = invited(team, "lin"), team.visitor("lin")
    assert sign_in(team.visitor()).status_code == 303
    assert is_in(before)
    team.visitor().send_form(link, password="another one by far", again="another one by far")
    assert not is_in(before)
    assert sign_in(team.visitor()).status_code == 403
    assert sign_in(team.visitor(), password="another one by far").status_code == 303


def test_a_password_that_will_not_do_does_not_use_the_link_up(team):
    link = invited(team)
    for fields, said in [
        ({"password": GOOD, "again": "else"}, "The two are not the same."),
        ({"password": "short", "again": "short"}, "10 to 1000 characters"),
        ({}, "10 to 1000 characters"),
    ]:
        answer = team.visitor().send_form(link, **{"again": "", **fields})
        assert (answer.status_code, said in answer.text) == (400, True), fields
    assert team.visitor().send_form(link, password=GOOD, again=GOOD).status_code == 303


def test_a_new_invitation_ends_the_one_before(team):
    first, second = invited(team), invited(team)
    assert team.visitor().get(first).status_code == 404
    assert team.visitor().get(second).status_code == 200


def test_a_link_ends_by_itself(team):
    made = datetime.now(UTC) - timedelta(hours=2)
    link = team.site.keys.make("link", "bo", made, timedelta(hours=1))
    assert team.visitor().get(f"/in/{link}").status_code == 404
    assert team.visitor().send_form(f"/in/{link}", password=GOOD, again=GOOD).status_code == 404


def test_one_s_own_desk_opens_by_its_link_once(work):
    with serving(work, alone="lin") as desk:
        nobody = desk.visitor()
        assert nobody.get("/").headers["location"] == "/sign-in?to=/"
        assert "open the link that dealgate serve shows" in nobody.get("/sign-in").text
        assert nobody.send_form("/sign-in", user="lin", password=GOOD).status_code == 403
        link = desk.site.keys.make("link", "lin", datetime.now(UTC), timedelta(minutes=10))
        lin = desk.visitor()
        assert lin.get(f"/in/{link}").status_code == 303
        assert is_in(lin)
        assert desk.visitor().get(f"/in/{link}").status_code == 404
        assert "sign-out" not in lin.get("/").text


def test_one_s_own_desk_is_nobody_else_s(work):
    """Not by a session, nor by an invitation, that the same file of keys holds for somebody else."""
    with serving(work, alone="lin") as desk:
        link = desk.site.keys.make("link", "wei", datetime.now(UTC), timedelta(minutes=10))
        assert desk.visitor().get(f"/in/{link}").status_code == 404
        assert not is_in(desk.visitor("wei"))


def test_a_language_is_chosen_and_stays(desk):
    visitor = desk.visitor()
    assert '<html lang="en">' in visitor.get("/sign-in").text
    answer = visitor.send_form("/language", language="zh", to="/sign-in?to=/me")
    assert answer.headers["location"] == "/sign-in?to=/me"
    assert '<html lang="zh-CN">' in visitor.get("/sign-in").text
    visitor.send_form("/language", language="fr", to="/")
    assert visitor.cookies["lang"] == "zh"


def test_else_it_is_the_browser_s(desk):
    wishes = {
        "zh-CN,zh;q=0.9": "zh-CN",
        "fr,zh;q=0.5": "zh-CN",
        "fr": "en",
        "en-GB,zh": "en",
        "\xff,,;": "en",
    }
    for wished, lang in wishes.items():
        page = desk.visitor().get("/sign-in", headers={"accept-language": wished.encode("latin-1")})
        assert f'<html lang="{lang}">' in page.text


def test_a_form_sent_when_one_is_no_longer_in_leads_back_to_its_page(desk):
    visitor = desk.visitor()
    referer = f"{desk.url}/deals/ACME-1?x=1"
    answer = visitor.post("/deals/ACME-1/tick", data={"item": "own_words"}, headers={"referer": referer})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?to=/deals/ACME-1%3Fx%3D1")
