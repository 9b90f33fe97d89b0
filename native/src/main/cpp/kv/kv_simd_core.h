// SPDX-License-Identifier: Apache-2.0
// Attention over a tile of keys, written once over the primitives S of an instruction set (kv_simd_<isa>.h).
//
// Integer path (turbo): the rows' queries are int8. A tile of keys is decoded once into int8 levels, four dimensions
// of a key beside each other and the keys across the lanes, so a lane's dot product is a key's: no sums across lanes.
// Weights times value scales become 8-bit numbers against the tile's largest, rounded with a fixed dither: many small
// weights then keep their sum, which rounding to nearest would lose. A tile of values is decoded into levels of four
// keys beside each other, dimensions across the lanes. Both products are the same small matrix product.
// q8_0 keys go the same way, with queries of two int8 parts.
// Float path (f16, q8_0 values): the tile is decoded to floats once; the same products in float.
#pragma once

#include "kv_codec_core.h"
#include "kv_rows.h"
#include "kv_simd_product.h"
#include "kv_simd_unpack.h"

namespace {

// Scratch of one thread. `levels` and `floats` are used in turn by keys and values.
struct Scratch {
    const uint8_t * cell[KV_TILE]; // where each cell's head begins
    float scale[KV_TILE];          // of the block in hand
    float offset[KV_TILE + 16];    // room for a whole vector behind the last cell
    int run[KV_TILE + 1];          // where runs of cells of one position block begin, and KV_TILE
    int32_t run_block[KV_TILE];
    int n_runs;
    uint8_t bounce[4][KV_MAX_HEAD + 64]; // copies of the last cells, where reading whole vectors would pass the end
    int8_t * levels;                     // [KV_MAX_BLOCK / 4][KV_TILE][4] or [KV_TILE / 4][KV_MAX_BLOCK][4]
    float * floats;                      // [KV_TILE][d] cells, then [d][KV_TILE] for keys
    float * masks;                       // [n_q][KV_TILE]
    float * score;                       // [n_rows][KV_TILE], then weights
    uint8_t * weight;                    // [n_rows][KV_TILE]
    float * unit;                        // [n_rows], weight = uint8 * unit
    int * live;                          // rows whose weights in this tile count
    int n_live;
};

bool is_turbo(kv_type t) { return t == KV_TYPE_TURBO3 || t == KV_TYPE_TURBO4; }

struct ScratchSize {
    size_t levels, floats, masks, score, weight, unit, live;

    ScratchSize(const kv_attention_args & a, int n_rows, int n_q) {
        levels = (size_t) KV_TILE * KV_MAX_BLOCK + 256;
        floats = 64;
        if (a.type_k == KV_TYPE_F16) floats += (size_t) 2 * KV_TILE * a.d_k * sizeof(float);
        if (!is_turbo(a.type_v)) floats = std::max(floats, 64 + (size_t) KV_TILE * a.d_v * sizeof(float));
        masks = (size_t) n_q * KV_TILE * sizeof(float);
        score = (size_t) n_rows * KV_TILE * sizeof(float);
        weight = (size_t) n_rows * KV_TILE;
        unit = live = ((size_t) n_rows * 4 + 63) & ~(size_t) 63;
    }

