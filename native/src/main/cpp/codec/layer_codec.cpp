// SPDX-License-Identifier: Apache-2.0
#include "layer_codec.h"

#include <cmath>

namespace carrel {

std::vector<float> alibi_slopes(int n_head, float max_bias) {
    // Powers of two for the nearest power of two of heads, the odd ones between them after.
    const int n = 1 << static_cast<int>(std::floor(std::log2(n_head)));
    const float m0 = std::pow(2.0f, -max_bias / n), m1 = std::pow(2.0f, -max_bias / 2 / n);
    std::vector<float> slopes;
    for (int h = 0; h < n_head; h++) slopes.push_back(h < n ? std::pow(m0, h + 1) : std::pow(m1, 2 * (h - n) + 1));
    return slopes;
}

} // namespace carrel
