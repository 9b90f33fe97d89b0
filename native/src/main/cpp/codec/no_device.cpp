// SPDX-License-Identifier: Apache-2.0
// A library built without -Pvulkan: the CPU keeps all of our cache.
#include "device.h"
#include "ways_trial.h"

namespace carrel {

std::unique_ptr<DeviceOperations> device_operations(
    int, const ExactCells &, CacheWatch &, std::atomic<int64_t> &, bool) {
    return nullptr;
}

WaysTrial try_ways(ggml_backend_dev_t, int) { return {}; }

WayTimes time_ways(ggml_backend_dev_t, int64_t, int) { return {}; }

} // namespace carrel
