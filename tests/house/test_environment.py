"""Settings from the environment: read purely, judged whole."""

from pathlib import Path

import pytest

from archive.scanning import Limits
from twinning.environment import Environment, WrongEnvironment, read_environment

BASE = Path("/srv/twinning")
PRODUCTION = {"SECRET_KEY": "k3y-" * 10 + "0123456789abcdef", "ALLOWED_HOSTS": "register.example.se"}


def read(**values: str) -> Environment:
    return read_environment({**PRODUCTION, **values}, BASE)


def refusal(**values: str) -> str:
    with pytest.raises(WrongEnvironment) as wrong:
        read(**values)
    return str(wrong.value)


def test_a_key_and_a_host_are_all_that_production_needs() -> None:
    environment = read()
    assert environment.https
    assert not environment.debug
    assert environment.port == 8000
    assert environment.database["NAME"] == BASE / "var/twinning.sqlite3"
    assert environment.media_root == BASE / "var/media"
    assert environment.media_storages["originals"]["OPTIONS"]["location"] == BASE / "var/media/originals"
    assert (environment.status_horizon_years, environment.status_review_years) == (15, 2)


def test_the_largest_scans_that_are_taken_can_be_set() -> None:
    environment = read()
    assert (environment.scan_max_megabytes, environment.scan_max_megapixels, environment.scan_max_pages) == (
        200,
        300,
        1000,
    )
    assert read(SCAN_MAX_MEGABYTES="50").scan_max_megabytes == 50


def test_a_developer_needs_nothing_but_debug() -> None:
    environment = read_environment({"DEBUG": "1"}, BASE)
    assert environment.allowed_hosts == ["127.0.0.1", "[::1]", "localhost"]
    assert not environment.https


def test_the_site_stands_where_it_is_said_or_at_its_first_host() -> None:
    assert read().site_address == "https://register.example.se"
    assert read(ALLOWED_HOSTS=".example.se,b.example.se").site_address == "https://b.example.se"
    assert read(ALLOWED_HOSTS="[::1]", HTTPS="0", PORT="8001").site_address == "http://[::1]:8001"
    assert read(SITE_ADDRESS="http://register.example.se:81/").site_address == "http://register.example.se:81"


@pytest.mark.parametrize(
    "address", ["register.example.se", "https://register.example.se/x", "https://other.example.se", "ftp://x"]
)
def test_an_address_that_the_site_does_not_answer_to_is_refused(address: str) -> None:
    assert "Set SITE_ADDRESS" in refusal(SITE_ADDRESS=address)


@pytest.mark.parametrize("key", ["", "short", "a" * 60, "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz-xyz"])
def test_production_refuses_a_weak_key(key: str) -> None:
    assert "Set SECRET_KEY" in refusal(SECRET_KEY=key)


