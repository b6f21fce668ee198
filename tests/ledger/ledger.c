// SPDX-License-Identifier: MIT
// libledger.so: preloaded, it keeps the ledger of every block that the program gets and gives back.
//
//	LEDGER=PREFIX          writes PREFIX.PID; unset: does nothing
//	LEDGER_FORGET=N        after every Nth allocation makes one block more and forgets it
//	LEDGER_FILL=1          writes over what an earlier owner left in a new block: a recycled
//	                       block that its new owner never quite fills may hold an old pointer
//	                       to anything, and nobody can tell that from a pointer in use
//	LEDGER_LOG_SLOTS=N     room for 2^N blocks (22)
//	LEDGER_NEXT=1          keeps the books of the next allocator in search order (jemalloc, musl),
//	                       not those of glibc
//
// An allocation is entered after the allocator has made it, and a free before, so that no other
// thread can be handed the address in between. While a comparer asks, threads wait at the entrance
// with nothing done, so the table and the heap agree to the block.
//
// A child made by fork keeps no ledger; one made by vfork shares its parent's memory, and ledger.
//
// Linked into a program instead (-DLEDGER_WRAP, and -Wl,--wrap for each of the functions), it keeps
// the books of whatever allocator the program has: a static one, or another libc's.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "ledger.h"

#define exported __attribute__((visibility("default")))

// Of <linux/futex.h>, which does not come with every C library.
enum { FUTEX_WAIT, FUTEX_WAKE };

#ifdef LEDGER_WRAP
#define ours(name) __wrap_##name
#define real(name) __real_##name
#else
#define ours(name) name
// glibc's own, behind every interposer.
#define real(name) __libc_##name
#pragma weak __libc_malloc
#pragma weak __libc_calloc
#pragma weak __libc_realloc
#pragma weak __libc_free
#pragma weak __libc_memalign
#endif
void *real(malloc)(size_t);
void *real(calloc)(size_t, size_t);
void *real(realloc)(void *, size_t);
void real(free)(void *);
void *real(memalign)(size_t, size_t);

static struct {
	void *(*malloc)(size_t);
	void *(*calloc)(size_t, size_t);
	void *(*realloc)(void *, size_t);
	void (*free)(void *);
	void *(*memalign)(size_t, size_t);
	size_t (*usable)(void *);
} next;

// In a page of its own that fork empties: a child finds no ledger, and remembers that it shall not
// look for one.
struct own {
	struct ledger *ledger;
	uint64_t forget, until_forget, random;
	bool fill;
};

static struct own *own;
static bool begun;

// An allocator may call itself by its public names: musl's calloc calls malloc.
static __thread bool inside __attribute__((tls_model("initial-exec")));

// What dlsym asks for while it looks for the next allocator is never given back.
static char nursery[4096] __attribute__((aligned(16)));
static size_t nursery_used;

static void *nursery_take(size_t n)
{
	size_t at = __atomic_fetch_add(&nursery_used, (n + 15) & ~(size_t)15, __ATOMIC_RELAXED);

	return at + n <= sizeof(nursery) ? nursery + at : NULL;
}

static bool in_nursery(const void *p)
{
	return (const char *)p >= nursery && (const char *)p < nursery + sizeof(nursery);
}

static long futex(uint32_t *word, int op, uint32_t value)
{
	int saved = errno;
	long r = syscall(SYS_futex, word, op, value, NULL, NULL, 0);

	errno = saved;
	return r;
}

static void table_lock(struct ledger *l)
{
	uint32_t free = 0;

	if (__atomic_compare_exchange_n(&l->lock, &free, 1, false, __ATOMIC_ACQUIRE,
					__ATOMIC_RELAXED))
		return;
	while (__atomic_exchange_n(&l->lock, 2, __ATOMIC_ACQUIRE))
		futex(&l->lock, FUTEX_WAIT, 2);
}

static void table_unlock(struct ledger *l)
{
	if (__atomic_exchange_n(&l->lock, 0, __ATOMIC_RELEASE) == 2)
		futex(&l->lock, FUTEX_WAKE, 1);
}

// The slot of addr, or the empty one where it belongs; NULL if the table is full.
static struct ledger_entry *table_find(struct ledger *l, uint64_t addr)
{
	uint64_t log_slots = ~l->log_slots, mask = ((uint64_t)1 << log_slots) - 1;
	uint64_t at = ledger_slot(addr, log_slots);

