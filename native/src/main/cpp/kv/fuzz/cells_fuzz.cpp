// SPDX-License-Identifier: Apache-2.0
// Any bytes as cells, as keys and values to store, as queries and as masks: no table reads beyond a cell that is the
// last one in memory, and what was encoded decodes to numbers.
//
//   byte 0: head size   1: types of K, V   2: query heads a key head   3: key heads   4: queries
//   5: bits: mask, offsets, exact cells    then cells, as many as there are bytes for
#include "kv_attention.h"
#include "kv_codec.h"
#include "kv_kernels.h"
#include "fuzz.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

namespace {

constexpr size_t HEADER = 6;
constexpr int SIZES[] = {32, 64, 96, 128, 192, 256, 512};
enum { MASK = 1, OFFSETS = 2, EXACT = 4 };

struct Free {
    void operator()(void * p) const { std::free(p); }
};

// Any bytes as floats, over again where they do not suffice.
std::vector<float> floats(const uint8_t * data, size_t size, size_t n) {
    std::vector<float> x(n);
    uint8_t * to = (uint8_t *) x.data();
    for (size_t i = 0; i < 4 * n && size > 0; i++) to[i] = data[i % size];
    return x;
}

void store_and_decode(const kv_kernels * table, kv_type type, int d, const std::vector<float> & x) {
    const std::unique_ptr<uint8_t[]> cell(new uint8_t[kv_head_bytes(type, d)]);
    std::vector<float> back((size_t) d);
    table->encode(type, x.data(), d, cell.get());
    kv_decode(type, cell.get(), d, back.data());
    // f16 keeps an infinity as one; the others have no code for it.
    for (float v : back) FUZZ_CHECK(type == KV_TYPE_F16 || std::isfinite(v));
}

void attend(kv_attention_args & a, std::vector<float> & out) {
    const size_t bytes = a.n_q <= KV_DECODE_MAX_QUERIES
        ? std::max(kv_attention_decode_workspace(&a, 2), kv_attention_prefill_workspace(&a, 2))
        : kv_attention_prefill_workspace(&a, 2);
    const std::unique_ptr<void, Free> w(std::aligned_alloc(64, (bytes + 63) / 64 * 64));
    a.out = out.data();
    for (int t = 0; t < 2; t++) kv_attention_prefill(&a, t, 2, w.get());
    if (a.n_q > KV_DECODE_MAX_QUERIES) return;
    for (int t = 0; t < 2; t++) kv_attention_decode_partial(&a, t, 2, w.get());
    for (int t = 0; t < 2; t++) kv_attention_decode_merge(&a, t, 2, w.get());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t * data, size_t size) {
    if (size <= HEADER) return 0;
    const int d = SIZES[data[0] % 7];
    const kv_type type_k = (kv_type) (data[1] & 3), type_v = (kv_type) (data[1] >> 2 & 3);
    kv_attention_args a{};
    a.n_head_kv = 1 + data[3] % 3, a.n_head = a.n_head_kv * (1 + data[2] % 8), a.n_q = 1 + data[4] % 12;
    a.d_k = a.d_v = d, a.type_k = type_k, a.type_v = type_v, a.scale = 1 / std::sqrt((float) d);
    a.k_head = kv_head_bytes(type_k, d), a.k_row = a.k_head * a.n_head_kv;
    a.v_head = kv_head_bytes(type_v, d), a.v_row = a.v_head * a.n_head_kv;
    const int parts = data[5];
    data += HEADER, size -= HEADER;

    // Cells in allocations of their own, ending where the last one ends.
    a.n_kv = (int) std::min<size_t>(150, size / (a.k_row + a.v_row));
    const size_t k_bytes = a.n_kv * a.k_row, v_bytes = a.n_kv * a.v_row;
    const std::unique_ptr<uint8_t[]> k(new uint8_t[k_bytes]), v(new uint8_t[v_bytes]);
    std::copy(data, data + k_bytes, k.get());
    std::copy(data + k_bytes, data + k_bytes + v_bytes, v.get());
    a.k = k.get(), a.v = v.get();

    const std::vector<float> q = floats(data, size, (size_t) a.n_q * a.n_head * d);
    std::vector<float> out(q.size());
    a.q = q.data(), a.q_row = a.out_row = (size_t) a.n_head * d, a.q_head = a.out_head = d;
    std::vector<uint16_t> mask((size_t) a.n_q * a.n_kv);
    if (parts & MASK) {
        for (size_t i = 0; i < mask.size(); i++) mask[i] = data[i % size] & 1 ? 0xfc00 : 0;
        a.mask = mask.data(), a.mask_row = a.n_kv;
    }
    a.n_blocks = 2;
    const std::vector<float> offset = floats(data, size, (size_t) a.n_q * a.n_head * a.n_blocks);
    std::vector<int32_t> block((size_t) a.n_kv);
    for (int c = 0; c < a.n_kv; c++) block[c] = data[c % size] & 1;
    if (parts & OFFSETS) a.offset = offset.data(), a.cell_block = block.data();
    const int32_t exact[] = {0, 3, 140};
    const std::vector<float> kept = floats(data, size, (size_t) 3 * a.n_head_kv * d);
    if (parts & EXACT) a.n_exact = 3, a.exact_cell = exact, a.exact_k = a.exact_v = (const uint16_t *) kept.data();

    FUZZ_CHECK(a.n_kv == 0 || kv_attention_unsupported(&a) == nullptr);
    int n = 0;
    const kv_kernels * const * tables = kv_kernels_all(&n);
    for (int i = 0; i < n; i++) {
        if (!tables[i]->supported()) continue;
        kv_kernels_force(tables[i]);
        store_and_decode(tables[i], type_k, d, q);
        if (a.n_kv > 0) attend(a, out);
    }
    return 0;
}

std::vector<Bytes> fuzz_seeds() {
    std::vector<Bytes> seeds;
    uint32_t state = 1;
    for (int size = 0; size < 7; size++) {
        for (int type = 0; type < 16; type++) {
            Bytes x = {(uint8_t) size, (uint8_t) type, (uint8_t) type, (uint8_t) (size % 2), (uint8_t) (type * 3),
                (uint8_t) (size + type)};
            const size_t cells = 1 + (size_t) (size * 16 + type) % 70;
            const size_t row =
                kv_head_bytes((kv_type) (type & 3), SIZES[size]) + kv_head_bytes((kv_type) (type >> 2), SIZES[size]);
            const size_t bytes = std::min<size_t>(12000, cells * row * (1 + size % 2));
            for (size_t i = 0; i < bytes; i++) x.push_back((uint8_t) ((state = state * 1664525 + 1013904223) >> 24));
            seeds.push_back(x);
        }
    }
    return seeds;
}
