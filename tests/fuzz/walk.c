// SPDX-License-Identifier: MIT
// walk PID ROUNDS: examines a process again and again, each time with other words of its writable
// memory corrupted on their way here. Whatever its allocator's tables say then, every walk has to
// end, in time, without a fault, with a verdict or with an error.
//
// Prints "rounds=N verdicts=N errors=N blocks=N": those that ended with each, and blocks found.
#include <stdio.h>
#include <stdlib.h>

#include "examine/examine.h"

struct fuzz {
	struct target target; // first
	struct target *real;
	u64 seed;
	u64 one_in; // words, on average
};

static u64 mix(u64 x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccd;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53;
	return x ^ x >> 33;
}

// The same word of the target is corrupted in the same way whenever it is read in a round.
static u64 corrupted(u64 word, u64 hash)
{
	switch (hash % 6) {
	case 0: return word ^ (u64)1 << (hash >> 8 & 63);
	case 1: return word + ((hash >> 8 & 63) - 32) * 16;
	case 2: return mix(hash);
	case 3: return UINT64_MAX - (hash >> 8) % 100;
	case 4: return hash >> 8 & 15;
	default: return word & ~(u64)0xfff;
	}
}

static size_t fuzz_read(struct target *t, u64 addr, void *buf, size_t len)
{
	struct fuzz *f = (struct fuzz *)t;
	size_t n = target_read_some(f->real, addr, buf, len);
	const struct mapping *m = target_mapping(t, addr);

	if (!m || !(m->prot & PROT_WRITE))
		return n;
	for (u64 at = align_up(addr, 8); at + 8 <= addr + n; at += 8) {
		u64 hash = mix(at ^ f->seed), word;

		if (hash % f->one_in)
			continue;
		memcpy(&word, (u8 *)buf + (at - addr), 8);
		word = corrupted(word, mix(hash));
		memcpy((u8 *)buf + (at - addr), &word, 8);
	}
	return n;
}

static bool fuzz_present(struct target *t, u64 start, u64 end, u64 *ret_start, u64 *ret_end)
{
	return target_present(((struct fuzz *)t)->real, start, end, ret_start, ret_end);
}

int main(int argc, char **argv)
{
	static const struct target_ops ops = {.read = fuzz_read, .present = fuzz_present};
	struct examine_options options = {.stay_stopped = true};
	u64 pid, rounds, verdicts = 0, errors = 0, blocks = 0;
	_cleanup_(target_closep) struct target *real = NULL;
	_cleanup_err_ struct err *e = NULL;

	if (argc != 3 || !parse_u64(argv[1], 10, INT32_MAX, &pid) ||
	    !parse_u64(argv[2], 10, 1000000, &rounds)) {
		fprintf(stderr, "usage: walk pid rounds\n");
		return 2;
	}
	e = target_open_pid((pid_t)pid, &real);
	if (!e)
		e = target_stop(real);
	if (e) {
		fprintf(stderr, "walk: %s\n", err_message(e));
		return 1;
	}
	struct fuzz f = {.target = *real, .real = real};

	f.target.ops = &ops;
	f.target.live = false;
	options.scan.threads = 1;
	for (u64 i = 0; i < rounds; i++) {
		struct examination x;

		f.seed = mix(i + 1);
		f.one_in = (u64)20 << f.seed % 16;
		_cleanup_err_ struct err *failed = examine_target(&f.target, &options, &x);

		errors += failed != NULL;
		if (failed)
			continue;
		verdicts++;
		blocks += x.stats.allocated;
		examination_fini(&x);
	}
	printf("rounds=%llu verdicts=%llu errors=%llu blocks=%llu\n", (unsigned long long)rounds,
	       (unsigned long long)verdicts, (unsigned long long)errors,
	       (unsigned long long)blocks);
	return 0;
}
