// SPDX-License-Identifier: MIT
// Makes exact numbers of kernel allocations and holds them: kload EVENTFDS MESSAGES BYTES
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <unistd.h>

// System V queues hold 16 KiB each.
static int messages_send(int n, size_t size)
{
	static struct {
		long type;
		char text[4096];
	} m = {1, {0}};
	size_t room = 0;
	int queue = -1, sent = 0;

	while (sent < n) {
		if (room < size) {
			queue = msgget(IPC_PRIVATE, 0600 | IPC_CREAT);
			room = 15000;
		}
		if (queue < 0 || msgsnd(queue, &m, size, IPC_NOWAIT))
			break;
		room -= size;
		sent++;
	}
	return sent;
}

int main(int argc, char **argv)
{
	const struct rlimit files = {100000, 100000};
	int fds = 0, sent;

	if (argc != 4)
		return 2;
	setrlimit(RLIMIT_NOFILE, &files);
	while (fds < atoi(argv[1]) && eventfd(0, 0) >= 0)
		fds++;
	sent = messages_send(atoi(argv[2]), (size_t)atoi(argv[3]));
	printf("KMEM load %d eventfds %d messages\n", fds, sent);
	fflush(stdout);
	pause();
	return 0;
}
