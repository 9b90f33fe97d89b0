// SPDX-License-Identifier: Apache-2.0
// Cosines and sines of the middles of position blocks, shared by all layers of a cache that rotate alike.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kv_centre.h"
#include "llama-kv-codec.h"

namespace carrel {

// Positions that share a centre (docs/kv-codec.md).
constexpr int POSITION_BLOCK = 128;

class RopeTable {
public:
    RopeTable(const llama_kv_rope & rope, int d);

    bool rotates_as(const llama_kv_rope & rope, int d) const;

    // Values of a row: cosines of the pairs, their sines, then 1 for the dimensions that are not rotated, if any.
    int width() const { return d_; }

    // Makes the rows of blocks up to and with `last`. Not while a row is in use.
    void reach(int64_t last);

    // Of block j, already reached.
    const float * row(int64_t j) const { return rows_.data() + static_cast<size_t>(j) * d_; }

    // centre = R_middle(damped b) of block j, all d values.
    void centre(int64_t j, const float * b, float * centre) const { centre_at(row(j), b, centre); }

    // The same from a row that is kept elsewhere.
    void centre_at(const float * row, const float * b, float * centre) const;

    // What the pairs of b are damped by, RoPE's magnitude included.
    const std::vector<float> & damp() const { return damp_; }

    // With row(j): sum over i of coefficients[i] * row(j)[i] = q . centre(j). coefficients[width()].
    void coefficients(const float * q, const float * b, float * coefficients) const;

    // For kv_rope_apply; valid as long as the table.
    kv_rope rope(float magnitude) const;
    kv_rope rope() const { return rope(rope_.magnitude); }

private:
    struct Pair {
        int a, b;
    };
    int pairs() const { return rope_.n_dims / 2; }
    Pair pair(int i) const { return rope_.interleaved ? Pair{2 * i, 2 * i + 1} : Pair{i, i + pairs()}; }

    llama_kv_rope rope_;
    int d_;
    std::vector<float> damp_; // [pairs], with RoPE's magnitude
    std::vector<float> rows_; // [blocks reached][d]
};

// The tables of a cache, one for all layers that rotate alike.
class RopeTables {
public:
    // Valid as long as this.
    const RopeTable & of(const llama_kv_rope & rope, int d);

    // RopeTable::reach() of all that there are.
    void reach(int64_t last);

private:
    std::vector<std::unique_ptr<RopeTable>> tables_;
};

} // namespace carrel
