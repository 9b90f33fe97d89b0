// SPDX-License-Identifier: Apache-2.0
#include "calls.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <initializer_list>

#include "cpu/ops.h"
#include "hook.h"

namespace carrel::vulkan {
namespace {

const uint32_t DECODE_SPIRV[] = {
#include "decode.spv.inc"
};
const uint32_t PREPARE_SPIRV[] = {
#include "prepare.spv.inc"
};
const uint32_t ATTEND_SPIRV[] = {
#include "attend.spv.inc"
};
const uint32_t FINISH_SPIRV[] = {
#include "finish.spv.inc"
};
const uint32_t STORE_SPIRV[] = {
#include "store.spv.inc"
};
const uint32_t PUT_SPIRV[] = {
#include "put.spv.inc"
};

constexpr int NORM = 49, DAMP = 64;         // places in the constants; codec.glsl has the same
constexpr uint32_t GROUPS_IN_A_ROW = 32768; // of at least 65,535 that a device takes in one direction
constexpr int LARGEST_LOCAL = 128;          // threads of a group that each device has
constexpr int64_t LEAST_CELLS = 128;        // of a part of an attention, else joining them costs as much
constexpr int64_t ENOUGH_GROUPS = 512;      // for any device to be busy

uint32_t words(size_t bytes) { return static_cast<uint32_t>(bytes / 2); }
uint32_t exact_rows(const ggml_tensor * exact) { return exact ? static_cast<uint32_t>(exact->ne[1]) : 0; }
uint32_t blocks(const ggml_tensor * table) { return table ? static_cast<uint32_t>(table->ne[0]) : 0; }

void set_constants(Call & call, const LayerCodec & layer, bool keys) {
    const LayerShape & shape = layer.shape;
    const kv_type type = keys ? shape.type_k : shape.type_v;
    const int d = keys ? shape.d_k : shape.d_v, p = keys ? shape.p_k : shape.p_v;
    const kv_rope rope = layer.table ? layer.table->rope() : kv_rope{};
    const int values[] = {std::min(p, LARGEST_LOCAL), type, d, p, p & -p, std::max(kv_block_values(p), 32), keys,
        type != KV_TYPE_F16, keys ? layer.centred : layer.centres_v(), rope.n_dims, rope.interleaved};
    for (const int value : values) call.constants[call.n_constants++] = static_cast<uint32_t>(value);
}

void set_push(Call & call, std::initializer_list<uint32_t> values) {
    for (const uint32_t value : values) call.push[call.n_push++] = value;
}

bool describe_store(const ggml_tensor * node, const void * userdata, Call & call, bool keys) {
    if (node->src[STORE_CONSTANTS] == nullptr) return false; // of a cache that the CPU keeps
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * x = node->src[1];
    if (x->type != GGML_TYPE_F32 || x->nb[0] != sizeof(float)) return false;
    call.spirv = STORE_SPIRV;
    call.spirv_bytes = sizeof(STORE_SPIRV);
    set_constants(call, layer, keys);
    set_push(call,
        {static_cast<uint32_t>(shape.n_head_kv), exact_rows(node->src[STORE_EXACT]), blocks(node->src[STORE_TABLE]),
            words(keys ? shape.head_bytes_k() : shape.head_bytes_v()),
            words(keys ? shape.row_bytes_k() : shape.row_bytes_v()), static_cast<uint32_t>(x->nb[1] / sizeof(float)),
            static_cast<uint32_t>(x->nb[2] / sizeof(float))});
    call.groups[0] = static_cast<uint32_t>(shape.n_head_kv);
    call.groups[1] = static_cast<uint32_t>(x->ne[2]);
    call.groups[2] = 1;
    return true;
}

bool describe_decode(const ggml_tensor * node, const void * userdata, Call & call, bool keys) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const auto n_kv = static_cast<uint32_t>(node->ne[1]);
    call.spirv = DECODE_SPIRV;
    call.spirv_bytes = sizeof(DECODE_SPIRV);
    set_constants(call, layer, keys);
    set_push(call,
        {n_kv, static_cast<uint32_t>(shape.n_head_kv), exact_rows(node->src[DECODE_EXACT]),
            blocks(node->src[DECODE_TABLE]), words(keys ? shape.head_bytes_k() : shape.head_bytes_v()),
            words(keys ? shape.row_bytes_k() : shape.row_bytes_v())});
    call.groups[0] = static_cast<uint32_t>(shape.n_head_kv);
    call.groups[1] = std::min(n_kv, GROUPS_IN_A_ROW);
    call.groups[2] = (n_kv + GROUPS_IN_A_ROW - 1) / GROUPS_IN_A_ROW;
    return true;
}

// Rows of queries that a group takes at once: as many as their sums find room for.
uint32_t attend_rows(const LayerShape & shape, int64_t n_q) {
    return n_q * shape.group() <= 4 || shape.p_k > 256 || shape.p_v > 256 ? 4 : 8;
}

uint32_t attend_tiles(const LayerShape & shape, int64_t n_q) {
    const uint32_t rows = attend_rows(shape, n_q);
    return (static_cast<uint32_t>(n_q) * static_cast<uint32_t>(shape.group()) + rows - 1) / rows;
}

bool describe_prepare(const ggml_tensor * node, const void * userdata, Call * call) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * q = node->src[PREPARE_QUERIES];
    if (q->type != GGML_TYPE_F32 || q->nb[0] != sizeof(float)) return false;
    call->spirv = PREPARE_SPIRV;
    call->spirv_bytes = sizeof(PREPARE_SPIRV);
    set_constants(*call, layer, true);
    set_push(*call,
        {static_cast<uint32_t>(shape.n_head), static_cast<uint32_t>(shape.group()), blocks(node->src[PREPARE_TABLE]),
            static_cast<uint32_t>(q->nb[1] / sizeof(float)), static_cast<uint32_t>(q->nb[2] / sizeof(float))});
    call->groups[0] = static_cast<uint32_t>(shape.n_head);
    call->groups[1] = static_cast<uint32_t>(q->ne[2]);
    call->groups[2] = 1;
    return true;
}

