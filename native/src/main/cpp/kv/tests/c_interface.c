// SPDX-License-Identifier: Apache-2.0
// A program in C11 that uses the codec: c_interface_test.cpp asks what it sees.
#include "c_interface.h"

#include "kv_attention.h"
#include "kv_centre.h"
#include "kv_codebook.h"
#include "kv_codec.h"
#include "kv_f16.h"

void c_sizes(size_t sizes[C_SIZES]) {
    sizes[0] = sizeof(enum kv_type);
    sizes[1] = sizeof(struct kv_rope);
    sizes[2] = sizeof(struct kv_attention_args);
    sizes[3] = offsetof(struct kv_attention_args, q);
    sizes[4] = offsetof(struct kv_attention_args, mask);
    sizes[5] = offsetof(struct kv_attention_args, exact_k);
    sizes[6] = offsetof(struct kv_attention_args, out_head);
    sizes[7] = kv_head_bytes(KV_TYPE_TURBO3, 128);
}

void c_through(int type, float * x, int d) {
    unsigned char code[2 * KV_MAX_HEAD];
    kv_rotate(x, d);
    kv_encode((enum kv_type) type, x, d, code);
    kv_decode((enum kv_type) type, code, d, x);
    kv_unrotate(x, d);
}

float c_first_of_turbo4(const struct kv_block_turbo4_128 * block) {
    // Column 0: value 0 in the low nibble of its first byte, value 1, whose state counts, in the high one.
    const int code = block->qs[0] & 15, next = block->qs[0] >> 4;
    return kv_f16_to_f32(block->d) * KV_LEVEL_UNIT * (float) KV_LEVELS_4[code | (next & 1) << 4];
}

const char * c_unsupported(int d) {
    struct kv_attention_args a = {0};
    a.n_q = a.n_head = a.n_head_kv = a.n_kv = 1;
    a.d_k = a.d_v = d;
    return kv_attention_unsupported(&a);
}
