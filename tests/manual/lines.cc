// SPDX-License-Identifier: MIT
// Loses objects at known lines, each marked with how many leak must find there.
#include <cstdio>
#include <map>
#include <new>
#include <string>
#include <unistd.h>
#include <vector>

#define apart __attribute__((noinline, noclone))

namespace shop
{

struct Thing {
	virtual ~Thing() = default;
	int price = 7;
};

struct Book : Thing {
	char title[50] = "Moby-Dick";
};

template <typename T> apart T *make()
{
	return new T; // lost: 20
}

} // namespace shop

static void use(const void *p)
{
	__asm__ volatile("" ::"r"(p) : "memory");
}

static apart void lose_objects()
{
	for (int i = 0; i < 20; i++)
		use(shop::make<shop::Book>());
}

static apart void lose_arrays()
{
	for (int i = 0; i < 5; i++)
		use(new double[100]); // lost: 5
}

struct alignas(64) Wide {
	char bytes[64];
};

static apart void lose_aligned()
{
	for (int i = 0; i < 4; i++)
		use(new Wide); // lost: 4
}

static apart void lose_nothrow()
{
	for (int i = 0; i < 3; i++)
		use(new (std::nothrow) char[30]); // lost: 3
}

// What the library's headers allocate is inlined here.
static apart void lose_vectors()
{
	for (int i = 0; i < 6; i++) {
		auto *v = new std::vector<long>; // lost: 6

		v->reserve(64); // lost: 6
		use(v);
	}
}

// What the library allocates in functions that the compiler makes of its templates, for this line.
static apart void lose_grown()
{
	for (int i = 0; i < 7; i++) {
		auto *v = new std::vector<long>; // lost: 7

		for (long k = 0; k < 100; k++)
			v->push_back(k); // lost: 7
		use(v);
	}
}

static apart void lose_nodes()
{
	auto *m = new std::map<std::string, int>; // lost: 1

	for (int i = 0; i < 30; i++)
		m->emplace(std::string(1, static_cast<char>('0' + i)), i); // lost: 30
	use(m);
}

static apart void far(void (*fn)())
{
	volatile char room[65536];

	room[0] = room[sizeof(room) - 1] = 0;
	fn();
	room[1] = room[0];
}

int main()
{
	far(lose_objects);
	far(lose_arrays);
	far(lose_aligned);
	far(lose_nothrow);
	far(lose_vectors);
	far(lose_grown);
	far(lose_nodes);
	far([] { dprintf(1, "ready\n"); });
	for (;;)
		pause();
}
