/* SPDX-License-Identifier: MIT */
// Heaps of languages that collect their own garbage: said, not walked. Their memory is a root.
#pragma once

struct walk;

// A note for each that is in the process. Target stopped.
void runtimes_note(struct walk *w);
