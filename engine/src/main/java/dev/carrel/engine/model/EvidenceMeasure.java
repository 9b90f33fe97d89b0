// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * What was measured of how a model finds passages and judges sentences. It has no part in the bytes
 * of a context.
 *
 * @param heads {@link RetrievalHeads#NONE}: none stands out
 * @param judge whether it can judge, with figures
 */
public record EvidenceMeasure(RetrievalHeads heads, JudgeMeasure judge) {}
