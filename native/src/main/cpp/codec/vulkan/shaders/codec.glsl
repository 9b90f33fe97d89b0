// SPDX-License-Identifier: Apache-2.0
// What storing and decoding share: the shape of a layer, its constants, numbers, the rotation, the centre of a key.
// The reference is kv/ and codec/cpu; where a result is to be the same to the last bit, the order of the sums is theirs
// and "precise" keeps the compiler from joining a product with a sum.
// Loops are kept as loops where they hold barriers: unrolled, lavapipe's compiler takes seconds for each shape.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require
#extension GL_EXT_control_flow_attributes : require
#include "numbers.glsl"

// The shape: calls.cpp fills these in this order.
layout(local_size_x_id = 0) in;
layout(constant_id = 0) const uint LOCAL = 64;
layout(constant_id = 1) const uint TYPE = 0;  // kv_type
layout(constant_id = 2) const uint D = 64;    // values of a head of the model
layout(constant_id = 3) const uint P = 64;    // the same as stored
layout(constant_id = 4) const uint POWER = 64; // the largest power of two that divides P
layout(constant_id = 5) const uint BLOCK = 64; // values of a turbo block
layout(constant_id = 6) const bool KEYS = false;
layout(constant_id = 7) const bool ROTATES = true;
layout(constant_id = 8) const bool CENTRED = false; // keys by position block, values by their mean
layout(constant_id = 9) const uint N_DIMS = 0;      // of RoPE
layout(constant_id = 10) const bool INTERLEAVED = false;

// Words of 16 bits of a turbo block, which begin with its scale.
const uint TURBO_WORDS = TYPE == TURBO4 ? BLOCK / 4 + 1 : 3 * BLOCK / 16 + 1;
// Constants of a layer (LayerConstants): the cosine transform of the odd part in rows of seven, 1/sqrt(POWER), then from
// DAMP on what RoPE's pairs are damped by, and D values a head: of keys b and f (2 D), of values the mean.
const uint NORM = 49, DAMP = 64, HEADS = DAMP + D;

shared float x[P];

// Names for what each shader binds where it likes: CONSTANTS and TABLE.

// Value i of the centre of position block j, in the order of RopeTable::centre.
float centre_of(uint head, uint j, uint n_blocks, uint i, uint constants_at, uint table_at) {
    const uint b = constants_at + HEADS + head * 2 * D, pairs = N_DIMS / 2;
    if (i >= N_DIMS) return CONSTANTS(b + i);
    const uint pair = INTERLEAVED ? i / 2 : i % pairs;
    const bool second = INTERLEAVED ? i % 2 == 1 : i >= pairs;
    const float b0 = CONSTANTS(b + (INTERLEAVED ? 2 * pair : pair));
    const float b1 = CONSTANTS(b + (INTERLEAVED ? 2 * pair + 1 : pair + pairs));
    const float c = TABLE(table_at + pair * n_blocks + j), s = TABLE(table_at + (pairs + pair) * n_blocks + j);
    precise const float u = b0 * (second ? s : c), v = b1 * (second ? c : s);
    precise const float sum = second ? u + v : u - v;
    precise const float damped = CONSTANTS(constants_at + DAMP + pair) * sum;
    return damped;
}

// kv_rotate and, inverse, kv_unrotate of x; all threads, between barriers of its own.
void rotate(bool inverse, uint constants_at) {
    [[dont_unroll]] for (uint width = 1; width < POWER; width *= 2) {
        barrier();
        [[dont_unroll]] for (uint k = gl_LocalInvocationID.x; k < P / 2; k += LOCAL) {
            const uint i = k / width * 2 * width + k % width;
            precise const float a = x[i], b = x[i + width];
            precise const float sum = a + b, difference = a - b;
            x[i] = sum;
            x[i + width] = difference;
        }
    }
    barrier();
    const uint groups = P / POWER;
    const float norm = CONSTANTS(constants_at + NORM);
    [[dont_unroll]] for (uint k = gl_LocalInvocationID.x; k < POWER; k += LOCAL) {
        float part[7];
        for (uint j = 0; j < groups; j++) {
            precise const float scaled = x[j * POWER + k] * norm;
            part[j] = scaled;
        }
        [[dont_unroll]] for (uint i = 0; i < groups; i++) {
            if (groups == 1) {
                x[k] = part[0];
                break;
            }
            precise float sum = 0;
            [[dont_unroll]] for (uint j = 0; j < groups; j++) {
                precise const float product = CONSTANTS(constants_at + (inverse ? j * 7 + i : i * 7 + j)) * part[j];
                sum = sum + product;
            }
            x[i * POWER + k] = sum;
        }
    }
    barrier();
}
