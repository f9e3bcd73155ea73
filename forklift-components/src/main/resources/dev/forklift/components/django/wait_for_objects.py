"""Waits until objects of the cluster are as they have to be; asks the API server as the pod's service account."""
import json
import os
import signal
import ssl
import sys
import time
import urllib.error
import urllib.request

API_SERVER = "https://kubernetes.default.svc"
ACCOUNT = "/var/run/secrets/forklift/"


def get(path):
    """An object, as the API server has it; no proxy of the environment is asked."""
    with open(ACCOUNT + "token", encoding="utf-8") as token:
        request = urllib.request.Request(
            API_SERVER + path,
            headers={"Authorization": "Bearer " + token.read().strip()},
        )
    trusted = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ACCOUNT + "ca.crt"))
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), trusted)
    with opener.open(request, timeout=10) as answer:
        return json.load(answer)


def rollout(found, image):
    """What a Deployment, StatefulSet or DaemonSet still lacks, as `kubectl rollout status` sees it."""
    spec, status = found["spec"], found.get("status", {})
    images = [container.get("image") for container in spec["template"]["spec"]["containers"]]
    if image and image not in images:
        return f"it runs {', '.join(images)} and not {image}"
    if status.get("observedGeneration", 0) < found["metadata"].get("generation", 0):
        return "its change has not been seen yet"
    if found["kind"] == "DaemonSet":
        wanted = status.get("desiredNumberScheduled", 0)
        updated, ready = status.get("updatedNumberScheduled", 0), status.get("numberAvailable", 0)
    else:
        wanted = spec.get("replicas", 1)
        updated = status.get("updatedReplicas", 0)
        ready = status.get("availableReplicas", 0)
    if found["kind"] == "StatefulSet" and status.get("updateRevision") != status.get("currentRevision"):
        return "it is being updated"
    if updated < wanted:
        return f"{updated} of {wanted} pods are new"
    if found["kind"] == "Deployment" and status.get("replicas", 0) > updated:
        return f"{status['replicas'] - updated} old pods are left"
    if ready < wanted:
        return f"{ready} of {wanted} pods are ready"
    return ""


def snapshot(found):
    """What a VolumeSnapshot still lacks."""
    status = found.get("status", {})
    if status.get("readyToUse"):
        return ""
    return "it is not ready: " + status.get("error", {}).get("message", "it is being taken")


def lacks(target):
    """What an object still lacks; nothing where it is as it has to be."""
    try:
        found = get(target["path"])
    except urllib.error.HTTPError as error:
        return f"the API server answers {error.code} {error.reason}"
    except (OSError, ValueError) as error:
        return f"the API server does not answer: {error}"
    return snapshot(found) if found["kind"] == "VolumeSnapshot" else rollout(found, target.get("image"))


def main():
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with open(ACCOUNT + "namespace", encoding="utf-8") as namespace:
        home = namespace.read().strip()
    end = time.monotonic() + float(os.environ["FORKLIFT_WITHIN"])
    for line in os.environ["FORKLIFT_OBJECTS"].split():
        api, kind, name, image = line.split("|")
        target = {"path": f"/apis/{api}/namespaces/{home}/{kind}/{name}", "image": image}
        said = None
        while True:
            missing = lacks(target)
            if not missing:
                break
            if missing != said:
                print(f"waiting for {kind} {name}: {missing}", file=sys.stderr, flush=True)
                said = missing
            if time.monotonic() >= end:
                sys.exit(f"{kind} {name}: {missing}; that was all the time there was")
            time.sleep(3)
        print(f"{kind} {name} is ready", flush=True)


main()
