# SPDX-License-Identifier: MIT
# ask.py SOCKET|ADDRESS:PORT CLIENTS: asks an HTTP server for files, on connections that come and go.
import random
import socket
import sys
import time

clients = []


# A server that has not begun to listen is waited for.
def connect(to):
    for _ in range(600):
        try:
            if "/" in to:
                s = socket.socket(socket.AF_UNIX)
                s.connect(to)
                return s
            address, port = to.split(":")
            return socket.create_connection((address, int(port)))
        except OSError:
            time.sleep(.1)
    exit("%s does not answer" % to)


def answer(s):
    head = b""
    while b"\r\n\r\n" not in head:
        head += s.recv(65536) or exit()
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            left = int(line[15:]) - len(head.split(b"\r\n\r\n", 1)[1])
            while left > 0:
                left -= len(s.recv(left) or exit())
            return
    while not head.endswith(b"0\r\n\r\n"):
        head += s.recv(65536) or exit()


while True:
    if len(clients) < int(sys.argv[2]):
        clients.append(connect(sys.argv[1]))
    s = random.choice(clients)
    gzip = random.choice(("gzip", "identity"))
    name = random.choice((1, 100, 10000, 1000000, "none"))
    s.sendall(b"GET /%s HTTP/1.1\r\nHost: x\r\nAccept-Encoding: %s\r\n\r\n"
              % (str(name).encode(), gzip.encode()))
    answer(s)
    if random.random() < .05:
        s.close()
        clients.remove(s)
