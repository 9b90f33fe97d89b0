// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.util.List;

/**
 * What questions take.
 *
 * @param length as in {@link HitRow}
 * @param tokens the contracts' mean
 * @param memoryBytes the most that weights, context and buffers took
 * @param readSeconds the mean to have a contract in the context, restored or read
 * @param rankSeconds the mean to rank for a question, in all ways that are compared
 * @param answerSeconds the mean to answer, ranking included; 0 if nothing was answered
 */
public record CostRow(
    String length,
    int contracts,
    int tokens,
    long memoryBytes,
    double readSeconds,
    double rankSeconds,
    double answerSeconds) {
  static CostRow of(String length, List<ContractResult> results) {
    List<AskedQuestion> all = results.stream().flatMap(r -> r.questions().stream()).toList();
    return new CostRow(
        length,
        results.size(),
        (int) results.stream().mapToInt(ContractResult::tokens).average().orElse(0),
        results.stream().mapToLong(ContractResult::memoryBytes).max().orElse(0),
        results.stream().mapToDouble(ContractResult::readSeconds).average().orElse(0),
        all.stream().mapToDouble(AskedQuestion::rankSeconds).filter(s -> s > 0).average().orElse(0),
        all.stream().mapToDouble(CostRow::answerSeconds).filter(s -> s > 0).average().orElse(0));
  }

  private static double answerSeconds(AskedQuestion question) {
    AskedQuestion.Answered answered = question.answered();
    return answered == null ? 0 : answered.seconds();
  }
}
