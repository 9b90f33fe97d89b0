#version 450
// SPDX-License-Identifier: Apache-2.0
// Joins the parts of attend.comp, and brings the result back into the model's own basis. A workgroup for each head of a
// query. The reference is finish_codes() of attend.cpp.
#extension GL_GOOGLE_include_directive : require
#extension GL_EXT_shader_16bit_storage : require

layout(binding = 0) writeonly buffer Out { float out_[]; };       // [D, heads, queries]
layout(binding = 1) readonly buffer Parts { float part[]; };      // [P + 2, parts, heads, queries]
layout(binding = 2) readonly buffer Sinks { float sinks[]; };     // [heads]
layout(binding = 3) readonly buffer Constants { float constants[]; };
#define CONSTANTS(i) constants[i]
#define TABLE(i) constants[i] // none: values have no centre by position
#include "codec.glsl"

layout(push_constant) uniform Push {
    uint heads, group, parts, has_sinks;
    uint late[4];
} push;

void main() {
    const uint tid = gl_LocalInvocationID.x, head = gl_WorkGroupID.x, row = gl_WorkGroupID.y;
    const uint constants_at = push.late[3] / 4, floats = P + 2;
    const uint from = push.late[1] / 4 + (row * push.heads + head) * push.parts * floats;
    float top = -3.0e38, weight = 0;
    [[dont_unroll]] for (uint i = 0; i < push.parts; i++) top = max(top, part[from + i * floats + P]);
    const float sink = push.has_sinks != 0 ? sinks[push.late[2] / 4 + head] : 0;
    if (push.has_sinks != 0) {
        top = max(top, sink);
        weight = exp(sink - top);
    }
    [[dont_unroll]] for (uint i = 0; i < push.parts; i++) {
        weight += part[from + i * floats + P + 1] * exp(part[from + i * floats + P] - top);
    }
    [[dont_unroll]] for (uint k = tid; k < P; k += LOCAL) {
        float sum = 0;
        [[dont_unroll]] for (uint i = 0; i < push.parts; i++) {
            sum += part[from + i * floats + k] * exp(part[from + i * floats + P] - top);
        }
        x[k] = weight > 0 ? sum / weight : 0;
    }
    if (ROTATES) rotate(true, constants_at);
    else barrier();
    const uint to = push.late[0] / 4 + (row * push.heads + head) * D;
    [[dont_unroll]] for (uint i = tid; i < D; i += LOCAL) {
        out_[to + i] = x[i] + (CENTRED ? constants[constants_at + HEADS + head / push.group * D + i] : 0);
    }
}
