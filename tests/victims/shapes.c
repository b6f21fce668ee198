// SPDX-License-Identifier: MIT
// Shapes of lost blocks: a list, a ring, a tree, a block that points to itself, lost blocks that
// point to held ones; and a list so long that nothing may recurse over it.
#include "victim.h"

struct node {
	struct node *next, *other;
	char text[24];
};

root struct node *kept, *long_list;

static struct node *node(struct node *next, struct node *other)
{
	struct node *n = block(sizeof(*n));

	n->next = next;
	n->other = other;
	return n;
}

static void list(void)
{
	struct node *n = NULL;

	for (int i = 0; i < 50; i++)
		n = lost(node(n, NULL));
}

static void ring(int length)
{
	struct node *first = lost(node(NULL, NULL)), *n = first;

	for (int i = 1; i < length; i++)
		n = lost(node(n, NULL));
	first->next = n;
}

static struct node *tree(int depth)
{
	return depth ? lost(node(tree(depth - 1), tree(depth - 1))) : NULL;
}

// Linked both ways, entered in the middle by nobody.
static void doubly(void)
{
	struct node *n = lost(node(NULL, NULL));

	for (int i = 0; i < 20; i++) {
		n->other = lost(node(n, NULL));
		n = n->other;
	}
}

static void work(void)
{
	struct node *n;

	kept = held(node(NULL, NULL));
	list();
	ring(1);
	ring(2);
	ring(7);
	tree(5);
	doubly();
	lost(node(kept, kept));

	for (int i = 0; i < 1000000; i++)
		long_list = node(long_list, NULL);
	expect("held", long_list);
	n = kept;
	for (int i = 0; i < 1000; i++)
		n = n->next = held(node(NULL, NULL));
}

int main(void)
{
	far(work);
	ready();
}
