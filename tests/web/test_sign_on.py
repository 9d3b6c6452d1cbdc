"""Log-in through OpenID Connect: a real server, a provider that answers, a session like a browser's."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from tests.web.provider import CLIENT, SECRET, Provider, provider
from tests.web.test_many_editors import Server

pytestmark = pytest.mark.slow
FIRST = {
    "code": "139900", "region": "青禾市", "finance": "青禾市财政局", "username": "keeper",
    "name": "甲管理", "password": "long enough 77", "again": "long enough 77",
}  # fmt: skip


@pytest.fixture(scope="module")
def vouching() -> Iterator[Provider]:
    with provider() as made:
        yield made


@pytest.fixture(scope="module")
def server(vouching: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A system that was set up without the provider, and starts again with it."""
    made = Server(tmp_path_factory.mktemp("data"))
    try:
        made.start()
        begun = Browser(made).post("/begin/", FIRST)
        assert begun.url.endswith("/account/login/")
        made.kill()
        made.environment |= {
            "JIXIAO_OIDC_ISSUER": vouching.issuer, "JIXIAO_OIDC_CLIENT": CLIENT,
            "JIXIAO_OIDC_SECRET": SECRET, "JIXIAO_OIDC_NAME": "市里的统一身份认证",
        }  # fmt: skip
        made.start()
        yield made
    finally:
        made.kill()


class Browser(requests.Session):
    """One person's browser: keeps cookies, sends what forms hold."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self.trust_env = False
        self.base = f"http://127.0.0.1:{server.port}"

    def see(self, path: str) -> requests.Response:
        return self.get(self.base + path, timeout=30)

    def post(self, path: str, words: dict[str, str], *, page: str = "", stay: bool = False) -> requests.Response:  # type: ignore[override]  # fmt: skip
        found = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.see(page or path).text)
        assert found is not None
        words = {**words, "csrfmiddlewaretoken": found[1]}
        return self.request(
            "POST", self.base + path, data=words, allow_redirects=not stay, timeout=30
        )

    def come_by(self, vouching: Provider) -> requests.Response:
        """The button, the provider, and the way back."""
        away = self.post("/account/oidc/one/login/", {}, page="/account/login/", stay=True)
        assert away.status_code == 302
        return self.see(vouching.authorise(away.headers["Location"]))


def kept(server: Server, query: str) -> list[tuple[object, ...]]:
    """Rows of the server's database."""
    data = Path(server.environment["JIXIAO_DATA"])
    with closing(sqlite3.connect(data / "jixiao.sqlite3")) as opened:
        return opened.execute(query).fetchall()


def test_the_tables_it_needs_are_made_after_a_backup(server: Server) -> None:
    kept_before = Path(server.environment["JIXIAO_DATA"], "backups").glob("before-upgrade-*.zip")

    assert len(list(kept_before)) == 1


def test_who_is_entered_here_comes_in_by_the_provider_and_is_on_record(
    server: Server, vouching: Provider
) -> None:
    vouching.claims = {
        "sub": "number-1", "preferred_username": "keeper", "email": "k@example.gov.cn",
        "phone_number": "not to be kept",
    }  # fmt: skip
    browser = Browser(server)

    door = browser.see("/account/login/")
    came = browser.come_by(vouching)

    assert "用市里的统一身份认证登录" in door.text
    assert f"form-action 'self' {vouching.issuer}" in door.headers["Content-Security-Policy"]
    assert came.status_code == 200
    assert "甲管理" in came.text
    acts = [act for (act,) in kept(server, "select act from records_event order by id")]
    assert acts[-2:] == ["link_sign_on", "log_in"]
    assert kept(server, "select uid, extra_data from socialaccount_socialaccount") == [
        ("number-1", "{}")
    ]
    assert kept(server, "select count(*) from socialaccount_socialtoken") == [(0,)]


def test_who_is_not_entered_here_is_told_so_and_not_made(
    server: Server, vouching: Provider
) -> None:
    vouching.claims = {"sub": "number-2", "preferred_username": "stranger"}

    refused = Browser(server).come_by(vouching)

    assert refused.status_code == 403
    assert "“stranger”在本系统没有账号" in refused.text
    assert kept(server, "select count(*) from records_person") == [(1,)]


def test_a_name_given_to_somebody_else_at_the_provider_does_not_open_the_door(
    server: Server, vouching: Provider
) -> None:
    vouching.claims = {"sub": "number-1", "preferred_username": "keeper"}
    assert Browser(server).come_by(vouching).status_code == 200

    vouching.claims = {"sub": "number-3", "preferred_username": "keeper"}
    refused = Browser(server).come_by(vouching)

    assert refused.status_code == 403
    assert kept(server, "select uid from socialaccount_socialaccount") == [("number-1",)]


def test_a_way_back_that_nobody_began_or_that_fails_ends_with_one_sentence(
    server: Server, vouching: Provider
) -> None:
    vouching.claims = {"sub": "number-1", "preferred_username": "keeper"}
    forged = Browser(server).see("/account/oidc/one/login/callback/?code=a+code&state=forged")
    vouching.is_down = True
    failed = Browser(server).come_by(vouching)
    vouching.is_down = False
    gone = Browser(server).see("/account/oidc/one/login/callback/?error=access_denied&state=x")

    for answer in (forged, failed, gone):
        assert answer.status_code == 403
        assert "统一身份认证没有完成" in answer.text
        assert "Traceback" not in answer.text
    assert Browser(server).see("/account/oidc/other/login/").status_code == 404


def test_the_way_out_to_the_provider_is_a_form_and_no_link(server: Server) -> None:
    asked = Browser(server).see("/account/oidc/one/login/")

    assert not asked.history
    assert "用市里的统一身份认证登录" in asked.text
    assert 'class="card door' in asked.text


def test_a_form_without_its_token_is_refused_in_one_sentence(server: Server) -> None:
    refused = requests.post(f"{Browser(server).base}/account/login/", {"login": "x"}, timeout=30)

    assert refused.status_code == 403
    assert "这个页面放得太久或者不是从本系统打开的" in refused.text


def test_the_pages_of_the_library_lead_back_to_the_door(server: Server) -> None:
    for name in ("signup", "connections", "login_cancelled", "login_error"):
        assert Browser(server).see(f"/account/oidc/{name}/").url.endswith("/account/login/")
