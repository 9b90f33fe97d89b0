#version 450
// SPDX-License-Identifier: Apache-2.0
// Keys that the CPU moved, back into the cache and its exact rows: the words of both, one behind the other.
#extension GL_EXT_shader_16bit_storage : require

layout(local_size_x = 128) in;
layout(binding = 0) writeonly buffer Cache { uint16_t cache[]; };
layout(binding = 2) writeonly buffer Exact { uint16_t exact[]; };
layout(binding = 3) readonly buffer Moved { uint16_t moved[]; };

layout(push_constant) uniform Push {
    uint cache_words, exact_words;
    uint late[4];
} push;

void main() {
    const uint step_ = gl_NumWorkGroups.x * gl_WorkGroupSize.x;
    for (uint i = gl_GlobalInvocationID.x; i < push.cache_words + push.exact_words; i += step_) {
        const uint word = uint(moved[push.late[3] / 2 + i]);
        if (i < push.cache_words) cache[push.late[0] / 2 + i] = uint16_t(word);
        else exact[push.late[2] / 2 + i - push.cache_words] = uint16_t(word);
    }
}
