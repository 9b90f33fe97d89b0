// SPDX-License-Identifier: Apache-2.0
// Types of codes, their levels, and f16 by integers, which is the same on every device.

const uint F16 = 0, Q8_0 = 1, TURBO3 = 2, TURBO4 = 3; // kv_type

const uint Q8_0_WORDS = 17; // of 16 bits, of a block that begins with its scale

// Columns of the table of levels; kv_codebook.h.
const int LEVELS_3[16] = int[](-123, -43, 1, 49, -88, -23, 21, 69, -69, -21, 23, 88, -49, -1, 43, 123);
const int LEVELS_4[32] = int[](-100, -126, -54, -63, -29, -38, -9, -18, 9, 0, 28, 19, 49, 40, 84, 72,
                               -72, -84, -40, -49, -19, -28, 0, -9, 18, 9, 38, 29, 63, 54, 126, 100);

float f16_to_f32(uint h) {
    const uint sign = (h & 0x8000u) << 16, magnitude = h & 0x7fffu;
    uint bits;
    if (magnitude >= 0x7c00u) bits = 0x7f800000u | (magnitude & 0x3ffu) << 13;
    else if (magnitude >= 0x400u) bits = (magnitude << 13) + 0x38000000u;
    else bits = floatBitsToUint(float(magnitude) * 5.9604644775390625e-8);
    return uintBitsToFloat(bits | sign);
}

// To nearest even, without the device's own conversion, whose rounding is its own choice.
uint f32_to_f16(float f) {
    const uint bits = floatBitsToUint(f), sign = bits >> 16 & 0x8000u, magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) return sign | 0x7e00u;
    if (magnitude >= 0x477ff000u) return sign | 0x7c00u;
    if (magnitude < 0x38800000u) {
        // Adding 0.5 leaves the value in steps of 2^-24 in the low bits.
        precise float a = uintBitsToFloat(magnitude) + 0.5;
        return sign | (floatBitsToUint(a) - 0x3f000000u);
    }
    const uint rounded = magnitude + 0xfffu + (magnitude >> 13 & 1u);
    return sign | (rounded - 0x38000000u) >> 13;
}

// What was beyond f16, or no number, as the nearest that attention can bear.
float finite(uint h) {
    const uint magnitude = h & 0x7fffu;
    if (magnitude > 0x7c00u) return 0;
    return f16_to_f32(magnitude == 0x7c00u ? h & 0x8000u | 0x7bffu : h);
}