	for (uint64_t i = 0; i <= mask; i++, at = (at + 1) & mask)
		if (!l->slots[at].addr || l->slots[at].addr == ~addr)
			return &l->slots[at];
	return NULL;
}

// Blocks that were made before their size could be asked, or was known, inverted: all that the
// constructors of the program's libraries make.
static uint64_t early[1 << 17];
static size_t early_n;
static bool early_over;

static void early_settle(struct ledger *l)
{
	early_over = true;
	for (size_t i = 0; i < early_n; i++) {
		struct ledger_entry *e = table_find(l, ~early[i]);

		if (e && e->addr)
			e->size = ~((uint64_t)next.usable((void *)(uintptr_t)~early[i]) * 2 |
				    (~e->size & 1));
	}
}

// In an order in which a comparer that stops this thread halfway never sees half of an entry.
static void entry_put(struct ledger_entry *e, struct ledger_entry value)
{
	__atomic_store_n(&e->addr, 0, __ATOMIC_SEQ_CST);
	__atomic_store_n(&e->size, value.size, __ATOMIC_SEQ_CST);
	__atomic_store_n(&e->birth, value.birth, __ATOMIC_SEQ_CST);
	__atomic_store_n(&e->addr, value.addr, __ATOMIC_SEQ_CST);
}

static void table_add(struct ledger *l, void *p, bool forgotten)
{
	uint64_t usable = next.usable ? next.usable(p) : 0;
	struct ledger_entry *e;

	table_lock(l);
	if (usable && !early_over)
		early_settle(l);
	if (!usable && !early_over) {
		if (early_n < sizeof(early) / sizeof(*early))
			early[early_n++] = ~(uint64_t)(uintptr_t)p;
		else
			l->full = 1;
	}
	e = table_find(l, (uintptr_t)p);
	if (!e) {
		l->full = 1;
	} else {
		if (!e->addr)
			l->live--;
		l->births--;
		entry_put(e, (struct ledger_entry){~(uint64_t)(uintptr_t)p,
						   ~(usable * 2 + forgotten), l->births});
		if (forgotten)
			l->forgotten--;
	}
	table_unlock(l);
}

// Takes an entry out, and moves up those behind it that could not be in their own slot.
static void table_remove(struct ledger *l, void *p)
{
	uint64_t log_slots = ~l->log_slots, mask = ((uint64_t)1 << log_slots) - 1;
	struct ledger_entry *e;

	table_lock(l);
	e = table_find(l, (uintptr_t)p);
	if (!e || !e->addr) {
		l->strangers--;
		table_unlock(l);
		return;
	}
	l->live++;
	uint64_t hole = e - l->slots;

	for (uint64_t at = (hole + 1) & mask; l->slots[at].addr; at = (at + 1) & mask) {
		uint64_t wants = ledger_slot(~l->slots[at].addr, log_slots);

		if (((at - wants) & mask) >= ((at - hole) & mask)) {
			entry_put(&l->slots[hole], l->slots[at]);
			hole = at;
		}
	}
	entry_put(&l->slots[hole], (struct ledger_entry){0});
	table_unlock(l);
}

