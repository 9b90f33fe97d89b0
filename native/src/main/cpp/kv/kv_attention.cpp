// SPDX-License-Identifier: Apache-2.0
// Who computes what: the split over threads and tiles, and the merge. The arithmetic is in the tables.
#include "kv_attention.h"
#include "kv_kernels.h"
#include "kv_rows.h"

namespace {

constexpr int PREFILL_ROWS = 64; // rows that share a tile of keys: enough to make unpacking it cheap

size_t aligned(size_t bytes) { return (bytes + 63) & ~(size_t) 63; }

int key_blocks(const kv_attention_args & a) { return (a.d_k + 31) / 32; } // at most: q8_0 has one each 32 values

// Hands out aligned pieces of a workspace; with base NULL it only counts.
struct Carver {
    uint8_t * base;
    size_t used = 0;

    template <class T> T * take(size_t n) {
        T * p = base ? (T *) (base + used) : nullptr;
        used += aligned(n * sizeof(T));
        return p;
    }
};

kv_rows carve_rows(const kv_attention_args & a, Carver & c, int n_rows) {
    kv_rows r = {};
    r.acc = c.take<float>((size_t) n_rows * a.d_v);
    r.max = c.take<float>(n_rows);
    r.sum = c.take<float>(n_rows);
    const int parts = a.type_k == KV_TYPE_Q8_0 ? 2 : 1;
    r.q8 = c.take<int8_t>((size_t) n_rows * parts * a.d_k);
    r.q_scale = c.take<float>((size_t) n_rows * key_blocks(a));
    r.q_sum = c.take<int32_t>((size_t) n_rows * parts * key_blocks(a));
    return r;
}

void begin(const kv_attention_args & a, kv_rows & r, int head_kv, int q0, int n_q) {
    r.head_kv = head_kv;
    r.q0 = q0;
    r.n_q = n_q;
    r.n_rows = n_q * group_of(a);
    std::fill(r.acc, r.acc + (size_t) r.n_rows * a.d_v, 0.0f);
    std::fill(r.max, r.max + r.n_rows, -INFINITY);
    std::fill(r.sum, r.sum + r.n_rows, 0.0f);
    kv_kernels_best()->rows_begin(&a, &r);
}

// The logarithm of the softmax's denominator.
float norm(const kv_attention_args & a, float max, float sum, int head) {
    if (a.sinks == nullptr) return sum > 0 ? max + std::log(sum) : -INFINITY;
    const float top = std::max(max, a.sinks[head]);
    return top + std::log(sum * std::exp(max - top) + std::exp(a.sinks[head] - top));
}

int32_t wanted_row(const kv_attention_args & a, int query, int head) {
    return a.logit_row ? a.logit_row[(size_t) query * a.n_head + head] : -1;
}

// out = acc / (sum + exp(sink - max)); zero where nothing was attended to.
void finish_row(const kv_attention_args & a, const float * acc, float max, float sum, int query, int head) {
    float weight = 1;
    if (a.sinks) {
        const float top = std::max(max, a.sinks[head]);
        weight = std::exp(max - top);
        sum = sum * weight + std::exp(a.sinks[head] - top);
    }
    const float f = sum > 0 ? weight / sum : 0;
    float * out = a.out + query * a.out_row + head * a.out_head;
    for (int i = 0; i < a.d_v; i++) out[i] = acc[i] * f;
}

constexpr uint16_t MASKED = 0xfc00; // -inf in fp16

bool any_query_sees(const kv_attention_args & a, int c0, int c1) {
    if (a.mask == nullptr) return true;
    for (int i = 0; i < a.n_q; i++) {
        const uint16_t * mask = a.mask + i * a.mask_row;
        if (std::any_of(mask + c0, mask + c1, [](uint16_t m) { return m != MASKED; })) return true;
    }
    return false;
}

// Reads one byte of each cache line of the rows of cells [c0, c1), front to back. Taken a head at a time, which is a
// small part of a row, the processor does not see that it could load ahead: at depths beyond its caches that would take
// twice as long.
void touch_rows(const void * base, size_t row, size_t bytes, int c0, int c1) {
    const volatile uint8_t * const end = (const uint8_t *) base + (size_t) (c1 - 1) * row + bytes;
    for (const volatile uint8_t * p = (const uint8_t *) base + (size_t) c0 * row; p < end; p += 64) (void) *p;
}

void touch_tile(const kv_attention_args & a, int c0, int c1) {
    touch_rows(a.k, a.k_row, (a.n_head_kv - 1) * a.k_head + kv_head_bytes(a.type_k, a.d_k), c0, c1);
    touch_rows(a.v, a.v_row, (a.n_head_kv - 1) * a.v_head + kv_head_bytes(a.type_v, a.d_v), c0, c1);
}

int prefill_queries(const kv_attention_args & a) {
    return std::min(std::max(1, PREFILL_ROWS / group_of(a)), std::max(1, a.n_q));
}

size_t decode_thread_bytes(const kv_attention_args & a) {
    Carver c{nullptr};
    for (int h = 0; h < a.n_head_kv; h++) carve_rows(a, c, a.n_q * group_of(a));
    c.take<uint8_t>(kv_kernels_best()->scratch_bytes(&a, a.n_q * group_of(a), a.n_q));
    return c.used;
}

size_t prefill_thread_bytes(const kv_attention_args & a) {
    const int n_q = prefill_queries(a);
    Carver c{nullptr};
    carve_rows(a, c, n_q * group_of(a));
    c.take<uint8_t>(kv_kernels_best()->scratch_bytes(&a, n_q * group_of(a), n_q));
    return c.used;
}

bool fits(kv_type type, int d, size_t row, size_t head) {
    const size_t bytes = kv_head_bytes(type, d);
    return bytes != 0 && row >= bytes && head >= bytes;
}

} // namespace

