// SPDX-License-Identifier: Apache-2.0
/**
 * The measurements as commands of {@code carrel bench}.
 *
 * <p>Start at {@link dev.carrel.bench.command.Measurement}, the frame of all: a command is its
 * options, a call of what measures, and the keys and lines by which the figures are told. {@link
 * dev.carrel.bench.command.ModelMeasurement} adds a model, {@link
 * dev.carrel.bench.command.RowsMeasurement} rows that are compared on it. The composition in {@code
 * Main} gives {@link dev.carrel.bench.command.BenchCommand} to the command line, which does not
 * know it.
 */
@NullMarked
package dev.carrel.bench.command;

import org.jspecify.annotations.NullMarked;
