// SPDX-License-Identifier: Apache-2.0
// Where a program of this folder finds ggml's libraries: those it was built with, or, carried to another machine, those
// that the environment names.
#pragma once

#include <cstdlib>

#include "ggml-backend.h"

namespace carrel::vulkan {

// The CPU's backend and Vulkan's. False: Vulkan's does not load, where there is no loader of Vulkan, say.
inline bool load_libraries() {
    const char * folder = std::getenv("CARREL_TEST_LIBRARIES");
    const char * library = std::getenv("CARREL_TEST_VULKAN");
    ggml_backend_load_all_from_path(folder ? folder : CARREL_TEST_LIBRARIES);
    // Where it lies among the others it is loaded by now.
    return ggml_backend_reg_by_name("Vulkan") != nullptr ||
        ggml_backend_load(library ? library : CARREL_TEST_VULKAN) != nullptr;
}

} // namespace carrel::vulkan
