// SPDX-License-Identifier: Apache-2.0
/**
 * The port to a language model, and what is known of models: profiles, calibration, memory.
 *
 * <p>Start at {@link dev.carrel.engine.model.LanguageModel} and the {@link
 * dev.carrel.engine.model.ModelContext} that it opens; {@link dev.carrel.engine.model.ModelSketch}
 * is what a model's file tells without its weights, enough to plan by. How a context is kept is a
 * {@link dev.carrel.engine.model.KvProfile}, and what that means for one model its {@link
 * dev.carrel.engine.model.Calibration}.
 *
 * <p>What always holds: interfaces and values only, with nothing of the binding in them, so that
 * {@code llama} fills the port with llama.cpp and a test with a scripted model; the same tokens in
 * the same calls give the same bytes; a context whose reading failed or was cancelled is as it was
 * before; a context is closed before its model.
 */
@NullMarked
package dev.carrel.engine.model;

import org.jspecify.annotations.NullMarked;
