// SPDX-License-Identifier: Apache-2.0
// Drives a fuzz target with mutations of its seeds, for compilers without a libFuzzer (with Clang, link the target
// with -fsanitize=fuzzer instead of this file).
//
//   fuzz_TARGET RUNS [FIRST]     runs FIRST to FIRST + RUNS - 1; a run is the same each time
//
// A finding of a sanitizer, a failed check or an input that takes ten seconds ends the process with the number of its
// run, which alone is then `fuzz_TARGET 1 NUMBER`.
#include "fuzz.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <unistd.h>

// Called by the sanitizers: a finding then ends in abort(), where its run can be named.
extern "C" const char * __asan_default_options() { return "abort_on_error=1:allocator_may_return_null=1"; }
extern "C" const char * __ubsan_default_options() { return "abort_on_error=1:print_stacktrace=1"; }

namespace {

using Random = std::mt19937_64;

constexpr unsigned PATIENCE_SECONDS = 10;
volatile std::sig_atomic_t run_high = 0, run_low = 0; // a sig_atomic_t may be as narrow as an int

void name_run(int signal) {
    char line[96];
    const unsigned long long run = (unsigned long long) (unsigned) run_high << 32 | (unsigned) run_low;
    const int n =
        std::snprintf(line, sizeof line, "fuzz: run %llu %s\n", run, signal == SIGALRM ? "takes too long" : "failed");
    if (write(2, line, (size_t) n) < 0) _exit(3);
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
}

size_t below(Random & random, size_t n) { return n == 0 ? 0 : random() % n; }

// Sizes and counts that go wrong, in little-endian words of 1 to 8 bytes.
void put_word(Bytes & x, Random & random) {
    static const uint64_t WORDS[] = {0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000,
        0xffffffff, 0x7fffffffffffffff, 0x8000000000000000, 0xffffffffffffffff};
    const size_t width = (size_t) 1 << below(random, 4);
    if (x.size() < width) return;
    const uint64_t word = random() % 4 == 0 ? random() : WORDS[below(random, sizeof WORDS / sizeof *WORDS)];
    std::memcpy(x.data() + below(random, x.size() - width + 1), &word, width);
}

void mutate(Bytes & x, const Bytes & other, Random & random) {
    const size_t at = below(random, x.size()), n = 1 + below(random, 1 + x.size() / 4);
    switch (random() % 8) {
        case 0:
        case 1:
            if (!x.empty()) x[at] ^= (uint8_t) (1 << random() % 8);
            break;
        case 2:
            if (!x.empty()) x[at] = (uint8_t) random();
            break;
        case 3:
        case 4: put_word(x, random); break;
        case 5: x.resize(at); break;
        case 6: // a piece of another input
            x.insert(x.begin() + (long) at, other.begin(), other.begin() + (long) below(random, other.size() + 1));
            break;
        case 7: // a piece gone
            x.erase(x.begin() + (long) at, x.begin() + (long) std::min(x.size(), at + n));
            break;
    }
}

Bytes input_of(uint64_t run, const std::vector<Bytes> & seeds) {
    if (run < seeds.size()) return seeds[run];
    Random random(run);
    Bytes x = seeds[below(random, seeds.size())];
    // Mostly one change: more of them hide each other behind the first check.
    const int changes = random() % 2 == 0 ? 1 : 1 + (int) below(random, 8);
    for (int i = 0; i < changes; i++) mutate(x, seeds[below(random, seeds.size())], random);
    return x;
}

} // namespace

int main(int argc, char ** argv) {
    const uint64_t runs = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
    const uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
    if (runs == 0) {
        std::fprintf(stderr, "usage: %s RUNS [FIRST]\n", argv[0]);
        return 2;
    }
    std::signal(SIGABRT, name_run);
    std::signal(SIGALRM, name_run);
    const std::vector<Bytes> seeds = fuzz_seeds();
    for (uint64_t run = first; run < first + runs; run++) {
        run_high = (int) (run >> 32), run_low = (int) run;
        const Bytes x = input_of(run, seeds);
        // An allocation of just its size: a sanitizer then sees the first byte that is read behind it.
        const std::unique_ptr<uint8_t[]> exact(new uint8_t[x.size()]);
        std::copy(x.begin(), x.end(), exact.get());
        alarm(PATIENCE_SECONDS);
        LLVMFuzzerTestOneInput(exact.get(), x.size());
    }
    alarm(0);
    std::printf("%s: runs %llu to %llu, nothing found\n", argv[0], (unsigned long long) first,
        (unsigned long long) (first + runs - 1));
    return 0;
}
