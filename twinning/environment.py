"""What the environment says, read once and judged whole: every fault at the same time, each with its remedy."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.http.request import validate_host

from archive.limits import MEGABYTES, MEGAPIXELS, PAGES

# Only for a developer's own machine; production refuses it.
DEVELOPMENT_KEY = "development-only-development-only-development-only-key"
MINIMUM_KEY_LENGTH = 50
_THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]"}
_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off"}
_POSTGRES = {"postgres", "postgresql"}
_SQLITE_SETUP = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"


class WrongEnvironment(Exception):
    """The program cannot start; the message says what to set."""


@dataclass(frozen=True)
class Environment:
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    database: dict[str, Any]
    media_root: Path
    media_storages: dict[str, dict[str, Any]]
    port: int
    https: bool
    site_address: str
    demo: bool
    status_horizon_years: int
    status_review_years: int
    scan_max_megabytes: int
    scan_max_megapixels: int
    scan_max_pages: int
    invitation_days: int
    proxies: int
    mail: dict[str, Any]
    oidc: dict[str, Any] | None


@dataclass
class _Reader:
    """Reads values one by one and remembers what was wrong with them."""

    values: Mapping[str, str]
    faults: list[str] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, *, default: bool) -> bool:
        word = self.text(name).lower()
        if word and word not in _YES | _NO:
            self.faults.append(f"Set {name} to 1 or 0; it is {word!r}.")
        return word in _YES if word else default

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        word = self.text(name, str(default))
        if word.isascii() and word.isdigit() and least <= int(word) <= most:
            return int(word)
        self.faults.append(f"Set {name} to a whole number from {least} to {most}; it is {word!r}.")
        return default

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()]


def read_environment(values: Mapping[str, str], base: Path) -> Environment:
    """Raises WrongEnvironment with every fault at once."""
    reader = _Reader(values)
    debug = reader.flag("DEBUG", default=False)
    hosts = _allowed_hosts(reader, debug=debug)
    media_root = _media_root(reader, base)
    port = reader.number("PORT", 8000, least=1, most=65535)
    https = reader.flag("HTTPS", default=not debug)
    demo = _demo(reader, hosts)
    environment = Environment(
        debug=debug,
        secret_key=_secret_key(reader, debug=debug),
        allowed_hosts=hosts,
        csrf_trusted_origins=_origins(reader),
        database=_database(reader, base),
        media_root=media_root,
        media_storages=_media_storages(reader, media_root),
        port=port,
        https=https,
        site_address=_site_address(reader, hosts, port, https=https),
        demo=demo,
        status_horizon_years=reader.number("STATUS_HORIZON_YEARS", 15, least=1, most=100),
        status_review_years=reader.number("STATUS_REVIEW_YEARS", 2, least=1, most=100),
        scan_max_megabytes=reader.number("SCAN_MAX_MEGABYTES", MEGABYTES, least=1, most=10_000),
        scan_max_megapixels=reader.number("SCAN_MAX_MEGAPIXELS", MEGAPIXELS, least=1, most=10_000),
        scan_max_pages=reader.number("SCAN_MAX_PAGES", PAGES, least=1, most=100_000),
        invitation_days=reader.number("INVITATION_DAYS", 14, least=1, most=90),
        proxies=reader.number("PROXIES", 0, least=0, most=9),
        mail=_mail(reader, hosts, shown=debug or demo),
        oidc=_oidc(reader, https=https),
    )
    if reader.faults:
        raise WrongEnvironment("Twinning cannot start. " + " ".join(reader.faults))
    return environment


def _secret_key(reader: _Reader, *, debug: bool) -> str:
    key = reader.text("SECRET_KEY", DEVELOPMENT_KEY if debug else "")
    known = key == DEVELOPMENT_KEY or key.startswith("django-insecure-")
    if not debug and (known or len(key) < MINIMUM_KEY_LENGTH or len(set(key)) < 5):
        reader.faults.append(
            f"Set SECRET_KEY to at least {MINIMUM_KEY_LENGTH} random characters that nobody else knows"
            " (or set DEBUG=1 on a developer's machine)."
        )
    return key


def _allowed_hosts(reader: _Reader, *, debug: bool) -> list[str]:
    hosts = reader.names("ALLOWED_HOSTS")
    if not hosts and debug:
        return sorted(_THIS_MACHINE)
    if not debug and (not hosts or "*" in hosts):
        reader.faults.append("Set ALLOWED_HOSTS to the host names the registry answers to, with commas between them.")
    if any("/" in host for host in hosts):
        reader.faults.append("Set ALLOWED_HOSTS to names only, such as register.example.se, without https:// or path.")
    return hosts


def _site_address(reader: _Reader, hosts: list[str], port: int, *, https: bool) -> str:
    """Where the registry stands, for commands, which nobody asks through a browser."""
    address = reader.text("SITE_ADDRESS").rstrip("/")
    if not address:
        host = next((host for host in hosts if not host.startswith((".", "*"))), "localhost")
        return f"https://{host}" if https else f"http://{host}:{port}"
    whole = re.fullmatch(r"https?://([^/?#@:\[\]\s]+|\[[0-9a-fA-F:]+\])(:\d{1,5})?", address)
    if whole is None:
        reader.faults.append("Set SITE_ADDRESS to a whole address without a path, such as https://register.example.se.")
    elif not validate_host(whole[1], hosts):
        reader.faults.append("Set SITE_ADDRESS to an address whose host is among ALLOWED_HOSTS.")
    return address


def _demo(reader: _Reader, hosts: list[str]) -> bool:
    """The demo's passwords are printed for all to read: only a machine that answers to itself may have them."""
    demo = reader.flag("TWINNING_DEMO", default=False)
    if demo and not set(hosts) <= _THIS_MACHINE:
        reader.faults.append(f"Set TWINNING_DEMO=0, or ALLOWED_HOSTS to {','.join(sorted(_THIS_MACHINE))} only.")
    return demo


