// SPDX-License-Identifier: Apache-2.0
#include "rope_tables.h"

#include <algorithm>
#include <cmath>

namespace carrel {

RopeTable::RopeTable(const llama_kv_rope & rope, int d) : rope_(rope), d_(d) {
    for (int i = 0; i < pairs(); i++) {
        const double half = rope.frequency[i] * static_cast<double>(POSITION_BLOCK) / 2;
        const double damp = std::fabs(half) < 1e-9 ? 1 : std::sin(half) / half;
        damp_.push_back(static_cast<float>(damp * rope.magnitude));
    }
}

bool RopeTable::rotates_as(const llama_kv_rope & rope, int d) const {
    return d == d_ && rope.n_dims == rope_.n_dims && rope.interleaved == rope_.interleaved &&
        rope.magnitude == rope_.magnitude && rope.frequency == rope_.frequency;
}

void RopeTable::reach(int64_t last) {
    for (int64_t j = static_cast<int64_t>(rows_.size()) / d_; j <= last; j++) {
        const double middle = static_cast<double>(j) * POSITION_BLOCK + (POSITION_BLOCK - 1) / 2.0;
        const size_t at = rows_.size();
        rows_.resize(at + d_, 0.0f);
        for (int i = 0; i < pairs(); i++) {
            rows_[at + i] = static_cast<float>(std::cos(middle * rope_.frequency[i]));
            rows_[at + pairs() + i] = static_cast<float>(std::sin(middle * rope_.frequency[i]));
        }
        if (rope_.n_dims < d_) rows_[at + rope_.n_dims] = 1;
    }
}

void RopeTable::centre_at(const float * row, const float * b, float * centre) const {
    const float * cos = row;
    const float * sin = cos + pairs();
    std::copy(b, b + d_, centre);
    for (int i = 0; i < pairs(); i++) {
        const Pair p = pair(i);
        centre[p.a] = damp_[i] * (b[p.a] * cos[i] - b[p.b] * sin[i]);
        centre[p.b] = damp_[i] * (b[p.a] * sin[i] + b[p.b] * cos[i]);
    }
}

void RopeTable::coefficients(const float * q, const float * b, float * out) const {
    std::fill(out, out + d_, 0.0f);
    for (int i = 0; i < pairs(); i++) {
        const Pair p = pair(i);
        out[i] = damp_[i] * (q[p.a] * b[p.a] + q[p.b] * b[p.b]);
        out[pairs() + i] = damp_[i] * (q[p.b] * b[p.a] - q[p.a] * b[p.b]);
    }
    if (rope_.n_dims < d_) {
        double rest = 0;
        for (int i = rope_.n_dims; i < d_; i++) rest += static_cast<double>(q[i]) * b[i];
        out[rope_.n_dims] = static_cast<float>(rest);
    }
}

kv_rope RopeTable::rope(float magnitude) const {
    return {rope_.n_dims, rope_.interleaved ? 1 : 0, magnitude, rope_.frequency.data()};
}

const RopeTable & RopeTables::of(const llama_kv_rope & rope, int d) {
    const auto same =
        std::find_if(tables_.begin(), tables_.end(), [&](const auto & t) { return t->rotates_as(rope, d); });
    if (same != tables_.end()) return **same;
    tables_.push_back(std::make_unique<RopeTable>(rope, d));
    return *tables_.back();
}

void RopeTables::reach(int64_t last) {
    for (auto & table : tables_) table->reach(last);
}

} // namespace carrel
