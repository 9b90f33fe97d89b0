// SPDX-License-Identifier: Apache-2.0
// Decoding by the letter of kv_format.h: the reference for the layout. The kernels have their own way.
#include "kv_codebook.h"
#include "kv_codec.h"
#include "kv_f16.h"

namespace {

float scale_of(const uint8_t * src) {
    uint16_t d;
    memcpy(&d, src, 2);
    return kv_f16_to_f32(d);
}

void decode_turbo4(const uint8_t * src, int n, float * x) {
    const float scale = scale_of(src) * KV_LEVEL_UNIT;
    const int cols = n / 8;
    const uint8_t * qs = src + 2;
    const auto code = [&](int e, int c) { return qs[(e / 2) * cols + c] >> 4 * (e % 2) & 15; };
    for (int e = 0; e < 8; e++)
        for (int c = 0; c < cols; c++)
            x[e * cols + c] = scale * KV_LEVELS_4[code(e, c) | (code((e + 1) % 8, c) & 1) << 4];
}

void decode_turbo3(const uint8_t * src, int n, float * x) {
    const float scale = scale_of(src) * KV_LEVEL_UNIT;
    const int cols = n / 8;
    const uint8_t * lo = src + 2;
    const uint8_t * hi = lo + 2 * cols;
    const auto state = [&](int e, int c) { return hi[c] >> e & 1; };
    for (int e = 0; e < 8; e++)
        for (int c = 0; c < cols; c++)
            x[e * cols + c] = scale *
                KV_LEVELS_3[(lo[(e / 4) * cols + c] >> 2 * (e % 4) & 3) | state(e, c) << 2 |
                    state((e + 1) % 8, c) << 3];
}

} // namespace

void kv_decode(kv_type type, const void * src, int d, float * x) {
    const uint8_t * p = (const uint8_t *) src;
    if (type == KV_TYPE_F16) {
        for (int i = 0; i < d; i++) x[i] = scale_of(p + 2 * i);
    } else if (type == KV_TYPE_Q8_0) {
        for (int i = 0; i < d; i++) x[i] = scale_of(p + i / 32 * 34) * (int8_t) p[i / 32 * 34 + 2 + i % 32];
    } else {
        const int n = kv_block_values(d);
        for (int i = 0; i < d; i += n, p += kv_block_bytes(type, n)) {
            if (type == KV_TYPE_TURBO4) decode_turbo4(p, n, x + i);
            else decode_turbo3(p, n, x + i);
        }
    }
}
