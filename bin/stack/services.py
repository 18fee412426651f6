"""The processes of the stack: commands, environments, order of stopping."""

import os
import pathlib

import passwords
import ports
import readiness
from service import Service

ADMIN_EMAIL = "admin@moviegen.internal"
# Only processes of this stack carry it; whoever exports MOVIEGEN_HOME in a shell does not.
MARK = "MOVIEGEN_STACK"
JVM = ("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError")


class Services:
    def __init__(self, settings, app):
        self.settings = settings
        self.app = app
        self.amqp, self.management, self.distribution, self.epmd, self.store_port = ports.free(5)
        self.broker = self._broker()
        self.store = self._store()
        self.api = self._api()
        self.workers = [self._worker(number) for number in range(1, settings.workers + 1)]

    def __iter__(self):
        return iter([self.broker, self.store, self.api, *self.workers])

    @property
    def store_url(self):
        return f"http://127.0.0.1:{self.store_port}"

    @property
    def management_url(self):
        return f"http://127.0.0.1:{self.management}"

    def _broker(self):
        secrets = self.settings.secrets
        password = passwords.read(secrets, "broker/admin-password")
        health = f"{self.management_url}/api/health/checks/protocol-listener/amqp"
        command = [
            str(self.settings.checkout / "bin/broker"),
            *("--data", str(self.settings.home / "rabbitmq")),
            *("--port", str(self.amqp), "--management-port", str(self.management)),
            *("--distribution-port", str(self.distribution), "--epmd-port", str(self.epmd)),
        ]
        files = {
            "MOVIEGEN_BROKER_API_PASSWORD_FILE": secrets / "api/broker-password",
            "MOVIEGEN_BROKER_WORKER_PASSWORD_FILE": secrets / "worker/broker-password",
            "MOVIEGEN_BROKER_MONITOR_PASSWORD_FILE": secrets / "broker/monitor-password",
            "MOVIEGEN_BROKER_ADMIN_PASSWORD_FILE": secrets / "broker/admin-password",
        }
        return self._service("rabbitmq", command, files, lambda _: readiness.answers(health, "admin", password))

    def _store(self):
        settings, secrets = self.settings, self.settings.secrets
        command = [
            str(settings.checkout / "bin/store"),
            *("--data", str(settings.home / "pocketbase")),
            *("--port", str(self.store_port), "--tools", str(settings.tools)),
        ]
        environment = {
            "MOVIEGEN_STORE_ADMIN_EMAIL": ADMIN_EMAIL,
            "MOVIEGEN_STORE_ADMIN_PASSWORD_FILE": secrets / "store/admin-password",
            "MOVIEGEN_STORE_API_PASSWORD_FILE": secrets / "api/store-password",
            "MOVIEGEN_STORE_WORKER_PASSWORD_FILE": secrets / "worker/store-password",
        }
        return self._service(
            "pocketbase", command, environment, lambda _: readiness.answers(f"{self.store_url}/api/health")
        )

    def _api(self):
        settings = self.settings
        environment = {
            "MOVIEGEN_PORT": settings.port,
            "MOVIEGEN_BIND": settings.bind,
            "MOVIEGEN_SECRETS": f"{settings.secrets}/api/",
        }
        return self._service(
            "api",
            self._java("api-service", "-Xms96m", "-Xmx320m"),
            {**self._shared(), **environment},
            lambda _: readiness.answers(f"{settings.api_url}/health"),
        )

    def _worker(self, number):
        settings = self.settings
        python = settings.tools / "speech-venv/bin/python3"
        environment = {
            "MOVIEGEN_SECRETS": f"{settings.secrets}/worker/",
            "MOVIEGEN_WORKER_NAME": f"w{number}",
            "MOVIEGEN_JOBS_DIR": settings.jobs,
            "MOVIEGEN_SPEECH_PYTHON": python if python.exists() else "",
            "MOVIEGEN_NARRATOR": settings.checkout / "speech/narrator.py",
        }
        log = settings.logs / f"worker-{number}.log"
        worker = self._service(
            f"worker-{number}",
            self._java("worker-service", "-Xms128m", "-Xmx768m"),
            {**self._shared(), **environment},
            lambda begin: readiness.says_started(log, begin),
        )
        # A worker may be killed as often as one likes, by a job or by an operator; only one that never gets up is given up.
        worker.counts_every_death = False
        return worker

    def _shared(self):
        return {
            "MOVIEGEN_BROKER_HOST": "127.0.0.1",
            "MOVIEGEN_BROKER_PORT": self.amqp,
            "MOVIEGEN_BROKER_VHOST": "moviegen",
            "MOVIEGEN_STORE_URL": self.store_url,
        }

    def _java(self, name, *heap):
        java = pathlib.Path(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java"
        folder = self.app / name
        crash = f"-XX:ErrorFile={self.settings.logs}/crash-%p.log"
        archive = folder / "classes.jsa"
        faster = [f"-XX:SharedArchiveFile={archive}"] if archive.exists() else []
        return [str(java), *JVM, *heap, crash, *faster, "-jar", f"{folder}/{name}.jar"]

    def _service(self, name, command, environment, is_ready):
        # A job's id in our own environment would make every process of ours look like one of that job.
        own = {key: value for key, value in os.environ.items() if value and key != "MOVIEGEN_JOB_ID"}
        own.update({key: str(value) for key, value in environment.items()})
        own[MARK] = str(self.settings.home)
        own["MOVIEGEN_HOME"] = str(self.settings.home)
        return Service(name, command, own, self.settings.logs / f"{name}.log", self.settings.home, is_ready)