def _mail(reader: _Reader, hosts: list[str], *, shown: bool) -> dict[str, Any]:
    """How mail is sent, by the names of Django's settings. A developer without a server reads it in the log."""
    security = reader.text("EMAIL_SECURITY", "none").lower()
    if security not in {"none", "starttls", "tls"}:
        reader.faults.append(f"Set EMAIL_SECURITY to starttls, tls or none; it is {security!r}.")
    user, password = reader.text("EMAIL_USER"), reader.text("EMAIL_PASSWORD")
    if bool(user) != bool(password):
        reader.faults.append("Set both EMAIL_USER and EMAIL_PASSWORD, or neither.")
    sender = reader.text("EMAIL_FROM", f"twinning@{next((host for host in hosts if host[:1].isalnum()), 'localhost')}")
    if not re.fullmatch(r"[^<>@]*<?[^<>@\s]+@[^<>@\s]+>?", sender):
        reader.faults.append("Set EMAIL_FROM to the address that mail comes from, such as register@example.se.")
    server = reader.text("EMAIL_HOST")
    kind = "console" if shown and not server else "smtp"
    return {
        "EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend",
        "EMAIL_HOST": server or "localhost",
        "EMAIL_PORT": reader.number("EMAIL_PORT", {"tls": 465, "starttls": 587}.get(security, 25), least=1, most=65535),
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": password,
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
        "EMAIL_TIMEOUT": 15,
        "DEFAULT_FROM_EMAIL": sender,
    }


