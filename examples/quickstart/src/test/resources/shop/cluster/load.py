"""Asks so many times a second, each time by a new connection, and prints what came of it once a second."""

import collections
import http.client
import json
import sys
import threading
import time

host, port, asked, path, rate = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4], int(sys.argv[5])
headers = {"Host": asked, "X-Forwarded-Proto": "https", "Connection": "close"}
lock = threading.Lock()
sent = done = slowest = 0
lost = collections.Counter()


def ask():
    global done, slowest
    start = time.monotonic()
    why = None
    try:
        connection = http.client.HTTPConnection(host, port, timeout=20)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            why = f"status {response.status}"
    except Exception as failed:
        why = f"{type(failed).__name__}: {failed}"
    with lock:
        done += 1
        slowest = max(slowest, round(1000 * (time.monotonic() - start)))
        if why:
            lost[why] += 1


began = time.monotonic()
while True:
    threading.Thread(target=ask, daemon=True).start()
    sent += 1
    if sent % rate == 0:
        with lock:
            print(json.dumps({"sent": sent, "done": done, "lost": sum(lost.values()), "slowest": slowest, "why": lost}), flush=True)
    time.sleep(max(0, began + sent / rate - time.monotonic()))