uint32_t bits(float f) {
    uint32_t u;
    std::memcpy(&u, &f, sizeof(u));
    return u;
}

bool describe_attend(const ggml_tensor * node, const void * userdata, Call * call) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    const ggml_tensor * mask = node->src[ATTEND_MASK];
    if (mask->type != GGML_TYPE_F16) return false;
    const int64_t n_q = node->ne[3];
    call->spirv = ATTEND_SPIRV;
    call->spirv_bytes = sizeof(ATTEND_SPIRV);
    const auto rows = static_cast<int>(attend_rows(shape, n_q));
    for (const int value : {LARGEST_LOCAL, static_cast<int>(shape.type_k), static_cast<int>(shape.type_v), shape.p_k,
             shape.p_v, std::max(kv_block_values(shape.p_k), 32), std::max(kv_block_values(shape.p_v), 32), rows}) {
        call->constants[call->n_constants++] = static_cast<uint32_t>(value);
    }
    // ALiBi's slopes as alibi_slopes() makes them: the first is m0, that of the first head behind a power of two m1.
    const int n_m0 = 1 << static_cast<int>(std::floor(std::log2(shape.n_head)));
    const bool slopes = !layer.slope.empty();
    const float m0 = slopes ? layer.slope[0] : 0, m1 = slopes && n_m0 < shape.n_head ? layer.slope[n_m0] : m0;
    set_push(*call,
        {static_cast<uint32_t>(mask->ne[0]), static_cast<uint32_t>(n_q), static_cast<uint32_t>(shape.n_head),
            static_cast<uint32_t>(shape.group()), exact_rows(node->src[ATTEND_EXACT_K]),
            static_cast<uint32_t>(node->src[ATTEND_QUERIES]->ne[0] - shape.p_k), static_cast<uint32_t>(node->ne[1]),
            words(shape.head_bytes_k()), words(shape.row_bytes_k()), words(shape.head_bytes_v()),
            words(shape.row_bytes_v()), words(mask->nb[1]), bits(layer.scale), bits(layer.softcap), bits(m0), bits(m1),
            static_cast<uint32_t>(n_m0)});
    call->groups[0] = static_cast<uint32_t>(shape.n_head_kv);
    call->groups[1] = attend_tiles(shape, n_q);
    call->groups[2] = static_cast<uint32_t>(node->ne[1]);
    return true;
}

bool describe_finish(const ggml_tensor * node, const void * userdata, Call * call) {
    const LayerCodec & layer = *cpu::layer_of(userdata).codec;
    const LayerShape & shape = layer.shape;
    call->spirv = FINISH_SPIRV;
    call->spirv_bytes = sizeof(FINISH_SPIRV);
    set_constants(*call, layer, false);
    set_push(*call,
        {static_cast<uint32_t>(shape.n_head), static_cast<uint32_t>(shape.group()),
            static_cast<uint32_t>(node->src[FINISH_PARTS]->ne[1]), node->src[FINISH_SINKS] != nullptr});
    call->groups[0] = static_cast<uint32_t>(shape.n_head);
    call->groups[1] = static_cast<uint32_t>(node->ne[2]);
    call->groups[2] = 1;
    return true;
}

