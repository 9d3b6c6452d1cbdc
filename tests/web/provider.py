"""A provider of OpenID Connect on this machine: the whole road with real requests and tokens."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "jixiao", "a secret of thirty-two signs, not less"


class Provider(ThreadingHTTPServer):
    """Vouches for whomever ``claims`` says.

    Args:
        claims: What it tells of the person who comes next.
        is_down: Whether it refuses to give tokens.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.claims: dict[str, str] = {}
        self.is_down = False
        self.challenge = ""
        self.asked: list[str] = []

    @property
    def issuer(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"

    def authorise(self, address: str) -> str:
        """What a browser does there: log in, and be sent back to the address returned."""
        parts = urlsplit(address)
        asked = {key: each[0] for key, each in parse_qs(parts.query).items()}
        assert f"{parts.scheme}://{parts.netloc}" == self.issuer
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        self.challenge = asked["code_challenge"]
        back = urlsplit(asked["redirect_uri"])
        return f"{back.path}?{urlencode({'code': 'a code', 'state': asked['state']})}"


class _Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        """The description, and what is known of the person."""
        self.server.asked.append(self.path)
        here = self.server.issuer
        if self.path == "/.well-known/openid-configuration":
            self._say(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "userinfo_endpoint": f"{here}/userinfo",
                    "jwks_uri": f"{here}/keys",
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer access":
            self._say(self.server.claims)
        else:
            self._say({"error": "not_found"}, 404)

    def do_POST(self) -> None:
        """A token for the code, if the secret and the proof are right."""
        self.server.asked.append(self.path)
        words = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        proof = hashlib.sha256(words["code_verifier"][0].encode()).digest()
        is_right = (
            not self.server.is_down
            and words["code"] == ["a code"]
            and words["client_secret"] == [SECRET]
            and base64.urlsafe_b64encode(proof).decode().rstrip("=") == self.server.challenge
        )
        if not is_right:
            self._say({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {"iss": self.server.issuer, "aud": CLIENT, "iat": now, "exp": now + 60}
        told = jwt.encode({**self.server.claims, **claims}, SECRET, algorithm="HS256")
        self._say({"access_token": "access", "token_type": "Bearer", "id_token": told})

    def _say(self, body: object, status: int = 200) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *_: object) -> None:  # noqa: A002 -- the name it has
        """Nothing: tests print what they need."""


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that answers while the block runs."""
    made = Provider()
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.shutdown()
        made.server_close()
        thread.join()
