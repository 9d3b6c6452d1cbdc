"""What an installation decides: by environment, by file, and in one sentence what is wrong."""

import stat
from pathlib import Path

import pytest

from jixiao.webapp.configuration import ConfigurationError, configuration

SIGN_ON = {
    "JIXIAO_OIDC_ISSUER": "https://sso.example.gov.cn/",
    "JIXIAO_OIDC_CLIENT": "jixiao",
    "JIXIAO_OIDC_SECRET": "kept",
}


def asked(folder: Path, **words: str) -> dict[str, str]:
    return {"JIXIAO_DATA": str(folder / "data"), **words}


def test_without_a_word_everything_is_safe(tmp_path: Path) -> None:
    found = configuration(asked(tmp_path))

    assert found.hosts == ("127.0.0.1", "localhost")
    assert (found.is_secure, found.is_demo, found.email, found.sign_on) == (False, False, "", None)
    assert found.language == "zh-hans"
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_sqlite_waits_its_turn_and_writes_through(tmp_path: Path) -> None:
    options = configuration(asked(tmp_path)).database["OPTIONS"]

    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_the_secret_is_made_once_long_and_private(tmp_path: Path) -> None:
    first = configuration(asked(tmp_path)).secret
    path = tmp_path / "data" / "secret.key"

    assert len(first) >= 60
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert configuration(asked(tmp_path)).secret == first
    given = first[::-1]
    assert configuration(asked(tmp_path, JIXIAO_SECRET=given)).secret == given


@pytest.mark.parametrize("bytes_", [b"", b"\xff\xfe", b"short"])
def test_a_secret_that_is_none_is_told(tmp_path: Path, bytes_: bytes) -> None:
    configuration(asked(tmp_path))
    (tmp_path / "data" / "secret.key").write_bytes(bytes_)

    with pytest.raises(ConfigurationError, match="坏了，请用备份里的"):
        configuration(asked(tmp_path))


def test_a_secret_that_can_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "secret.key").mkdir(parents=True)

    with pytest.raises(ConfigurationError, match="读不了或写不了"):
        configuration(asked(tmp_path))


def test_the_proxy_of_this_machine_is_believed_where_only_https_is_served(tmp_path: Path) -> None:
    assert configuration(asked(tmp_path)).proxy == ""
    assert configuration(asked(tmp_path, JIXIAO_SECURE="yes")).proxy == "127.0.0.1"
    assert configuration(asked(tmp_path, JIXIAO_PROXY="10.0.0.5")).proxy == "10.0.0.5"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text('hosts = ["a.example", "b.example"]\nsecure = true\nlanguage = "en"\n')

    by_file = configuration(asked(tmp_path, JIXIAO_CONFIG=str(file)))
    both = configuration(asked(tmp_path, JIXIAO_CONFIG=str(file), JIXIAO_LANGUAGE="zh"))

    assert by_file.hosts == ("a.example", "b.example")
    assert (by_file.is_secure, by_file.language) == (True, "en")
    assert both.language == "zh-hans"


def test_postgresql_by_its_address(tmp_path: Path) -> None:
    found = configuration(
        asked(tmp_path, DATABASE_URL="postgres://us%40er:p%2Fw@db.example:5433/jixiao")
    ).database

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("us@er", "p/w")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "jixiao")


def test_the_socket_of_postgresql_is_a_folder(tmp_path: Path) -> None:
    found = configuration(asked(tmp_path, DATABASE_URL="postgresql:///jixiao?host=/run/pg"))

    assert found.database["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"JIXIAO_LANGUAGE": "fr"}, "language 应为 zh 或 en，现在写的是“fr”。"),
        ({"JIXIAO_SECURE": "perhaps"}, "secure 应为 yes 或 no，现在写的是“perhaps”。"),
        ({"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL 应写成 postgres://"),
        ({"DATABASE_URL": "postgres://a@b"}, "DATABASE_URL 应写成 postgres://"),
        ({"DATABASE_URL": "postgres://a@b:c/d"}, "DATABASE_URL 应写成 postgres://"),
        ({"DATABASE_URL": "postgres://[::1/d"}, "DATABASE_URL 应写成 postgres://"),
        ({"JIXIAO_EMAIL": "mail.example"}, "email 应写成 smtp://"),
        ({"JIXIAO_EMAIL": "smtp://mail.example:x"}, "email 应写成 smtp://"),
        ({"JIXIAO_PROXY": "proxy.example"}, "proxy 应为一个 IP 地址"),
        ({"JIXIAO_CONFIG": "/nowhere/at-all.toml"}, "at-all.toml 读不了"),
        ({"JIXIAO_OIDC_CLIENT": "x"}, "统一身份认证还缺 oidc_issuer"),
        (SIGN_ON | {"JIXIAO_OIDC_SECRET": ""}, "还缺 oidc_secret"),
        (SIGN_ON | {"JIXIAO_OIDC_ISSUER": "http://sso.example"}, "应以 https:// 开头"),
        (SIGN_ON | {"JIXIAO_OIDC_ISSUER": "sso.example"}, "应以 https:// 开头"),
        (SIGN_ON | {"JIXIAO_OIDC_ISSUER": "https://["}, "应以 https:// 开头"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    tmp_path: Path, words: dict[str, str], says: str
) -> None:
    with pytest.raises(ConfigurationError) as refused:
        configuration(asked(tmp_path, **words))

    assert says in str(refused.value)
    assert str(refused.value).count("。") == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [("hosts = [", "不是正确的 TOML"), ('host = "a"', "不认识的项“host”，可以写的是 data、hosts")],
)
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "jixiao.toml"
    file.write_text(text)

    with pytest.raises(ConfigurationError, match=says):
        configuration(asked(tmp_path, JIXIAO_CONFIG=str(file)))


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(ConfigurationError, match="建不了"):
        configuration({"JIXIAO_DATA": str(tmp_path / "file" / "data")})


def test_a_provider_of_log_in_is_named_whole(tmp_path: Path) -> None:
    found = configuration(asked(tmp_path, **SIGN_ON)).sign_on

    assert found is not None
    assert found.issuer == "https://sso.example.gov.cn"
    assert found.origin == "https://sso.example.gov.cn"
    assert (found.name, found.claim) == ("统一身份认证", "preferred_username")


def test_a_provider_on_this_machine_may_do_without_encryption(tmp_path: Path) -> None:
    words = SIGN_ON | {"JIXIAO_OIDC_ISSUER": "http://127.0.0.1:9000/realms/county"}

    found = configuration(asked(tmp_path, **words)).sign_on

    assert found is not None
    assert found.origin == "http://127.0.0.1:9000"
