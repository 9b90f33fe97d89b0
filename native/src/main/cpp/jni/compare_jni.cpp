// SPDX-License-Identifier: Apache-2.0
// LogitComparison: how far one context's predictions lie from another's.

#include <algorithm>
#include <cmath>
#include <vector>

#include "context.h"
#include "support.h"

using carrel::Context;
using carrel::Failure;
using carrel::Kind;

namespace {

// The logarithm of the sum of exp(x), in double. The greatest term is taken out, so nothing overflows.
double log_sum_exp(const float * x, int32_t n) {
    const double greatest = *std::max_element(x, x + n);
    double sum = 0;
    for (int32_t i = 0; i < n; i++) {
        sum += std::exp(x[i] - greatest);
    }
    return greatest + std::log(sum);
}

// The sum of p log(p/q), where p and q are the softmax of the reference's logits and of the other's.
// What p gives no chance counts nothing, whatever q makes of it.
double kl_divergence(const float * reference, const float * other, int32_t n) {
    const double log_sum_p = log_sum_exp(reference, n);
    const double log_sum_q = log_sum_exp(other, n);
    double sum = 0;
    for (int32_t i = 0; i < n; i++) {
        const double log_p = reference[i] - log_sum_p;
        const double p = std::exp(log_p);
        if (p > 0) {
            sum += p * (log_p - (other[i] - log_sum_q));
        }
    }
    return sum;
}

bool same_top(const float * a, const float * b, int32_t n) {
    return std::max_element(a, a + n) - a == std::max_element(b, b + n) - b;
}

} // namespace

extern "C" {

// For each output of the last batch from "from" to before "to": the divergence, then 1 for the same top token or 0.
JNIEXPORT jdoubleArray JNICALL Java_dev_carrel_llama_LogitComparison_nCompare(
    JNIEnv * env, jclass, jlong reference_handle, jlong other_handle, jint from, jint to) {
    return carrel::guarded(env, [&]() -> jdoubleArray {
        const auto * reference = carrel::from_handle<Context>(reference_handle);
        const auto * other = carrel::from_handle<Context>(other_handle);
        const int32_t n_vocab = reference->n_vocab();
        if (other->n_vocab() != n_vocab) {
            throw Failure(Kind::INVALID_BATCH,
                "logits of " + std::to_string(n_vocab) + " tokens cannot be compared with logits of " +
                    std::to_string(other->n_vocab()));
        }
        std::vector<double> figures;
        for (jint i = from; i < to; i++) {
            const float * p = reference->logits(i);
            const float * q = other->logits(i);
            figures.push_back(kl_divergence(p, q, n_vocab));
            figures.push_back(same_top(p, q, n_vocab) ? 1 : 0);
        }
        const auto size = static_cast<jsize>(figures.size());
        jdoubleArray result = env->NewDoubleArray(size);
        carrel::check(env);
        env->SetDoubleArrayRegion(result, 0, size, figures.data());
        return result;
    });
}

} // extern "C"
