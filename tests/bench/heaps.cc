// SPDX-License-Identifier: MIT
// Heaps of a known shape with a known number of leaks, made with malloc, for the benchmark of leak:
//
//	heaps SHAPE [SCALE]
//
// Says "ready LEAKS", then answers each line of standard input:
//
//	gap	the longest time, in ns, that its clock has stood still since it was last asked
//	check	how long LeakSanitizer's check took, in ns; 0 if it was built without
//
// Nothing that could be a stale pointer to what was lost is left: scratch memory is unmapped, blocks
// that are used again are filled anew, dead frames are written over.
#include <alloca.h>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <malloc.h>
#include <new>
#include <pthread.h>
#include <csignal>
#include <sched.h>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#ifdef WITH_LSAN
#include <sanitizer/lsan_interface.h>
#endif

namespace
{

using u64 = uint64_t;
using word = uint64_t;

constexpr u64 noise = u64{1} << 47; // with this bit set a word is no pointer, not even a tagged one

std::atomic<u64> leaks; // blocks lost so far
void *keep[64];		// where everything that is not lost hangs

struct random_numbers {
	u64 state = 88172645463325252;

	u64 next()
	{
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		return state;
	}
	u64 below(u64 n)
	{
		return static_cast<u64>(static_cast<unsigned __int128>(next()) * n >> 64);
	}
};

random_numbers dice;

u64 scaled(double scale, double n)
{
	return static_cast<u64>(std::fmax(scale * n, 100));
}

// --- memory ---

// Scratch: not of the heap, and gone afterwards.
template <class T> class scratch
{
	T *v;
	size_t size;

      public:
	explicit scratch(u64 n) : size(n * sizeof(T))
	{
		v = static_cast<T *>(mmap(nullptr, size, PROT_READ | PROT_WRITE,
					  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0));
		if (v == MAP_FAILED)
			abort();
	}
	~scratch()
	{
		munmap(v, size);
	}
	T &operator[](u64 i)
	{
		return v[i];
	}
};

word *block_new(size_t size)
{
	auto *b = static_cast<word *>(calloc(1, size));

	if (!b) {
		fputs("heaps: out of memory\n", stderr);
		_exit(1);
	}
	return b;
}

word address(const void *p)
{
	return reinterpret_cast<word>(p);
}

// n blocks in the order of a random walk over the heap.
void blocks_shuffled(scratch<word *> &at, u64 n, size_t size)
{
	for (u64 i = 0; i < n; i++)
		at[i] = block_new(size);
	for (u64 i = n; i-- > 1;)
		std::swap(at[i], at[dice.below(i + 1)]);
}

u64 lost_of(u64 n)
{
	return n / 100;
}

// Where the frames of what has returned were.
__attribute__((noinline)) void stack_wipe()
{
	volatile char *p = static_cast<volatile char *>(alloca(65536));

	for (size_t i = 0; i < 65536; i++)
		p[i] = 0;
}

// --- shapes ---

// One block in a hundred is pointed to by none; the others hang in a tree, in random order, and
// have 2.4 pointers to random ones besides.
void graph_make(double scale)
{
	u64 n = scaled(scale, 10e6), live = n - lost_of(n);
	scratch<word *> at(n);

	blocks_shuffled(at, n, 48);
	for (u64 i = 0; i < n; i++) {
		word *b = at[i];

		b[0] = i;
		for (u64 k = 1; i < live && k < 3 && 2 * i + k < live; k++)
			b[k] = address(at[2 * i + k]);
		for (u64 k = 3; k < 5 + (dice.below(10) < 4 ? 1u : 0u); k++)
			b[k] = address(at[dice.below(live)]);
	}
	keep[0] = at[0];
	leaks += n - live;
}

void list_make(double scale)
{
	u64 n = scaled(scale, 20e6), live = n - lost_of(n);
	scratch<word *> at(n);

	blocks_shuffled(at, n, 16);
	for (u64 i = 0; i < n; i++) {
		at[i][0] = i + 1 == live ? 0 : address(at[i < live ? i + 1 : dice.below(live)]);
		at[i][1] = i;
	}
	keep[0] = at[0];
	leaks += n - live;
}

void dlist_make(double scale)
{
	u64 n = scaled(scale, 10e6), live = n - lost_of(n);
	scratch<word *> at(n);

	blocks_shuffled(at, n, 24);
	for (u64 i = 0; i < n; i++) {
		bool lives = i < live;

		at[i][0] = address(at[lives ? (i + 1) % live : dice.below(live)]);
		at[i][1] = address(at[lives ? (i + live - 1) % live : dice.below(live)]);
		at[i][2] = i;
	}
	keep[0] = at[0];
	leaks += n - live;
}

// Blocks of bytes that hold no pointers, and one table of them.
void bulk_make(double scale)
{
	u64 n = scaled(scale, 200e3), live = n - lost_of(n);
	word *table = block_new(n * sizeof(word));

	keep[0] = table;
	for (u64 i = 0; i < n; i++) {
		word *b = block_new(16384);

		for (u64 k = 0; k < 2048; k++)
			b[k] = (i * 2048 + k) * 0x9e3779b97f4a7c15 | noise;
		table[i] = i < live ? address(b) : i;
	}
	leaks += n - live;
}

// Two maps that grow side by side, of which one is lost. Keys and values are short, as most are;
// each hundredth value is not.
__attribute__((noinline)) void maps_make(double scale)
{
	using table = std::map<std::string, std::string>;
	u64 n = scaled(scale, 5e6), lost = 1;
	auto *kept = new table, *gone = new table;

	keep[0] = kept;
	for (u64 i = 0; i < n; i++) {
		bool lose = i % 100 == 99, is_long = i % 10 == 9;
		char key[16], text[48];

		snprintf(key, sizeof(key), "%015llx",
			 static_cast<unsigned long long>(i * 0x9e3779b97f4a7c15 >> 4));
		snprintf(text, sizeof(text), is_long ? "%040u" : "%u", static_cast<unsigned>(i));
		(lose ? gone : kept)->emplace(key, text);
		if (lose)
			lost += is_long ? 2 : 1;
	}
	leaks += lost;
}

// Arrays of 512 pointers, to small blocks and to each other.
void wide_make(double scale)
{
	u64 n = scaled(scale, 100e3), live = n - lost_of(n);
	scratch<word *> leaf(n), array(n);
	word *table = block_new(n * sizeof(word));

	keep[0] = table;
	for (u64 i = 0; i < n; i++)
		leaf[i] = block_new(32);
	for (u64 i = 0; i < n; i++)
		array[i] = block_new(4096);
	for (u64 i = 0; i < n; i++) {
		for (u64 k = 0; k < 512; k++)
			array[i][k] =
				address(k % 2 ? leaf[dice.below(n)] : array[dice.below(live)]);
		array[i][0] = address(leaf[i]);
		table[i] = i < live ? address(array[i]) : 0;
		// A leaf that lost arrays alone point to is still held by this.
		leaf[i][0] = i;
	}
	word *leaves = block_new(n * sizeof(word));

	for (u64 i = 0; i < n; i++)
		leaves[i] = address(leaf[i]);
	keep[1] = leaves;
	leaks += n - live;
}

// A gigabyte of small blocks in a heap of 64: 1 MiB of them, then a block of 63 MiB that is never
// touched, and so on. A list of all; one block in a hundred is left out.
void sparse_make(double scale)
{
	u64 n = scaled(scale, 1024), per = (u64{1} << 20) / 64;
	word *last = reinterpret_cast<word *>(&keep[0]);

	mallopt(M_MMAP_MAX, 0);
	mallopt(M_TOP_PAD, 1 << 20);
	for (u64 i = 0; i < n; i++) {
		for (u64 k = 0; k < per; k++) {
			word *b = block_new(48);

			b[1] = k;
			if (k % 100 == 99) {
				leaks++;
				continue;
			}
			*last = address(b);
			last = b;
		}
		auto *hole = static_cast<word *>(malloc(63 << 20)); // its own list holds it

		if (!hole)
			abort();
		last[2] = address(hole);
	}
}

// --- eight threads that make and free ---

constexpr unsigned workers = 8;

struct worker {
	pthread_t thread;
	u64 n;
	random_numbers dice;
	word **table;
};

worker crew[workers];
pthread_barrier_t made;

// Lognormal, 16 bytes to 64 KiB, about 100 in the middle.
size_t size_drawn(random_numbers &d)
{
	double sum = 0, size;

	for (unsigned i = 0; i < 12; i++)
		sum += static_cast<double>(d.below(1u << 20)) / (1u << 20);
	size = std::exp(4.6 + 1.2 * (sum - 6));
	return static_cast<size_t>(std::fmin(std::fmax(size, 16), 65536));
}

// All that can be used, so that nothing of an earlier block is left.
word *block_filled(size_t size)
{
	auto *b = static_cast<word *>(malloc(size));

	if (!b)
		abort();
	memset(static_cast<void *>(b), 0xa5, malloc_usable_size(b));
	return b;
}

// Blocks come, and 60 % of them go in random order; of the rest every second hangs from the one
// before it, and one pair in a hundred is lost.
__attribute__((noinline)) void worker_make(worker &w)
{
	for (u64 i = 0; i < w.n; i++)
		w.table[i] = block_filled(size_drawn(w.dice));
	for (u64 i = w.n; i-- > 1;)
		std::swap(w.table[i], w.table[w.dice.below(i + 1)]);
	for (u64 i = w.n * 2 / 5; i < w.n; i++) {
		free(w.table[i]);
		w.table[i] = nullptr;
	}
	for (u64 i = 0; i + 1 < w.n * 2 / 5; i += 2) {
		*w.table[i] = address(w.table[i + 1]);
		w.table[i + 1] = nullptr;
		if (i % 200 == 0) {
			w.table[i] = nullptr;
			leaks += 2;
		}
	}
}

void *worker_run(void *arg)
{
	worker_make(*static_cast<worker *>(arg));
	stack_wipe();
	pthread_barrier_wait(&made);
	for (;;)
		pause();
	return nullptr;
}

void churn_make(double scale)
{
	pthread_barrier_init(&made, nullptr, workers + 1);
	for (unsigned i = 0; i < workers; i++) {
		worker &w = crew[i];

		w.n = scaled(scale, 1e6);
		w.dice.state += 0x9e3779b97f4a7c15 * (i + 1);
		w.table = reinterpret_cast<word **>(block_new(w.n * sizeof(word)));
		if (pthread_create(&w.thread, nullptr, worker_run, &w))
			abort();
	}
	pthread_barrier_wait(&made);
}

struct shape {
	const char *name;
	void (*make)(double scale);
};

const shape shapes[] = {
	{"graph", graph_make}, {"list", list_make},	{"bulk", bulk_make},
	{"maps", maps_make},   {"wide", wide_make},	{"dlist", dlist_make},
	{"churn", churn_make}, {"sparse", sparse_make},
};

// --- the clock ---

std::atomic<u64> longest;
pthread_barrier_t ticking;

u64 now_ns()
{
	timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return static_cast<u64>(ts.tv_sec) * 1000000000 + static_cast<u64>(ts.tv_nsec);
}

// Sleeps a tenth of a millisecond at a time: spinning, it would take a processor from leak. It goes
// before other programs, so that waiting for a processor does not look like standing still.
void *clock_run(void *)
{
	const sched_param first = {.sched_priority = 1};
	const timespec nap = {.tv_sec = 0, .tv_nsec = 100000};

	pthread_setschedparam(pthread_self(), SCHED_RR, &first);
	prctl(PR_SET_TIMERSLACK, 1);
	pthread_barrier_wait(&ticking);
	for (u64 last = now_ns();;) {
		nanosleep(&nap, nullptr);
		u64 now = now_ns(), gap = now - last;

		if (gap > longest.load(std::memory_order_relaxed))
			longest = gap;
		last = now;
	}
	return nullptr;
}

u64 check_ns()
{
#ifdef WITH_LSAN
	u64 start = now_ns();

	__lsan_do_recoverable_leak_check();
	return now_ns() - start;
#else
	return 0;
#endif
}

__attribute__((noinline)) bool make(const char *name, double scale)
{
	for (const shape &s : shapes)
		if (!strcmp(s.name, name)) {
			s.make(scale);
			return true;
		}
	fputs("usage: heaps graph | list | bulk | maps | wide | dlist | churn | sparse [SCALE]\n",
	      stderr);
	return false;
}

} // namespace

int main(int argc, char **argv)
{
	pthread_t watcher;
	char line[16];

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!make(argc > 1 ? argv[1] : "", argc > 2 ? atof(argv[2]) : 1))
		return 2;
	stack_wipe();
	pthread_barrier_init(&ticking, nullptr, 2);
	if (pthread_create(&watcher, nullptr, clock_run, nullptr))
		return 1;
	pthread_barrier_wait(&ticking);
	printf("ready %llu\n", static_cast<unsigned long long>(leaks));
	fflush(stdout);
	while (fgets(line, sizeof(line), stdin)) {
		printf("%llu\n",
		       static_cast<unsigned long long>(strcmp(line, "check\n") ? longest.exchange(0)
									       : check_ns()));
		fflush(stdout);
	}
	return 0;
}
