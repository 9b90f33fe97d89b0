// SPDX-License-Identifier: Apache-2.0
// Whether a device keeps our cache rightly, and which of the ways in which one token attends there is quicker.
#pragma once

#include <cstdint>
#include <vector>

#include "ggml-backend.h"

namespace carrel {

// What one layer took for one token, in seconds: over rows of f16 made of the codes, on the codes as they lie, and by the
// processor's kernels over the same codes in its own memory.
struct WayTimes {
    int64_t tokens;
    double rows, codes, processor;
};

struct WaysTrial {
    bool offered =
        false; // false: the library has no shaders, or the device takes no such heads; nothing else is said then

    double store_error = 0; // how far the error of what it stored is from that of the CPU's, as a part of it
    double rows_error = 0, codes_error = 0; // of an attention, against the CPU's in double over the same codes
};

// Heads of that many values in turbo4/turbo3 with random numbers. A fraction of a second on a GPU, most of it to compile
// the shaders. Throws std::runtime_error where the device has no memory or fails, and Vulkan's own where it is lost.
WaysTrial try_ways(ggml_backend_dev_t device, int head);

// Of what try_ways() was offered; heads of 128. threads: the processor's.
WayTimes time_ways(ggml_backend_dev_t device, int64_t tokens, int threads);

} // namespace carrel