const char * kv_attention_unsupported(const kv_attention_args * args) {
    const kv_attention_args & a = *args;
    if (a.n_head_kv <= 0 || a.n_head % a.n_head_kv != 0) return "the query heads are no multiple of the key heads";
    if (group_of(a) > 16) return "more than 16 query heads share a key head";
    if (a.d_k % 32 != 0 || a.d_v % 32 != 0) return "the head size is no multiple of 32";
    if (a.d_k > KV_MAX_HEAD || a.d_v > KV_MAX_HEAD) return "the head size is above 512";
    if (!fits(a.type_k, a.d_k, a.k_row, a.n_head_kv == 1 ? SIZE_MAX : a.k_head))
        return "keys overlap, or have no form for this head size";
    if (!fits(a.type_v, a.d_v, a.v_row, a.n_head_kv == 1 ? SIZE_MAX : a.v_head))
        return "values overlap, or have no form for this head size";
    if (a.offset && !a.cell_block) return "centre offsets without the cells' blocks";
    return nullptr;
}

size_t kv_attention_decode_workspace(const kv_attention_args * args, int nth) {
    return decode_thread_bytes(*args) * (size_t) nth;
}

size_t kv_attention_prefill_workspace(const kv_attention_args * args, int nth) {
    return prefill_thread_bytes(*args) * (size_t) nth;
}

void kv_attention_decode_partial(const kv_attention_args * args, int ith, int nth, void * workspace) {
    const kv_attention_args & a = *args;
    const kv_kernels * kernels = kv_kernels_best();
    const int n_rows = a.n_q * group_of(a);
    Carver c{(uint8_t *) workspace + decode_thread_bytes(a) * ith};
    // A tile is taken by all heads before the next: the cache is then read once, from front to back.
    uint8_t * const start = c.base;
    for (int h = 0; h < a.n_head_kv; h++) {
        kv_rows r = carve_rows(a, c, n_rows);
        begin(a, r, h, 0, a.n_q);
        if (ith == 0) kernels->rows_exact(&a, &r);
    }
    void * scratch = c.take<uint8_t>(0);
    const int tiles = (a.n_kv + KV_TILE - 1) / KV_TILE;
    const int t0 = (int) ((int64_t) tiles * ith / nth), t1 = (int) ((int64_t) tiles * (ith + 1) / nth);
    for (int t = t0; t < t1; t++) {
        const int c0 = t * KV_TILE, c1 = std::min(c0 + KV_TILE, a.n_kv);
        if (!any_query_sees(a, c0, c1)) {
            for (int h = 0; h < a.n_head_kv && a.logit_row; h++) {
                kv_rows none = {};
                none.head_kv = h;
                none.n_q = a.n_q;
                none.n_rows = n_rows;
                no_logits(a, none, c0, c1);
            }
            continue;
        }
        touch_tile(a, c0, c1);
        Carver again{start};
        for (int h = 0; h < a.n_head_kv; h++) {
            kv_rows r = carve_rows(a, again, n_rows);
            r.head_kv = h;
            r.q0 = 0;
            r.n_q = a.n_q;
            r.n_rows = n_rows;
            kernels->rows_tile(&a, &r, c0, c1, scratch);
        }
    }
}