// The value of a variable of the environment as the kernel has it: libc's own may not be there yet.
static bool environment(const char *name, char *value, size_t size)
{
	static char text[65536];
	size_t len = strlen(name);
	ssize_t n = 0, got;
	int fd = open("/proc/self/environ", O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return false;
	while ((got = read(fd, text + n, sizeof(text) - 1 - n)) > 0)
		n += got;
	close(fd);
	text[n] = 0;
	for (char *s = text; s < text + n; s += strlen(s) + 1)
		if (!strncmp(s, name, len) && s[len] == '=' && strlen(s + len + 1) < size) {
			memcpy(value, s + len + 1, strlen(s + len + 1) + 1);
			return true;
		}
	return false;
}

static uint64_t environment_number(const char *name, uint64_t otherwise)
{
	char value[32];
	uint64_t n = 0;

	if (!environment(name, value, sizeof(value)))
		return otherwise;
	for (char *s = value; *s >= '0' && *s <= '9'; s++)
		n = n * 10 + (*s - '0');
	return n;
}

static void name_append(char *name, uint64_t n)
{
	char digits[24], *d = digits + sizeof(digits);

	*--d = 0;
	do
		*--d = '0' + n % 10;
	while (n /= 10);
	memcpy(name + strlen(name), d, strlen(d) + 1);
}

static struct ledger *ledger_create(void)
{
	uint64_t log_slots = environment_number("LEDGER_LOG_SLOTS", 22);
	size_t bytes = sizeof(struct ledger) + (sizeof(struct ledger_entry) << log_slots);
	char name[512];

	if (!environment("LEDGER", name, sizeof(name) - 32))
		return NULL;
	memcpy(name + strlen(name), ".", 2);
	name_append(name, getpid());
	int fd = open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (fd < 0)
		return NULL;
	struct ledger *l = MAP_FAILED;

	if (!ftruncate(fd, bytes))
		l = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (l == MAP_FAILED)
		return NULL;
	madvise(l, bytes, MADV_DONTFORK);
	l->log_slots = ~log_slots;
	l->births = l->live = l->forgotten = l->strangers = ~(uint64_t)0;
	__atomic_store_n(&l->magic, LEDGER_MAGIC, __ATOMIC_RELEASE);
	return l;
}

static void allocator_choose(void)
{
	if (real(malloc) && !environment_number("LEDGER_NEXT", 0)) {
		next.malloc = real(malloc);
		next.calloc = real(calloc);
		next.realloc = real(realloc);
		next.free = real(free);
		next.memalign = real(memalign);
#ifdef LEDGER_WRAP
		next.usable = malloc_usable_size;
#endif
		return;
	}
	next.malloc = dlsym(RTLD_NEXT, "malloc");
	next.calloc = dlsym(RTLD_NEXT, "calloc");
	next.realloc = dlsym(RTLD_NEXT, "realloc");
	next.free = dlsym(RTLD_NEXT, "free");
	next.memalign = dlsym(RTLD_NEXT, "memalign");
	next.usable = dlsym(RTLD_NEXT, "malloc_usable_size");
}

static void sizes_ask_first(void);

// The first call comes from the loader, or from a constructor: there is one thread.
static void begin(void)
{
	begun = true;
	allocator_choose();
	own = mmap(NULL, sysconf(_SC_PAGESIZE), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
		   -1, 0);
	if (own == MAP_FAILED || madvise(own, sysconf(_SC_PAGESIZE), MADV_WIPEONFORK))
		abort();
	own->ledger = ledger_create();
	own->forget = own->until_forget = environment_number("LEDGER_FORGET", 0);
	own->fill = environment_number("LEDGER_FILL", 0);
	own->random = UINT64_C(0x2545f4914f6cdd1d);
	if (own->ledger && next.usable)
		sizes_ask_first();
}

// An allocator may make blocks of its own, through us, when it is asked for a size the first time.
static void sizes_ask_first(void)
{
	size_t (*usable)(void *) = next.usable;
	void *p = next.malloc(1);

	next.usable = NULL;
	usable(p);
	next.free(p);
	next.usable = usable;
}

// glibc's malloc_usable_size has no second name, and another library's may stand before it.
__attribute__((constructor)) static void sizes_begin(void)
{
	if (!begun)
		begin();
	if (!own->ledger)
		return;
	if (!next.usable) {
		void *libc = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);

		next.usable = libc ? dlsym(libc, "malloc_usable_size") : NULL;
	}
	if (!next.usable)
		abort();
	if (!early_over && early_n && next.usable((void *)(uintptr_t)~early[0]))
		early_settle(own->ledger);
}

// NULL: no books are kept.
static struct ledger *enter(void)
{
	if (__builtin_expect(!begun, 0))
		begin();
	struct ledger *l = own ? own->ledger : NULL;

	if (!l || inside)
		return NULL;
	for (;;) {
		__atomic_fetch_add(&l->in_flight, 1, __ATOMIC_SEQ_CST);
		if (__builtin_expect(!__atomic_load_n(&l->ask, __ATOMIC_SEQ_CST), 1)) {
			inside = true;
			return l;
		}
		__atomic_fetch_sub(&l->in_flight, 1, __ATOMIC_SEQ_CST);
		futex(&l->in_flight, FUTEX_WAKE, 1);
		futex(&l->ask, FUTEX_WAIT, 1);
	}
}

