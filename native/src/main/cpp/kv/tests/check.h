// SPDX-License-Identifier: Apache-2.0
// A small test harness: tests are sentences, a failed check prints what it saw and the test goes on.
#pragma once

#include <cmath>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

struct Test {
    const char * sentence;
    std::function<void()> body;
};

inline std::vector<Test> & all_tests() {
    static std::vector<Test> tests;
    return tests;
}

inline int & failures() {
    static int n = 0;
    return n;
}

struct AddTest {
    AddTest(const char * sentence, std::function<void()> body) { all_tests().push_back({sentence, std::move(body)}); }
};

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define TEST(sentence)                                                                                                 \
    static void JOIN(test_, __LINE__)();                                                                               \
    static AddTest JOIN(add_, __LINE__)(sentence, JOIN(test_, __LINE__));                                              \
    static void JOIN(test_, __LINE__)()

#define CHECK_MSG(condition, ...)                                                                                      \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            failures()++;                                                                                              \
            std::printf("    %s:%d: %s: ", __FILE__, __LINE__, #condition);                                            \
            std::printf(__VA_ARGS__);                                                                                  \
            std::printf("\n");                                                                                         \
        }                                                                                                              \
    } while (0)

#define CHECK(condition) CHECK_MSG(condition, "false")

// Normalised mean squared error: |x - truth|^2 / |truth|^2.
template <class A, class B> double nmse(const A & x, const B & truth) {
    double error = 0, energy = 0;
    for (size_t i = 0; i < truth.size(); i++) {
        error += ((double) x[i] - truth[i]) * ((double) x[i] - truth[i]);
        energy += (double) truth[i] * truth[i];
    }
    return energy > 0 ? error / energy : error;
}

inline std::vector<float> normal(size_t n, unsigned seed, float sigma = 1) {
    std::mt19937 random(seed);
    std::normal_distribution<float> gauss(0, sigma);
    std::vector<float> x(n);
    for (auto & v : x) v = gauss(random);
    return x;
}
