"""What a view says of its route, and what holds where it says nothing."""

from flask import Flask, request, session
from flask.testing import FlaskClient

from portal.web.routes import for_everybody, reads
from tests.portal.conftest import Site, text_of
from tests.portals import open_portal

PRIVATE = "private, no-store"
NOT_FOR_EVERYBODY = {
    "assets.asset",  # says so by itself: kept for good
    "health.alive",
    "health.ready",
    "home.choose_language",
    "machines.choose_search_description",
    "conformance.choose_language",
    "my_town.choose",  # says what one device remembers
    "my_town.my_town",
    "my_town.remember",
    "open_data.choose_language",
    "media.media",  # says so by itself: pictures are kept for good
    "preview.media",
    "preview.preview",
    "checking.still_correct",
    "checking.confirm_record",
    "reports.report",
    "reports.send",
    "wishes.send",
    "wishes.wishes",
}
"""Everything that may not be kept for all readers; another view joins by saying nothing."""


def portal_of(site: Site) -> Flask:
    app = open_portal(site.settings)
    app.testing = True
    return app


def client_of(app: Flask) -> FlaskClient:
    return app.test_client(use_cookies=False)


def test_only_views_that_say_so_answer_everybody_alike(site: Site) -> None:
    views = portal_of(site).view_functions

    silent = {name for name, view in views.items() if not hasattr(view, "is_for_everybody")}

    assert silent == NOT_FOR_EVERYBODY


def test_an_answer_is_private_unless_its_view_says_otherwise(site: Site) -> None:
    app = portal_of(site)
    app.add_url_rule("/fr/mine", view_func=lambda: "mine", endpoint="mine")

    response = client_of(app).get("/fr/mine")

    assert response.headers["Cache-Control"] == PRIVATE
    assert "ETag" not in response.headers


def test_a_private_answer_is_never_said_to_be_unchanged(site: Site) -> None:
    app = portal_of(site)
    app.add_url_rule("/fr/mine", view_func=lambda: "mine", endpoint="mine")
    client = client_of(app)
    etag = client.get("/fr/").headers["ETag"]

    response = client.get("/fr/mine", headers={"If-None-Match": etag})

    assert (response.status_code, text_of(response)) == (200, "mine")


def test_an_address_of_a_private_view_that_leads_to_nothing_is_kept_by_nobody(site: Site) -> None:
    app = portal_of(site)
    app.add_url_rule("/fr/mine", view_func=lambda: ("", 404), endpoint="mine")
    client = client_of(app)

    assert client.get("/fr/mine").headers["Cache-Control"] == PRIVATE
    assert client.get("/fr/nothing").headers["Cache-Control"] == "no-cache"


def test_an_answer_that_sets_a_cookie_is_kept_for_nobody(site: Site) -> None:
    app = portal_of(site)

    @app.get("/fr/greeting")
    @for_everybody
    def greeting() -> str:
        name = request.headers.get("X-Name", "")
        if name:
            session["name"] = name
        return f"Bonjour {name}"

    client = client_of(app)
    first = client.get("/fr/greeting", headers={"X-Name": "Amina"})
    second = client.get("/fr/greeting")

    assert first.headers["Set-Cookie"].startswith("portal_session=")
    assert first.headers["Cache-Control"] == PRIVATE
    assert "ETag" not in first.headers
    assert text_of(second) == "Bonjour "
    assert "Set-Cookie" not in second.headers


def test_who_has_signed_in_gets_pages_that_nobody_else_gets(site: Site) -> None:
    client = client_of(portal_of(site))
    etag = client.get("/fr/").headers["ETag"]

    response = client.get("/fr/", headers={"Cookie": "portal_session=x", "If-None-Match": etag})

    assert (response.status_code, response.headers["Cache-Control"]) == (200, PRIVATE)
    assert "ETag" not in response.headers


def test_one_setting_names_the_session_cookie(site: Site) -> None:
    client = client_of(portal_of(site.with_settings(session_cookie="another")))

    signed_in = client.get("/fr/", headers={"Cookie": "another=x"})
    stranger = client.get("/fr/", headers={"Cookie": "portal_session=x"})

    assert signed_in.headers["Cache-Control"] == PRIVATE
    assert stranger.headers["Cache-Control"] == "no-cache"


def test_a_view_gets_the_parameters_that_its_route_declares_and_no_others(site: Site) -> None:
    app = portal_of(site)

    @app.get("/fr/echo")
    @reads("a", "b")
    def echo() -> dict[str, list[str]]:
        return {name: request.args.getlist(name) for name in ("a", "b")} | {
            "query": [request.query_string.decode()]
        }

    answer = client_of(app).get("/fr/echo?b=2&a=1&tracking=3").get_json()

    assert answer == {"a": ["1"], "b": ["2"], "query": ["a=1&b=2"]}


def test_a_view_that_takes_a_form_gets_the_parameters_that_it_declares_itself(site: Site) -> None:
    app = portal_of(site)
    app.add_url_rule("/fr/door", view_func=lambda: "door", endpoint="door")

    @app.post("/fr/door")
    @reads("next")
    def enter() -> str:
        return request.args.get("next", "")

    response = client_of(app).post("/fr/door?next=/fr/about&x=1")

    assert text_of(response) == "/fr/about"


def test_reading_a_parameter_that_is_not_declared_fails_at_once(site: Site) -> None:
    app = portal_of(site)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for path, view in {
        "get": lambda: request.args.get("page", ""),
        "getlist": lambda: str(request.args.getlist("page")),
        "contains": lambda: str("page" in request.args),
        "values": lambda: str(request.values.get("page")),
    }.items():
        app.add_url_rule(f"/fr/{path}", view_func=reads("q")(view), endpoint=path)

    client = client_of(app)

    ways = ("get", "getlist", "contains", "values")
    assert [client.get(f"/fr/{path}").status_code for path in ways] == [500] * len(ways)
