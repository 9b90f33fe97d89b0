// SPDX-License-Identifier: Apache-2.0
/**
 * llama.cpp for Java: thin typed handles over its C interface, under llama.cpp's own names. Knows
 * no document.
 *
 * <p>Start at {@link dev.carrel.llama.LlamaModel}: it gives a {@link dev.carrel.llama.Vocabulary},
 * a {@link dev.carrel.llama.ChatTemplate} and a {@link dev.carrel.llama.LlamaContext}, which
 * decodes a {@link dev.carrel.llama.Batch} and says how likely each token is to come next.
 *
 * <p>What always holds: a handle is closed once and then refuses every call; nothing native is
 * freed while in use; what llama.cpp cannot do is a {@link dev.carrel.llama.LlamaException} with
 * figures, and the process lives.
 */
@NullMarked
package dev.carrel.llama;

import org.jspecify.annotations.NullMarked;
