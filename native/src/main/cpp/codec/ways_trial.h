// SPDX-License-Identifier: Apache-2.0
// Whether a device keeps our cache rightly, and which of the ways in which one token attends there is quicker.
#pragma once

#include <cstdint>
#include <vector>

#include "ggml-backend.h"

namespace carrel {

// What one layer took for one token, in seconds: over rows of f16 made of the codes, and on the codes as they lie.
struct WayTimes {
    int64_t tokens;
    double rows, codes;
};

struct WaysTrial {
    bool offered = false; // false: the library has no shaders, or the device takes none; nothing else is said then

    double store_error = 0; // how far the error of what it stored is from that of the CPU's, as a part of it
    double rows_error = 0, codes_error = 0; // of an attention, against the CPU's in double over the same codes
    std::vector<WayTimes> times;            // by depth
};

// Heads of 128 in turbo4/turbo3 with random numbers. Some seconds at most on a GPU, all but a part of one to compile the
// shaders. Throws std::runtime_error where the device has no memory or fails, and Vulkan's own where it is lost.
WaysTrial try_ways(ggml_backend_dev_t device, const std::vector<int64_t> & depths);

} // namespace carrel
