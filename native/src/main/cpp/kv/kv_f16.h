// SPDX-License-Identifier: Apache-2.0
// fp16 <-> float without instructions that not every machine has. Round to nearest even; overflow goes to infinity.
#pragma once

#include <stdint.h>
#include <string.h>

static inline float kv_f16_to_f32(uint16_t h) {
    const uint32_t sign = (uint32_t) (h & 0x8000) << 16, magnitude = h & 0x7fff;
    uint32_t bits;
    float f;
    if (magnitude >= 0x7c00) {
        bits = 0x7f800000 | (magnitude & 0x3ff) << 13; // infinity, NaN
    } else if (magnitude >= 0x400) {
        bits = (magnitude << 13) + 0x38000000; // normal: move the exponent's bias from 15 to 127
    } else {
        f = (float) magnitude * 5.9604644775390625e-8f; // subnormal: in steps of 2^-24
        memcpy(&bits, &f, 4);
    }
    bits |= sign;
    memcpy(&f, &bits, 4);
    return f;
}

// What was beyond f16, or no number, as the nearest that attention can bear: of an infinity the largest number, of none 0.
static inline float kv_f16_to_finite(uint16_t h) {
    const uint32_t magnitude = h & 0x7fff;
    if (magnitude > 0x7c00) return 0;
    return kv_f16_to_f32(magnitude == 0x7c00 ? (uint16_t) ((h & 0x8000) | 0x7bff) : h);
}

static inline uint16_t kv_f32_to_f16(float f) {
    uint32_t bits;
    memcpy(&bits, &f, 4);
    const uint32_t sign = bits >> 16 & 0x8000, magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) return (uint16_t) (sign | 0x7e00);  // NaN
    if (magnitude >= 0x477ff000) return (uint16_t) (sign | 0x7c00); // rounds to 2^16 or above
    if (magnitude < 0x38800000) { // subnormal: adding 0.5 leaves the value in steps of 2^-24 in the low bits
        float a;
        memcpy(&a, &magnitude, 4);
        a += 0.5f;
        uint32_t u;
        memcpy(&u, &a, 4);
        return (uint16_t) (sign | (u - 0x3f000000));
    }
    const uint32_t rounded = magnitude + 0xfff + (magnitude >> 13 & 1);
    return (uint16_t) (sign | (rounded - 0x38000000) >> 13);
}