def _oidc(reader: _Reader, *, https: bool) -> dict[str, Any] | None:
    """The municipality's own login, by the names that allauth gives its settings; None where there is none."""
    names = ("OIDC_SERVER", "OIDC_CLIENT_ID", "OIDC_SECRET", "OIDC_NAME")
    server, client, secret, name = (reader.text(each) for each in names)
    vouches = reader.flag("OIDC_VOUCHES_FOR_EMAIL", default=False)
    domains = [each.casefold() for each in reader.names("OIDC_EMAIL_DOMAINS")]
    if not all(re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", each) for each in domains):
        reader.faults.append("Set OIDC_EMAIL_DOMAINS to what follows the @, such as vanersborg.example, with commas.")
    if not any((server, client, secret, name)):
        return None
    needed = (*names, "OIDC_EMAIL_DOMAINS")
    missing = [each for each in needed if not reader.text(each)]
    if missing:
        reader.faults.append(f"Set {', '.join(missing)} too, or none of {', '.join(needed)}.")
    origin = re.match(r"https?://[^/?#@\s]+", server)
    if origin is None or (https and not server.startswith("https://")):
        reader.faults.append("Set OIDC_SERVER to the whole address of the login, such as https://login.example.se.")
    return {
        "origin": origin[0] if origin else "",
        "app": {
            "provider_id": "oidc",
            "name": name,
            "client_id": client,
            "secret": secret,
            "settings": {"server_url": server.rstrip("/"), "oauth_pkce_enabled": True, "email_domains": domains},
        },
        "vouches_for_email": vouches,
    }


def _origins(reader: _Reader) -> list[str]:
    origins = reader.names("CSRF_TRUSTED_ORIGINS")
    if not all(origin.startswith(("https://", "http://")) for origin in origins):
        reader.faults.append("Set CSRF_TRUSTED_ORIGINS to whole origins, such as https://register.example.se.")
    return origins


def _media_root(reader: _Reader, base: Path) -> Path:
    root = base / reader.text("MEDIA_ROOT", "var/media")
    if root.exists() and not root.is_dir():
        reader.faults.append("Set MEDIA_ROOT to a directory; it names a file.")
    return root


def _media_storages(reader: _Reader, root: Path) -> dict[str, dict[str, Any]]:
    """Where originals and what is derived from them are kept. An original is never overwritten."""
    kind = reader.text("MEDIA_STORAGE", "folder").lower()
    if kind not in {"folder", "s3"}:
        reader.faults.append(f"Set MEDIA_STORAGE to folder or s3; it is {kind!r}.")
    keep = _bucket(reader) if kind == "s3" else lambda name, overwrite: _folder(root / name, overwrite=overwrite)
    return {"originals": keep("originals", False), "derivatives": keep("derivatives", True)}


def _folder(location: Path, *, overwrite: bool) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": location,
            "allow_overwrite": overwrite,
            # Nobody but the registry and its group reads a file past it.
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    }


def _bucket(reader: _Reader) -> Callable[[str, bool], dict[str, Any]]:
    """Keys and tokens are read by boto3 itself, by its own rules, and never stand in a setting.

    Objects are as private as their bucket: most buckets refuse a list of readers with each object.
    """
    bucket, endpoint = reader.text("S3_BUCKET"), reader.text("S3_ENDPOINT")
    prefix = reader.text("S3_PREFIX").strip("/")
    if not bucket:
        reader.faults.append("Set S3_BUCKET to the name of the bucket that keeps the scans (or MEDIA_STORAGE=folder).")
    if endpoint and not endpoint.startswith(("https://", "http://")):
        reader.faults.append("Set S3_ENDPOINT to a whole address, such as https://s3.example.se.")
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": reader.text("S3_REGION") or None,
        # A server of one's own seldom has a host name for each bucket.
        "addressing_style": "path" if endpoint else "auto",
        "querystring_auth": True,
        # A greater file that is read lies on the disk meanwhile; without a limit it would lie in memory whole.
        "max_memory_size": 16 << 20,
    }

    def keep(name: str, overwrite: bool) -> dict[str, Any]:
        location = f"{prefix}/{name}" if prefix else name
        return {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {**options, "location": location, "file_overwrite": overwrite},
        }

    return keep


def _database(reader: _Reader, base: Path) -> dict[str, Any]:
    address = reader.text("DATABASE_URL", "sqlite:///var/twinning.sqlite3")
    scheme, _, rest = address.partition("://")
    if scheme == "sqlite" and rest.strip("/"):
        return _sqlite(rest, base)
    if scheme in _POSTGRES:
        return _postgres(reader, address)
    reader.faults.append(
        "Set DATABASE_URL to postgresql://user:password@host:5432/name or sqlite:///path/to/file.sqlite3."
    )
    return {}


def _sqlite(rest: str, base: Path) -> dict[str, Any]:
    """Three slashes name a path under the project, four an absolute one, as is customary."""
    name = unquote(rest.removeprefix("/"))
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name if name == ":memory:" else base / name,
        # IMMEDIATE: a writer waits for its turn at the start instead of failing in the middle.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _SQLITE_SETUP},
    }


def _postgres(reader: _Reader, address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        reader.faults.append("Set DATABASE_URL to a readable address; its host or port cannot be read.")
        return {}
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        reader.faults.append("Set DATABASE_URL to an address that ends with the name of the database.")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
