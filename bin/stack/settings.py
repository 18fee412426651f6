"""The settings that the stack itself reads, and the check of those that it hands on to the services."""

import dataclasses
import ipaddress
import pathlib
import re

from problem import Problem

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
KEY_FILES = ("MOVIEGEN_SPEECH_KEY_FILE", "MOVIEGEN_LLM_KEY_FILE")
SPEECH = ("espeak", "voicevox", "openai", "silent")

# name: (default, least, most)
NUMBERS = {
    "MOVIEGEN_PORT": (8000, 1, 65535),
    "MOVIEGEN_WORKERS": (1, 1, 64),
    "MOVIEGEN_CONCURRENT_JOBS": (2, 1, 64),
    "MOVIEGEN_LIMIT_JOBS_PER_DAY": (5, 1, 1_000_000),
    "MOVIEGEN_LIMIT_QUEUE": (10, 1, 1_000_000),
    "MOVIEGEN_LIMIT_CANCELS_PER_MINUTE": (10, 1, 1_000_000),
    "MOVIEGEN_ARTICLE_SECTIONS": (10, 1, 50),
    "MOVIEGEN_ARTICLE_MINUTES": (5, 1, 30),
    "MOVIEGEN_ARTICLE_CHARACTERS": (200, 1, 100_000),
}


@dataclasses.dataclass(frozen=True)
class Settings:
    checkout: pathlib.Path
    home: pathlib.Path
    tools: pathlib.Path
    bind: str
    port: int
    workers: int

    @staticmethod
    def of(environment):
        # An empty value is the same as none, as in a compose file.
        given = {name: value for name, value in environment.items() if value}
        numbers = {name: number(name, given) for name in NUMBERS}
        check_others(given)
        return Settings(
            checkout=CHECKOUT,
            home=pathlib.Path(given.get("MOVIEGEN_HOME", CHECKOUT / ".run")).absolute(),
            tools=pathlib.Path(given.get("MOVIEGEN_TOOLS", CHECKOUT / ".tools")).absolute(),
            bind=address(given.get("MOVIEGEN_BIND", "127.0.0.1")),
            port=numbers["MOVIEGEN_PORT"],
            workers=numbers["MOVIEGEN_WORKERS"],
        )

    def make_folders(self):
        for folder in (self.home, self.jobs, self.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as e:
                raise Problem(f"MOVIEGEN_HOME: cannot make the folder {folder}: {e.strerror}") from None

    @property
    def jobs(self):
        return self.home / "jobs"

    @property
    def logs(self):
        return self.home / "logs"

    @property
    def secrets(self):
        return self.home / "secrets"

    @property
    def stack_env(self):
        return self.home / "stack.env"

    @property
    def api_url(self):
        """Where this machine reaches the API; a wildcard address is reached over loopback."""
        if ipaddress.ip_address(self.bind).is_unspecified:
            return f"http://127.0.0.1:{self.port}"
        return f"http://[{self.bind}]:{self.port}" if ":" in self.bind else f"http://{self.bind}:{self.port}"

    @property
    def shown_url(self):
        return re.sub(r"127\.0\.0\.1|\[::1\]", "localhost", self.api_url)


def number(name, given):
    default, least, most = NUMBERS[name]
    text = given.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise Problem(f"{name} must be a number from {least} to {most}, not '{text}'")
    return int(text)


def address(text):
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        raise Problem(f"MOVIEGEN_BIND must be an IP address, not '{text}'") from None


def check_others(given):
    speech = given.get("MOVIEGEN_SPEECH", "espeak")
    if speech not in SPEECH:
        raise Problem(f"MOVIEGEN_SPEECH must be one of {', '.join(SPEECH)}, not '{speech}'")
    for item in filter(None, given.get("MOVIEGEN_FETCH_ALLOW", "").split(",")):
        host, _, port = item.strip().rpartition(":")
        if not host or "/" in host or not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
            raise Problem(f"MOVIEGEN_FETCH_ALLOW must be host:port,host:port…, not '{item}'")
    if given.get("MOVIEGEN_LLM_URL") and not given.get("MOVIEGEN_LLM_MODEL"):
        raise Problem("MOVIEGEN_LLM_MODEL must be set when MOVIEGEN_LLM_URL is")
    for name in filter(given.get, KEY_FILES):
        if not pathlib.Path(given[name]).is_file():
            raise Problem(f"{name} names a file that is not there: {given[name]}")
