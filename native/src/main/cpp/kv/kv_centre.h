// SPDX-License-Identifier: Apache-2.0
// Centring and balancing: what happens to keys, values and queries before the rotation, and what is added back.
//
// A key after RoPE at position p is k = R_p u, and u has a mean b that dwarfs what varies in many models. Positions
// come in blocks of B; block j has its middle at m = jB + (B - 1)/2 and the centre c_j = R_m (a * b), where
// a = sin(theta B/2) / (theta B/2) for each RoPE pair of frequency theta: the mean of R_p b over the block, nearly.
// Stored is k' = (k - c_j) * f, used is q' = q / f, so q.k = q'.k' + q.c_j, exactly. f is one factor per pair, so
// it commutes with RoPE. The centres are the caller's to make: tests/centre_reference.h does it by the letter.
//
// The pairs and their frequencies are the caller's: YaRN, scaled and per-pair factors (freq_factors) all end in an
// array of frequencies; a partial rotation has fewer than d/2 pairs, and the dimensions beyond are not rotated: their
// centre is b itself. Magnitude scaling (YaRN's mscale) multiplies rotated pairs: pass it as `magnitude`.
#pragma once

#ifdef __cplusplus
extern "C" {
#endif

struct kv_rope {
    int n_dims;              // rotated dimensions, even, <= d; n_dims / 2 pairs
    int interleaved;         // 0: NeoX, pair i is (i, i + n_dims/2); 1: pair i is (2i, 2i + 1)
    float magnitude;         // what RoPE multiplies each rotated pair by; 1 unless YaRN
    const float * frequency; // [n_dims / 2] radians per position
};

// Rotates x (d values) by position p, as RoPE does; a negative p undoes a positive one (for magnitude 1).
void kv_rope_apply(const struct kv_rope * rope, float * x, double p);

// k = (k - centre) * f in place. f: [d], both members of a pair alike; NULL: 1.
void kv_centre_key(float * k, const float * centre, const float * f, int d);

// k / f + centre in place: the inverse.
void kv_restore_key(float * k, const float * centre, const float * f, int d);

// q = q / f in place.
void kv_balance_query(float * q, const float * f, int d);

// x = x - mean, x = x + mean, in place: the values before rotation, the output after the inverse rotation.
void kv_subtract_mean(float * x, const float * mean, int d);
void kv_add_mean(float * x, const float * mean, int d);

// f[d] of one key head: (q_rms / k_rms)^alpha per pair, clipped to [1/16, 16] about a geometric mean of 1.
// q_square, k_square: [d] mean squares of the queries of its group and of its centred keys.
void kv_balance_factors(
    const struct kv_rope * rope, const float * q_square, const float * k_square, int d, float alpha, float * f);

#ifdef __cplusplus
}
#endif