static void leave(struct ledger *l)
{
	inside = false;
	if (!__atomic_sub_fetch(&l->in_flight, 1, __ATOMIC_SEQ_CST) &&
	    __atomic_load_n(&l->ask, __ATOMIC_SEQ_CST))
		futex(&l->in_flight, FUTEX_WAKE, 1);
}

static uint64_t random_next(void)
{
	uint64_t r = own->random;

	r ^= r << 13;
	r ^= r >> 7;
	r ^= r << 17;
	return own->random = r;
}

// Mostly what the program asks for itself; sometimes a size of any magnitude, rarely a big one
// that is mapped.
static size_t forget_size(size_t asked)
{
	uint64_t r = random_next();

	if (r % 512 == 0)
		return (128 << 10) + (r >> 8) % (512 << 10);
	if (r % 4 == 0 || asked > 65536)
		return 1 + (r >> 8) % ((size_t)16 << (r >> 40) % 9);
	return asked;
}

// Makes a block and tells the ledger alone. Its words look like no address.
__attribute__((noinline)) static void forget_one(struct ledger *l, size_t asked)
{
	size_t size = forget_size(asked);
	void *p = next.malloc(size);

	if (!p)
		return;
	memset(p, 0xb1, size);
	table_add(l, p, true);
}

// Where the frames of forget_one() and of the allocator were, and in the registers that a call
// may leave anything in.
__attribute__((noinline)) static void forget_traces(void)
{
	volatile char dead[2048];

	for (size_t i = 0; i < sizeof(dead); i++)
		dead[i] = 0;
#ifdef __x86_64__
	__asm__ volatile("xor %%eax, %%eax\n\txor %%ecx, %%ecx\n\txor %%edx, %%edx\n\t"
			 "xor %%esi, %%esi\n\txor %%edi, %%edi\n\txor %%r8d, %%r8d\n\t"
			 "xor %%r9d, %%r9d\n\txor %%r10d, %%r10d\n\txor %%r11d, %%r11d\n\t"
			 "pxor %%xmm0, %%xmm0\n\tpxor %%xmm1, %%xmm1\n\tpxor %%xmm2, %%xmm2\n\t"
			 "pxor %%xmm3, %%xmm3\n\t"
			 :
			 :
			 : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "xmm0",
			   "xmm1", "xmm2", "xmm3", "memory");
#endif
}

static void forget_now_and_then(struct ledger *l, size_t asked)
{
	if (!own->forget || __atomic_sub_fetch(&own->until_forget, 1, __ATOMIC_RELAXED))
		return;
	own->until_forget = own->forget;
	forget_one(l, asked);
	forget_traces();
}

static void *entered(struct ledger *l, void *p, size_t asked)
{
	if (!l)
		return p;
	if (p)
		table_add(l, p, false);
	forget_now_and_then(l, asked);
	leave(l);
	return p;
}

// The bytes of a new block from `from` on; none of them look like part of an address.
static void *fill(struct ledger *l, void *p, size_t from)
{
	if (l && p && own->fill && next.usable && next.usable(p) > from)
		memset((char *)p + from, 0xb1, next.usable(p) - from);
	return p;
}

#ifdef LEDGER_WRAP
void *ours(malloc)(size_t n);
void *ours(calloc)(size_t n, size_t size);
void *ours(realloc)(void *p, size_t n);
void ours(free)(void *p);
void *ours(memalign)(size_t alignment, size_t n);
int ours(posix_memalign)(void **ret, size_t alignment, size_t n);
#endif

exported void *ours(malloc)(size_t n)
{
	struct ledger *l = enter();

	return next.malloc ? entered(l, fill(l, next.malloc(n), 0), n) : nursery_take(n);
}

exported void *ours(calloc)(size_t n, size_t size)
{
	struct ledger *l = enter();

	return next.calloc ? entered(l, fill(l, next.calloc(n, size), n * size), n * size)
			   : nursery_take(n * size);
}

exported void ours(free)(void *p)
{
	struct ledger *l = p && !in_nursery(p) ? enter() : NULL;

	if (!p || in_nursery(p))
		return;
	if (l)
		table_remove(l, p);
	next.free(p);
	if (l)
		leave(l);
}

