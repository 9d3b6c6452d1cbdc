"""What an installation decides: by environment or by one TOML file, checked before anything runs.

A value of the environment (``JIXIAO_…``; ``DATABASE_URL``) goes before the file's. Secrets that
nobody gave are made once and kept beside the data, readable by their owner alone.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

_KNOWN = {
    "data": "数据目录",
    "hosts": "允许访问的主机名，多个用逗号分开",
    "secure": "是否只走 HTTPS（yes 或 no）",
    "proxy": "前面做 HTTPS 的代理从哪个地址来，secure 为 yes 时默认 127.0.0.1",
    "email": "发信服务器地址，如 smtp://用户:密码@主机:25",
    "sender": "发信人地址",
    "language": "界面语言（zh 或 en）",
    "demo": "是否演示：不用密码登录虚构的人员（yes 或 no）",
    "oidc_issuer": "统一身份认证（OpenID Connect）的地址，如 https://sso.example.gov.cn",
    "oidc_client": "在统一身份认证登记的客户端编号",
    "oidc_secret": "在统一身份认证登记的客户端密钥",
    "oidc_name": "登录页上统一身份认证的名称",
    "oidc_claim": "哪个字段是本系统的用户名，一般是 preferred_username",
}
DEMO_FILE = "demo.txt"
"""Lies in the data folder of an invented county, and nowhere else."""
_MAIL = frozenset(("smtp", "smtps", "smtp+tls"))
_SHORTEST_SECRET = 32
_YES, _NO = {"yes", "true", "1", "on"}, {"no", "false", "0", "off", ""}


class ConfigurationError(Exception):
    """A setting is not what it should be; the message is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class SignOn:
    """A provider of OpenID Connect (统一身份认证) through which people may come in.

    Args:
        issuer: Its address, without the path of its description.
        client: Name under which this system is known there.
        secret: The secret that belongs to the name.
        name: What the button says.
        claim: The claim that holds the user name of this system.
    """

    issuer: str
    client: str
    secret: str
    name: str
    claim: str

    @property
    def origin(self) -> str:
        """Scheme and host, as a content security policy names them."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of an installation.

    Args:
        data: Folder of the data: database, uploads, secrets, backups.
        database: Settings of Django's database.
        hosts: Names under which the system may be called.
        is_secure: Whether it is served by HTTPS only.
        proxy: Address of the proxy whose word on scheme and visitor counts, "" for none.
        email: Address of the mail server, "" for none.
        sender: Sender of mails.
        language: "zh-hans" or "en".
        secret: The key that signs sessions.
        is_demo: Whether the invented people of a demo log in without a password.
        sign_on: The provider that vouches for people, if there is one.
    """

    data: Path
    database: dict[str, Any]
    hosts: tuple[str, ...]
    is_secure: bool
    proxy: str
    email: str
    sender: str
    language: str
    secret: str
    is_demo: bool
    sign_on: SignOn | None


def configuration(environment: Mapping[str, str]) -> Configuration:
    """The settings by environment and file; folders and secrets are made where they lack.

    Raises:
        ConfigurationError: A setting is wrong, or its folder can not be made.
    """
    values = _file(environment.get("JIXIAO_CONFIG", ""))
    for name in _KNOWN:
        if (given := environment.get(f"JIXIAO_{name.upper()}")) is not None:
            values[name] = given
    data = Path(values.get("data") or Path.home() / ".jixiao").expanduser().absolute()
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"数据目录 {data} 建不了（{error.strerror}），请用 JIXIAO_DATA 换一个位置。"
        raise ConfigurationError(message) from None
    language = {"zh": "zh-hans", "en": "en"}.get(values.get("language", "zh"))
    if language is None:
        message = f"language 应为 zh 或 en，现在写的是“{values['language']}”。"
        raise ConfigurationError(message)
    hosts = tuple(each.strip() for each in values.get("hosts", "").split(",") if each.strip())
    is_secure = _yes(values.get("secure", "no"), "secure")
    return Configuration(
        data=data,
        database=_database(environment.get("DATABASE_URL", ""), data),
        hosts=hosts or ("127.0.0.1", "localhost"),
        is_secure=is_secure,
        proxy=_proxy(values.get("proxy", "127.0.0.1" if is_secure else "").strip()),
        email=_email(values.get("email", "").strip()),
        sender=values.get("sender", "jixiao@localhost"),
        language=language,
        secret=environment.get("JIXIAO_SECRET") or _secret(data / "secret.key"),
        is_demo=_demo(_yes(values.get("demo", "no"), "demo"), data, environment),
        sign_on=_sign_on(values),
    )