@pytest.mark.parametrize("hosts", ["", " , ", "*", "https://register.example.se/"])
def test_production_refuses_hosts_that_are_none_or_all_or_addresses(hosts: str) -> None:
    assert "Set ALLOWED_HOSTS" in refusal(ALLOWED_HOSTS=hosts)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", "perhaps"),
        ("HTTPS", "2"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "²"),
        ("STATUS_HORIZON_YEARS", "0"),
        ("SCAN_MAX_MEGABYTES", "0"),
        ("SCAN_MAX_MEGAPIXELS", "300 MP"),
        ("SCAN_MAX_PAGES", "-1"),
        ("STATUS_REVIEW_YEARS", "two"),
        ("MEDIA_STORAGE", "ftp"),
        ("INVITATION_DAYS", "0"),
        ("PROXIES", "many"),
        ("EMAIL_SECURITY", "ssl"),
        ("EMAIL_PORT", "0"),
        ("EMAIL_FROM", "register.example.se"),
        ("OIDC_VOUCHES_FOR_EMAIL", "perhaps"),
        ("OIDC_EMAIL_DOMAINS", "kim@example.se"),
        ("CSRF_TRUSTED_ORIGINS", "register.example.se"),
        ("DATABASE_URL", "mysql://localhost/twinning"),
        ("DATABASE_URL", "postgresql://localhost"),
        ("DATABASE_URL", "postgresql://localhost:port/twinning"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "twinning.sqlite3"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_by_name(name: str, value: str) -> None:
    assert f"Set {name}" in refusal(**{name: value})


def test_a_media_root_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").touch()
    assert "Set MEDIA_ROOT" in refusal(MEDIA_ROOT=str(tmp_path / "media"))


def test_originals_are_never_overwritten_and_what_is_derived_from_them_is() -> None:
    folders, buckets = read().media_storages, read(MEDIA_STORAGE="s3", S3_BUCKET="scans").media_storages
    told = [folders[name]["OPTIONS"]["allow_overwrite"] for name in ("originals", "derivatives")]
    assert told == [buckets[name]["OPTIONS"]["file_overwrite"] for name in ("originals", "derivatives")]
    assert told == [False, True]


def test_a_bucket_may_stand_anywhere_and_be_shared() -> None:
    place = {"S3_ENDPOINT": "https://s3.example.se", "S3_REGION": "eu-north-1", "S3_PREFIX": "/twinning/"}
    options = read(MEDIA_STORAGE="s3", S3_BUCKET="scans", **place).media_storages["originals"]["OPTIONS"]
    assert (options["bucket_name"], options["location"]) == ("scans", "twinning/originals")
    assert (options["endpoint_url"], options["region_name"]) == ("https://s3.example.se", "eu-north-1")


def test_objects_are_as_private_as_their_bucket_which_may_refuse_lists_of_readers() -> None:
    for storage in read(MEDIA_STORAGE="s3", S3_BUCKET="scans").media_storages.values():
        assert "default_acl" not in storage["OPTIONS"]


def test_what_is_taken_of_a_file_is_the_same_with_settings_and_without() -> None:
    environment, limits = read(), Limits()
    assert environment.scan_max_megabytes * 1024**2 == limits.bytes
    assert environment.scan_max_megapixels * 1_000_000 == limits.pixels
    assert environment.scan_max_pages == limits.pages


def test_a_bucket_must_be_named_and_its_server_be_an_address() -> None:
    assert "Set S3_BUCKET" in refusal(MEDIA_STORAGE="s3")
    assert "Set S3_ENDPOINT" in refusal(MEDIA_STORAGE="s3", S3_BUCKET="scans", S3_ENDPOINT="s3.example.se")


def test_mail_goes_through_the_server_that_is_named() -> None:
    mail = read(EMAIL_HOST="smtp.example.se", EMAIL_SECURITY="starttls", EMAIL_USER="u", EMAIL_PASSWORD="p").mail
    assert (mail["EMAIL_HOST"], mail["EMAIL_PORT"], mail["EMAIL_USE_TLS"]) == ("smtp.example.se", 587, True)
    assert mail["DEFAULT_FROM_EMAIL"] == "twinning@register.example.se"
    assert read(EMAIL_SECURITY="tls").mail["EMAIL_PORT"] == 465
    sender = "Vänortsregistret <register@example.se>"
    assert read(EMAIL_FROM=sender).mail["DEFAULT_FROM_EMAIL"] == sender


def test_production_writes_no_mail_into_its_log_and_a_developer_does() -> None:
    assert read().mail["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert read_environment({"DEBUG": "1"}, BASE).mail["EMAIL_BACKEND"].endswith("console.EmailBackend")
    sent = read_environment({"DEBUG": "1", "EMAIL_HOST": "localhost"}, BASE)
    assert sent.mail["EMAIL_BACKEND"].endswith("smtp.EmailBackend")


def test_a_name_without_its_password_is_refused() -> None:
    assert "Set both EMAIL_USER and EMAIL_PASSWORD" in refusal(EMAIL_USER="u")


OIDC = {
    "OIDC_SERVER": "https://login.example.se/adfs/",
    "OIDC_CLIENT_ID": "twinning",
    "OIDC_SECRET": "hunter2",
    "OIDC_NAME": "Kommunens inloggning",
    "OIDC_EMAIL_DOMAINS": "example.se",
}


def test_the_municipalitys_own_login_is_a_setting() -> None:
    assert read().oidc is None
    found = read(**OIDC).oidc
    assert found is not None
    assert found["origin"] == "https://login.example.se"
    assert found["app"]["settings"]["server_url"] == "https://login.example.se/adfs"
    assert not found["vouches_for_email"]


@pytest.mark.parametrize("missing", OIDC)
def test_half_an_own_login_is_refused_by_what_it_lacks(missing: str) -> None:
    given = {name: value for name, value in OIDC.items() if name != missing}
    message = refusal(**given)
    assert f"Set {missing} too" in message
    assert "hunter2" not in message


@pytest.mark.parametrize("server", ["login.example.se", "http://login.example.se", "https://"])
def test_an_own_login_without_a_whole_address_is_refused(server: str) -> None:
    assert "Set OIDC_SERVER" in refusal(**{**OIDC, "OIDC_SERVER": server})


def test_all_faults_are_told_at_once() -> None:
    message = refusal(SECRET_KEY="", ALLOWED_HOSTS="", PORT="x", DATABASE_URL="x")
    assert [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "PORT", "DATABASE_URL") if name not in message] == []


def test_the_secret_key_is_never_repeated_in_a_refusal() -> None:
    assert "hunter2" not in refusal(SECRET_KEY="hunter2")


def test_the_database_password_is_never_repeated_in_a_refusal() -> None:
    assert "hunter2" not in refusal(DATABASE_URL="postgresql://u:hunter2@host:port/name")


def test_demo_users_never_meet_the_internet() -> None:
    assert "TWINNING_DEMO" in refusal(TWINNING_DEMO="1")
    assert read(TWINNING_DEMO="1", ALLOWED_HOSTS="localhost,127.0.0.1,[::1]").demo


def test_postgresql_is_read_from_its_address() -> None:
    database = read(DATABASE_URL="postgresql://reg%40ister:p%2Fw@db.example.se:5433/twinning?sslmode=require").database
    assert database["USER"] == "reg@ister"
    assert database["PASSWORD"] == "p/w"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.se", "5433", "twinning")
    assert database["OPTIONS"] == {"sslmode": "require"}


def test_postgresql_may_listen_on_a_socket() -> None:
    database = read(DATABASE_URL="postgresql://twinning@/twinning?host=/run/postgresql").database
    assert (database["HOST"], database["PORT"]) == ("/run/postgresql", "")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:///var/x.sqlite3", BASE / "var/x.sqlite3"),
        ("sqlite:////data/x.sqlite3", Path("/data/x.sqlite3")),
        ("sqlite:///:memory:", ":memory:"),
    ],
)
def test_sqlite_is_named_from_the_project_or_from_the_root(address: str, name: Path | str) -> None:
    assert read(DATABASE_URL=address).database["NAME"] == name