void kv_attention_decode_merge(const kv_attention_args * args, int ith, int nth, const void * workspace) {
    const kv_attention_args & a = *args;
    const int n_rows = a.n_q * group_of(a);
    const size_t bytes = decode_thread_bytes(a);
    for (int h = 0; h < a.n_head_kv; h++) {
        for (int row = 0; row < n_rows; row++) {
            if ((h * n_rows + row) % nth != ith) continue;
            float acc[KV_MAX_HEAD] = {0}, max = -INFINITY, sum = 0;
            kv_rows r = {};
            for (int t = 0; t < nth; t++) {
                Carver c{(uint8_t *) workspace + bytes * t};
                for (int i = 0; i <= h; i++) r = carve_rows(a, c, n_rows);
                if (r.max[row] == -INFINITY) continue;
                const float top = std::max(max, r.max[row]);
                const float mine = std::exp(max - top), its = std::exp(r.max[row] - top);
                for (int i = 0; i < a.d_v; i++) acc[i] = acc[i] * mine + r.acc[(size_t) row * a.d_v + i] * its;
                sum = sum * mine + r.sum[row] * its;
                max = top;
            }
            finish_row(a, acc, max, sum, row / group_of(a), h * group_of(a) + row % group_of(a));
        }
    }
}

void kv_attention_prefill(const kv_attention_args * args, int ith, int nth, void * workspace) {
    const kv_attention_args & a = *args;
    const kv_kernels * kernels = kv_kernels_best();
    const int step = prefill_queries(a), units = (a.n_q + step - 1) / step;
    Carver c{(uint8_t *) workspace + prefill_thread_bytes(a) * ith};
    kv_rows r = carve_rows(a, c, step * group_of(a));
    void * scratch = c.take<uint8_t>(0);
    for (int u = ith; u < units * a.n_head_kv; u += nth) {
        const int q0 = u / a.n_head_kv * step;
        begin(a, r, u % a.n_head_kv, q0, std::min(step, a.n_q - q0));
        kernels->rows_exact(&a, &r);
        for (int c0 = 0; c0 < a.n_kv; c0 += KV_TILE) {
            kernels->rows_tile(&a, &r, c0, std::min(c0 + KV_TILE, a.n_kv), scratch);
        }
        for (int row = 0; row < r.n_rows; row++) {
            const int query = query_of(a, r, row), head = head_of(a, r, row);
            finish_row(a, r.acc + (size_t) row * a.d_v, r.max[row], r.sum[row], query, head);
            const int32_t wanted = wanted_row(a, query, head);
            if (wanted >= 0) a.logit_norm[wanted] = norm(a, r.max[row], r.sum[row], head);
        }
    }
}

void kv_attention_decode_norms(const kv_attention_args * args, int nth, const void * workspace) {
    const kv_attention_args & a = *args;
    const size_t bytes = decode_thread_bytes(a);
    for (int query = 0; query < a.n_q; query++) {
        for (int head = 0; head < a.n_head; head++) {
            const int32_t wanted = wanted_row(a, query, head);
            if (wanted < 0) continue;
            const int h = head / group_of(a), row = query * group_of(a) + head % group_of(a);
            float max = -INFINITY, sum = 0;
            for (int t = 0; t < nth; t++) {
                Carver c{(uint8_t *) workspace + bytes * t};
                kv_rows r = {};
                for (int i = 0; i <= h; i++) r = carve_rows(a, c, a.n_q * group_of(a));
                if (r.max[row] == -INFINITY) continue;
                const float top = std::max(max, r.max[row]);
                sum = sum * std::exp(max - top) + r.sum[row] * std::exp(r.max[row] - top);
                max = top;
            }
            a.logit_norm[wanted] = norm(a, max, sum, head);
        }
    }
}

void kv_attention_add_weights(const kv_attention_args * args, int n_rows, float * const * sums, int ith, int nth) {
    const kv_attention_args & a = *args;
    const int c0 = (int) ((int64_t) a.n_kv * ith / nth), c1 = (int) ((int64_t) a.n_kv * (ith + 1) / nth);
    for (int r = 0; r < n_rows; r++) {
        if (a.logit_norm[r] == -INFINITY) continue;
        const float * logits = a.logits + r * a.logit_stride;
        kv_kernels_best()->add_weights(logits + c0, a.logit_norm[r], c1 - c0, sums[r] + c0);
        for (int e = 0; e < a.n_exact; e++) {
            const int cell = a.exact_cell[e];
            if (cell >= c0 && cell < c1) sums[r][cell] += std::exp(logits[a.n_kv + e] - a.logit_norm[r]);
        }
    }
}
