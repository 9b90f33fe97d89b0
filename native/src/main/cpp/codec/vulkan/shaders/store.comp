#version 450
// SPDX-License-Identifier: Apache-2.0
// Keys or values of new tokens into the cache: centred, balanced, rotated, encoded; the first tokens exactly as well. A
// workgroup for each head of a token. The reference is cpu/store.cpp and kv_codec_core.h, which explains the trellis; ties
// and the last bits of sums may fall otherwise.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require

layout(binding = 0) buffer Cache { uint16_t cache[]; }; // and 1, the same
layout(binding = 2) readonly buffer In { float in_[]; };
layout(binding = 3) readonly buffer Index { uint index[]; }; // I64, the cell of each token
layout(binding = 4) readonly buffer Tokens { int tokens[]; }; // TokenInput
layout(binding = 5) buffer Exact { uint16_t exact[]; };
layout(binding = 6) readonly buffer Cells { int cells[]; }; // see CellsInput
layout(binding = 7) readonly buffer Table { float table[]; };
layout(binding = 8) readonly buffer Constants { float constants[]; };
#define CONSTANTS(i) constants[i]
#define TABLE(i) table[i]
#include "codec.glsl"

layout(push_constant) uniform Push {
    uint heads, n_exact, n_blocks;
    uint head_words, row_words;      // of the cache
    uint head_floats, token_floats;  // of the input: from one head, and one token, to the next
    uint late[9];
} push;

const uint COLUMNS = BLOCK / 8, FREE = TYPE == TURBO4 ? 8 : 4;
const uint FREE_SHIFT = TYPE == TURBO4 ? 1 : 0, STATE_SHIFT = TYPE == TURBO4 ? 0 : 2, CODE_BITS = TYPE == TURBO4 ? 4 : 3;
const float NORMAL_SCALE = TYPE == TURBO4 ? 64 * 0.023637725 : 64 * 0.019851965;

shared int branch[8 * 2 * 2 * 16]; // [value][state][next state][column], the error with the free code in its low bits
shared uint from[2 * 16];          // [start][column], bit 2 e + next: the better state to come from
shared float total[2 * 16];        // [start][column]
shared uint code[8 * 16];          // [value][column]
shared float sum_a[16], sum_b[16]; // of each column

float level(uint index) { return TYPE == TURBO4 ? float(LEVELS_4[index]) : float(LEVELS_3[index]); }

void find_branches(uint at, float inverse) {
    [[dont_unroll]] for (uint t = gl_LocalInvocationID.x; t < 32 * COLUMNS; t += LOCAL) {
        const uint c = t % COLUMNS, e = t / COLUMNS / 4, state = t / COLUMNS / 2 % 2, next = t / COLUMNS % 2;
        const float z = x[at + e * COLUMNS + c] * inverse;
        int best = 0x7f7fffff;
        [[dont_unroll]] for (uint free = 0; free < FREE; free++) {
            const float d = z - level(free << FREE_SHIFT | state << STATE_SHIFT | next << CODE_BITS);
            best = min(best, floatBitsToInt(d * d) & ~7 | int(free));
        }
        branch[((e * 2 + state) * 2 + next) * 16 + c] = best;
    }
}

void find_paths() {
    [[dont_unroll]] for (uint t = gl_LocalInvocationID.x; t < 2 * COLUMNS; t += LOCAL) {
        const uint c = t % COLUMNS, start = t / COLUMNS;
        float cost0 = start == 0 ? 0 : 1e38, cost1 = start == 0 ? 1e38 : 0;
        uint better = 0;
        [[dont_unroll]] for (uint e = 0; e < 8; e++) {
            const float a0 = cost0 + intBitsToFloat(branch[(e * 4 + 0) * 16 + c]);
            const float b0 = cost1 + intBitsToFloat(branch[(e * 4 + 2) * 16 + c]);
            const float a1 = cost0 + intBitsToFloat(branch[(e * 4 + 1) * 16 + c]);
            const float b1 = cost1 + intBitsToFloat(branch[(e * 4 + 3) * 16 + c]);
            better |= (b0 < a0 ? 1u : 0u) << 2 * e | (b1 < a1 ? 1u : 0u) << 2 * e + 1;
            cost0 = min(a0, b0);
            cost1 = min(a1, b1);
        }
        from[start * 16 + c] = better;
        total[start * 16 + c] = start == 0 ? cost0 : cost1;
    }
}

// Back along the better path of each column; what the scale is fitted by into sum_a and sum_b.
void walk_back(uint at) {
    [[dont_unroll]] for (uint c = gl_LocalInvocationID.x; c < COLUMNS; c += LOCAL) {
        const uint start = total[16 + c] < total[c] ? 1u : 0u, better = from[start * 16 + c];
        uint state = start;
        float yl = 0, ll = 0;
        [[dont_unroll]] for (int e = 7; e >= 0; e--) {
            const uint next = state;
            state = better >> (2 * e + int(next)) & 1u;
            const uint free = uint(branch[((uint(e) * 2 + state) * 2 + next) * 16 + c]) & 7u;
            const uint own = free << FREE_SHIFT | state << STATE_SHIFT;
            const float l = level(own | next << CODE_BITS);
            code[uint(e) * 16 + c] = own;
            yl += x[at + uint(e) * COLUMNS + c] * l;
            ll += l * l;
        }
        sum_a[c] = yl;
        sum_b[c] = ll;
    }
}

uint turbo4_byte(uint i) { // byte q * COLUMNS + c
    const uint q = i / COLUMNS, c = i % COLUMNS;
    return code[2 * q * 16 + c] | code[(2 * q + 1) * 16 + c] << 4;
}