bool describe_put(const ggml_tensor * node, const void *, Call * call) {
    call->spirv = PUT_SPIRV;
    call->spirv_bytes = sizeof(PUT_SPIRV);
    set_push(*call, {words(ggml_nbytes(node)), node->src[1] ? words(ggml_nbytes(node->src[1])) : 0});
    call->groups[0] = 1024;
    call->groups[1] = call->groups[2] = 1;
    return true;
}

} // namespace

int64_t parts_of(const LayerShape & shape, int64_t n_q, int64_t n_kv) {
    const int64_t groups = static_cast<int64_t>(shape.n_head_kv) * attend_tiles(shape, n_q);
    return std::clamp<int64_t>(ENOUGH_GROUPS / groups, 1, std::max<int64_t>(n_kv / LEAST_CELLS, 1));
}

std::vector<float> constants_of(const LayerCodec & layer, bool keys) {
    const LayerShape & shape = layer.shape;
    const int d = keys ? shape.d_k : shape.d_v, p = keys ? shape.p_k : shape.p_v, power = p & -p, groups = p / power;
    std::vector<float> out(DAMP + d, 0.0f);
    // As kv_codec_core.h has them, to the last bit.
    for (int i = 0; i < std::min(groups, 7); i++) {
        for (int j = 0; j < std::min(groups, 7); j++) {
            out[i * 7 + j] = static_cast<float>(
                std::sqrt((i == 0 ? 1.0 : 2.0) / groups) * std::cos(3.14159265358979323846 * (j + 0.5) * i / groups));
        }
    }
    out[NORM] = 1 / std::sqrt(static_cast<float>(power));
    if (keys && layer.centred) {
        const std::vector<float> & damp = layer.table->damp();
        std::copy(damp.begin(), damp.end(), out.begin() + DAMP);
    }
    for (int head = 0; head < shape.n_head_kv; head++) {
        if (keys && layer.centred) {
            out.insert(out.end(), layer.b(head), layer.b(head) + d);
            out.insert(out.end(), layer.f(head), layer.f(head) + d);
        } else if (!keys && layer.centres_v()) {
            out.insert(out.end(), layer.mean_v(head), layer.mean_v(head) + d);
        }
    }
    return out;
}

bool give_shaders(ggml_backend_dev_t device) {
    const auto give = reinterpret_cast<GiveShader>(
        ggml_backend_reg_get_proc_address(ggml_backend_dev_backend_reg(device), "carrel_custom_shader"));
    if (give == nullptr) return false;
    give(cpu::store_keys, [](const ggml_tensor * node, const void * userdata, Call * call) {
        return describe_store(node, userdata, *call, true);
    });
    give(cpu::store_values, [](const ggml_tensor * node, const void * userdata, Call * call) {
        return describe_store(node, userdata, *call, false);
    });
    give(decode_keys, [](const ggml_tensor * node, const void * userdata, Call * call) {
        return describe_decode(node, userdata, *call, true);
    });
    give(decode_values, [](const ggml_tensor * node, const void * userdata, Call * call) {
        return describe_decode(node, userdata, *call, false);
    });
    give(prepare_codes, describe_prepare);
    give(attend_codes, describe_attend);
    give(finish_codes, describe_finish);
    give(put_keys, describe_put);
    return true;
}

bool computes(ggml_backend_dev_t device, const LayerShape & shape) {
    if (!give_shaders(device)) return false;
    // The attention over what was decoded; its sizes but for those of the heads do not matter.
    std::vector<uint8_t> memory(8 * ggml_tensor_overhead());
    ggml_context * ctx = ggml_init({memory.size(), memory.data(), true});
    ggml_tensor * q = ggml_new_tensor_3d(ctx, GGML_TYPE_F32, shape.d_k, 1, shape.n_head);
    ggml_tensor * k = ggml_new_tensor_3d(ctx, GGML_TYPE_F16, shape.d_k, 256, shape.n_head_kv);
    ggml_tensor * v = ggml_new_tensor_3d(ctx, GGML_TYPE_F16, shape.d_v, 256, shape.n_head_kv);
    ggml_tensor * mask = ggml_new_tensor_2d(ctx, GGML_TYPE_F16, 256, 1);
    const bool can = ggml_backend_dev_supports_op(device, ggml_flash_attn_ext(ctx, q, k, v, mask, 1, 0, 0));
    ggml_free(ctx);
    return can;
}

} // namespace carrel::vulkan
