// SPDX-License-Identifier: Apache-2.0
// Moving keys of a cache that lies on a device: rare, so the CPU does it, in a copy of them.
#include <cstring>

#include "calls.h"
#include "cpu/ops.h"

namespace carrel::vulkan {

using cpu::data;

void move_keys(ggml_tensor * dst, int ith, int nth, void * userdata) {
    // The copy as a cache of its own. Threads copy and move the same cells, so that none waits for another; the exact rows
    // are copied by the one that moves their cells, which may be any: so the first thread does all where there are some.
    const ggml_tensor * exact = dst->src[2];
    if (exact != nullptr && ith > 0) return;
    if (exact != nullptr) nth = 1;
    ggml_tensor cache = *dst->src[0], rows{};
    const size_t row = cache.nb[1];
    cache.data = dst->data;
    const cpu::Share share(cache.ne[1], ith, nth);
    std::memcpy(data<char>(&cache) + share.from * row, data<const char>(dst->src[0]) + share.from * row,
        (share.to - share.from) * row);
    cache.src[1] = dst->src[1];
    cache.src[2] = nullptr;
    if (exact != nullptr) {
        rows = *exact;
        rows.data = data<char>(&cache) + ggml_nbytes(dst->src[0]);
        std::memcpy(rows.data, exact->data, ggml_nbytes(exact));
        cache.src[2] = &rows;
    }
    cpu::shift_keys(&cache, ith, nth, userdata);
}

void put_keys(ggml_tensor * dst, int ith, int, void *) {
    if (ith > 0) return;
    const char * moved = data<const char>(dst->src[2]);
    std::memcpy(dst->data, moved, ggml_nbytes(dst));
    if (dst->src[1] != nullptr) std::memcpy(dst->src[1]->data, moved + ggml_nbytes(dst), ggml_nbytes(dst->src[1]));
}

} // namespace carrel::vulkan
