// SPDX-License-Identifier: Apache-2.0
/**
 * What the evidence of answers is worth, measured on contracts in which lawyers marked clauses.
 *
 * <p>Start at {@link dev.carrel.bench.evidence.EvidenceBench}, which asks the engine as a person
 * would. What comes of a contract is a {@link dev.carrel.bench.evidence.ContractResult}, of which
 * {@link dev.carrel.bench.evidence.EvidenceFigures} makes the figures; so a run that was stopped
 * goes on where it was.
 */
@NullMarked
package dev.carrel.bench.evidence;

import org.jspecify.annotations.NullMarked;
