// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.List;

/**
 * What was measured on a contract.
 *
 * @param run which run it belongs to: model, profile, questions
 * @param tokens that the model read of it, its title and page marks included
 * @param restoredTokens of these taken from what was kept
 * @param readSeconds that took
 * @param memoryBytes weights, context and buffers
 * @param lost parts of spans that are not in the text that Carrel reads
 */
public record ContractResult(
    String run,
    String file,
    int tokens,
    int restoredTokens,
    double readSeconds,
    long memoryBytes,
    int lost,
    List<AskedQuestion> questions) {}
