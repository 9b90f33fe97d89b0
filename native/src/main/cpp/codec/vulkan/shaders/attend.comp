#version 450
// SPDX-License-Identifier: Apache-2.0
// Attention of few queries on the codes as they lie: no row is decoded to memory. A workgroup for each key head, ROWS of
// the queries' heads that share it, and a part of the cells; parts are joined by finish.comp. Sums in f32, the softmax as
// it goes along. The reference is attend_codes() of attend.cpp.
//
// A unit is eight values of a head that are decoded together: a column of a turbo block, or eight in a row of the others.
// Loops over a unit and over rows are unrolled, so that sums stay in registers; those with barriers are not.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require
#extension GL_EXT_control_flow_attributes : require
#include "numbers.glsl"

layout(local_size_x_id = 0) in;
layout(constant_id = 0) const uint LOCAL = 128;
layout(constant_id = 1) const uint TYPE_K = 3;
layout(constant_id = 2) const uint TYPE_V = 3;
layout(constant_id = 3) const uint P_K = 64;
layout(constant_id = 4) const uint P_V = 64;
layout(constant_id = 5) const uint BLOCK_K = 64;
layout(constant_id = 6) const uint BLOCK_V = 64;
layout(constant_id = 7) const uint ROWS = 4; // 4 or 8

layout(binding = 0) writeonly buffer Out { float out_[]; };      // [P_V + 2, parts, heads, queries]: sum, top, weight
layout(binding = 1) readonly buffer Query { float query[]; };    // what prepare.comp makes
layout(binding = 2) readonly buffer Keys { uint16_t keys[]; };   // codes
layout(binding = 3) readonly buffer Values { uint16_t values[]; };
layout(binding = 4) readonly buffer Mask { uint16_t mask[]; };   // [mask_row, queries]
layout(binding = 5) readonly buffer ExactK { uint16_t exact_k[]; }; // [P_K * heads, rows]
layout(binding = 6) readonly buffer ExactV { uint16_t exact_v[]; };
layout(binding = 7) readonly buffer Cells { int cells[]; };      // see CellsInput

layout(push_constant) uniform Push {
    uint n_kv, n_queries, heads, group, n_exact, n_blocks, parts;
    uint k_head_words, k_row_words, v_head_words, v_row_words, mask_row;
    float scale, softcap;
    float m0, m1; // ALiBi's, of which slopes are powers; 0: none
    uint n_m0;
    uint late[8];
} push;

const uint SPLIT = 4;              // threads that share a cell's key
const uint CELLS = LOCAL / SPLIT;  // of a step
const uint FOURS = ROWS / 4;
const uint UNITS_K = P_K / 8, UNITS_V = P_V / 8;
const uint LANES = LOCAL / ROWS;   // threads of a row's softmax
const uint LANES_V = LOCAL / UNITS_V;
const float LOWEST = -3.0e38;      // of what nothing was seen of, yet finite

shared vec4 q4[P_K * FOURS];       // [value][row]
shared vec4 parts4[LOCAL * FOURS]; // partial sums of a thread
shared vec4 weight4[CELLS * FOURS];
shared vec4 shrink4[FOURS];        // what a step makes of the sums before it
shared float most[LOCAL];
shared int exact_[CELLS];          // exact rows of a step's cells, or -1
shared float levels_k[32], levels_v[32];

uint word_of(bool of_keys, uint i) { return of_keys ? uint(keys[i]) : uint(values[i]); }
uint type_of(bool of_keys) { return of_keys ? TYPE_K : TYPE_V; }
uint block_of(bool of_keys) { return of_keys ? BLOCK_K : BLOCK_V; }
bool is_turbo(uint type) { return type == TURBO3 || type == TURBO4; }

// Which value of its head value e of a unit is.
uint value_of(bool of_keys, uint unit, uint e) {
    if (!is_turbo(type_of(of_keys))) return unit * 8 + e;
    const uint columns = block_of(of_keys) / 8;
    return unit / columns * block_of(of_keys) + e * columns + unit % columns;
}

float level_of(bool of_keys, uint i) { return of_keys ? levels_k[i] : levels_v[i]; }

