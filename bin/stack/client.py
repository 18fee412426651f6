"""The JSON API as the demo uses it."""

import json
import time
import urllib.error
import urllib.request

import readiness
from problem import Problem


def call(method, url, body=None):
    """The status and the JSON of an answer, whatever the status."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={"Content-Type": "application/json"})
    try:
        with readiness.HTTP.open(request, timeout=30) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as e:
        return e.code, json.loads(e.read() or b"{}")


def submit(api, article):
    code, job = call("POST", f"{api}/api/jobs", {"url": article, "language": "ja"})
    if code != 201:
        raise Problem(f"the job was not accepted: {code} {job.get('detail', '')}")
    return job["id"]


def watch(api, job_id, until, limit):
    """Follows a job, a line for each new step and message, until `until(job)`."""
    began, shown, job = time.monotonic(), None, {}
    while time.monotonic() - began < limit:
        code, job = call("GET", f"{api}/api/jobs/{job_id}")
        if code != 200:
            raise Problem(f"the API answers {code} about job {job_id}: {job.get('detail', '')}")
        line = (job["status"], job["current_step"], job["progress"] // 10)
        if line != shown:
            shown = line
            print(f"  {time.monotonic() - began:6.2f} s  {line[0]:<10} {line[1] or '':<7} {job['progress']:>3} %", flush=True)
        if until(job):
            return job
        time.sleep(0.05)
    raise Problem(f"job {job_id} is still {job.get('status')} after {limit:.0f} s")


def print_timeline(api, job_id):
    _, timeline = call("GET", f"{api}/api/jobs/{job_id}/timeline")
    print(f"Timeline of {job_id}")
    for entry in timeline.get("entries", []):
        change = f"{entry.get('from') or ''} → {entry['to']}" if entry.get("to") else ""
        print(f"  {entry['at']:<24} {entry['kind']:<6} {entry['name']:<13} {change}".rstrip(), flush=True)
