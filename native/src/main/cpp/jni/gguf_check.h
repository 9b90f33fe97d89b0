// SPDX-License-Identifier: Apache-2.0
// Looks at a model file before llama.cpp does.
#pragma once

#include <string>

namespace carrel {

// Throws Failure when the file is missing, is no GGUF, is shorter than its tensors, or states sizes on
// which llama.cpp would abort the process rather than refuse.
void check_gguf(const std::string & path);

} // namespace carrel