def _file(name: str) -> dict[str, str]:
    if not name:
        return {}
    try:
        found = tomllib.loads(Path(name).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        message = f"配置文件 {name} 读不了（{error}），请检查 JIXIAO_CONFIG。"
        raise ConfigurationError(message) from None
    except tomllib.TOMLDecodeError as error:
        message = f"配置文件 {name} 不是正确的 TOML：{error}。"
        raise ConfigurationError(message) from None
    if unknown := sorted(found.keys() - _KNOWN.keys()):
        known = "、".join(_KNOWN)
        message = f"配置文件 {name} 里有不认识的项“{unknown[0]}”，可以写的是 {known}。"
        raise ConfigurationError(message)
    return {
        key: ",".join(map(str, each)) if isinstance(each, list) else str(each).lower()
        if isinstance(each, bool) else str(each)
        for key, each in found.items()
    }  # fmt: skip


def _yes(word: str, name: str) -> bool:
    if word.lower() in _YES:
        return True
    if word.lower() in _NO:
        return False
    message = f"{name} 应为 yes 或 no，现在写的是“{word}”。"
    raise ConfigurationError(message)


def _demo(is_asked: bool, data: Path, environment: Mapping[str, str]) -> bool:
    """Whether this is a demo; real data are never opened without a password."""
    if is_asked and (environment.get("DATABASE_URL") or not (data / DEMO_FILE).exists()):
        message = (
            f"数据目录 {data} 里不是演示数据，不能打开免密码登录；演示请用 make demo，"
            "正式使用请去掉 JIXIAO_DEMO。"
        )
        raise ConfigurationError(message)
    return is_asked


def _sign_on(values: Mapping[str, str]) -> SignOn | None:
    """The provider of OpenID Connect; its name and secret are asked for together."""
    given = {key: values.get(f"oidc_{key}", "").strip() for key in ("issuer", "client", "secret")}
    if not any(given.values()):
        return None
    if missing := next((key for key, each in given.items() if not each), ""):
        message = f"统一身份认证还缺 oidc_{missing}（{_KNOWN[f'oidc_{missing}']}）。"
        raise ConfigurationError(message)
    parts = _split(given["issuer"])
    is_own = parts.hostname in {"127.0.0.1", "localhost"}
    if not parts.netloc or parts.scheme not in ({"https", "http"} if is_own else {"https"}):
        message = f"oidc_issuer 应以 https:// 开头，现在写的是“{given['issuer']}”。"
        raise ConfigurationError(message)
    if find_spec("jwt") is None or find_spec("oauthlib") is None:
        message = "统一身份认证要另外安装：pip install 'jixiao[oidc]'。"
        raise ConfigurationError(message)
    return SignOn(
        given["issuer"].rstrip("/"), given["client"], given["secret"],
        values.get("oidc_name") or "统一身份认证",
        values.get("oidc_claim") or "preferred_username",
    )  # fmt: skip


def _proxy(address: str) -> str:
    """The address of the proxy, when it is one; ``*`` trusts whoever connects."""
    try:
        return address if address in {"", "*"} else str(ip_address(address))
    except ValueError:
        message = f"proxy 应为一个 IP 地址，如 127.0.0.1，现在写的是“{address}”。"
        raise ConfigurationError(message) from None


def _email(address: str) -> str:
    """The address of the mail server, when it can be one."""
    parts = _split(address)
    if address and not (parts.hostname and parts.scheme in _MAIL):
        message = "email 应写成 smtp://用户:密码@主机:25，加密的用 smtps:// 或 smtp+tls://。"
        raise ConfigurationError(message)
    return address


def _split(address: str) -> SplitResult:
    """The parts of an address; none of them where it is broken."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _secret(path: Path) -> str:
    """The key kept in a file; made at the first start."""
    try:
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
        found = path.read_text(encoding="ascii").strip()
    except OSError as error:
        message = f"密钥文件 {path} 读不了或写不了（{error.strerror}），请检查数据目录的权限。"
        raise ConfigurationError(message) from None
    except UnicodeDecodeError:
        found = ""
    if len(found) < _SHORTEST_SECRET:
        message = f"密钥文件 {path} 坏了，请用备份里的，没有备份的删去它（所有人要重新登录）。"
        raise ConfigurationError(message)
    return found


def _database(url: str, data: Path) -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL by its address."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(data / "jixiao.sqlite3"),
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = _split(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        message = "DATABASE_URL 应写成 postgres://用户:密码@主机:5432/库名。"
        raise ConfigurationError(message)
    if find_spec("psycopg") is None:
        message = "PostgreSQL 要另外安装：pip install 'jixiao[postgres]'。"
        raise ConfigurationError(message)
    asked = dict(each.split("=", 1) for each in parts.query.split("&") if "=" in each)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(asked.get("host", parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
