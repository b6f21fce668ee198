// SPDX-License-Identifier: MIT
// C++: containers, strings, arrays with a count in front, a base class in the middle of an object,
// and owners that own each other.
#include "victim.h"

#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct Shape {
	virtual ~Shape()
	{
	}
	char text[40];
};

struct Named {
	virtual ~Named()
	{
	}
	char name[24];
};

struct Circle : Shape, Named {
	~Circle() override
	{
	}
};

struct Owner {
	std::shared_ptr<Owner> other;
	char text[100];
};

root std::map<std::string, std::string> *table;
root std::vector<std::unique_ptr<Shape>> *shapes;
root std::list<int> *numbers;
root Named *by_second_base;
root std::string *strings;

static void hold()
{
	table = new std::map<std::string, std::string>;
	held(table);
	for (int i = 0; i < 1000; i++) {
		std::string key = "a key that is too long to be kept in place " + std::to_string(i);

		(*table)[key] = std::string(100 + i, 'x');
	}
	for (auto &kv : *table) {
		held((void *)kv.first.data());
		held((void *)kv.second.data());
	}
	shapes = new std::vector<std::unique_ptr<Shape>>;
	held(shapes);
	for (int i = 0; i < 100; i++) {
		shapes->push_back(std::make_unique<Circle>());
		held(shapes->back().get());
	}
	numbers = new std::list<int>(100, 7);
	held(numbers);

	Circle *c = new Circle;

	held(c);
	by_second_base = c;
	// The program's pointer is to the first string; the block begins with their number.
	strings = new std::string[20];
	held((char *)strings - sizeof(size_t));
}

static void lose()
{
	for (int i = 0; i < 30; i++)
		lost(new Circle);

	auto a = std::make_shared<Owner>(), b = std::make_shared<Owner>();

	a->other = b;
	b->other = a;
	// make_shared puts the object behind its counts, in one block.
	const size_t counts = sizeof(void *) + 2 * sizeof(int);

	lost((char *)a.get() - counts);
	lost((char *)b.get() - counts);

	auto *s = new std::string(1000, 'y');

	lost((void *)s->data());
	lost(s);
}

static void work()
{
	hold();
	lose();
}

int main()
{
	far(work);
	ready();
}
