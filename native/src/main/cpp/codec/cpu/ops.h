// SPDX-License-Identifier: Apache-2.0
// The operations of a layer as GGML_OP_CUSTOM runs them: thread ith of nth does its share; userdata is a cpu::Layer. "src"
// is dst's sources in order.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ggml.h"
#include "operations.h"

namespace carrel::cpu {

// dst: the cache. src: cache, k or v, cells (I64), tokens (TokenInput), exact or none.
void store_keys(ggml_tensor * dst, int ith, int nth, void * userdata);
void store_values(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: the cache. src: cache, shift (I32 for each cell), exact or none.
void shift_keys(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: the keys with those of shifted cells moved. src: a cache without exact rows, shift.
void shifted_copy(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: F32 [p_k * n_head * n_tokens] queries as the kernel wants them, then, if centred, [d_k * n_head * n_tokens]
// coefficients of the table's rows. src: q.
void prepare_queries(ggml_tensor * dst, int ith, int nth, void * userdata);

// dst: F32 [n_blocks, n_head * n_tokens] offsets of the queries. src: what prepare_queries() made, table. An operation of
// ours, and not ggml's product: that one would be computed on a GPU where there is one, whose operands may be f16.
void offsets(ggml_tensor * dst, int ith, int nth, void * userdata);

// src of attend(), in order; OFFSETS, the exact tensors and SINKS may be null, and V of a layer without_values().
enum { Q, K, V, MASK, CELLS, OFFSETS, K_EXACT, V_EXACT, SINKS, N_SOURCES };

// dst: a buffer of buffer_bytes(). Few queries (decode) leave the threads' parts in it, more of them (prefill) the result.
void attend(ggml_tensor * dst, int ith, int nth, void * userdata);
size_t buffer_bytes(const Layer & layer, int64_t n_q, int64_t n_kv);

// dst: F32 [d_v * n_head, n_tokens]. src: the buffer of attend(), sinks or none.
void finish(ggml_tensor * dst, int ith, int nth, void * userdata);

// What of a tensor the operations use.

inline const Layer & layer_of(const void * userdata) { return *static_cast<const Layer *>(userdata); }

template <class T> T * data(const ggml_tensor * t) { return t == nullptr ? nullptr : static_cast<T *>(t->data); }

template <class T> T * at(const ggml_tensor * t, int64_t i1, int64_t i2 = 0) {
    return reinterpret_cast<T *>(static_cast<char *>(t->data) + i1 * t->nb[1] + i2 * t->nb[2]);
}

// This thread's share of n things.
struct Share {
    int64_t from, to;
    Share(int64_t n, int ith, int nth) : from(n * ith / nth), to(n * (ith + 1) / nth) {}
};

} // namespace carrel::cpu
