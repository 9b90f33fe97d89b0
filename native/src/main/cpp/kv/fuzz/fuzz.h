// SPDX-License-Identifier: Apache-2.0
// A fuzz target is one file: what a libFuzzer would call, and some valid inputs to start from.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <vector>

using Bytes = std::vector<uint8_t>;

// Takes any bytes; what is wrong with them is refused, not undefined. Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t * data, size_t size);

// Valid inputs, each a few kilobytes at most, the same at every call.
std::vector<Bytes> fuzz_seeds();

// Ends the process where an input did not do what it should: an assertion that a release build keeps.
#define FUZZ_CHECK(condition)                                                                                          \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);                         \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (0)
