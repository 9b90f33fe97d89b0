// SPDX-License-Identifier: Apache-2.0
#include "card_device.h"

#include <algorithm>
#include <cstdio>

#include "calls.h"

namespace carrel::card {
namespace {

using Facts = void (*)(ggml_backend_dev_t device, char * driver, size_t size, int * software); // patches/vulkan/0001

CardDevice facts_of(ggml_backend_dev_t device) {
    CardDevice d{device, ggml_backend_dev_name(device), ggml_backend_dev_description(device), "", false, false};
    const auto facts = reinterpret_cast<Facts>(
        ggml_backend_reg_get_proc_address(ggml_backend_dev_backend_reg(device), "carrel_device_facts"));
    if (facts != nullptr) {
        char driver[512] = {};
        int software = 0;
        facts(device, driver, sizeof(driver), &software);
        d.driver = driver;
        d.software = software != 0;
    }
    d.has_shaders = vulkan::give_shaders(device);
    return d;
}

} // namespace

int64_t CardDevice::used() const {
    size_t free = 0, total = 0;
    ggml_backend_dev_memory(device, &free, &total);
    return static_cast<int64_t>(total) - static_cast<int64_t>(std::min(free, total));
}

std::string CardDevice::line() const {
    size_t free = 0, total = 0;
    ggml_backend_dev_memory(device, &free, &total);
    char memory[64];
    std::snprintf(memory, sizeof(memory), "%.2f of %.2f GB free", std::min(free, total) / 1e9, total / 1e9);
    return name + ": " + description + ", " + (driver.empty() ? "driver not known" : driver) + ", " + memory +
        (software ? ", PLAYED BY THE CPU: its speeds mean nothing" : "") +
        (has_shaders ? "" : ", takes no shaders of ours");
}

std::vector<CardDevice> all_devices() {
    std::vector<CardDevice> all;
    for (size_t i = 0; i < ggml_backend_dev_count(); i++) {
        ggml_backend_dev_t device = ggml_backend_dev_get(i);
        const auto type = ggml_backend_dev_type(device);
        if (type == GGML_BACKEND_DEVICE_TYPE_GPU || type == GGML_BACKEND_DEVICE_TYPE_IGPU)
            all.push_back(facts_of(device));
    }
    std::stable_sort(
        all.begin(), all.end(), [](const CardDevice & a, const CardDevice & b) { return a.software < b.software; });
    return all;
}

} // namespace carrel::card
