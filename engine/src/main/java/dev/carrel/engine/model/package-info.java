/**
 * The port to a language model, and what is known of models: profiles, calibration, memory. Start
 * at {@link dev.carrel.engine.model.LanguageModel} and {@link
 * dev.carrel.engine.model.ModelContext}.
 *
 * <p>Types and interfaces only: {@code llama} fills them with llama.cpp, a test with a scripted
 * model. Nothing of the binding stands here.
 */
@NullMarked
package dev.carrel.engine.model;

import org.jspecify.annotations.NullMarked;
