// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "layer_shape.h"

using namespace carrel;

namespace {

const kv_type TYPES[] = {KV_TYPE_F16, KV_TYPE_Q8_0, KV_TYPE_TURBO3, KV_TYPE_TURBO4};

} // namespace

TEST("a head has as many bytes for ggml as for the kernels") {
    for (const kv_type type : TYPES) {
        for (int d = 32; d <= KV_MAX_HEAD; d += 32) {
            const kv_type kept = fitting(type, d);
            CHECK_MSG(ggml_row_size(ggml_type_of(kept, d), d) == kv_head_bytes(kept, d), "type %d, head %d", type, d);
        }
    }
}

TEST("a row of ggml's is the heads one behind another") {
    for (const kv_type k : TYPES) {
        for (const kv_type v : TYPES) {
            const LayerShape shape = LayerShape::of(24, 3, 80, 128, k, v);
            CHECK(ggml_row_size(ggml_type_of(shape.type_k, shape.p_k), shape.row_values_k()) == shape.row_bytes_k());
            CHECK(ggml_row_size(ggml_type_of(shape.type_v, shape.p_v), shape.row_values_v()) == shape.row_bytes_v());
            CHECK(shape.row_bytes_v() == 3 * shape.head_bytes_v());
        }
    }
}

TEST("heads that 32 does not divide are padded to the next multiple") {
    const LayerShape shape = LayerShape::of(32, 8, 80, 112, KV_TYPE_TURBO3, KV_TYPE_TURBO4);
    CHECK(shape.d_k == 80 && shape.p_k == 96 && shape.d_v == 112 && shape.p_v == 128);
    CHECK(shape.head_bytes_k() == 38 && shape.head_bytes_v() == 66);
    CHECK(shape.group() == 4);
}

TEST("a head without a turbo form stays f16, and is not rotated") {
    const LayerShape shape = LayerShape::of(8, 8, 288, 128, KV_TYPE_TURBO3, KV_TYPE_TURBO3);
    CHECK(shape.type_k == KV_TYPE_F16 && !shape.rotates_k());
    CHECK(shape.type_v == KV_TYPE_TURBO3 && shape.rotates_v());
}

TEST("only layers that the kernels can compute are taken") {
    CHECK(LayerShape::takes(32, 8, 128, 128));
    CHECK(LayerShape::takes(MAX_GROUP, 1, 1, KV_MAX_HEAD));
    CHECK(!LayerShape::takes(MAX_GROUP + 1, 1, 128, 128));
    CHECK(!LayerShape::takes(32, 8, KV_MAX_HEAD + 1, 128));
    CHECK(!LayerShape::takes(32, 8, 128, 0));
    CHECK(!LayerShape::takes(32, 5, 128, 128));
    CHECK(!LayerShape::takes(4, 8, 128, 128));
    CHECK(!LayerShape::takes(4, 0, 128, 128));
}