// The values of a unit of the head whose words begin at `at`, all to be multiplied by what is returned.
float decode(bool of_keys, uint at, uint unit, out float l[8]) {
    const uint type = type_of(of_keys), block = block_of(of_keys), columns = block / 8;
    if (type == F16) {
        for (uint e = 0; e < 8; e++) l[e] = finite(word_of(of_keys, at + unit * 8 + e));
        return 1;
    }
    if (type == Q8_0) {
        const uint word = at + unit / 4 * Q8_0_WORDS, first = word + 1 + unit % 4 * 4;
        for (uint e = 0; e < 8; e++) {
            l[e] = float(bitfieldExtract(int(word_of(of_keys, first + e / 2)), int(e % 2 * 8), 8));
        }
        return f16_to_f32(word_of(of_keys, word));
    }
    const uint words = type == TURBO4 ? block / 4 + 1 : 3 * block / 16 + 1;
    const uint word = at + unit / columns * words, c = unit % columns;
    const uint first = word + 1 + c / 2, low = c % 2 * 8; // two columns share a word
    uint own = 0;
    if (type == TURBO4) {
        for (uint i = 0; i < 4; i++) own |= (word_of(of_keys, first + i * columns / 2) >> low & 255u) << 8 * i;
        // The state after a value is the lowest bit of the next one.
        for (uint e = 0; e < 7; e++) l[e] = level_of(of_keys, own >> 4 * e & 31u);
        l[7] = level_of(of_keys, own >> 28 | (own & 1u) << 4);
    } else {
        for (uint i = 0; i < 2; i++) own |= (word_of(of_keys, first + i * columns / 2) >> low & 255u) << 8 * i;
        uint states = word_of(of_keys, first + columns) >> low & 255u;
        states |= (states & 1u) << 8;
        for (uint e = 0; e < 8; e++) l[e] = level_of(of_keys, own >> 2 * e & 3u | (states >> e & 3u) << 2);
    }
    return f16_to_f32(word_of(of_keys, word)) * 0.015625;
}

// The same from an exact row.
void take_exact(bool of_keys, uint at, uint unit, out float l[8]) {
    for (uint e = 0; e < 8; e++) {
        const uint i = at + value_of(of_keys, unit, e);
        l[e] = finite(of_keys ? uint(exact_k[i]) : uint(exact_v[i]));
    }
}

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

// This thread's part of the products of a cell's key with the rows' queries.
void multiply_key(uint c, uint cell, uint head, uint share) {
    vec4 sum[FOURS];
    for (uint j = 0; j < FOURS; j++) sum[j] = vec4(0);
    const uint at = push.late[2] / 2 + cell * push.k_row_words + head * push.k_head_words;
    const int row = exact_[c];
    const uint exact_at = push.late[5] / 2 + (uint(max(row, 0)) * gl_NumWorkGroups.x + head) * P_K;
    [[dont_unroll]] for (uint unit = share; unit < UNITS_K; unit += SPLIT) {
        float l[8], scale = 1;
        if (row >= 0) take_exact(true, exact_at, unit, l);
        else scale = decode(true, at, unit, l);
        vec4 product[FOURS];
        for (uint j = 0; j < FOURS; j++) product[j] = vec4(0);
        [[unroll]] for (uint e = 0; e < 8; e++) {
            const uint i = value_of(true, unit, e) * FOURS;
            [[unroll]] for (uint j = 0; j < FOURS; j++) product[j] += l[e] * q4[i + j];
        }
        for (uint j = 0; j < FOURS; j++) sum[j] += scale * product[j];
    }
    for (uint j = 0; j < FOURS; j++) parts4[gl_LocalInvocationID.x * FOURS + j] = sum[j];
}

// The score of a cell for a row; LOWEST where its query does not see it.
float score_of(uint c, uint cell, uint row, uint q_at, uint query_, float slope) {
    const uint distance = uint(mask[push.late[4] / 2 + query_ * push.mask_row + cell]);
    if (distance == 0xfc00u) return LOWEST;
    float s = 0;
    for (uint i = 0; i < SPLIT; i++) s += parts4[(c * SPLIT + i) * FOURS + row / 4][row % 4];
    if (push.n_blocks > 0) s += query[q_at + P_K + uint(cells[push.late[7] / 4 + cell])];
    s *= push.scale;
    if (push.softcap != 0) s = push.softcap * tanh(clamp(s / push.softcap, -20.0, 20.0));
    return s + slope * f16_to_f32(distance);
}