    size_t total() const {
        return ((sizeof(Scratch) + 63) & ~(size_t) 63) + levels + floats + masks + score + weight + unit + live;
    }
};

inline Scratch & scratch_in(void * memory, const kv_attention_args & a, const kv_rows & rows) {
    const ScratchSize size(a, rows.n_rows, rows.n_q);
    Scratch * s = (Scratch *) memory;
    uint8_t * p = (uint8_t *) memory + ((sizeof(Scratch) + 63) & ~(size_t) 63);
    s->levels = (int8_t *) p;
    s->floats = (float *) (p += size.levels);
    s->masks = (float *) (p += size.floats);
    s->score = (float *) (p += size.masks);
    s->weight = (p += size.score);
    s->unit = (float *) (p += size.weight);
    s->live = (int *) (p += size.unit);
    return *s;
}

// Read where a tile has fewer than KV_TILE cells: zeros, so scale 0.
alignas(64) const uint8_t NO_CELL[KV_MAX_HEAD + 64] = {0};

// Where the head of each cell of the tile begins; cells so near the end that whole vectors would pass it are copied.
inline void find_cells(const void * base, size_t row, size_t head, size_t bytes, const kv_attention_args & a,
    int head_kv, int c0, int c1, Scratch & s) {
    const uint8_t * first = (const uint8_t *) base + head_kv * head;
    const uint8_t * end = (const uint8_t *) base + (a.n_kv - 1) * row + (a.n_head_kv - 1) * head + bytes;
    int copies = 0;
    for (int c = c0; c < c1; c++) s.cell[c - c0] = first + c * row;
    for (int c = c1 - c0; c < KV_TILE; c++) s.cell[c] = NO_CELL;
    for (int c = c1 - 1; c >= c0 && copies < 4 && s.cell[c - c0] + bytes + UNPACK_SLACK > end; c--) {
        memcpy(s.bounce[copies], s.cell[c - c0], bytes);
        s.cell[c - c0] = s.bounce[copies++];
    }
}

// Scales of the block at `at` of the tile's cells, times the unit of its levels. Masked cells may hold anything: NaN
// becomes 0, since a weight of 0 does not silence it.
template <class S> void block_scales(size_t at, float unit, Scratch & s) {
    alignas(64) uint16_t half[KV_TILE];
    for (int c = 0; c < KV_TILE; c++) memcpy(half + c, s.cell[c] + at, 2);
    for (int c = 0; c < KV_TILE; c += S::W) {
        const auto finite = S::min(S::max(S::load_f16(half + c), S::set(0)), S::set(65504)); // max(NaN, 0) is 0
        S::store(s.scale + c, S::mul(finite, S::set(unit)));
    }
}

// Masks of the tile's cells per query, -inf beyond c1 and for exact cells. False if no query sees any cell.
template <class S> bool load_masks(const kv_attention_args & a, const kv_rows & rows, int c0, int c1, Scratch & s) {
    const int n = c1 - c0;
    float top = -INFINITY;
    for (int i = 0; i < rows.n_q; i++) {
        float * m = s.masks + i * KV_TILE;
        int c = 0;
        if (a.mask) {
            const uint16_t * src = a.mask + (rows.q0 + i) * a.mask_row + c0;
            for (; c + S::W <= n; c += S::W) S::store(m + c, S::load_f16(src + c));
            for (; c < n; c++) m[c] = kv_f16_to_f32(src[c]);
        } else {
            for (; c < n; c++) m[c] = 0;
        }
        for (; c < KV_TILE; c++) m[c] = -INFINITY;
        if (a.n_exact > 0) {
            const int32_t * e = std::lower_bound(a.exact_cell, a.exact_cell + a.n_exact, c0);
            for (; e < a.exact_cell + a.n_exact && *e < c1; e++) m[*e - c0] = -INFINITY;
        }
        auto v = S::load(m);
        for (int k = S::W; k < KV_TILE; k += S::W) v = S::max(v, S::load(m + k));
        top = std::max(top, S::hmax(v));
    }
    return top > -INFINITY;
}

// Products of queries and keys into s.score.
template <class S> void key_scores_int(const kv_attention_args & a, kv_rows & rows, Scratch & s) {
    const int n = kv_block_values(a.d_k), blocks = a.d_k / n;
    for (int b = 0; b < blocks; b++) {
        const size_t at = b * kv_block_bytes(a.type_k, n);
        block_scales<S>(at, KV_LEVEL_UNIT, s);
        unpack_keys<S>(a.type_k, n, s.cell, at + 2, s.levels);
        const auto row = [&](int r) { return rows.q8 + (size_t) r * a.d_k + b * n; };
        const auto store = [&](int r, int c, typename S::I sum) {
            const int p = r * blocks + b;
            if (S::UNSIGNED_LEVELS) sum = S::add32(sum, S::set32(rows.q_sum[p]));
            const auto x = S::mul(S::mul(S::to_float(sum), S::set(rows.q_scale[p])), S::load(s.scale + c));
            float * out = s.score + r * KV_TILE + c;
            S::store(out, b == 0 ? x : S::add(x, S::load(out)));
        };
        product<S, KeyProduct<S>>(rows.n_rows, KV_TILE, n / 4, row, s.levels, store);
    }
}

// The same for q8_0 keys. Queries are in two int8 parts, 15 bits together, so that they do not add to q8_0's own error.
template <class S> void key_scores_q8_0(const kv_attention_args & a, kv_rows & rows, Scratch & s) {
    const int blocks = a.d_k / 32;
    for (int b = 0; b < blocks; b++) {
        block_scales<S>(b * 34, 1, s);
        unpack_keys_q8_0<S>(s.cell, b * 34 + 2, s.levels);
        const auto row = [&](int part) { return rows.q8 + (size_t) part * a.d_k + b * 32; };
        const auto store = [&](int part, int c, typename S::I sum) {
            const int r = part / 2;
            if (S::UNSIGNED_LEVELS) sum = S::add32(sum, S::set32(rows.q_sum[part * blocks + b]));
            const float q_scale = rows.q_scale[r * blocks + b] / (part % 2 ? 2 * S::QUERY_MAX : 1);
            const auto x = S::mul(S::mul(S::to_float(sum), S::set(q_scale)), S::load(s.scale + c));
            float * out = s.score + r * KV_TILE + c;
            S::store(out, b == 0 && part % 2 == 0 ? x : S::add(x, S::load(out)));
        };
        product<S, KeyProduct<S>>(2 * rows.n_rows, KV_TILE, 8, row, s.levels, store);
    }
}

template <class S> void key_scores_float(const kv_attention_args & a, kv_rows & rows, Scratch & s, int n) {
    float * cells = s.floats;
    float * across = s.floats + (size_t) KV_TILE * a.d_k;
    for (int c = 0; c < KV_TILE; c++)
        decode_floats<S>(a.type_k, s.cell[c < n ? c : 0], a.d_k, cells + (size_t) c * a.d_k);
    transpose_cells<S>(cells, a.d_k, across);
    const auto row = [&](int r) { return query_row(a, rows, r); };
    const auto store = [&](int r, int c, typename S::F sum) { S::store(s.score + r * KV_TILE + c, sum); };
    product<S, FloatProduct<S>>(rows.n_rows, KV_TILE, a.d_k, row, across, store);
}

// The tile's position blocks: one or two as a rule, since cells mostly lie in the order of their positions.
inline void find_runs(const kv_attention_args & a, int c0, int c1, Scratch & s) {
    const int32_t * block = a.cell_block + c0;
    s.n_runs = 0;
    for (int c = 0; c < c1 - c0; c++) {
        if (c > 0 && block[c] == block[c - 1]) continue;
        s.run[s.n_runs] = c;
        s.run_block[s.n_runs++] = block[c];
    }
    s.run[s.n_runs] = KV_TILE; // cells beyond c1 are masked
}

// Centre offsets of the tile's cells for one row, into s.offset. A vector that passes the end of its run is written
// over by the next run.
template <class S> void load_offsets(const kv_attention_args & a, const kv_rows & rows, int r, Scratch & s) {
    const float * o = a.offset + ((size_t) query_of(a, rows, r) * a.n_head + head_of(a, rows, r)) * a.n_blocks;
    for (int i = 0; i < s.n_runs; i++) {
        const auto x = S::set(o[s.run_block[i]]);
        for (int c = s.run[i]; c < s.run[i + 1]; c += S::W) S::store(s.offset + c, x);
    }
}

// Scores of one row to weights exp(score - max) in place, with the row's maximum and sum brought up to date.
// False if they weigh less than a millionth of what the row has.
template <class S> bool row_weights(const kv_attention_args & a, kv_rows & rows, int r, Scratch & s, int c0, int c1) {
    float * score = s.score + r * KV_TILE;
    const float * mask = s.masks + r / group_of(a) * KV_TILE;
    const auto scale = S::set(a.scale), slope = S::set(a.slope ? a.slope[head_of(a, rows, r)] : 1);
    auto top = S::set(-INFINITY);
    for (int c = 0; c < KV_TILE; c += S::W) {
        auto x = S::load(score + c);
        if (a.offset) x = S::add(x, S::load(s.offset + c));
        x = S::mul(x, scale);
        if (a.softcap != 0) x = soft_cap<S>(x, a.softcap);
        x = S::add_unless_masked(x, S::load(mask + c), slope);
        S::store(score + c, x);
        top = S::max(top, x);
    }
    if (float * wanted = wanted_logits(a, rows, r)) std::copy(score, score + (c1 - c0), wanted + c0);
    const float tile_max = S::hmax(top);
    if (tile_max == -INFINITY) return false;
    if (tile_max > rows.max[r]) {
        const float shrink = std::exp(rows.max[r] - tile_max); // 0 at the first key, from -inf
        float * acc = rows.acc + (size_t) r * a.d_v;
        for (int i = 0; i < a.d_v; i += S::W) S::store(acc + i, S::mul(S::load(acc + i), S::set(shrink)));
        rows.sum[r] *= shrink;
        rows.max[r] = tile_max;
    }
    const auto max = S::set(rows.max[r]);
    auto sum = S::set(0);
    for (int c = 0; c < KV_TILE; c += S::W) {
        const auto w = exp_negative<S>(S::sub(S::load(score + c), max));
        S::store(score + c, w);
        sum = S::add(sum, w);
    }
    const float added = S::hsum(sum);
    rows.sum[r] += added;
    return added >= 1e-6f * rows.sum[r];
}

// The dither: j times the golden ratio, fractions, which spread evenly over any run of cells.
struct Dither {
    alignas(64) float at[KV_TILE];
    constexpr Dither() : at() {
        for (int c = 0; c < KV_TILE; c++) {
            const double x = (c + 0.5) * 0.6180339887498949;
            at[c] = (float) (x - (int) x);
        }
    }
};
constexpr Dither DITHER;

// Weights times value scales of the live rows, as 8-bit numbers times s.unit.
template <class S> void quantize_weights(Scratch & s) {
    for (int i = 0; i < s.n_live; i++) {
        const float * w = s.score + s.live[i] * KV_TILE;
        auto top = S::set(0);
        for (int c = 0; c < KV_TILE; c += S::W) top = S::max(top, S::mul(S::load(w + c), S::load(s.scale + c)));
        const float max = S::hmax(top);
        s.unit[i] = max / S::WEIGHT_MAX;
        const auto inverse = S::set(max > 1e-30f ? S::WEIGHT_MAX / max : 0);
        for (int c = 0; c < KV_TILE; c += S::W) {
            const auto x = S::mul(S::mul(S::load(w + c), S::load(s.scale + c)), inverse);
            S::store_u8(s.weight + i * KV_TILE + c, S::add(x, S::load(DITHER.at + c)));
        }
    }
}

template <class S> void add_values_int(const kv_attention_args & a, kv_rows & rows, Scratch & s) {
    const int n = kv_block_values(a.d_v);
    for (int b = 0; b < a.d_v / n; b++) {
        const size_t at = b * kv_block_bytes(a.type_v, n);
        block_scales<S>(at, KV_LEVEL_UNIT, s);
        quantize_weights<S>(s);
        unpack_values<S>(a.type_v, n, s.cell, at + 2, s.levels);
        const auto row = [&](int i) { return s.weight + i * KV_TILE; };
        const auto store = [&](int i, int d, typename S::I sum) {
            float * acc = rows.acc + (size_t) s.live[i] * a.d_v + b * n + d;
            S::store(acc, S::fma(S::to_float(sum), S::set(s.unit[i]), S::load(acc)));
        };
        product<S, ValueProduct<S>>(s.n_live, n, KV_TILE / 4, row, s.levels, store);
    }
}

template <class S> void add_values_float(const kv_attention_args & a, kv_rows & rows, Scratch & s, int n) {
    for (int c = 0; c < n; c++) decode_floats<S>(a.type_v, s.cell[c], a.d_v, s.floats + (size_t) c * a.d_v);
    const auto row = [&](int i) { return s.score + s.live[i] * KV_TILE; };
    const auto store = [&](int i, int d, typename S::F sum) {
        float * acc = rows.acc + (size_t) s.live[i] * a.d_v + d;
        S::store(acc, S::add(sum, S::load(acc)));
    };
    product<S, FloatProduct<S>>(s.n_live, a.d_v, n, row, s.floats, store);
}

template <class S> void simd_rows_tile(const kv_attention_args * args, kv_rows * rows, int c0, int c1, void * memory) {
    const kv_attention_args & a = *args;
    Scratch & s = scratch_in(memory, a, *rows);
    if (!load_masks<S>(a, *rows, c0, c1, s)) {
        no_logits(a, *rows, c0, c1);
        return;
    }
    find_cells(a.k, a.k_row, a.k_head, kv_head_bytes(a.type_k, a.d_k), a, rows->head_kv, c0, c1, s);
    if (is_turbo(a.type_k)) key_scores_int<S>(a, *rows, s);
    else if (a.type_k == KV_TYPE_Q8_0) key_scores_q8_0<S>(a, *rows, s);
    else key_scores_float<S>(a, *rows, s, c1 - c0);
    s.n_live = 0;
    if (a.offset) find_runs(a, c0, c1, s);
    for (int r = 0; r < rows->n_rows; r++) {
        if (a.offset) load_offsets<S>(a, *rows, r, s);
        if (row_weights<S>(a, *rows, r, s, c0, c1)) s.live[s.n_live++] = r;
    }
    if (s.n_live == 0) return;
    find_cells(a.v, a.v_row, a.v_head, kv_head_bytes(a.type_v, a.d_v), a, rows->head_kv, c0, c1, s);
    if (is_turbo(a.type_v)) add_values_int<S>(a, *rows, s);
    else add_values_float<S>(a, *rows, s, c1 - c0);
}

// n values of a query to int8 at the scale 1 / inverse; minus 128 times their sum into *sum. What is left stays in q.
inline void quantize_query(float * q, int n, float inverse, int8_t * q8, int32_t * sum) {
    int total = 0;
    for (int i = 0; i < n; i++) {
        const float x = q[i] * inverse, rounded = std::nearbyint(x);
        total += q8[i] = (int8_t) rounded;
        q[i] = inverse > 0 ? (x - rounded) / inverse : 0;
    }
    *sum = -128 * total;
}

// Queries to int8, one scale per row and block: rotated queries are near Gaussian, so that costs 5e-5 of their energy
// (2e-4 with 7 bits). For q8_0 keys a second part holds what the first left.
template <class S> void simd_rows_begin(const kv_attention_args * args, kv_rows * rows) {
    const kv_attention_args & a = *args;
    if (a.type_k == KV_TYPE_F16) return;
    const int parts = a.type_k == KV_TYPE_Q8_0 ? 2 : 1;
    const int n = parts == 2 ? 32 : kv_block_values(a.d_k), blocks = a.d_k / n;
    for (int r = 0; r < rows->n_rows; r++) {
        for (int b = 0; b < blocks; b++) {
            float q[KV_MAX_BLOCK], top = 0;
            memcpy(q, query_row(a, *rows, r) + b * n, n * sizeof(float));
            for (int i = 0; i < n; i++) top = std::max(top, std::fabs(q[i]));
            float inverse = top > 1e-30f ? S::QUERY_MAX / top : 0;
            rows->q_scale[r * blocks + b] = top / S::QUERY_MAX;
            for (int p = 0; p < parts; p++, inverse *= 2 * S::QUERY_MAX) {
                const size_t part = (size_t) r * parts + p;
                quantize_query(q, n, inverse, rows->q8 + part * a.d_k + b * n, rows->q_sum + part * blocks + b);
            }
        }
    }
}

size_t simd_scratch_bytes(const kv_attention_args * args, int n_rows, int n_q) {
    return ScratchSize(*args, n_rows, n_q).total();
}

template <class S> void simd_add_weights(const float * logits, float norm, int n, float * sums) {
    const auto top = S::set(norm);
    int i = 0;
    for (; i + S::W <= n; i += S::W) {
        const auto x = S::min(S::sub(S::load(logits + i), top), S::set(0)); // rounding: a weight is at most 1
        S::store(sums + i, S::add(S::load(sums + i), exp_negative<S>(x)));
    }
    for (; i < n; i++) sums[i] += std::exp(std::min(logits[i] - norm, 0.0f));
}

template <class S>
void simd_product(const float * rows, int n_rows, int steps, const float * columns, int width, float * out) {
    const auto row = [&](int i) { return rows + (size_t) i * steps; };
    const auto store = [&](int i, int c, typename S::F sum) { S::store(out + (size_t) i * width + c, sum); };
    product<S, FloatProduct<S>>(n_rows, width, steps, row, columns, store);
}

inline void simd_encode(kv_type type, const float * x, int d, void * dst) { encode_head(type, x, d, dst); }

inline void simd_rotate(float * x, int d, int inverse) { rotate_head(x, d, inverse != 0); }

template <class S> constexpr kv_kernels make_table(const char * name, int (*supported)()) {
    return {name, supported, simd_encode, simd_rotate, simd_scratch_bytes, simd_rows_begin<S>, simd_rows_tile<S>,
        rows_exact, simd_add_weights<S>, simd_product<S>};
}

} // namespace
