// SPDX-License-Identifier: Apache-2.0
// What a model file's header may say: llama.cpp ends the process at some of what is refused here.
#pragma once

#include <string>

#include "gguf.h"

namespace carrel {

// Fails with UNSUPPORTED_MODEL and a line that names the value.
void check_header(const std::string & path, const gguf_context * gguf);

} // namespace carrel