void main() {
    const uint tid = gl_LocalInvocationID.x, head = gl_WorkGroupID.x, part = gl_WorkGroupID.z;
    const uint first_row = gl_WorkGroupID.y * ROWS, n_rows = push.n_queries * push.group;
    const uint q_floats = P_K + push.n_blocks, queries_at = push.late[1] / 4, cells_at = push.late[7] / 4;
    const uint per_part = ((push.n_kv + push.parts - 1) / push.parts + CELLS - 1) / CELLS * CELLS;
    const uint from = part * per_part, to = min(push.n_kv, from + per_part);

    // Row r of those that share the key head is head r % group of query r / group.
    [[dont_unroll]] for (uint k = tid; k < P_K * FOURS; k += LOCAL) {
        vec4 q = vec4(0);
        for (uint i = 0; i < 4; i++) {
            const uint r = first_row + k % FOURS * 4 + i;
            if (r < n_rows) {
                const uint at = (r / push.group * push.heads + head * push.group + r % push.group) * q_floats;
                q[i] = query[queries_at + at + k / FOURS];
            }
        }
        q4[k] = q;
    }
    if (tid < 32) {
        levels_k[tid] = TYPE_K == TURBO4 ? float(LEVELS_4[tid]) : float(LEVELS_3[tid % 16]);
        levels_v[tid] = TYPE_V == TURBO4 ? float(LEVELS_4[tid]) : float(LEVELS_3[tid % 16]);
    }

    // In the softmax a thread has a row and every LANES-th cell of a step; of the values a unit and every LANES_V-th.
    const uint row = tid % ROWS, lane = tid / ROWS, unit_v = tid % UNITS_V, lane_v = tid / UNITS_V;
    const uint own = first_row + row, own_query = own / push.group;
    const uint own_head = head * push.group + own % push.group;
    const uint q_at = queries_at + (own_query * push.heads + own_head) * q_floats;
    float slope = 1;
    if (push.m0 != 0) {
        slope = own_head < push.n_m0 ? pow(push.m0, float(own_head + 1))
                                     : pow(push.m1, float(2 * (own_head - push.n_m0) + 1));
    }
    float top = LOWEST, weight = 0;
    vec4 sum[8 * FOURS];
    [[unroll]] for (uint i = 0; i < 8 * FOURS; i++) sum[i] = vec4(0);

    [[dont_unroll]] for (uint step_ = from; step_ < to; step_ += CELLS) {
        const uint n = min(CELLS, to - step_);
        barrier();
        if (tid < CELLS) exact_[tid] = push.n_exact > 0 && tid < n ? exact_row(int(step_ + tid), cells_at) : -1;
        barrier();
        if (tid / SPLIT < n) multiply_key(tid / SPLIT, step_ + tid / SPLIT, head, tid % SPLIT);
        barrier();

        float score[CELLS / LANES], best = LOWEST;
        [[unroll]] for (uint i = 0; i < CELLS / LANES; i++) {
            const uint c = i * LANES + lane;
            score[i] = c < n && own < n_rows ? score_of(c, step_ + c, row, q_at, own_query, slope) : LOWEST;
            best = max(best, score[i]);
        }
        most[tid] = best;
        [[dont_unroll]] for (uint width = LANES / 2; width > 0; width /= 2) {
            barrier();
            if (lane < width) most[tid] = max(most[tid], most[tid + width * ROWS]);
        }
        barrier();
        const float before = top;
        top = max(top, most[row]);
        const float shrink = exp(before - top);
        weight *= shrink;
        [[unroll]] for (uint i = 0; i < CELLS / LANES; i++) {
            const float w = score[i] == LOWEST ? 0 : exp(score[i] - top);
            weight += w;
            weight4[(i * LANES + lane) * FOURS + row / 4][row % 4] = w;
        }
        if (lane == 0) shrink4[row / 4][row % 4] = shrink;
        barrier();

        if (lane_v < LANES_V) {
            [[unroll]] for (uint e = 0; e < 8; e++) {
                [[unroll]] for (uint j = 0; j < FOURS; j++) sum[e * FOURS + j] *= shrink4[j];
            }
            [[dont_unroll]] for (uint c = lane_v; c < n; c += LANES_V) {
                float l[8], scale = 1;
                const int exact = exact_[c];
                if (exact >= 0) {
                    take_exact(false, push.late[6] / 2 + (uint(exact) * gl_NumWorkGroups.x + head) * P_V, unit_v, l);
                } else {
                    const uint at = push.late[3] / 2 + (step_ + c) * push.v_row_words + head * push.v_head_words;
                    scale = decode(false, at, unit_v, l);
                }
                [[unroll]] for (uint j = 0; j < FOURS; j++) {
                    const vec4 w = scale * weight4[c * FOURS + j];
                    [[unroll]] for (uint e = 0; e < 8; e++) sum[e * FOURS + j] += l[e] * w;
                }
            }
        }
    }

    // The lanes' sums together, a value of each unit at a time.
    const uint floats = P_V + 2;
    [[unroll]] for (uint e = 0; e < 8; e++) {
        barrier();
        [[unroll]] for (uint j = 0; j < FOURS; j++) parts4[tid * FOURS + j] = sum[e * FOURS + j];
        barrier();
        [[dont_unroll]] for (uint k = tid; k < UNITS_V * ROWS; k += LOCAL) {
            const uint unit = k % UNITS_V, r = k / UNITS_V, row_ = first_row + r;
            float all = 0;
            [[dont_unroll]] for (uint i = 0; i < LANES_V; i++) all += parts4[(i * UNITS_V + unit) * FOURS + r / 4][r % 4];
            if (row_ < n_rows) {
                const uint at = row_ / push.group * push.heads + head * push.group + row_ % push.group;
                out_[push.late[0] / 4 + (at * push.parts + part) * floats + value_of(false, unit, e)] = all;
            }
        }
    }
    most[tid] = weight;
    barrier();
    if (lane == 0 && own < n_rows) {
        float all = 0;
        [[dont_unroll]] for (uint i = 0; i < LANES; i++) all += most[i * ROWS + row];
        const uint at = (own_query * push.heads + own_head) * push.parts + part;
        out_[push.late[0] / 4 + at * floats + P_V] = top;
        out_[push.late[0] / 4 + at * floats + P_V + 1] = all;
    }
}