exported void *ours(realloc)(void *p, size_t n)
{
	struct ledger *l = enter();

	if (!p || !l)
		return entered(l, fill(l, next.realloc(p, n), 0), n);
	size_t had = next.usable ? next.usable(p) : 0;

	// It may have two blocks in its hands, the old one and the new.
	table_remove(l, p);
	__atomic_fetch_add(&l->in_flight, 1, __ATOMIC_SEQ_CST);
	void *q = fill(l, next.realloc(p, n), had);
	__atomic_fetch_sub(&l->in_flight, 1, __ATOMIC_SEQ_CST);

	// A failure leaves the old block; n = 0 frees it.
	return entered(l, q ? q : (n ? p : NULL), n) ? q : NULL;
}

exported void *ours(memalign)(size_t alignment, size_t n)
{
	struct ledger *l = enter();

	return entered(l, fill(l, next.memalign(alignment, n), 0), n);
}

exported int ours(posix_memalign)(void **ret, size_t alignment, size_t n)
{
	int saved = errno;

	if (!alignment || alignment % sizeof(void *) || (alignment & (alignment - 1)))
		return EINVAL;
	void *p = ours(memalign)(alignment, n);

	errno = saved;
	if (!p)
		return ENOMEM;
	*ret = p;
	return 0;
}

#ifndef LEDGER_WRAP // a libc makes these out of those above
// Of C23; older headers do not declare them.
void free_sized(void *p, size_t n);
void free_aligned_sized(void *p, size_t alignment, size_t n);

exported void free_sized(void *p, size_t n)
{
	(void)n;
	free(p);
}

exported void free_aligned_sized(void *p, size_t alignment, size_t n)
{
	(void)alignment;
	(void)n;
	free(p);
}

exported void *reallocarray(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(p, bytes);
}

exported void *aligned_alloc(size_t alignment, size_t n)
{
	return memalign(alignment, n);
}

exported void *valloc(size_t n)
{
	return memalign(sysconf(_SC_PAGESIZE), n);
}

exported void *pvalloc(size_t n)
{
	size_t page = sysconf(_SC_PAGESIZE);

	return memalign(page, n ? (n + page - 1) & ~(page - 1) : page);
}

exported size_t malloc_usable_size(void *p)
{
	if (!p)
		return 0;
	if (!next.usable)
		sizes_begin();
	return next.usable ? next.usable(p) : 0;
}
#endif

// C++ programs call these; jemalloc and others have them beside malloc, and libstdc++ after it.
#define NEW(name, args, block)                                                                     \
	exported void *name args;                                                                  \
	exported void *name args                                                                   \
	{                                                                                          \
		void *p = block;                                                                   \
                                                                                                   \
		return p ? p : (abort(), (void *)0);                                               \
	}
#define DELETE(name, args)                                                                         \
	exported void name args;                                                                   \
	exported void name args                                                                    \
	{                                                                                          \
		free(p);                                                                           \
	}
NEW(ours(_Znwm), (size_t n), malloc(n))
NEW(ours(_Znam), (size_t n), malloc(n))
NEW(ours(_ZnwmRKSt9nothrow_t), (size_t n), malloc(n))
NEW(ours(_ZnamRKSt9nothrow_t), (size_t n), malloc(n))
NEW(ours(_ZnwmSt11align_val_t), (size_t n, size_t to), memalign(to, n))
NEW(ours(_ZnamSt11align_val_t), (size_t n, size_t to), memalign(to, n))
NEW(ours(_ZnwmSt11align_val_tRKSt9nothrow_t), (size_t n, size_t to), memalign(to, n))
NEW(ours(_ZnamSt11align_val_tRKSt9nothrow_t), (size_t n, size_t to), memalign(to, n))
DELETE(ours(_ZdlPv), (void *p))
DELETE(ours(_ZdaPv), (void *p))
DELETE(ours(_ZdlPvm), (void *p))
DELETE(ours(_ZdaPvm), (void *p))
DELETE(ours(_ZdlPvRKSt9nothrow_t), (void *p))
DELETE(ours(_ZdaPvRKSt9nothrow_t), (void *p))
DELETE(ours(_ZdlPvSt11align_val_t), (void *p))
DELETE(ours(_ZdaPvSt11align_val_t), (void *p))
DELETE(ours(_ZdlPvmSt11align_val_t), (void *p))
DELETE(ours(_ZdaPvmSt11align_val_t), (void *p))
