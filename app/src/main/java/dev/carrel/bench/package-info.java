// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the KV cache on this machine: what a way of keeping it loses, and how fast it is.
 *
 * <p>Start at {@link dev.carrel.bench.QualityBench} and {@link dev.carrel.bench.SpeedBench}; {@link
 * dev.carrel.bench.DeepBench} is the case of very long contexts; a {@link dev.carrel.bench.KvRow}
 * is one way of keeping the cache. What always holds: loss and speed are taken against llama.cpp's
 * own f16 cache in the same run, and a row that cannot be made says why while the others go on.
 * This package uses the binding directly, since its subject is what the port of {@code model}
 * hides. {@code command} has the measurements as commands, {@code desk} those of the desk itself.
 */
@NullMarked
package dev.carrel.bench;

import org.jspecify.annotations.NullMarked;
