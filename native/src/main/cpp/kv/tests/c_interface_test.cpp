// SPDX-License-Identifier: Apache-2.0
#include "c_interface.h"
#include "check.h"
#include "kv_attention.h"
#include "kv_centre.h"
#include "kv_codec.h"

#include <cstring>

TEST("a program in C sees the structs as they are") {
    size_t sizes[C_SIZES];
    c_sizes(sizes);
    CHECK(sizes[0] == sizeof(kv_type));
    CHECK(sizes[1] == sizeof(kv_rope));
    CHECK(sizes[2] == sizeof(kv_attention_args));
    CHECK(sizes[3] == offsetof(kv_attention_args, q));
    CHECK(sizes[4] == offsetof(kv_attention_args, mask));
    CHECK(sizes[5] == offsetof(kv_attention_args, exact_k));
    CHECK(sizes[6] == offsetof(kv_attention_args, out_head));
    CHECK(sizes[7] == 50);
}

TEST("a program in C encodes, decodes, and reads a block by its fields") {
    for (const kv_type type : {KV_TYPE_F16, KV_TYPE_Q8_0, KV_TYPE_TURBO3, KV_TYPE_TURBO4}) {
        const auto x = normal(128, 7);
        auto y = x;
        c_through(type, y.data(), 128);
        CHECK_MSG(nmse(y, x) < 0.05, "type %d: %g", type, nmse(y, x));
    }
    const auto x = normal(128, 8);
    kv_block_turbo4_128 block;
    float y[128];
    kv_encode(KV_TYPE_TURBO4, x.data(), 128, &block);
    kv_decode(KV_TYPE_TURBO4, &block, 128, y);
    CHECK_MSG(c_first_of_turbo4(&block) == y[0], "%g, not %g", c_first_of_turbo4(&block), y[0]);
}

TEST("a program in C is told what attention cannot compute") {
    CHECK(c_unsupported(33) != nullptr && std::strlen(c_unsupported(33)) > 0);
}
