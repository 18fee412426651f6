"""stack.env: where everything is, for scripts. Plain KEY=value, mode 600, replaced in one step."""

import os

import passwords
import services as services_module


def write(settings, services):
    secrets = settings.secrets
    values = {
        "API_URL": settings.api_url,
        "API_PID": services.api.pid,
        "WORKER_PIDS": " ".join(str(worker.pid) for worker in services.workers),
        "POCKETBASE_URL": services.store_url,
        "POCKETBASE_PID": services.store.pid,
        "POCKETBASE_ADMIN_EMAIL": services_module.ADMIN_EMAIL,
        "POCKETBASE_ADMIN_PASSWORD": passwords.read(secrets, "store/admin-password"),
        "AMQP_PORT": services.amqp,
        "RABBITMQ_MANAGEMENT_URL": services.management_url,
        "RABBITMQ_PID": services.broker.pid,
        "RABBITMQ_ADMIN_USER": "admin",
        "RABBITMQ_ADMIN_PASSWORD": passwords.read(secrets, "broker/admin-password"),
        "RABBITMQ_MONITOR_USER": "monitor",
        "RABBITMQ_MONITOR_PASSWORD": passwords.read(secrets, "broker/monitor-password"),
        "RABBITMQ_VHOST": "moviegen",
        "JOBS_DIR": settings.jobs,
        "OPERATOR_PASSWORD": passwords.read(secrets, "api/operator-password"),
    }
    unfinished = settings.stack_env.with_name(".stack.env.new")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.writelines(f"{key}={value}\n" for key, value in values.items())
    os.replace(unfinished, settings.stack_env)


def read(path):
    try:
        lines = path.read_text().splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split("=", 1) for line in lines)
