/* SPDX-License-Identifier: MIT */
// Call frame information: how to find the caller's frame from a pc, as .eh_frame has it.
//
// Pure: works on bytes at hand, wherever they came from. The preload library gives it its own
// process, leaktag attach what it has read of another.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The bytes that .eh_frame_hdr and .eh_frame lie in: normally a segment of the module.
struct cfi_image {
	const uint8_t *bytes;
	uint64_t addr; // of bytes[0] in the process
	uint64_t len;
	uint64_t header; // address of .eh_frame_hdr
};

enum cfi_kind {
	CFI_UNKNOWN,  // no information, or of a form that compilers do not write for functions
	CFI_END,      // the outermost frame
	CFI_SP,	      // canonical frame address: stack pointer + cfa
	CFI_FP,	      // frame pointer + cfa
	CFI_DEREF_FP, // the word at frame pointer + cfa (realigned stacks)
};

enum cfi_fp { CFI_FP_SAME, CFI_FP_AT_CFA, CFI_FP_AT_FP };

// Packed into a word, so that it can be stored and loaded in one piece.
union cfi_rule {
	struct {
		uint64_t kind : 3;     // enum cfi_kind
		uint64_t fp_kind : 2;  // enum cfi_fp: where the caller's frame pointer is
		uint64_t runtime : 1;  // for the user: the pc is in a run-time library
		uint64_t instance : 1; // the same: it is in an instance (instances.h)
		uint64_t plain : 1;    // the same: the rule needs no thought
		uint64_t known : 1;    // the same: no rule that was found looks like none
		uint64_t passing : 1;  // the same: it may be another the next time
		int64_t fp : 14;       // in words, from the cfa or the frame pointer
		int64_t ra : 14;       // return address: in words from the cfa
		int64_t cfa : 26;
	};
	uint64_t word;
};

// The rule for an instruction at pc (for a return address: less 1).
union cfi_rule cfi_rule_at(const struct cfi_image *image, uint64_t pc);
