// SPDX-License-Identifier: MIT
// maps SECONDS SIZE [erase]: std::map and std::string in constant change, with the oldest thrown out.
// Says "ready" when they have their size; a SIGTERM ends it early, with everything given back.
//
// With "erase" vectors of strings are shortened where they lie, so that the strings behind their end
// still have the addresses of what they held.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

struct Session {
	std::string user;
	std::vector<std::string> pages;
	std::unordered_map<std::string, int> counts;
};

static volatile std::sig_atomic_t ending;

static void end_early(int)
{
	ending = 1;
}

int main(int argc, char **argv)
{
	const int seconds = argc > 1 ? std::atoi(argv[1]) : 5;
	const size_t size = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 20000;
	const bool erase = argc > 3 && !std::strcmp(argv[3], "erase");
	const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
	std::map<std::string, std::unique_ptr<Session>> sessions;
	std::multiset<std::string> words;
	unsigned seed = 1, rounds = 0;
	auto random = [&seed] { return (seed = seed * 1103515245 + 12345) >> 8; };

	std::signal(SIGTERM, end_early);
	while ((++rounds % 256 || std::chrono::steady_clock::now() < end) && !ending) {
		auto &s = sessions["session number " + std::to_string(random() % (2 * size))];

		if (!s)
			s = std::make_unique<Session>();
		s->user.assign(random() % 100, 'u');
		s->pages.push_back("/a/page/with/a/long/path/" + std::to_string(random()));
		s->counts[s->pages.back()]++;
		words.insert(s->pages.back());
		if (s->pages.size() > 20 && erase)
			s->pages.erase(s->pages.begin(), s->pages.begin() + 10);
		else if (s->pages.size() > 20)
			s->pages = {s->pages.begin() + 10, s->pages.end()};
		while (sessions.size() > size)
			sessions.erase(sessions.begin());
		while (words.size() > 4 * size)
			words.erase(words.begin());
		if (rounds == 8 * size) {
			std::puts("ready");
			std::fflush(stdout);
		}
	}
	std::printf("%u rounds, %zu sessions\n", rounds, sessions.size());
}
