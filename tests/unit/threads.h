/* SPDX-License-Identifier: MIT */
// Threads that look for something wrong: each is told its number, and returns NULL if there is nothing.
#pragma once

#include <pthread.h>

enum { THREADS_MAX = 8 };

static void threads_run(void *(*fn)(void *), unsigned n)
{
	pthread_t threads[THREADS_MAX];
	void *wrong;

	assert_true(n <= THREADS_MAX);
	for (uintptr_t i = 0; i < n; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, fn, (void *)i), 0);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(pthread_join(threads[i], &wrong), 0);
		assert_null(wrong);
	}
}
