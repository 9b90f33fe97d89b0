// SPDX-License-Identifier: Apache-2.0
// Included before ggml's AMX kernels. GCC's _tile_loadconfig (until 12.4 and 13.3, GCC PR 114098) tells
// the compiler that it reads 8 bytes, so the stores to the other 56 are dropped as dead and the first
// tile instruction is an invalid opcode. This one reads all 64.
#if defined(__AMX_TILE__) && defined(__GNUC__) && !defined(__clang__)
#    include <immintrin.h>
#    undef _tile_loadconfig
#    define _tile_loadconfig(config) __asm__ volatile("ldtilecfg\t%0" ::"m"(*(const char(*)[64])(config)))
#endif
