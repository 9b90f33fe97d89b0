// SPDX-License-Identifier: Apache-2.0
// The choice of the table, and the functions that only pass on to it.
#include "kv_kernels.h"
#include "kv_tables.h"

#include <atomic>
#include <cassert>
#include <cstdlib>
#include <cstring>

namespace {

struct Tables {
    const kv_kernels * all[8];
    int n = 0;
    const kv_kernels * best = nullptr;

    Tables() {
        add(&kv_kernels_scalar);
        add(kv_table_neon());
        add(kv_table_dotprod());
        add(kv_table_i8mm());
        add(kv_table_avx2());
        add(kv_table_avxvnni());
        add(kv_table_avx512());
        add(kv_table_avx512vnni());
        add(kv_table_avx512vbmi());
        const char * wanted = std::getenv("CARREL_CPU");
        for (int i = 0; i < n; i++) {
            if (!all[i]->supported()) continue;
            best = all[i];
            if (wanted && std::strcmp(wanted, best->name) == 0) return;
        }
    }

    void add(const kv_kernels * table) {
        if (table) all[n++] = table;
    }
};

const Tables & tables() {
    static const Tables t; // made once, by the first caller
    return t;
}

std::atomic<const kv_kernels *> forced{nullptr}; // tests and benchmarks only

} // namespace

const kv_kernels * kv_kernels_best() {
    const kv_kernels * f = forced.load(std::memory_order_relaxed);
    return f ? f : tables().best;
}

const kv_kernels * const * kv_kernels_all(int * n) {
    *n = tables().n;
    return tables().all;
}

void kv_kernels_force(const kv_kernels * kernels) { forced.store(kernels, std::memory_order_relaxed); }

void kv_encode(kv_type type, const float * x, int d, void * dst) { kv_kernels_best()->encode(type, x, d, dst); }
void kv_rotate(float * x, int d) { kv_kernels_best()->rotate(x, d, 0); }
void kv_attention_offsets(const float * coefficients, int n, int d, const float * table, int n_blocks, float * offset) {
    assert(n_blocks % 32 == 0); // the kernels take so many at once, and graphs pad their tables to that
    kv_kernels_best()->product(coefficients, n, d, table, n_blocks, offset);
}
void kv_unrotate(float * x, int d) { kv_kernels_best()->rotate(x, d, 1); }