uint turbo3_byte(uint i) {
    const uint h = i / COLUMNS, c = i % COLUMNS;
    uint byte_ = 0;
    if (h < 2) {
        for (uint t = 0; t < 4; t++) byte_ |= (code[(4 * h + t) * 16 + c] & 3u) << 2 * t;
    } else {
        for (uint e = 0; e < 8; e++) byte_ |= (code[e * 16 + c] >> 2) << e;
    }
    return byte_;
}

// BLOCK values from x[at] on to the words from `word` on.
void encode_turbo(uint at, uint word) {
    const uint tid = gl_LocalInvocationID.x;
    [[dont_unroll]] for (uint c = tid; c < COLUMNS; c += LOCAL) {
        float energy = 0;
        [[dont_unroll]] for (uint e = 0; e < 8; e++) {
            const float y = x[at + e * COLUMNS + c];
            energy += y * y;
        }
        sum_a[c] = energy;
    }
    barrier();
    float energy = 0;
    [[dont_unroll]] for (uint c = 0; c < COLUMNS; c++) energy += sum_a[c];
    float scale = min(NORMAL_SCALE * sqrt(energy / float(BLOCK)), 65504.0);
    uint d = 0;
    [[dont_unroll]] for (uint round_ = 0; round_ < 2; round_++) {
        find_branches(at, scale > 1e-30 ? 64.0 / scale : 0.0);
        barrier();
        find_paths();
        barrier();
        walk_back(at);
        barrier();
        float a = 0, b = 0;
        [[dont_unroll]] for (uint c = 0; c < COLUMNS; c++) {
            a += sum_a[c];
            b += sum_b[c];
        }
        d = f32_to_f16(clamp(b > 0 ? a / b * 64.0 : 0.0, 0.0, 65504.0));
        scale = f16_to_f32(d);
        barrier();
    }
    if (tid == 0) cache[word] = uint16_t(d);
    [[dont_unroll]] for (uint w = tid; w < TURBO_WORDS - 1; w += LOCAL) {
        const uint low = TYPE == TURBO4 ? turbo4_byte(2 * w) : turbo3_byte(2 * w);
        const uint high = TYPE == TURBO4 ? turbo4_byte(2 * w + 1) : turbo3_byte(2 * w + 1);
        cache[word + 1 + w] = uint16_t(low | high << 8);
    }
    barrier();
}

// Each block of 32 by one thread.
void encode_q8_0(uint word) {
    [[dont_unroll]] for (uint k = gl_LocalInvocationID.x; k < P / 32; k += LOCAL) {
        float largest = 0;
        [[dont_unroll]] for (uint j = 0; j < 32; j++) largest = max(largest, abs(x[k * 32 + j]));
        const float scale = min(largest, 8e6) / 127.0, inverse = scale > 1e-30 ? 1.0 / scale : 0.0;
        const uint to = word + k * Q8_0_WORDS;
        cache[to] = uint16_t(f32_to_f16(scale));
        [[dont_unroll]] for (uint j = 0; j < 32; j += 2) {
            const int low = int(roundEven(clamp(x[k * 32 + j] * inverse, -127.0, 127.0)));
            const int high = int(roundEven(clamp(x[k * 32 + j + 1] * inverse, -127.0, 127.0)));
            cache[to + 1 + j / 2] = uint16_t(uint(low & 255 | (high & 255) << 8));
        }
    }
}

bool is_nan(float v) { return (floatBitsToUint(v) & 0x7fffffffu) > 0x7f800000u; }

void main() {
    const uint tid = gl_LocalInvocationID.x, head = gl_WorkGroupID.x, token = gl_WorkGroupID.y;
    const uint cells_at = push.late[6] / 4, constants_at = push.late[8] / 4, table_at = push.late[7] / 4;
    const uint cell = index[push.late[3] / 4 + 2 * token];
    const int row = push.n_exact > 0 ? tokens[push.late[4] / 4 + 3 * token + 2] : -1;

    const uint from_ = push.late[2] / 4 + token * push.token_floats + head * push.head_floats;
    [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) {
        precise float v = i < D ? in_[from_ + i] : 0.0;
        if (CENTRED && KEYS && i < D) {
            precise const float centred =
                v - centre_of(head, uint(cells[cells_at + cell]), push.n_blocks, i, constants_at, table_at);
            v = centred * constants[constants_at + HEADS + head * 2 * D + D + i];
        } else if (CENTRED && i < D) {
            v = v - constants[constants_at + HEADS + head * D + i];
        }
        x[i] = v;
    }
    if (ROTATES) rotate(false, constants_at);
    else barrier();

    if (row >= 0) {
        const uint to = push.late[5] / 2 + (uint(row) * push.heads + head) * P;
        [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) exact[to + i] = uint16_t(f32_to_f16(x[i]));
    }
    const uint word = (push.late[0] / 2) + cell * push.row_words + head * push.head_words;
    if (TYPE == F16) {
        [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) cache[word + i] = uint16_t(f32_to_f16(x[i]));
        return;
    }
    barrier();
    [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) {
        if (is_nan(x[i])) x[i] = 0;
        else if (TYPE != Q8_0) x[i] = clamp(x[i], -1e5, 1e5);
    }
    barrier();
    if (TYPE == Q8_0) {
        encode_q8_0(word);
    } else {
        [[dont_unroll]] for (uint i = 0; i < P / BLOCK; i++) encode_turbo(i * BLOCK, word + i * TURBO_WORDS);
    }
}
