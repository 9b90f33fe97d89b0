// SPDX-License-Identifier: Apache-2.0
/**
 * The port to a language model, filled by llama.cpp: start at {@link
 * dev.carrel.engine.llama.LlamaLanguageModel}; {@link dev.carrel.engine.llama.LlamaModelSketch} is
 * a model without its weights. Two processes of their own begin here: {@code ModelTrialMain}, which
 * opens a model that nobody vouches for, and {@code DriverTrialMain}, which tries drivers.
 *
 * <p>Nothing of {@code dev.carrel.llama}, the binding, leaves this package: what others see are the
 * types of {@code model}, and every error of the binding is a {@link
 * dev.carrel.engine.ground.CarrelException}.
 */
@NullMarked
package dev.carrel.engine.llama;

import org.jspecify.annotations.NullMarked;
