// SPDX-License-Identifier: Apache-2.0
#include "centre_reference.h"
#include "check.h"
#include "rope_tables.h"

using carrel::POSITION_BLOCK;
using carrel::RopeTable;
using carrel::RopeTables;

namespace {

struct Case {
    int d, n_dims;
    bool interleaved;
    float magnitude;
    double base;
};
const Case CASES[] = {{128, 128, false, 1, 1e6}, {64, 64, true, 1, 1e4}, {128, 64, false, 1.1f, 1e4},
    {96, 32, true, 0.9f, 1e5}, {80, 0, false, 1, 1}};
const int64_t BLOCKS[] = {0, 1, 57, 1023};

llama_kv_rope rope_of(const Case & c) {
    llama_kv_rope rope;
    rope.n_dims = c.n_dims;
    rope.interleaved = c.interleaved;
    rope.magnitude = c.magnitude;
    for (int i = 0; i < c.n_dims / 2; i++) {
        rope.frequency.push_back((float) std::pow(c.base, -2.0 * i / c.n_dims));
    }
    return rope;
}

} // namespace

TEST("a table's centres are those of the reference") {
    for (const Case & c : CASES) {
        RopeTable table(rope_of(c), c.d);
        const kv_rope rope = table.rope();
        const auto b = normal(c.d, 1, 20);
        for (const int64_t j : BLOCKS) {
            table.reach(j);
            std::vector<float> centre(c.d);
            table.centre(j, b.data(), centre.data());
            const auto exact = centre_of_block(rope, b, j, POSITION_BLOCK);
            CHECK_MSG(nmse(centre, exact) < 1e-12, "head %d, block %d: %g", c.d, (int) j, nmse(centre, exact));
        }
    }
}

TEST("a query's coefficients times a row of the table are its product with the centre") {
    for (const Case & c : CASES) {
        RopeTable table(rope_of(c), c.d);
        const kv_rope rope = table.rope();
        const auto b = normal(c.d, 2, 20), q = normal(c.d, 3);
        std::vector<float> coefficients(table.width());
        table.coefficients(q.data(), b.data(), coefficients.data());
        for (const int64_t j : BLOCKS) {
            table.reach(j);
            double sum = 0, size = 0;
            for (int i = 0; i < table.width(); i++) sum += (double) coefficients[i] * table.row(j)[i];
            const auto centre = centre_of_block(rope, b, j, POSITION_BLOCK);
            for (int i = 0; i < c.d; i++) size += std::fabs(q[i] * centre[i]);
            const double offset = centre_offset(q, centre);
            CHECK_MSG(std::fabs(sum - offset) < 1e-6 * size, "head %d, block %d: %g, %g", c.d, (int) j, sum, offset);
        }
    }
}

TEST("rows that a table has stay as they are when it reaches further") {
    RopeTable once(rope_of(CASES[0]), 128), twice(rope_of(CASES[0]), 128);
    once.reach(9);
    twice.reach(3);
    twice.reach(9);
    for (int j = 0; j < 10; j++) {
        for (int i = 0; i < 128; i++) CHECK(once.row(j)[i] == twice.row(j)[i]);
    }
}

TEST("layers that rotate alike share a table, others do not") {
    RopeTables tables;
    const llama_kv_rope rope = rope_of(CASES[0]);
    const RopeTable & table = tables.of(rope, 128);
    CHECK(&tables.of(rope, 128) == &table);
    llama_kv_rope other = rope;
    other.interleaved = !other.interleaved;
    CHECK(&tables.of(other, 128) != &table);
    other = rope;
    other.magnitude = 1.5f;
    CHECK(&tables.of(other, 128) != &table);
    other = rope;
    other.frequency[3] *= 2;
    CHECK(&tables.of(other, 128) != &table);
    CHECK(&tables.of(rope, 192) != &table);
    CHECK(&tables.of(rope, 128) == &table);
}
