import concurrent.futures
import json
import socket
import sys


def reaches(target):
    try:
        socket.create_connection(target, 2).close()
        return True
    except OSError:
        return False


targets = {}
for argument in sys.argv[1:]:
    name, ip = argument.split("=")
    for port in (8000, 9000):
        targets[f"{name}:{port}"] = (ip, port)
with concurrent.futures.ThreadPoolExecutor(len(targets)) as pool:
    print(json.dumps(dict(zip(targets, pool.map(reaches, targets.values())))))
