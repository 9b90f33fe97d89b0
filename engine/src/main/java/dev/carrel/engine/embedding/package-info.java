// SPDX-License-Identifier: Apache-2.0
/**
 * Meanings of sentences as vectors, so that a passage is found that says something in other words.
 *
 * <p>Start at {@link dev.carrel.engine.embedding.SentenceEmbedder}, the port. {@link
 * dev.carrel.engine.embedding.BgeEmbedder} fills it with a small model that lies in a jar, run by
 * ONNX Runtime; only here are types of that library used.
 *
 * <p>What always holds: the same text gives the same vector, whatever was embedded beside it; no
 * text in a language that the model does not know gets one; nothing is read from a network, and the
 * library that is loaded has no way to one (docs/decisions has why its version is held).
 */
@NullMarked
package dev.carrel.engine.embedding;

import org.jspecify.annotations.NullMarked;
