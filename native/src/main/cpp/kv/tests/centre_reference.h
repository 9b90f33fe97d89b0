// SPDX-License-Identifier: Apache-2.0
// The centres of keys by the letter of kv_centre.h, in double precision: what RopeTable is measured against.
#pragma once

#include "kv_centre.h"

#include <cmath>
#include <vector>

// c_j [d] for the positions from j * block on, block of them, of the mean key before RoPE b [d].
inline std::vector<double> centre_of_block(const kv_rope & rope, const std::vector<float> & b, int64_t j, int block) {
    std::vector<double> centre(b.begin(), b.end());
    const double middle = (double) j * block + (block - 1) / 2.0;
    for (int i = 0; i < rope.n_dims / 2; i++) {
        const int first = rope.interleaved ? 2 * i : i, second = rope.interleaved ? 2 * i + 1 : i + rope.n_dims / 2;
        const double half = rope.frequency[i] * (double) block / 2;
        const double length = (std::fabs(half) < 1e-9 ? 1 : std::sin(half) / half) * rope.magnitude;
        const double c = length * std::cos(middle * rope.frequency[i]);
        const double s = length * std::sin(middle * rope.frequency[i]);
        centre[first] = b[first] * c - b[second] * s;
        centre[second] = b[first] * s + b[second] * c;
    }
    return centre;
}

// q . centre, for one query head before balancing and rotation.
inline double centre_offset(const std::vector<float> & q, const std::vector<double> & centre) {
    double sum = 0;
    for (size_t i = 0; i < q.size(); i++) sum += q[i] * centre[i];
    return sum;
}
