// SPDX-License-Identifier: Apache-2.0
// The device that is measured, and what its driver says of its memory.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ggml-backend.h"

namespace carrel::card {

struct CardDevice {
    ggml_backend_dev_t device;
    std::string name, description, driver;
    bool software;    // played by the CPU
    bool has_shaders; // takes ours

    // Bytes that are taken, by whom ever; as the driver reports them, if it does.
    int64_t used() const;
    std::string line() const;
};

// All that are no CPU, those that are hardware first.
std::vector<CardDevice> all_devices();

} // namespace carrel::card
