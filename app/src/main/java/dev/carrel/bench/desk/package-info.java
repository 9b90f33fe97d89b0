// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the desk: how soon it can be read from, how smoothly it scrolls. Each desk is a
 * process of its own on a home made for the purpose.
 *
 * <p>Start at {@link dev.carrel.bench.desk.StartBench}, {@link dev.carrel.bench.desk.ScrollBench}
 * and {@link dev.carrel.bench.desk.GridBench}.
 */
@NullMarked
package dev.carrel.bench.desk;

import org.jspecify.annotations.NullMarked;
