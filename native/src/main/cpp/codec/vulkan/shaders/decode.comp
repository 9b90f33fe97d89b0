#version 450
// SPDX-License-Identifier: Apache-2.0
// Codes to rows of f16 in the model's own basis, as attention of any kind takes them: level times scale, or the exact row
// where a cell has one; rotated back, the balance undone, the centre or the mean added. A workgroup for each head of a
// cell. The reference is decode_rows() of decode.cpp.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require

layout(binding = 0) writeonly buffer Out { uint16_t out_[]; };    // [D, n_kv, heads]
layout(binding = 1) readonly buffer Cache { uint16_t cache[]; };  // codes
layout(binding = 2) readonly buffer Cells { int cells[]; };       // see CellsInput
layout(binding = 3) readonly buffer Exact { uint16_t exact[]; };  // [P * heads, rows]
layout(binding = 4) readonly buffer Table { float table[]; };     // [n_blocks, D]
layout(binding = 5) readonly buffer Constants { float constants[]; };
#define CONSTANTS(i) constants[i]
#define TABLE(i) table[i]
#include "codec.glsl"

layout(push_constant) uniform Push {
    uint n_kv, heads, n_exact, n_blocks;
    uint head_words, row_words; // of the cache
    uint late[6];               // bytes that each binding begins before its tensor
} push;

// The exact row of a cell, or -1: the cells that have one stand in ascending order.
int exact_row(int cell, uint cells_at) {
    uint from = cells_at + push.n_kv + 1, to = from + uint(cells[cells_at + push.n_kv]);
    const uint end = to;
    [[dont_unroll]] while (from < to) {
        const uint middle = (from + to) / 2;
        if (cells[middle] < cell) from = middle + 1;
        else to = middle;
    }
    return from < end && cells[from] == cell ? cells[from + push.n_exact] : -1;
}

float level(uint at, uint i) { // value i of the head whose codes begin at word `at`
    const uint word = at + i / BLOCK * TURBO_WORDS, columns = BLOCK / 8, c = i % BLOCK % columns;
    const uint e = i % BLOCK / columns, next = (e + 1) % 8;
    precise const float scale = f16_to_f32(uint(cache[word])) * 0.015625;
    const uint half_ = c % 2 * 8; // two columns share a word
    int l;
    if (TYPE == TURBO4) {
        const uint own = uint(cache[word + 1 + (e / 2 * columns + c) / 2]) >> (half_ + e % 2 * 4) & 15u;
        const uint state = uint(cache[word + 1 + (next / 2 * columns + c) / 2]) >> (half_ + next % 2 * 4) & 1u;
        l = LEVELS_4[own | state << 4];
    } else {
        const uint low = uint(cache[word + 1 + (e / 4 * columns + c) / 2]) >> (half_ + e % 4 * 2) & 3u;
        const uint states = uint(cache[word + 1 + (2 * columns + c) / 2]) >> half_;
        l = LEVELS_3[low | (states >> e & 1u) << 2 | (states >> next & 1u) << 3];
    }
    precise const float value = scale * float(l);
    return value;
}

float q8_0(uint at, uint i) {
    const uint word = at + i / 32 * Q8_0_WORDS, in_block = i % 32;
    const uint pair = uint(cache[word + 1 + in_block / 2]);
    const int q = bitfieldExtract(int(pair), int(in_block % 2 * 8), 8);
    precise const float value = f16_to_f32(uint(cache[word])) * float(q);
    return value;
}

void main() {
    const uint tid = gl_LocalInvocationID.x, head = gl_WorkGroupID.x;
    const uint cell = gl_WorkGroupID.y + gl_WorkGroupID.z * gl_NumWorkGroups.y;
    if (cell >= push.n_kv) return;

    const uint cells_at = push.late[2] / 4, constants_at = push.late[5] / 4, table_at = push.late[4] / 4;
    const int row = push.n_exact > 0 ? exact_row(int(cell), cells_at) : -1;
    const uint at = push.late[1] / 2 + cell * push.row_words + head * push.head_words;
    [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) {
        if (row >= 0) x[i] = finite(uint(exact[push.late[3] / 2 + (uint(row) * push.heads + head) * P + i]));
        else if (TYPE == F16) x[i] = finite(uint(cache[at + i]));
        else if (TYPE == Q8_0) x[i] = q8_0(at, i);
        else x[i] = level(at, i);
    }
    if (ROTATES) rotate(true, constants_at);
    else barrier();

    const uint to = push.late[0] / 2 + (head * push.n_kv + cell) * D;
    [[dont_unroll]] for (uint i = tid; i < D; i += LOCAL) {
        precise float value = x[i];
        if (CENTRED && KEYS) {
            const float f = constants[constants_at + HEADS + head * 2 * D + D + i];
            precise const float balanced = value / f;
            value = balanced + centre_of(head, uint(cells[cells_at + cell]), push.n_blocks, i, constants_at, table_at);
        } else if (CENTRED) {
            value = value + constants[constants_at + HEADS + head * D + i];
        }
        out_[to + i] = uint16_t(f32_to_f16(clamp(value, -65504.0, 65504.0)));
    }
}
