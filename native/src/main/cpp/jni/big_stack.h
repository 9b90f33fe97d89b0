// SPDX-License-Identifier: Apache-2.0
// Work that recurses as deep as what it reads is long: std::regex once per character, a template engine once per
// bracket. A Java thread has 1 MB of stack and no way out when it ends.
#pragma once

#include <cstddef>
#include <functional>

namespace carrel {

// Runs the work on a thread of its own with so many bytes of stack, and waits for it; what it throws comes out here.
// Throws Failure OUT_OF_MEMORY when there is no such thread to be had. The work makes no JNI call.
void on_big_stack(size_t bytes, const std::function<void()> & work);

} // namespace carrel
