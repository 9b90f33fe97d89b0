#version 450
// SPDX-License-Identifier: Apache-2.0
// Queries for attend.comp: in the basis of the codes, and behind each its products with the centres of the position
// blocks. A workgroup for each head of a query. The reference is prepare_codes() of attend.cpp.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require

layout(binding = 0) writeonly buffer Out { float out_[]; }; // [P + n_blocks, heads, queries]
layout(binding = 1) readonly buffer Query { float query[]; };
layout(binding = 2) readonly buffer Table { float table[]; }; // [n_blocks, D]
layout(binding = 3) readonly buffer Constants { float constants[]; };
#define CONSTANTS(i) constants[i]
#define TABLE(i) table[i]
#include "codec.glsl"

layout(push_constant) uniform Push {
    uint heads, group, n_blocks;
    uint head_floats, token_floats; // of the queries
    uint late[4];
} push;

shared float coefficient[D]; // of the table's columns, as RopeTable::coefficients has them

void find_coefficients(uint b, uint constants_at) {
    const uint pairs = N_DIMS / 2;
    [[dont_unroll]] for (uint i = gl_LocalInvocationID.x; i < pairs; i += LOCAL) {
        const uint first = INTERLEAVED ? 2 * i : i, second = INTERLEAVED ? 2 * i + 1 : i + pairs;
        const float b0 = CONSTANTS(b + first), b1 = CONSTANTS(b + second);
        const float damp = CONSTANTS(constants_at + DAMP + i);
        coefficient[i] = damp * (x[first] * b0 + x[second] * b1);
        coefficient[pairs + i] = damp * (x[second] * b0 - x[first] * b1);
    }
    if (gl_LocalInvocationID.x == 0 && N_DIMS < D) {
        float rest = 0;
        [[dont_unroll]] for (uint i = N_DIMS; i < D; i++) rest += x[i] * CONSTANTS(b + i);
        coefficient[N_DIMS] = rest;
    }
}

void main() {
    const uint tid = gl_LocalInvocationID.x, head = gl_WorkGroupID.x, row = gl_WorkGroupID.y;
    const uint constants_at = push.late[3] / 4, table_at = push.late[2] / 4;
    const uint from = push.late[1] / 4 + row * push.token_floats + head * push.head_floats;
    const uint to = push.late[0] / 4 + (row * push.heads + head) * (P + push.n_blocks);
    const uint b = constants_at + HEADS + head / push.group * 2 * D; // of its key head: b, then f

    [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) x[i] = i < D ? query[from + i] : 0;
    barrier();
    if (CENTRED) {
        find_coefficients(b, constants_at);
        barrier();
        const uint columns = min(N_DIMS + 1, D);
        [[dont_unroll]] for (uint j = tid; j < push.n_blocks; j += LOCAL) {
            float sum = 0;
            [[dont_unroll]] for (uint i = 0; i < columns; i++) {
                sum += coefficient[i] * TABLE(table_at + i * push.n_blocks + j);
            }
            out_[to + P + j] = sum;
        }
        [[dont_unroll]] for (uint i = tid; i < D; i += LOCAL) x[i] /= CONSTANTS(b + D + i);
    }
    if (ROTATES) rotate(false, constants_at);
    else barrier();
    [[dont_unroll]] for (uint i = tid; i < P; i += LOCAL) out_[to + i] = x[i];
}
